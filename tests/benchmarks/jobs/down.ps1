# A large file comes down.
@{
    Title   = '1 GiB down'
    Amount  = 1GB
    Prepare = {
        param($n)
        & head -c $n /dev/urandom > "$folder/file"
        & $oint[0] $oint[1] cp -q "$folder/file" s3://bench/large
        Remove-Item "$folder/file"
    }
    Before  = { Remove-Item "$folder/back" -ErrorAction Ignore }
    Ours    = { param($n, $folder) $null = Read-S3Object bench large -OutFile "$folder/back" }
    Peers   = {
        param($n)
        $back = "$folder/back"
        [ordered]@{
            ours = Ours down $n; boto3 = $boto3 + 'down', $back; AWSSDK = $sdk + 'down', $back
            rclone = $rclone + 'copyto', 'l:bench/large', $back, '--ignore-times', '--multi-thread-streams', '8'
            aws = $aws + 's3', 'cp', '--quiet', 's3://bench/large', $back
            s5cmd = $s5cmd + 'cp', 's3://bench/large', $back
            oint = $oint + 'cp', '-q', 's3://bench/large', $back
        }
    }
    Clean   = { Remove-Item "$folder/back" -ErrorAction Ignore }
}
