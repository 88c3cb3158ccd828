# The operations that read, a bucket that has something for each of them, and their calls, as aws answers them.
$ParameterRows = Import-Csv "$Root/tests/oracle/parameters.tsv" -Delimiter "`t" | Group-Object operation -AsHashTable
# HEAD and GET without those that need what no server here has: a session, the host of directory buckets.
function Get-ReadOperation {
    Import-Csv "$Root/tests/oracle/operations.tsv" -Delimiter "`t" | Where-Object { $_.method -in 'GET', 'HEAD' -and $_.flags -notmatch 'deprecated' } |
        Where-Object operation -NotIn CreateSession, ListDirectoryBuckets |
        ForEach-Object { @{ Operation = $_.operation; Cmdlet = ($_.cmdlet -split ' ')[0]; Root = $_.response_body } }
}

# What a configuration of each kind says. A server that does not take one has none to be read, and the answers to that are compared.
$Configurations = @{
    S3BucketTagging = @{ TagSet = @{ Tag = @{ Key = 'a'; Value = 'b c' }, @{ Key = 'ü'; Value = '' } } }
    S3BucketVersioning = @{ Status = 'Enabled' }
    S3BucketLifecycle = @{ Rule = @(
            @{ ID = 'r1'; Filter = @{ Prefix = 'logs/' }; Status = 'Enabled'; Expiration = @{ Days = 30 } }
            @{ ID = 'r2'; Filter = @{ And = @{ Prefix = 'x/'; Tag = @{ Key = 'a'; Value = 'b' }, @{ Key = 'c'; Value = 'd' } } }; Status = 'Disabled'; NoncurrentVersionExpiration = @{ NoncurrentDays = 9 } }
            @{ ID = 'r3'; Filter = @{ Prefix = '' }; Status = 'Enabled'; AbortIncompleteMultipartUpload = @{ DaysAfterInitiation = 7 } }
        )
    }
    S3BucketCors = @{ CORSRule = @(
            @{ AllowedOrigin = 'https://a.example', 'https://b.example'; AllowedMethod = 'GET', 'PUT'; AllowedHeader = '*'; ExposeHeader = 'ETag'; MaxAgeSeconds = 10 }
            @{ AllowedOrigin = '*'; AllowedMethod = 'GET' }
        )
    }
    S3BucketEncryption = @{ Rule = @(@{ ApplyServerSideEncryptionByDefault = @{ SSEAlgorithm = 'AES256' }; BucketKeyEnabled = $false }) }
    S3BucketWebsite = @{ IndexDocument = @{ Suffix = 'index.html' }; ErrorDocument = @{ Key = 'error.html' }
        RoutingRules = @{ RoutingRule = @(@{ Condition = @{ KeyPrefixEquals = 'old/' }; Redirect = @{ ReplaceKeyPrefixWith = 'new/' } }) }
    }
    S3BucketOwnershipControl = @{ Rule = @(@{ ObjectOwnership = 'ObjectWriter' }) }
    S3BucketRequestPayment = @{ Payer = 'BucketOwner' }
    S3BucketAcceleration = @{ Status = 'Enabled' }
    S3BucketAbac = @{ Status = 'Enabled' }
    S3BucketLogging = @{ LoggingEnabled = @{ TargetBucket = 'OTHER'; TargetPrefix = 'logs/' } }
    S3ObjectLockConfiguration = @{ ObjectLockEnabled = 'Enabled'; Rule = @{ DefaultRetention = @{ Mode = 'GOVERNANCE'; Days = 1 } } }
    S3BucketNotification = @{ TopicConfiguration = @(@{ Id = 't1'; Topic = 'arn:aws:sns:us-east-1:123456789012:told'; Event = @('s3:ObjectCreated:*') }) }
}
$NamedConfigurations = @{
    S3BucketAnalyticsConfiguration = @{ Id = 'i1'; StorageClassAnalysis = @{} }
    S3BucketMetricConfiguration = @{ Id = 'i1'; Filter = @{ Prefix = 'a/' } }
    S3BucketIntelligentTieringConfiguration = @{ Id = 'i1'; Status = 'Enabled'; Tiering = @(@{ Days = 90; AccessTier = 'ARCHIVE_ACCESS' }) }
    S3BucketInventoryConfiguration = @{ Id = 'i1'; IsEnabled = $true; IncludedObjectVersions = 'All'; Schedule = @{ Frequency = 'Daily' }; OptionalFields = @{ Field = 'Size', 'ETag' }
        Destination = @{ S3BucketDestination = @{ Bucket = 'arn:aws:s3:::OTHER'; Format = 'CSV' } }
    }
}

