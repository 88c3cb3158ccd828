BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $nowhere = @{ Url = 'http://127.0.0.1:1'; AccessKey = 'a'; SecretKey = 's' }
}

Describe 'A refusal' {
    BeforeEach { $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Error(404, 'NoSuchKey', 'Not there.'))) }
    AfterEach { $server.Dispose() }

    It 'gives the envelope and an error that names code, place and request' {
        $envelope = Get-S3ObjectTagging b1 'k 1' -BasicData (BasicData $server) -ErrorVariable problem -ErrorAction SilentlyContinue
        $envelope.status | Should -Be 404
        $envelope.response.Error.Code | Should -Be 'NoSuchKey'
        $problem[0].FullyQualifiedErrorId | Should -Be 'NoSuchKey,OpenIntegrations.S3.Commands.GetS3ObjectTagging'
        $problem[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problem[0].TargetObject.status | Should -Be 404
        "$($problem[0])" | Should -Be 'NoSuchKey: Not there (b1/k 1). Request id: R1.'
    }
    It 'stops with -ErrorAction Stop' {
        { Get-S3ObjectTagging b1 k -BasicData (BasicData $server) -ErrorAction Stop } | Should -Throw -ErrorId 'NoSuchKey,*'
    }
}

Describe 'A refusal' {
    It 'of a bucket that is not empty says what removes it' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]] @([OpenIntegrations.Testing.Answer]::Error(409, 'BucketNotEmpty', 'It has objects.')))
        try {
            $null = Remove-S3Bucket b1 -BasicData (BasicData $server) -Confirm:$false -ErrorVariable refused -ErrorAction SilentlyContinue
            "$refused" | Should -BeLike 'BucketNotEmpty: It has objects*Remove-S3Bucket -Force deletes what is in it, after a question.'
        }
        finally { $server.Dispose() }
    }
}

