# A mirror in which nothing has changed.
@{
    Title   = 'sync of {0:n0} unchanged files'
    Amount  = 10000
    Prepare = { param($n) New-Files same $n; & $oint[0] $oint[1] sync -q "$folder/same" s3://bench/same/ }
    Ours    = { param($n, $folder) Sync-S3Item "$folder/same" s3://bench/same/ }
    Peers   = {
        param($n)
        $same = "$folder/same"
        [ordered]@{
            ours = Ours sync $n; oint = $oint + 'sync', '-q', $same, 's3://bench/same/'
            aws = $aws + 's3', 'sync', '--quiet', $same, 's3://bench/same/'
            rclone = $rclone + 'sync', $same, 'l:bench/same', '--use-server-modtime', '--update' + $atOnce
            s5cmd = $s5cmd + 'sync', "$same/", 's3://bench/same/'; 'bare pwsh' = $bare
        }
    }
    Clean   = { Remove-Item "$folder/same" -Recurse }
}
