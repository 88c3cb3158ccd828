<#
.SYNOPSIS
Measures this module against its peers, side by side: whole processes, in turn, medians. Needs GNU time; uses the peers that the machine has.
.DESCRIPTION
The store is `oint serve` with its folder in memory. Read the ratios of a row, and CPU before wall time: server and client share the machine.
Build first: ./build.ps1
#>
param(
    # Counted runs of each peer.
    [int] $Runs = 5,
    # Bytes of the file that goes up and down.
    [long] $Size = 1GB,
    # Objects to list.
    [int] $Objects = 100000,
    # Objects to delete.
    [int] $Deletes = 10000,
    # Which rows: start, up, down, list, delete.
    [string[]] $Rows = @('start', 'up', 'down', 'list', 'delete')
)
$ErrorActionPreference = 'Stop'
$here = $PSScriptRoot
$root = Resolve-Path "$here/../.."
$folder = Join-Path $(if (Test-Path /dev/shm) { '/dev/shm' } else { [IO.Path]::GetTempPath() }) "oint-bench-$PID"
$null = New-Item $folder -ItemType Directory
$ours = "$here/Ours.ps1"

function Measure-Process([string[]] $Command) {
    $report = "$folder/time"
    $null = & time -q -o $report -f '%e %U %S %M' @Command
    if ($LASTEXITCODE) { throw "$Command ended with $LASTEXITCODE." }
    $wall, $user, $system, $memory = (Get-Content $report -Tail 1) -split ' ' | ForEach-Object { [double]$_ }
    [pscustomobject]@{ Wall = $wall; Cpu = $user + $system; MiB = $memory / 1024 }
}
function Median($Values) { ($Values | Sort-Object)[[int][Math]::Floor(@($Values).Count / 2)] }

# All peers of a row in turn, again and again, so that a slow moment hits each of them.
function Compare-Peers([string] $Row, $Peers, [scriptblock] $Before = {}) {
    $figures = @{}
    foreach ($run in 0..$Runs) {
        foreach ($peer in $Peers.Keys) {
            & $Before $peer
            $figure = Measure-Process $Peers[$peer]
            if ($run -gt 0) { $figures[$peer] = @($figures[$peer]) + $figure | Where-Object { $_ } }
        }
    }
    foreach ($peer in $Peers.Keys) {
        [pscustomobject]@{
            Row  = $Row; Peer = $peer
            Wall = Median $figures[$peer].Wall; Cpu = Median $figures[$peer].Cpu; MiB = [int](Median $figures[$peer].MiB)
            'Wall/ours' = [Math]::Round((Median $figures[$peer].Wall) / (Median $figures.ours.Wall), 2)
            'Cpu/ours'  = [Math]::Round((Median $figures[$peer].Cpu) / (Median $figures.ours.Cpu), 2)
        }
    }
}

