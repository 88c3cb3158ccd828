# Runs Pester tests against one build of the module and writes what came of them as JSON, for the xunit test that called. Several of these
# share the work: each takes the next file that none has claimed in the folder -Claims.
param(
    [string] $Build = 'net8.0', [string] $ResultFile, [string[]] $Path = (Convert-Path "$PSScriptRoot/*.Tests.ps1"),
    [string] $Pester = 'Pester', [string] $Module, [string] $Claims
)
$ErrorActionPreference = 'Stop'

# A module of its own, in which the build stands where this PowerShell looks for one: all is tested through the manifest.
function New-TestModule {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $folder = "$root/out/pester/$Build-$PID/OpenIntegrations.S3"
    $null = New-Item "$folder/module/bin" -ItemType Directory -Force
    Copy-Item "$root/OpenIntegrations.S3.ps?1", "$root/en-US" $folder -Recurse
    Copy-Item "$root/module/*.ps1xml" "$folder/module"
    $edition = if ($Build -eq 'netstandard2.0') { 'Desktop' } else { 'Core' }
    Copy-Item "$root/module/bin/$edition" "$folder/module/bin/Core" -Recurse
    "$folder/OpenIntegrations.S3.psd1"
}

$env:S3_TEST_BUILD = $Build
$env:S3_TEST_MODULE = if ($Module) { $Module } else { New-TestModule }
Import-Module $Pester -MinimumVersion 5.0

function Test-Claim([string] $File) {
    if (-not $Claims) { return $true }
    try { [IO.File]::Open("$Claims/$(Split-Path $File -Leaf)", 'CreateNew').Dispose(); $true }
    catch [IO.IOException] { $false }
}

# What stands here can be seen by the tests: the names are none that they may ask for.
function Invoke-File([string] $PesterFile) {
    $pesterConfiguration = New-PesterConfiguration
    $pesterConfiguration.Run.Path = $PesterFile
    $pesterConfiguration.Run.PassThru = $true
    $pesterConfiguration.Output.Verbosity = if ($ResultFile) { 'None' } else { 'Detailed' }
    $cpuAtStart = [Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime
    $pesterResult = Invoke-Pester -Configuration $pesterConfiguration
    $cpuTaken = [Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime - $cpuAtStart
    [Console]::WriteLine('Seconds: {0,6:n1} CPU: {1,6:n1} {2}', $pesterResult.Duration.TotalSeconds, $cpuTaken.TotalSeconds, (Split-Path $PesterFile -Leaf))
    $pesterResult
}

$results = @($Path -split ',' | Where-Object { Test-Claim $_ } | ForEach-Object { Invoke-File $_ })
if (-not $Module) { Remove-Item (Split-Path (Split-Path $env:S3_TEST_MODULE)) -Recurse -Force -ErrorAction Ignore }
if (-not $ResultFile) { exit ($results | Measure-Object FailedCount -Sum).Sum }

$tests = foreach ($test in $results.Tests) {
    [pscustomobject]@{
        File   = Split-Path $test.ScriptBlock.File -Leaf
        Name   = $test.ExpandedPath
        Result = "$($test.Result)"
        Error  = ($test.ErrorRecord | ForEach-Object { "$($_.Exception.Message)`n$(($_.ScriptStackTrace -split "`n" | Where-Object { $_ -notmatch 'Pester\.ps' }) -join "`n")" }) -join "`n"
    }
}
$blocks = foreach ($container in $results.Containers | Where-Object Result -eq 'Failed' | Where-Object { -not ($_.Blocks.Tests) -or $_.ErrorRecord }) {
    [pscustomobject]@{ File = Split-Path $container.Item -Leaf; Name = 'the file itself'; Result = 'Failed'; Error = "$($container.ErrorRecord)" }
}
@($tests) + @($blocks) | Where-Object { $_ } | ConvertTo-Json -Depth 4 -AsArray | Set-Content $ResultFile
