# Small objects come down, one a record of the pipeline.
@{
    Title   = '{0:n0} × 4 KiB down through the pipeline'
    Amount  = 2000
    Prepare = {
        param($n)
        New-Files many $n
        & $oint[0] $oint[1] cp -rq "$folder/many" s3://bench/small/
        $null = New-Item "$folder/back" -ItemType Directory
    }
    Before  = { Remove-Item "$folder/back/*" -Recurse }
    Ours    = { param($n, $folder) $null = Get-S3Object bench -Prefix small/ -Unwrap | Read-S3Object -OutFile "$folder/back/" }
    Peers   = { param($n) [ordered]@{ ours = Ours many-down $n; AWSSDK = $sdk + 'downmany', "$folder/back"; 'bare pwsh' = $bare } }
    Clean   = { Remove-Item "$folder/many", "$folder/back" -Recurse }
}
