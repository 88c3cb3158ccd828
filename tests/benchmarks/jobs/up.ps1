# A large file goes up.
@{
    Title   = '1 GiB up'
    Amount  = 1GB
    Prepare = { param($n) & head -c $n /dev/urandom > "$folder/file" }
    Ours    = { param($n, $folder) $null = Write-S3Object bench ours -LiteralPath "$folder/file" }
    Peers   = {
        param($n)
        $file = "$folder/file"
        [ordered]@{
            ours = Ours up $n; boto3 = $boto3 + 'up', $file; AWSSDK = $sdk + 'up', $file
            rclone = $rclone + 'copyto', $file, 'l:bench/rclone', '--ignore-times'
            aws = $aws + 's3', 'cp', '--quiet', $file, 's3://bench/awscli'
            s5cmd = $s5cmd + 'cp', $file, 's3://bench/s5cmd'
            oint = $oint + 'cp', '-q', $file, 's3://bench/oint'
        }
    }
    Clean   = { Remove-Item "$folder/file" }
}