# A bucket with versions and a lock, in which there is something of everything.
function New-ReadWorld([string] $Bucket) {
    $ErrorActionPreference = 'Ignore'
    $other = "$Bucket-o"
    $null = New-S3Bucket $Bucket -ObjectLock
    $null = New-S3Bucket $other -ErrorAction Ignore
    foreach ($noun in $Configurations.Keys) {
        if ($noun -eq 'S3ObjectLockConfiguration') { continue }
        $document = $Configurations[$noun] | ConvertTo-Json -Depth 9
        $null = & "Set-$noun" $Bucket -Configuration $document.Replace('OTHER', $other) -ErrorAction Ignore
    }
    foreach ($noun in $NamedConfigurations.Keys) {
        $document = $NamedConfigurations[$noun] | ConvertTo-Json -Depth 9
        $null = & "Set-$noun" $Bucket -Id i1 -Configuration $document.Replace('OTHER', $other) -ErrorAction Ignore
    }
    $null = Add-S3BucketPolicyStatement $Bucket -Action s3:GetObject -Resource "arn:aws:s3:::$Bucket/open/*" -Principal '*' -ErrorAction Ignore
    $null = Set-S3PublicAccessBlock $other -BlockPublicAcls -ErrorAction Ignore
    $key = 'dir/a b.txt'
    foreach ($name in $key, 'dir/b.txt', 'gone.txt', 'open/ü.txt') { $null = Write-S3Object $Bucket $name -Value "first of $name" }
    $full = Write-S3Object $Bucket $key -Value 'more content' -ContentType text/x-own -CacheControl max-age=7 -ContentDisposition 'attachment; filename=a.txt' -ContentLanguage de `
        -Expires ([datetime]'2030-01-02T03:04:05Z') -Metadata @{ own = 'some text' } -Tag @{ k = 'v'; l = '' } -Checksum SHA256 -Unwrap
    $null = Set-S3ObjectLegalHold $Bucket $key ON -ErrorAction Ignore
    $null = Set-S3ObjectRetention $Bucket $key GOVERNANCE ([datetime]::UtcNow.AddMinutes(2)) -ErrorAction Ignore
    $null = Remove-S3Object $Bucket gone.txt
    $upload = Start-S3MultipartUpload $Bucket parts -Checksum SHA256 -Unwrap
    foreach ($number in 1, 2) { $null = Write-S3ObjectPart $Bucket parts -UploadId $upload.UploadId -PartNumber $number -Value ('x' * $number) -Checksum SHA256 }
    $large = Write-S3Object $Bucket large -Value ([byte[]]::new(6MB)) -PartSize 5MB -Checksum CRC32C -Unwrap
    @{ Bucket = $Bucket; Buckets = $Bucket, $other; Key = $key; UploadId = $upload.UploadId; VersionId = $full.VersionId; ETag = $full.ETag }
}

# Values for what an operation may have. What is not here says which account is meant or where a page begins that is not there; and keys that aws is
# asked by name to have encoded it leaves so.
function Get-Sample($World) {
    @{
        VersionId = $World.VersionId; PartNumber = 1; Range = 'bytes=0-3'; ChecksumMode = 'ENABLED'; Prefix = 'dir/'; Delimiter = '/'; StartAfter = 'dir/a b.txt'; Marker = 'dir/a b.txt'
        KeyMarker = 'dir/a b.txt'; MaxKeys = 2; MaxParts = 1; MaxUploads = 1; PartNumberMarker = 1; FetchOwner = $true; RequestPayer = 'requester'
        ResponseContentType = 'text/x-other'; ResponseContentDisposition = 'inline'; ResponseContentLanguage = 'fr'
        IfMatch = $World.ETag; IfNoneMatch = '"other"'; IfModifiedSince = [datetime]'2020-01-02T03:04:05Z'; IfUnmodifiedSince = [datetime]'2040-01-02T03:04:05Z'
    }
}

# Which attributes, with and without parts.
$Attributes = 'ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'

function Get-ReadCall($World, [bool] $WithOptions) {
    $samples = Get-Sample $World
    foreach ($operation in Get-ReadOperation) {
        $rows = @($ParameterRows[$operation.Operation])
        $must = [ordered]@{}
        foreach ($row in $rows | Where-Object required -EQ required) {
            $must[$row.member] = switch ($row.member) {
                Key { if ($operation.Operation -eq 'ListParts') { 'parts' } else { $World.Key } }
                Id { 'i1' }
                AnnotationName { 'n1' }
                ObjectAttributes { , $Attributes }
                default { $World[$_] }
            }
        }
        if ($operation.Operation -eq 'ListBuckets') { $must.Prefix = $World.Bucket }
        # aws asks for checksums wherever it reads content.
        if ($operation.Operation -eq 'GetObject') { $must.ChecksumMode = 'ENABLED' }
        # Ceph shuts the owner out of a bucket that has it together with a policy.
        if ($operation.Operation -eq 'GetPublicAccessBlock') { $must.Bucket = $World.Buckets[1] }
        $operation + @{ Arguments = $must }
        if (-not $WithOptions) { continue }
        foreach ($name in $rows.member | Where-Object { $samples.ContainsKey($_) -and -not $must.Contains($_) }) {
            $with = [ordered]@{}
            foreach ($member in $must.Keys) { $with[$member] = $must[$member] }
            $with[$name] = $samples[$name]
            $operation + @{ Arguments = $with }
            # Of what was uploaded in parts.
            if ($name -in 'PartNumber', 'ChecksumMode', 'MaxParts' -and $operation.Operation -ne 'ListParts') {
                $large = [ordered]@{}
                foreach ($member in $with.Keys) { $large[$member] = $with[$member] }
                $large.Key = 'large'
                $operation + @{ Arguments = $large }
            }
        }
    }
}

# What aws says to all of the calls, in their order; a text that says why there is nothing.
function Get-AwsAnswer($Data, $Calls) {
    $wishes = foreach ($call in $Calls) {
        $arguments = [ordered]@{}
        foreach ($name in $call.Arguments.Keys) { $value = $call.Arguments[$name]; $arguments[$name] = if ($value -is [datetime]) { $value.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ') } else { $value } }
        @{ operation = $call.Operation; arguments = $arguments }
    }
    if (-not (Get-Command python3 -CommandType Application -ErrorAction Ignore)) { return 'there is no python3' }
    $plain = $Data.AsPlainText()
    $before = @{}
    $settings = @{ AWS_ACCESS_KEY_ID = $plain.AccessKey; AWS_SECRET_ACCESS_KEY = $plain.SecretKey; AWS_DEFAULT_REGION = $plain.Region }
    foreach ($name in $settings.Keys) { $before[$name] = [Environment]::GetEnvironmentVariable($name); [Environment]::SetEnvironmentVariable($name, $settings[$name]) }
    try {
        $text = @{ url = $plain.URL; wishes = @($wishes) } | ConvertTo-Json -Depth 9 -Compress | python3 "$Root/tests/servers/aws_reads.py" 2> "$TestDrive/aws.err"
        if ($LASTEXITCODE -eq 3) { return 'python3 has no awscli' }
        if ($LASTEXITCODE) { throw "aws_reads.py ended with $LASTEXITCODE`: $(Get-Content "$TestDrive/aws.err" -Raw)" }
        , @($text | ConvertFrom-Json -AsHashtable -DateKind String)
    }
    finally { foreach ($name in $before.Keys) { [Environment]::SetEnvironmentVariable($name, $before[$name]) } }
}
