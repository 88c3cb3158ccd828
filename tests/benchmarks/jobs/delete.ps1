# Keys are listed and deleted.
@{
    Title  = 'list and delete {0:n0}'
    Amount = 10000
    Before = { param($n) Add-Objects delete/ $n }
    Ours   = { $null = Get-S3Object bench -Prefix delete/ -Unwrap | Remove-S3Object }
    Peers  = {
        param($n)
        [ordered]@{
            ours = Ours delete $n; boto3 = $boto3 + 'delete', 'delete/'; AWSSDK = $sdk + 'delete', 'delete/'; 'AWSSDK in pwsh' = $sdkInPwsh + 'delete', 'delete/'
            aws = $aws + 's3', 'rm', '--quiet', '--recursive', 's3://bench/delete/'; oint = $oint + 'rm', '-rfq', 's3://bench/delete/'
            rclone = $rclone + 'delete', 'l:bench/delete' + $atOnce; s5cmd = $s5cmd + 'rm', 's3://bench/delete/*'
        }
    }
}
