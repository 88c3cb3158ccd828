# Runs the Pester tests against one build of the module and writes what came of it as JSON, for the xunit test that called.
param([string] $Build = 'net8.0', [string] $ResultFile, [string[]] $Path = $PSScriptRoot)
$ErrorActionPreference = 'Stop'
$env:S3_TEST_BUILD = $Build
Import-Module Pester -MinimumVersion 5.0
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = if ($ResultFile) { 'None' } else { 'Detailed' }
$result = Invoke-Pester -Configuration $configuration
if (-not $ResultFile) { exit $result.FailedCount }

$tests = foreach ($test in $result.Tests) {
    [pscustomobject]@{
        File   = Split-Path $test.ScriptBlock.File -Leaf
        Name   = $test.ExpandedPath
        Result = "$($test.Result)"
        Error  = ($test.ErrorRecord | ForEach-Object { "$($_.Exception.Message)`n$(($_.ScriptStackTrace -split "`n" | Where-Object { $_ -notmatch 'Pester\.ps' }) -join "`n")" }) -join "`n"
    }
}
$blocks = foreach ($container in $result.Containers | Where-Object Result -eq 'Failed' | Where-Object { -not ($_.Blocks.Tests) -or $_.ErrorRecord }) {
    [pscustomobject]@{ File = Split-Path $container.Item -Leaf; Name = 'the file itself'; Result = 'Failed'; Error = "$($container.ErrorRecord)" }
}
@($tests) + @($blocks) | Where-Object { $_ } | ConvertTo-Json -Depth 4 -AsArray | Set-Content $ResultFile
