# Small objects come down into a folder.
@{
    Title   = '{0:n0} × 4 KiB down'
    Amount  = 2000
    Prepare = {
        param($n)
        New-Files tree $n
        & $oint[0] $oint[1] cp -rq "$folder/tree" s3://bench/small/
        $null = New-Item "$folder/back" -ItemType Directory
    }
    Before  = { Remove-Item "$folder/back/*" -Recurse }
    Ours    = { param($n, $folder) Copy-S3Item s3://bench/small/ "$folder/back" -Recurse }
    Peers   = {
        param($n)
        $back = "$folder/back"
        [ordered]@{
            ours = Ours tree-down $n; oint = $oint + 'cp', '-rq', 's3://bench/small/', $back
            boto3 = $boto3 + 'downtree', $back; AWSSDK = $sdk + 'downmany', $back
            aws = $aws + 's3', 'cp', '--quiet', '--recursive', 's3://bench/small/', $back
            rclone = $rclone + 'copy', 'l:bench/small', $back, '--ignore-times' + $atOnce
            s5cmd = $s5cmd + 'cp', 's3://bench/small/*', "$back/"
        }
    }
    Clean   = { Remove-Item "$folder/tree", "$folder/back" -Recurse }
}
