<#
.SYNOPSIS
Measures this module against its peers, side by side: whole processes, in turn, medians; and writes README's table of them.
.DESCRIPTION
A row is a file in jobs/: what is done, with ours and with the peers. Peers that the machine does not have are left out. The store is
`oint serve` with its folder in memory. Read the ratios of a row, and CPU before wall time: server and client share the machine.
Needs GNU time. Who has no PowerShell says `dotnet tool restore`, and then `dotnet pwsh tests/benchmarks/Run.ps1`.
.EXAMPLE
./tests/benchmarks/Run.ps1 -Scale 0.01 -Runs 1
Tries all jobs with a hundredth of their work.
.EXAMPLE
./tests/benchmarks/Run.ps1 up, down -Keep
Measures two rows, keeps them in figures.tsv and makes README's table anew.
#>
param(
    # Which jobs, by the names of their files; all when not given.
    [string[]] $Jobs = @(),
    # Counted runs of each peer, behind one that is not counted.
    [int] $Runs = 5,
    # How much of a job's usual work.
    [double] $Scale = 1,
    # Puts the figures into figures.tsv, and what README says of them.
    [switch] $Keep,
    # Takes the module as it was built last.
    [switch] $NoBuild
)
$ErrorActionPreference = 'Stop'
$here = $PSScriptRoot
$root = (Resolve-Path "$here/../..").Path
if (-not (Get-Command time -CommandType Application -ErrorAction Ignore)) { throw 'GNU time measures the processes, and is not here: apt-get install time.' }
# Started by another program, PowerShell takes a list for one word.
$names = @($Jobs -split ',' | ForEach-Object Trim | Where-Object { $_ })
if (-not $names) { $names = @(Get-ChildItem "$here/jobs/*.ps1" | ForEach-Object BaseName) }
$folder = Join-Path $(if (Test-Path /dev/shm) { '/dev/shm' } else { [IO.Path]::GetTempPath() }) "oint-bench-$PID"
$null = New-Item $folder -ItemType Directory
. "$here/Figures.ps1"
$stores = [Collections.Generic.List[object]]::new()
try {
    if (-not $NoBuild) { & "$root/build.ps1" Build }
    . "$here/Peers.ps1"
    $figures = foreach ($name in $names) {
        $job = & "$here/jobs/$name.ps1"
        $amount = [long][Math]::Max(1, $job.Amount * $Scale)
        Write-Host "$name, $amount …"
        if ($job.Prepare) { & $job.Prepare $amount }
        $peers = & $job.Peers $amount
        Compare-Peers $name ($job.Title -f $amount) $peers $job.Before $amount
        if ($job.Clean) { & $job.Clean }
    }
    $figures | Format-Table Job, Peer, Wall, Cpu, MiB, TimesWall, TimesCpu
    if ($Keep) { Save-Figures $figures; Update-Readme }
}
finally {
    $stores | Stop-Process -ErrorAction Ignore
    Remove-Item $folder -Recurse -Force
}
