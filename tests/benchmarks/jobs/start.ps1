# PowerShell, the module, and a first request or a first page of help.
@{
    Title  = 'start and first request'
    Amount = 1
    Ours   = { $null = Test-S3Bucket bench }
    Import = { }
    Help   = { $null = Get-Help Write-S3Object | Out-String }
    Peers  = { param($n) [ordered]@{ ours = Ours start $n; 'import only' = Ours start $n Import; 'first Get-Help' = Ours start $n Help; 'bare pwsh' = $bare } }
}
