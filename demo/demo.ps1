# The main job in PowerShell, and the same store from the command line: real bytes, a store of its own, nothing left behind.
# Each line is shown as a user types it, then what comes of it; what is not as it should be ends the demo with exit code 1.
param([Parameter(Mandatory)] [string] $Oint)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module "$PSScriptRoot/../OpenIntegrations.S3.psd1"
function oint { dotnet $Oint @args; if ($LASTEXITCODE -ne 0) { throw "oint ended with $LASTEXITCODE." } }

# A line, and what must be true of its result.
function Step([string] $Line, [scriptblock] $Check) {
    Write-Host "`nPS> $Line" -ForegroundColor Cyan
    $result = . ([scriptblock]::Create($Line))
    ($result | Out-String).Trim() | Write-Host
    if (-not (ForEach-Object $Check -InputObject $result)) { throw 'That is not what should have come.' }
    $script:steps++
}

$steps = 0
$time = [Diagnostics.Stopwatch]::StartNew()
$here = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) "oint-play-$PID")
$env:OINT_HOME = "$here/profiles"
Push-Location $here
try {
    $film = [byte[]]::new(64MB)
    [Random]::new().NextBytes($film)
    [IO.File]::WriteAllBytes("$here/film.mp4", $film)
    Set-Content hello.txt 'Hello from the shell.'
    Write-Host "A store in $here, the file film.mp4 of 64 MiB, and PowerShell $($PSVersionTable.PSVersion):"

    Step 'Start-S3LocalServer ./store -ProfileName demo' { (Get-S3Profile demo).InUse }
    Step 'New-S3Bucket holiday' { $_.status -eq 200 }
    Step "'Arrived.', 'The sea is warm.' | Write-S3Object holiday 'notes/day 1.txt' -Tag @{ kind = 'note' } -Unwrap" { $_.Key -eq 'notes/day 1.txt' }
    Step 'Get-Item film.mp4 | Write-S3Object holiday -Unwrap' { $_.ETag -like '*-*' }
    Step 'Get-S3Object holiday -Unwrap' { "$($_.Key)" -eq 'film.mp4 notes/day 1.txt' }
    Step "Get-S3ObjectTagging holiday 'notes/day 1.txt' -Unwrap" { $_.Value -eq 'note' }
    Step "Invoke-RestMethod (New-S3PresignedUrl holiday 'notes/day 1.txt')" { $_ -match 'The sea is warm' }
    Step 'Read-S3Object holiday film.mp4 -OutFile back.mp4 -Unwrap' { (Get-FileHash film.mp4).Hash -eq (Get-FileHash back.mp4).Hash }
    Step 'try { Set-S3Profile wrong -BasedOn demo -SecretKey wrong; Get-S3Bucket -ProfileName wrong -Unwrap -ErrorAction Stop } catch { "$_" }' { $_ -match 'signature' }

    Write-Host "`nThe same store from any shell:"
    Step '$env:OINT_BASIC = Export-S3Profile demo basic.json' { Test-Path $env:OINT_BASIC }
    Step 'oint s3 PutObject --bucket holiday --name hello.txt --data hello.txt' { "$_" -match '"status": 200' }
    Step 'oint s3 ListObjects --bucket holiday --prefix hello' { "$_" -match '"Key": "hello.txt"' }
    Step 'oint s3 GetObject --bucket holiday --name film.mp4 --out shell.mp4' { (Get-FileHash film.mp4).Hash -eq (Get-FileHash shell.mp4).Hash }

    Write-Host "`nAnd clean up:"
    Step 'Get-S3Object holiday -Unwrap | Remove-S3Object -Unwrap' { $_.Count -eq 3 }
    Step 'Remove-S3Bucket holiday' { $_.status -eq 204 }
    Step 'Get-S3Bucket -Unwrap' { -not $_ }
}
finally {
    Stop-S3LocalServer
    Pop-Location
    Remove-Item $here -Recurse -Force
}
Write-Host "`nAll $steps lines did what they should, in $([int]$time.Elapsed.TotalSeconds) s. Nothing is left behind." -ForegroundColor Green
