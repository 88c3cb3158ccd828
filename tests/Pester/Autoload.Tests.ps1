# The module on the module path, as an installation has it: nobody imports it.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # What a PowerShell of its own prints, in which the module lies on the module path and nothing of it is remembered.
    function Run([string] $Script) {
        $start = [Diagnostics.ProcessStartInfo]::new($Pwsh[0], [string[]]@($Pwsh[1..9]; '-NoProfile'; '-NonInteractive'; '-Command'; $Script))
        $start.RedirectStandardOutput = $true
        $start.Environment['PSModulePath'] = Split-Path (Split-Path $Manifest)
        $start.Environment['PSModuleAnalysisCachePath'] = Join-Path $TestDrive ([guid]::NewGuid())
        $process = [Diagnostics.Process]::Start($start)
        $process.StandardOutput.ReadToEnd().Trim() -split '\r?\n'
        $process.WaitForExit()
    }
}

Describe 'The module loads by itself' {
    It 'in runspaces side by side, the <_>. time' -ForEach (1..3) {
        Run '1..8 | ForEach-Object -Parallel { try { (Get-S3BasicData -Url http://h -AccessKey a -SecretKey s).Region } catch { "$_" } } -ThrottleLimit 8' | Should -Be (@('us-east-1') * 8)
    }
    It 'with its types and views' {
        Run '$null = Get-S3Profile; (Get-Module OpenIntegrations.S3).Version.ToString(); (Get-FormatData OpenIntegrations.S3.Object).FormatViewDefinition.Count; (Get-Help Get-S3Bucket).Synopsis' |
            Should -Be '0.1.0', '2', 'Lists the buckets of the account, all pages of them.'
    }
    It 'and loads no other module, which would take longer than it does' {
        Run '$null = Get-S3Profile; (Get-Module).Name' | Should -Be 'OpenIntegrations.S3'
    }
    It 'and can be taken out again' {
        Run '$null = Get-S3Profile; Remove-Module OpenIntegrations.S3; @(Get-Module OpenIntegrations.S3 -All).Count' | Should -Be '0'
    }
}
