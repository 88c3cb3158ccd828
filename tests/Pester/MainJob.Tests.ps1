# The main job through the cmdlets, against real servers. Whoever runs the tests names them in S3_TEST_SERVERS.
BeforeDiscovery {
    . "$PSScriptRoot/Servers.ps1"
    $servers = Get-TestServer -WithEachBuild
}

BeforeAll { . "$PSScriptRoot/Common.ps1"; . "$PSScriptRoot/Servers.ps1" }

Describe 'The main job at <Server>' -ForEach $servers {
    BeforeAll {
        $data = Connect-TestServer $Server $Variables (Join-Path $TestDrive store)
        $PSDefaultParameterValues = @{ '*-S3*:BasicData' = $data; '*-S3*:ErrorAction' = 'Stop' }
        $bucket = "pester-$PID-$(Get-Random -Maximum 1000000)"
        $null = New-S3Bucket $bucket
        $odd = @('a b/+%2F?#&=;', "e`u{301} é 😀", '//x//', 'trailing/')
        # What Windows PowerShell's platform would fold, it refuses to send.
        if ($Build -ne 'netstandard2.0') { $odd += './x', 'a/../b', '..' }
        function Digest($Path) { (Get-FileHash -LiteralPath $Path).Hash }
    }
    AfterAll {
        $PSDefaultParameterValues = @{}
        if ($Server -eq 'local') { Stop-S3LocalServer }
    }

    It 'finds its bucket' {
        Test-S3Bucket $bucket | Should -BeTrue
        Test-S3Bucket "$bucket-not" | Should -BeFalse
        (Get-S3Bucket -Unwrap).BucketName | Should -Contain $bucket
        (Get-S3BucketMetadata $bucket).status | Should -Be 200
    }
    It 'keeps text, bytes, files and streams, whatever their names' {
        foreach ($key in $odd) { $null = Write-S3Object $bucket $key -Value "text of $key" }
        foreach ($key in $odd) { Read-S3Object $bucket $key -Raw | Should -BeExactly "text of $key" }
        (Get-S3Object $bucket -Unwrap).Key | Sort-Object | Should -Be ($odd | Sort-Object)
        $null = Write-S3Object $bucket bytes -Value ([byte[]](0..255))
        (Read-S3Object $bucket bytes -AsByteStream) -join ' ' | Should -Be (0..255 -join ' ')
        (Read-S3Object $bucket bytes -AsByteStream -Range 10-12) -join ' ' | Should -Be '10 11 12'
        Set-Content "$TestDrive/ü file.txt" "one`ntwo"
        $null = Get-ChildItem $TestDrive -Filter 'ü*' | Write-S3Object $bucket
        Read-S3Object $bucket 'ü file.txt' | Should -Be 'one', 'two'
        $null = [pscustomobject]@{ Key = 'listed/1'; Path = "$TestDrive/ü file.txt" } | Write-S3Object $bucket
        Read-S3Object $bucket listed/1 | Should -Be 'one', 'two'
        $stream = [IO.MemoryStream]::new([Text.Encoding]::UTF8.GetBytes('streamed'))
        $null = Write-S3Object $bucket stream -Stream $stream
        $reader = [IO.StreamReader]::new((Read-S3Object $bucket stream -AsStream))
        $reader.ReadToEnd() | Should -Be 'streamed'
        $reader.Dispose()
        $null = Write-S3Object $bucket empty -Value ''
        Read-S3Object $bucket empty -Raw | Should -Be ''
        $null = 'lines', 'of', 'a pipeline' | Write-S3Object $bucket piped
        Read-S3Object $bucket piped | Should -Be 'lines', 'of', 'a pipeline'
    }
    It 'refuses names that this platform would change' -Skip:($env:S3_TEST_BUILD -ne 'netstandard2.0') {
        { Write-S3Object $bucket 'a/../b' -Value x } | Should -Throw '*This platform cannot send*unchanged*'
    }
    It 'moves a large file in parts' {
        $bytes = [byte[]]::new(21MB); [Random]::new(1).NextBytes($bytes)
        [IO.File]::WriteAllBytes("$TestDrive/large.bin", $bytes)
        $null = Write-S3Object $bucket large -Path "$TestDrive/large.bin" -PartSize 5MB
        (Get-S3ObjectMetadata $bucket large -Unwrap).ContentLength | Should -Be 21MB
        (Get-S3ObjectMetadata $bucket large -Unwrap).ETag | Should -BeLike '*-5"'
        $file = Read-S3Object $bucket large -OutFile "$TestDrive/back.bin" -PartSize 4MB -Unwrap
        ($file | Out-String).Trim() | Should -Be (Get-Item "$TestDrive/back.bin" | Out-String).Trim()
        $file.FullName | Should -Be (Get-Item "$TestDrive/back.bin").FullName
        Digest "$TestDrive/back.bin" | Should -Be (Digest "$TestDrive/large.bin")
    }
    It 'puts parts together by hand, in any order and from any form' {
        $upload = Start-S3MultipartUpload $bucket hand -Unwrap
        $second = $upload | Write-S3ObjectPart -PartNumber 2 -Value 'the end'
        $first = $upload | Write-S3ObjectPart -PartNumber 1 -Path "$TestDrive/large.bin" -Length 5MB
        ($upload | Get-S3ObjectPart -Unwrap).PartNumber | Should -Be 1, 2
        $done = $upload | Complete-S3MultipartUpload -Part $second, $first
        $done.status | Should -Be 200
        Read-S3Object $bucket hand -Range -7 -Raw | Should -Be 'the end'
        $null = Start-S3MultipartUpload $bucket given-up
        Get-S3MultipartUpload $bucket -Unwrap | Stop-S3MultipartUpload | ForEach-Object status | Should -Be 204
        Get-S3MultipartUpload $bucket -Unwrap | Should -BeNullOrEmpty
    }
    It 'keeps metadata and media types' {
        $null = Write-S3Object $bucket page.html -Value '<p>' -Metadata @{ Colour = 'blue'; note = 'a b' } -CacheControl 'max-age=5'
        $about = Get-S3ObjectMetadata $bucket page.html -Unwrap
        $about.ContentType | Should -Be 'text/html'
        $about.CacheControl | Should -Be 'max-age=5'
        $about.Metadata.colour | Should -Be 'blue'
        $about.Metadata.note | Should -Be 'a b'
    }
    It 'copies, with new metadata when they are given' {
        $null = Copy-S3Object $bucket page.html $bucket 'copy of page'
        Read-S3Object $bucket 'copy of page' -Raw | Should -Be '<p>'
        (Get-S3ObjectMetadata $bucket 'copy of page' -Unwrap).Metadata.colour | Should -Be 'blue'
        $null = Copy-S3Object $bucket page.html $bucket page.html -Metadata @{ colour = 'red' } -ContentType text/plain
        $about = Get-S3ObjectMetadata $bucket page.html -Unwrap
        $about.Metadata.colour, $about.ContentType | Should -Be 'red', 'text/plain'
        $null = Get-S3Object $bucket -Prefix page -Unwrap | Copy-S3Object -Bucket $bucket -Key piped-copy
        Read-S3Object $bucket piped-copy -Raw | Should -Be '<p>'
    }
    It 'copies in parts' -Skip:('LargeConditions' -in $Cannot) {
        $null = Copy-S3Object $bucket large $bucket 'copy in parts' -PartSize 6MB
        (Get-S3ObjectMetadata $bucket 'copy in parts' -Unwrap).ETag | Should -BeLike '*-4"'
    }
    It 'tags buckets and objects' -Skip:('Tags' -in $Cannot) {
        $null = Set-S3BucketTagging $bucket @{ team = 'web' }
        (Get-S3BucketTagging $bucket -Unwrap).Value | Should -Be 'web'
        $null = Write-S3Object $bucket tagged -Value x -Tag @{ a = 'x y' }
        (Get-S3ObjectTagging $bucket tagged -Unwrap).Value | Should -Be 'x y'
        $null = Set-S3ObjectTagging $bucket tagged @{ b = '2' }
        (Get-S3ObjectTagging $bucket tagged -Unwrap).Key | Should -Be 'b'
        $null = Get-S3ObjectTagging $bucket tagged | Set-S3ObjectTagging $bucket page.html
        (Get-S3ObjectTagging $bucket page.html -Unwrap).Key | Should -Be 'b'
        $null = Remove-S3ObjectTagging $bucket tagged
        Get-S3ObjectTagging $bucket tagged -Unwrap | Should -BeNullOrEmpty
        $null = Remove-S3BucketTagging $bucket
        { Get-S3BucketTagging $bucket } | Should -Throw -ErrorId 'NoSuchTagSet*'
    }
    It 'shares by links' {
        Invoke-RestMethod (New-S3PresignedUrl $bucket page.html) | Should -Be '<p>'
        $null = Invoke-RestMethod (New-S3PresignedUrl $bucket linked -Method PUT -ExpiresIn 60) -Method Put -Body 'by link'
        Read-S3Object $bucket linked -Raw | Should -Be 'by link'
        $download = Invoke-WebRequest (New-S3PresignedUrl $bucket linked -ResponseContentDisposition 'attachment; filename="x"' -ExpiresIn ([timespan]::FromMinutes(1)))
        if ('LinkHeaders' -notin $Cannot) { $download.Headers['Content-Disposition'] | Should -Be 'attachment; filename="x"' }
    }
    It 'sends requests of one''s own' {
        (Send-S3Request GET "/$bucket" -Query @{ location = $null }).status | Should -Be 200
        (Send-S3Request PUT "/$bucket/raw%20one" -Body 'raw' -Headers @{ 'x-amz-meta-a' = 'b' }).status | Should -Be 200
        [Text.Encoding]::UTF8.GetString((Send-S3Request GET "/$bucket/raw one" -AsByteStream)) | Should -Be 'raw'
        $null = Send-S3Request GET "/$bucket/raw one" -OutFile "$TestDrive/raw"
        Get-Content "$TestDrive/raw" -Raw | Should -Be 'raw'
    }
    It 'keeps versions when it is told to' {
        $null = Set-S3BucketVersioning $bucket Enabled
        (Get-S3BucketVersioning $bucket -Unwrap).Status | Should -Be 'Enabled'
        Write-S3Object $bucket shown -Value 'x' -Unwrap | Out-String | Should -Match '(?m)^"[0-9a-f]{32}" +shown +\S+'
        $old = (Write-S3Object $bucket versioned -Value 'old' -Unwrap).VersionId
        $null = Write-S3Object $bucket versioned -Value 'new'
        $null = Remove-S3Object $bucket versioned
        Test-S3Object $bucket versioned | Should -BeFalse
        Read-S3Object $bucket versioned -VersionId $old -Raw | Should -Be 'old'
        $all = Get-S3ObjectVersion $bucket -Prefix versioned -Unwrap
        $all.Count | Should -Be 3
        $all[0].IsDeleteMarker | Should -BeTrue
        $null = $all[0] | Remove-S3Object
        Read-S3Object $bucket versioned -Raw | Should -Be 'new'
    }
    It 'cleans up' {
        $null = Get-S3ObjectVersion $bucket | Remove-S3Object -Force
        Get-S3ObjectVersion $bucket -Unwrap | Should -BeNullOrEmpty
        (Remove-S3Bucket $bucket).status | Should -Be 204
        Test-S3Bucket $bucket | Should -BeFalse
    }
}
