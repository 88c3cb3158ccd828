# The time and the requests of a drive beside those of a disk: the figures of docs/drive.md. Build first: ./build.ps1
param([int] $Keys = 10000, [int] $Levels = 15, [int] $Runs = 5)

$ErrorActionPreference = 'Stop'
Import-Module (Resolve-Path "$PSScriptRoot/../../OpenIntegrations.S3.psd1")
$folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "drive-bench-$PID")
$env:OINT_HOME = "$folder/oint"
$files = New-Item -ItemType Directory "$folder/many"
$server = Start-S3LocalServer -Ephemeral

# The first run, the best of all, and what the store was asked in the first.
function Measure-Line([string] $Name, [scriptblock] $Line) {
    $asked = 0
    $times = foreach ($run in 1..$Runs) {
        # Whatever is written makes the drive forget what it saw.
        $null = Write-S3Object many x -Value x
        $server.Requests.Clear()
        $time = [Diagnostics.Stopwatch]::StartNew()
        $null = & $Line
        $time.Elapsed.TotalMilliseconds
        if ($run -eq 1) { $asked = $server.Requests.Count }
    }
    [pscustomobject]@{ Line = $Name; Requests = $asked; FirstMs = [int] $times[0]; BestMs = [int] ($times | Measure-Object -Minimum).Minimum }
}
try {
    1..$Keys | ForEach-Object { [IO.File]::WriteAllText("$files/k$_.txt", 'x') }
    $null = New-Item S3:/many
    Copy-S3Item $files s3://many/flat/ -Recurse
    $deep = 'S3:/many/' + ((1..$Levels | ForEach-Object { "level$_" }) -join '/')
    Set-Content "$deep/x.txt" x
    Measure-Line "dir, $Keys objects" { Get-ChildItem S3:/many/flat }
    Measure-Line "dir, $Keys files" { Get-ChildItem $files }
    Measure-Line "dir as a table, $Keys objects" { Get-ChildItem S3:/many/flat | Out-String -Stream }
    Measure-Line "dir as a table, $Keys files" { Get-ChildItem $files | Out-String -Stream }
    Measure-Line "cd, $Levels levels" { Push-Location $deep; Pop-Location }
    Measure-Line "Get-Content, $Levels levels" { Get-Content "$deep/x.txt" }
    Measure-Line 'Tab, among them' { TabExpansion2 'Get-Content S3:/many/flat/k99' 29 }
}
finally {
    Stop-S3LocalServer $server
    Remove-Item $folder -Recurse -Force
}
