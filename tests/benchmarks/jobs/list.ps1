# Keys are listed and kept, as the peers do.
@{
    Title   = 'list {0:n0} keys'
    Amount  = 100000
    Prepare = { param($n) Add-Objects list/ $n }
    Ours    = { @(Get-S3Object bench -Prefix list/ -Unwrap).Count }
    Peers   = {
        param($n)
        [ordered]@{
            ours = Ours list $n; boto3 = $boto3 + 'list', 'list/'; AWSSDK = $sdk + 'list', 'list/'; 'AWSSDK in pwsh' = $sdkInPwsh + 'list', 'list/'
            rclone = $rclone + 'lsf', '--files-only', 'l:bench/list'; s5cmd = $s5cmd + 'ls', 's3://bench/list/*'
            aws = $aws + 's3', 'ls', '--recursive', 's3://bench/list/'; oint = $oint + 'ls', '-r', 's3://bench/list/'
        }
    }
}
