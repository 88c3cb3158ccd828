# AWSSDK.S3 as a PowerShell user has it: list PREFIX, delete PREFIX, links NUMBER.
param([string] $Verb, [string] $Prefix)
$bin = "$PSScriptRoot/bin/Release/net10.0"
Add-Type -Path $bin/AWSSDK.Core.dll, $bin/AWSSDK.S3.dll
$config = [Amazon.S3.AmazonS3Config]@{ ServiceURL = $env:S3_ENDPOINT; ForcePathStyle = $true; AuthenticationRegion = 'us-east-1' }
$s3 = [Amazon.S3.AmazonS3Client]::new([Amazon.Runtime.BasicAWSCredentials]::new('local', 'local-secret'), $config)
function Get-Object {
    $request = [Amazon.S3.Model.ListObjectsV2Request]@{ BucketName = 'bench'; Prefix = $Prefix }
    do {
        $page = $s3.ListObjectsV2Async($request).GetAwaiter().GetResult()
        $page.S3Objects
        $request.ContinuationToken = $page.NextContinuationToken
    } while ($page.IsTruncated)
}
if ($Verb -eq 'list') { @(Get-Object).Count }
elseif ($Verb -eq 'links') {
    $objects = foreach ($i in 1..$Prefix) { [pscustomobject]@{ BucketName = 'bench'; Key = "folder/object $i" } }
    $null = $objects | ForEach-Object {
        $s3.GetPreSignedURL([Amazon.S3.Model.GetPreSignedUrlRequest]@{ BucketName = $_.BucketName; Key = $_.Key; Expires = [datetime]::UtcNow.AddHours(1) })
    }
}
else { Get-Object | ForEach-Object { $null = $s3.DeleteObjectAsync('bench', $_.Key).GetAwaiter().GetResult() } }
