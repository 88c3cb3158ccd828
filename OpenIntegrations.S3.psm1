# The build for this PowerShell. The choice stands here because an expression in the manifest keeps parallel runspaces from finding the commands.
$build = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'netstandard2.0' }
Import-Module "$PSScriptRoot/module/bin/$build/OpenIntegrations.S3.dll"

# Paths of the drives. Where a path is none of theirs nothing is said, and PowerShell completes it itself.
$complete = { param($command, $parameter, $word) [OpenIntegrations.S3.Drive.PathCompletion]::Complete($ExecutionContext.SessionState, $parameter, $word) }
$commands = 'Get-ChildItem', 'Get-Item', 'New-Item', 'Copy-Item', 'Move-Item', 'Remove-Item', 'Rename-Item', 'Set-Location', 'Push-Location',
    'Get-Content', 'Set-Content', 'Add-Content', 'Clear-Content', 'Test-Path', 'Resolve-Path', 'Convert-Path', 'Get-ItemProperty',
    'Set-ItemProperty', 'Remove-ItemProperty', 'Clear-ItemProperty'
foreach ($parameter in 'Path', 'LiteralPath', 'Destination') {
    Register-ArgumentCompleter -CommandName $commands -ParameterName $parameter -ScriptBlock $complete
}

# Members of hashtables that stand for documents. PowerShell asks nobody for them: TabExpansion2 is asked here first, and goes on as it was.
# Get-Item would say the same, and load PowerShell's own module of such commands: that is most of what an import takes.
$expand = $function:TabExpansion2
if ($expand) {
    $function:global:TabExpansion2 = [OpenIntegrations.S3.Input.MemberCompletion]::Before($expand)
    $own = $function:TabExpansion2
}
$ExecutionContext.SessionState.Module.OnRemove = {
    if ($own -and $function:global:TabExpansion2 -eq $own) { $function:global:TabExpansion2 = $expand }
    [OpenIntegrations.S3.Drive.Crossing.ItemCommands]::Leave()
}
