# A folder of small files goes up.
@{
    Title   = '{0:n0} × 4 KiB up'
    Amount  = 2000
    Prepare = { param($n) New-Files tree $n }
    Ours    = { param($n, $folder) Copy-S3Item "$folder/tree" s3://bench/tree/ -Recurse }
    Peers   = {
        param($n)
        $tree = "$folder/tree"
        [ordered]@{
            ours = Ours tree-up $n; oint = $oint + 'cp', '-rq', $tree, 's3://bench/oint-tree/'
            boto3 = $boto3 + 'uptree', $tree; AWSSDK = $sdk + 'upmany', $tree
            aws = $aws + 's3', 'cp', '--quiet', '--recursive', $tree, 's3://bench/aws-tree/'
            rclone = $rclone + 'copy', $tree, 'l:bench/rclone-tree', '--ignore-times' + $atOnce
            s5cmd = $s5cmd + 'cp', "$tree/", 's3://bench/s5cmd-tree/'
        }
    }
    Clean   = { Remove-Item "$folder/tree" -Recurse }
}
