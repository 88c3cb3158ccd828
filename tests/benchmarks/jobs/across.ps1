# A large object goes from one store to another.
@{
    Title   = '1 GiB from store to store'
    Amount  = 1GB
    Prepare = {
        param($n)
        & head -c $n /dev/urandom > "$folder/file"
        & $oint[0] $oint[1] cp -q "$folder/file" s3://bench/large
        Remove-Item "$folder/file"
    }
    Ours    = { Copy-S3Item s3://bench/large s3://bench/ours -DestinationBasicData $otherData }
    Peers   = {
        param($n)
        [ordered]@{
            ours = Ours across $n; oint = $oint + 'cp', '-q', 's3://bench/large', 's3://bench/oint', '--destination-basic', $other
            boto3 = $boto3 + 'across', 'large'; rclone = $rclone + 'copyto', 'l:bench/large', 'm:bench/rclone', '--ignore-times'
            aws = @($(if ($aws[0]) { 'sh' }), '-c', "aws s3 cp --quiet s3://bench/large - | aws s3 cp --quiet - s3://bench/awscli --endpoint-url $env:S3_OTHER_ENDPOINT")
        }
    }
}
