# PowerShell, the module, and a first request.
@{
    Title  = 'start and first request'
    Amount = 1
    Ours   = { $null = Test-S3Bucket bench }
    Import = { }
    Peers  = { param($n) [ordered]@{ ours = Ours start $n; 'import only' = Ours start $n Import; 'bare pwsh' = $bare } }
}
