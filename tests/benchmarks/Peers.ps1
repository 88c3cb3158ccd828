# Two stores, and what starts ours and the peers. The program of a peer that is not here is $null.
& dotnet build "$root/src/OpenIntegrations.Cli" -c Release --nologo -v quiet -p:RunAnalyzers=false | Out-Host
$oint = 'dotnet', "$root/src/OpenIntegrations.Cli/bin/Release/net8.0/oint.dll"

function Start-Store([string] $Name) {
    $process = Start-Process $oint[0] @("`"$($oint[1])`"", 'serve', '--folder', "`"$folder/$Name`"", '--port', 0) -PassThru -RedirectStandardOutput "$folder/$Name.out" -RedirectStandardError /dev/null
    while (-not ($said = Get-Content "$folder/$Name.out" -Raw)) { if ($process.HasExited) { throw 'oint serve ended.' } else { Start-Sleep -Milliseconds 100 } }
    $stores.Add($process)
    ($said | ConvertFrom-Json).URL
}
$env:S3_ENDPOINT, $env:S3_OTHER_ENDPOINT = (Start-Store one), (Start-Store two)
$env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_REGION = 'local', 'local-secret', 'us-east-1'
$env:AWS_ENDPOINT_URL_S3 = $env:S3_ENDPOINT_URL = $env:S3_ENDPOINT
$env:OINT_BASIC, $other = $env:S3_ENDPOINT, $env:S3_OTHER_ENDPOINT | ForEach-Object { @{ Url = $_; AccessKey = 'local'; SecretKey = 'local-secret' } | ConvertTo-Json -Compress }
Remove-Item env:AWS_CA_BUNDLE -ErrorAction Ignore
$env:RCLONE_CONFIG = "$folder/rclone.conf"
Set-Content $env:RCLONE_CONFIG @(foreach ($remote in @{ Name = 'l'; Url = $env:S3_ENDPOINT }, @{ Name = 'm'; Url = $env:S3_OTHER_ENDPOINT }) {
        "[$($remote.Name)]`ntype = s3`nprovider = Other`naccess_key_id = local`nsecret_access_key = local-secret`nendpoint = $($remote.Url)`nregion = us-east-1`nchunk_size = 16M`nupload_concurrency = 8`nno_check_bucket = true"
    })

# This PowerShell, which may be a program or an assembly.
$pwsh = @([Environment]::ProcessPath; if ((Split-Path ([Environment]::ProcessPath) -LeafBase) -eq 'dotnet') { "$PSHOME/pwsh.dll" })
$bare = $pwsh + '-NoProfile', '-NonInteractive', '-Command', 'exit'
# A block of a job's file, in a PowerShell of its own: (Ours list 1000).
function Ours([string] $Job, [long] $Amount, [string] $Block = 'Ours') { $pwsh + '-NoProfile', '-NonInteractive', "$here/Ours.ps1", $Job, $Amount, $Block, $folder }

function Find-Program([string] $Name) { if (Get-Command $Name -CommandType Application -ErrorAction Ignore) { $Name } }
& dotnet build "$here/AwsSdk" -c Release --nologo -v quiet | Out-Null
$sdk = @($(if ($LASTEXITCODE -eq 0) { 'dotnet' }), "$here/AwsSdk/bin/Release/net10.0/AwsSdk.dll")
$sdkInPwsh = @(if ($sdk[0]) { $pwsh } else { , $null }) + '-NoProfile', "$here/AwsSdk/InPowerShell.ps1"
$null = & python3 -c 'import boto3' 2>&1
$boto3 = @($(if ($LASTEXITCODE -eq 0) { 'python3' }), "$here/boto3_peer.py")
$rclone = , (Find-Program rclone)
$aws = , (Find-Program aws)
$s5cmd = , (Find-Program s5cmd)
$atOnce = '--transfers', '16', '--checkers', '16'

# Objects of one byte, quickly: what the others find when they list and delete.
function Add-Objects([string] $Prefix, [int] $Count) {
    & $pwsh[0] $pwsh[1..9] -NoProfile "$here/Ours.ps1" fill $Count Ours $folder $Prefix
    if ($LASTEXITCODE) { throw 'The objects could not be made.' }
}

# A folder of files of 4 KiB.
function New-Files([string] $Name, [int] $Count) {
    $null = New-Item "$folder/$Name" -ItemType Directory
    $content = [byte[]]::new(4096)
    for ($i = 1; $i -le $Count; $i++) { [Random]::Shared.NextBytes($content); [IO.File]::WriteAllBytes("$folder/$Name/many-$i", $content) }
}
& $pwsh[0] $pwsh[1..9] -NoProfile "$here/Ours.ps1" buckets 2
