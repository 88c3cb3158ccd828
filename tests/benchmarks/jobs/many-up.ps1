# Small files go up, one a record of the pipeline.
@{
    Title   = '{0:n0} × 4 KiB up through the pipeline'
    Amount  = 2000
    Prepare = { param($n) New-Files many $n }
    Ours    = { param($n, $folder) $null = Get-ChildItem "$folder/many" -File | Write-S3Object bench }
    Peers   = { param($n) [ordered]@{ ours = Ours many-up $n; AWSSDK = $sdk + 'upmany', "$folder/many"; 'bare pwsh' = $bare } }
    Clean   = { Remove-Item "$folder/many" -Recurse }
}
