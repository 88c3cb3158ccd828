# Links, one a record of the pipeline. Nothing is sent.
@{
    Title  = '{0:n0} links'
    Amount = 10000
    Ours   = {
        param($n)
        $objects = foreach ($i in 1..$n) { [pscustomobject]@{ BucketName = 'bench'; Key = "folder/object $i" } }
        $null = $objects | New-S3PresignedUrl
    }
    Peers  = {
        param($n)
        [ordered]@{
            ours = Ours links $n; AWSSDK = $sdk + 'links', $n; 'AWSSDK in pwsh' = $sdkInPwsh + 'links', $n
            'one link' = Ours links 1; 'one link, AWSSDK in pwsh' = $sdkInPwsh + 'links', 1; 'bare pwsh' = $bare
        }
    }
}
