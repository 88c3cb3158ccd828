# What a store says in headers is given by -Unwrap under the names of the S3 model: every row of the table of answers, as a value of its type.
BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $rows = Import-Csv "$Root/tests/oracle/answer-headers.tsv" -Delimiter "`t" | Group-Object operation -AsHashTable
    # What gives one thing, and not a list or nothing.
    $cells = foreach ($cell in @(
            @{ Operation = 'HeadObject'; Line = { Get-S3ObjectMetadata b1 k1 -Unwrap } }
            @{ Operation = 'HeadBucket'; Line = { Get-S3BucketMetadata b1 -Unwrap } }
            @{ Operation = 'CreateBucket'; Line = { New-S3Bucket b1 -Unwrap } }
            @{ Operation = 'PutObject'; Line = { Write-S3Object b1 k1 -Value x -Unwrap } }
            @{ Operation = 'DeleteObject'; Line = { Remove-S3Object b1 k1 -Unwrap } }
            @{ Operation = 'CopyObject'; Line = { Copy-S3Object b1 k1 b2 k2 -Unwrap }; Body = '<CopyObjectResult><ETag>"e"</ETag></CopyObjectResult>' }
            @{ Operation = 'CreateMultipartUpload'; Line = { Start-S3MultipartUpload b1 k1 -Unwrap }; Body = '<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>' }
            @{ Operation = 'UploadPart'; Line = { Write-S3ObjectPart b1 k1 -UploadId u1 -PartNumber 1 -Value x -Unwrap } }
            @{ Operation = 'UploadPartCopy'; Line = { Copy-S3ObjectPart b1 k1 -UploadId u1 -PartNumber 1 -SourceBucket b2 -SourceKey k2 -Unwrap }; Body = '<CopyPartResult><ETag>"e"</ETag></CopyPartResult>' }
            @{ Operation = 'CompleteMultipartUpload'; Line = { Complete-S3MultipartUpload b1 k1 -UploadId u1 -Part '"e"' -Unwrap }; Body = '<CompleteMultipartUploadResult><ETag>"e"</ETag></CompleteMultipartUploadResult>' }
            @{ Operation = 'GetObjectAttributes'; Line = { Get-S3ObjectAttribute b1 k1 ObjectSize -Unwrap }; Body = '<GetObjectAttributesResponse><ObjectSize>1</ObjectSize></GetObjectAttributesResponse>' }
        )) { foreach ($row in $rows[$cell.Operation]) { $cell + @{ Member = $row.member; Header = $row.header; Type = $row.type } } }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    # Names that were ours before, and are those of the parameters.
    $Other = @{ BucketRegion = 'Region'; ObjectLockLegalHoldStatus = 'ObjectLockLegalHold' }
}

Describe 'The answer to' {
    It '<Operation>: <Member>' -ForEach $cells {
        $text, $value = switch ($Type) {
            'integer' { '7', 7 }
            'long' { '8', 8 }
            'boolean' { 'true', $true }
            'timestamp' { 'Fri, 01 Jan 2100 00:00:00 GMT', [datetime]::new(2100, 1, 1, 0, 0, 0, [DateTimeKind]::Utc).ToLocalTime() }
            default { '"value"', '"value"' }
        }
        if ($Header -eq 'Location') { $text = $value = '/b1' }
        $answer = [OpenIntegrations.Testing.Answer]::new(200, [string]$Body).With('x-amz-request-id', 'R1').With($Header, $text)
        if ($Header -ne 'ETag') { $answer = $answer.With('ETag', '"e"') }
        if ($Body) { $answer = $answer.With('Content-Type', 'application/xml') }
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($answer))
        try {
            $PSDefaultParameterValues = @{ '*-S3*:BasicData' = KnownData $server; '*-S3*:WarningAction' = 'Ignore' }
            $given = & $Line
            $property = $given.PSObject.Properties[$(if ($Other[$Member]) { $Other[$Member] } else { $Member })]
            $property | Should -Not -BeNullOrEmpty -Because "$Header is $Member"
            $property.Value | Should -BeExactly $value
        }
        finally { $server.Dispose() }
    }

    It 'parts that were unwrapped complete an upload with their checksums' {
        $part = [OpenIntegrations.Testing.Answer]::new(200, '').With('ETag', '"e"').With('x-amz-checksum-sha256', 'LXEWQrcmsEQBYnyp++6wy9chTD7GQPMTbAiWHF5IaSI=')
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($part, (Xml '<CompleteMultipartUploadResult><ETag>"e-1"</ETag></CompleteMultipartUploadResult>')))
        try {
            $data = KnownData $server
            $parts = Write-S3ObjectPart b1 k1 -UploadId u1 -PartNumber 1 -Value x -Checksum SHA256 -Unwrap -BasicData $data
            $null = Complete-S3MultipartUpload b1 k1 -UploadId u1 -Part $parts -BasicData $data
            ([xml]$server.Requests[1].Text).CompleteMultipartUpload.Part.ChecksumSHA256 | Should -BeExactly 'LXEWQrcmsEQBYnyp++6wy9chTD7GQPMTbAiWHF5IaSI='
        }
        finally { $server.Dispose() }
    }
}