dotnet build "$root/src/OpenIntegrations.Cli" -c Release --nologo -v quiet | Out-Null
$server = Start-Process dotnet "`"$root/src/OpenIntegrations.Cli/bin/Release/net8.0/oint.dll`" serve --folder `"$folder/store`" --port 0" -PassThru -RedirectStandardOutput "$folder/serve" -RedirectStandardError /dev/null
try {
    for ($i = 0; $i -lt 100 -and -not (Get-Content "$folder/serve" -Raw -ErrorAction Ignore).Length; $i++) { Start-Sleep -Milliseconds 100 }
    $env:S3_ENDPOINT = ((Get-Content "$folder/serve" -Raw) | ConvertFrom-Json).URL
    $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_REGION, $env:AWS_ENDPOINT_URL_S3 = 'local', 'local-secret', 'us-east-1', $env:S3_ENDPOINT
    Remove-Item env:AWS_CA_BUNDLE -ErrorAction Ignore
    $env:RCLONE_CONFIG = "$folder/rclone.conf"
    Set-Content $env:RCLONE_CONFIG "[l]`ntype = s3`nprovider = Other`naccess_key_id = local`nsecret_access_key = local-secret`nendpoint = $env:S3_ENDPOINT`nregion = us-east-1`nchunk_size = 16M`nupload_concurrency = 8`nno_check_bucket = true"
    pwsh -NoProfile $ours bucket
    dotnet build "$here/AwsSdk" -c Release --nologo -v quiet | Out-Null
    $sdk = 'dotnet', "$here/AwsSdk/bin/Release/net10.0/AwsSdk.dll"
    $module = 'pwsh', '-NoProfile', $ours
    $sdkInPwsh = 'pwsh', '-NoProfile', "$here/AwsSdk/InPowerShell.ps1"
    $boto3 = 'python3', "$here/boto3_peer.py"
    $hasRclone, $hasAws = (Get-Command rclone -ErrorAction Ignore), (Get-Command aws -ErrorAction Ignore)

    $table = @(
        if ('start' -in $Rows) {
            Compare-Peers 'start' ([ordered]@{ ours = $module + 'first'; 'import only' = $module + 'import'; 'bare pwsh' = $module + 'nothing' })
        }
        if ('up' -in $Rows -or 'down' -in $Rows) {
            $file, $back = "$folder/file", "$folder/back"
            & head -c $Size /dev/urandom > $file
            $peers = [ordered]@{ ours = $module + 'up', $file; boto3 = $boto3 + 'up', $file; AWSSDK = $sdk + 'up', $file }
            if ($hasRclone) { $peers.rclone = 'rclone', 'copyto', $file, 'l:bench/rclone', '--ignore-times' }
            if ($hasAws) { $peers.aws = 'aws', 's3', 'cp', '--quiet', $file, 's3://bench/awscli' }
            Compare-Peers 'up' $peers
            $peers = [ordered]@{ ours = $module + 'down', $back; boto3 = $boto3 + 'down', $back; AWSSDK = $sdk + 'down', $back }
            if ($hasRclone) { $peers.rclone = 'rclone', 'copyto', 'l:bench/rclone', $back, '--ignore-times', '--multi-thread-streams', '8' }
            if ($hasAws) { $peers.aws = 'aws', 's3', 'cp', '--quiet', 's3://bench/awscli', $back }
            Compare-Peers 'down' $peers { Remove-Item $back -ErrorAction Ignore }
        }
        if ('list' -in $Rows) {
            pwsh -NoProfile $ours fill "list/:$Objects"
            $peers = [ordered]@{ ours = $module + 'list', 'list/'; boto3 = $boto3 + 'list', 'list/'; AWSSDK = $sdk + 'list', 'list/'; 'AWSSDK in pwsh' = $sdkInPwsh + 'list', 'list/' }
            if ($hasRclone) { $peers.rclone = 'rclone', 'lsf', '--files-only', 'l:bench/list' }
            Compare-Peers 'list' $peers
            # What is not kept costs no memory: a tenth of the objects must take as much.
            Compare-Peers 'stream' ([ordered]@{ ours = $module + 'stream', 'list/'; 'a tenth of it' = $module + 'stream', 'list/00' })
        }
        if ('delete' -in $Rows) {
            $peers = [ordered]@{ ours = $module + 'delete', 'delete/'; boto3 = $boto3 + 'delete', 'delete/'; AWSSDK = $sdk + 'delete', 'delete/'; 'AWSSDK in pwsh' = $sdkInPwsh + 'delete', 'delete/' }
            Compare-Peers 'delete' $peers { pwsh -NoProfile $ours fill "delete/:$Deletes" }
        }
    )
    $table | Format-Table
    '| row | peer | wall s | CPU s | MiB | wall / ours | CPU / ours |'
    '|---|---|--:|--:|--:|--:|--:|'
    $table | ForEach-Object { "| $($_.Row) | $($_.Peer) | $('{0:0.00}' -f $_.Wall) | $('{0:0.00}' -f $_.Cpu) | $($_.MiB) | $($_.'Wall/ours') | $($_.'Cpu/ours') |" }
}
finally {
    $server | Stop-Process -ErrorAction Ignore
    Remove-Item $folder -Recurse -Force
}
