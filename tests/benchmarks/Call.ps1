# What a command itself takes of the processor, from its parameters to the request's bytes and from the answer to the object: a HEAD by
# Get-S3ObjectMetadata, less the same HEAD by .NET's client alone. Build first: ./build.ps1
param([int] $Calls = 4000, [int] $Rounds = 6)

$ErrorActionPreference = 'Stop'
Import-Module (Resolve-Path "$PSScriptRoot/../../OpenIntegrations.S3.psd1")
$folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "call-bench-$PID")
$env:OINT_HOME = "$folder/oint"
# In a process of its own: its work is not ours.
$start = @{ FilePath = 'dotnet'; PassThru = $true; RedirectStandardOutput = "$folder/out"; RedirectStandardError = "$folder/log" }
$oint = Resolve-Path "$PSScriptRoot/../../src/OpenIntegrations.Cli/bin/*/net8.0/oint.dll" | Select-Object -First 1
$store = Start-Process @start -ArgumentList $oint, serve, --folder, "$folder/store", --port, 0

# Microseconds of this process for each time that a line is run.
function Measure-Line([scriptblock] $Line) {
    $process = [Diagnostics.Process]::GetCurrentProcess()
    $before = $process.TotalProcessorTime
    & $Line
    $process.Refresh()
    ($process.TotalProcessorTime - $before).TotalMicroseconds / $Calls
}
try {
    while (-not ($said = Get-Content "$folder/out" -Raw)) { if ($store.HasExited) { throw 'oint serve ended.' } else { Start-Sleep -Milliseconds 100 } }
    $PSDefaultParameterValues['*-S3*:BasicData'] = $said
    $null = New-S3Bucket calls
    $null = Write-S3Object calls key -Content text
    $link = New-S3PresignedUrl calls key -Method HEAD
    $client = [Net.Http.HttpClient]::new()
    foreach ($round in 1..$Rounds) {
        $ours = Measure-Line { foreach ($i in 1..$Calls) { $null = Get-S3ObjectMetadata calls key } }
        $bare = Measure-Line { foreach ($i in 1..$Calls) { $client.Send([Net.Http.HttpRequestMessage]::new('HEAD', $link)).Dispose() } }
        [pscustomobject]@{ Round = $round; Command = [int] $ours; Client = [int] $bare; Own = [int] ($ours - $bare) }
    }
}
finally {
    Stop-Process $store -ErrorAction Ignore
    Remove-Item $folder -Recurse -Force
}