Describe 'Bad input' {
    It '<Name>' -ForEach @(
        @{ Name = 'names what basic data lack'; Command = { Get-S3Bucket -BasicData @{ Url = 'http://x' } }; Message = 'The basic data lacks AccessKey, SecretKey.' }
        @{ Name = 'refuses basic data that are no JSON'; Command = { Get-S3Bucket -BasicData '{"Url": ' }; Message = '*The basic data is no valid JSON*' }
        @{ Name = 'refuses basic data that are no file'; Command = { Get-S3Bucket -BasicData 'nowhere.json' }; Message = '*The basic data is neither JSON nor a file*' }
        @{ Name = 'refuses a URL that is none'; Command = { Get-S3Bucket -BasicData @{ Url = 'ftp://x'; AccessKey = 'a'; SecretKey = 's' } }; Message = "*'ftp://x' is not an http or https URL.*" }
        @{ Name = 'refuses an unknown choice'; Command = { Get-S3Bucket -BasicData @{ Url = 'x'; AccessKey = 'a'; SecretKey = 's'; Addressing = 'Sideways' } }; Message = '*one of Auto, Path, VirtualHosted*' }
        @{ Name = 'refuses a profile that is not there'; Command = { Get-S3Bucket -ProfileName nobody }; Message = "*There is no profile 'nobody'*" }
        @{ Name = 'says how to connect'; Command = { Get-S3Bucket }; Message = 'No connection was given. Set-S3Profile default asks for what one needs and tries it.*-BasicData*' }
        @{ Name = 'refuses a bucket name that no store takes'; Command = { Get-S3Object 'a b' -BasicData $nowhere }; Message = "'a b' is not a bucket name*" }
        @{ Name = 'refuses a key over 1,024 bytes'; Command = { Test-S3Object b1 ('é' * 513) -BasicData $nowhere }; Message = 'The object key has 1026 bytes in UTF-8; S3 allows 1024.' }
        @{ Name = 'names a file that is missing'; Command = { Write-S3Object b1 k -Path ./missing.bin -BasicData $nowhere }; Message = '*missing.bin*does not exist*' }
        @{ Name = 'names a literal file that is missing'; Command = { Write-S3Object b1 k -LiteralPath ./missing.bin -BasicData $nowhere }; Message = "*Could not find file*missing.bin*" }
        @{ Name = 'refuses a part number outside 1 to 10,000'; Command = { Write-S3ObjectPart b1 k -UploadId u -PartNumber 10001 -Value x -BasicData $nowhere }; Message = '*10000*' }
        @{ Name = 'refuses a link for more than seven days'; Command = { New-S3PresignedUrl b1 k -ExpiresIn 604801 -BasicData $nowhere }; Message = '*from one second to seven days*604801 s were asked for*' }
        @{ Name = 'refuses malformed XML'; Command = { Set-S3BucketEncryption b1 -Configuration '<ServerSideEncryptionConfiguration><Rule>' -BasicData $nowhere }; Message = '*not well-formed XML*' }
        @{ Name = 'refuses another document'; Command = { Set-S3BucketEncryption b1 -Configuration '<Tagging/>' -BasicData $nowhere }; Message = '*A ServerSideEncryptionConfiguration document is expected; this XML is a Tagging document.*' }
        @{ Name = 'names a member that a document does not have'; Command = { Set-S3BucketVersioning b1 -Configuration @{ Status = 'Enabled'; Mode = 1 } -BasicData $nowhere }; Message = "*VersioningConfiguration has no member 'Mode'. It has: Status, MfaDelete.*" }
        @{ Name = 'refuses a range that is none'; Command = { Read-S3Object b1 k -Range 9-1 -BasicData $nowhere }; Message = "*'9-1' is no range of bytes*" }
        @{ Name = 'refuses a customer key of the wrong length'; Command = { Write-S3Object b1 k -Value x -CustomerKey ([byte[]](1, 2)) -BasicData $nowhere }; Message = '*has 32 bytes; this one has 2*' }
        @{ Name = 'says that a folder is no object'; Command = { Write-S3Object b1 k -LiteralPath $PSScriptRoot -BasicData $nowhere }; Message = "*is a folder. An object is made of a file*" }
        @{ Name = 'says when nobody answers'; Command = { Get-S3Bucket -BasicData ($nowhere + @{ MaxAttempts = 1 }) }; Message = '*Connection refused*' }
        @{ Name = 'says when a name is unknown'; Command = { Get-S3Bucket -BasicData @{ Url = 'http://no.such.host.invalid'; AccessKey = 'a'; SecretKey = 's' } }; Message = '*no.such.host.invalid*' }
    ) {
        $command = $Command
        { & $command } | Should -Throw -ExpectedMessage $Message
    }
    It 'ends what reads a store that is not there: <_>' -ForEach @(
        { Get-S3Item s3://b @c }, { Watch-S3Item s3://b @c }, { Measure-S3Item s3://b @c }, { Sync-S3Item $PSScriptRoot s3://b @c }
        { Compare-S3Item $PSScriptRoot s3://b @c }, { Remove-S3Item s3://b/x/ -Recurse @c }
    ) {
        $c = @{ BasicData = ($nowhere + @{ MaxAttempts = 1 }); ErrorVariable = 'problem' }
        $given = try { & $_ } catch { $problem = $_ }
        $given | Should -BeNullOrEmpty
        "$($problem | Select-Object -First 1)" | Should -BeLike '*Connection refused*Test-S3Profile finds the step that fails.'
    }
    It 'sends nothing to find that out' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(200, '')))
        try {
            { Write-S3Object b1 k -Path ./missing.bin -BasicData (BasicData $server) } | Should -Throw
            { Set-S3BucketVersioning b1 -Configuration @{ Mode = 1 } -BasicData (BasicData $server) } | Should -Throw
            { New-S3PresignedUrl b1 k -ExpiresIn 0 -BasicData (BasicData $server) } | Should -Throw
            $server.Requests.Count | Should -Be 0
        }
        finally { $server.Dispose() }
    }
    It 'keeps a file whose download fails' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Error(403, 'AccessDenied', 'no')))
        try {
            Set-Content TestDrive:/kept 'old'
            $null = Read-S3Object b1 k -OutFile TestDrive:/kept -BasicData (BasicData $server) -ErrorAction SilentlyContinue
            Get-Content TestDrive:/kept | Should -Be 'old'
            (Get-ChildItem TestDrive:/).Count | Should -Be 1
        }
        finally { $server.Dispose() }
    }
}
