# How processes are measured, and what becomes of the figures.

function Measure-Process([object[]] $Command) {
    $report = "$folder/time"
    $null = & time -q -o $report -f '%e %U %S %M' @Command
    if ($LASTEXITCODE) { throw "$Command ended with $LASTEXITCODE." }
    $wall, $user, $system, $memory = (Get-Content $report -Tail 1) -split ' ' | ForEach-Object { [double]$_ }
    [pscustomobject]@{ Wall = $wall; Cpu = $user + $system; MiB = $memory / 1024 }
}

function Median($Values) { (@($Values) | Sort-Object)[[int][Math]::Floor(@($Values).Count / 2)] }

# All peers of a job in turn, again and again, so that a slow moment hits each of them. A peer whose program is not here has no command.
function Compare-Peers([string] $Job, [string] $Title, $Peers, $Before, $Amount) {
    $present = @($Peers.Keys | Where-Object { $Peers[$_] -and $Peers[$_][0] })
    $measured = @{}
    foreach ($peer in $present) { $measured[$peer] = [Collections.Generic.List[object]]::new() }
    foreach ($run in 0..$Runs) {
        foreach ($peer in $present) {
            if ($Before) { & $Before $Amount }
            $figure = Measure-Process $Peers[$peer]
            if ($run -gt 0 -or $Runs -eq 0) { $measured[$peer].Add($figure) }
        }
    }
    $ours = $measured['ours']
    foreach ($peer in $present) {
        $wall, $cpu = (Median $measured[$peer].Wall), (Median $measured[$peer].Cpu)
        [pscustomobject]@{
            Job = $Job; Title = $Title; Peer = $peer; Wall = $wall; Cpu = $cpu; MiB = [int](Median $measured[$peer].MiB)
            TimesWall = [Math]::Round($wall / (Median $ours.Wall), 2); TimesCpu = [Math]::Round($cpu / (Median $ours.Cpu), 2)
        }
    }
}

# One line a job and peer; what was measured anew takes the place of what was there of its job.
function Save-Figures($Figures) {
    $kept = @(Read-Figures | Where-Object Job -NotIn $Figures.Job) + @($Figures)
    $kept | Sort-Object { $_.Job } -Stable | Export-Csv "$here/figures.tsv" -Delimiter "`t" -UseQuotes AsNeeded
}

function Read-Figures { if (Test-Path "$here/figures.tsv") { Import-Csv "$here/figures.tsv" -Delimiter "`t" } }

# README's table: a job a row, in the order of rows.txt, and a peer a column.
function Update-Readme {
    $all = @(Read-Figures)
    $columns = 'oint', 'boto3', 'AWSSDK', 'AWSSDK in pwsh', 'aws', 'rclone', 's5cmd' | Where-Object { $_ -in $all.Peer }
    $lines = @("| | ours | $($columns -join ' | ') |"; "|---|$('---|' * ($columns.Count + 1))")
    foreach ($job in Get-Content "$here/rows.txt") {
        $row = @($all | Where-Object Job -EQ $job)
        if (-not $row) { continue }
        $ours = $row | Where-Object Peer -EQ 'ours'
        $cells = foreach ($column in $columns) {
            $peer = $row | Where-Object Peer -EQ $column
            if ($peer) { '{0:0.0#} ×, {1:0.0#} ×' -f [double]$peer.TimesWall, [double]$peer.TimesCpu } else { '' }
        }
        $lines += "| $($ours.Title) | $('{0:0.0#} s, {1:0.0#} CPU s, {2} MiB' -f [double]$ours.Wall, [double]$ours.Cpu, $ours.MiB) | $($cells -join ' | ') |"
    }
    $readme = Get-Content "$root/README.md"
    $first = [array]::FindIndex($readme, [Predicate[string]] { param($line) $line.StartsWith('| | ours |') })
    $last = $first
    while ($readme[$last + 1].StartsWith('|')) { $last++ }
    Set-Content "$root/README.md" ($readme[0..($first - 1)] + $lines + $readme[($last + 1)..($readme.Count - 1)])
}
