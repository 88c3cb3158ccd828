# Items of a store: what addresses name, what binds to what, and what deletes. Whoever runs the tests names other servers in S3_TEST_SERVERS.
BeforeDiscovery {
    . "$PSScriptRoot/Servers.ps1"
    $servers = Get-TestServer
}

BeforeAll { . "$PSScriptRoot/Common.ps1"; . "$PSScriptRoot/Servers.ps1" }

Describe 'Items at <Server>' -ForEach $servers {
    BeforeAll {
        $data = Connect-TestServer $Server $Variables (Join-Path $TestDrive store)
        $PSDefaultParameterValues = @{ '*-S3*:BasicData' = $data; '*-S3*:ErrorAction' = 'Stop' }
        $bucket = "items-$PID-$(Get-Random -Maximum 1000000)"
        foreach ($name in $bucket, "$bucket-clock") { $null = New-S3Bucket $name }
        $keys = 'a[1].txt', 'a1.txt', 'foo', 'foo/a', 'foobar', 'img/', 'img/1.png', 'img/2.jpg', 'img/x/3.png'
        function Fill { foreach ($key in $keys) { $null = Write-S3Object $bucket $key -Value $(if ($key -eq 'img/') { '' } else { "text of $key" }) } }
        function Keys($Items) { @($Items | ForEach-Object Key) -join ' ' }
        Fill
    }
    AfterAll {
        $PSDefaultParameterValues = @{}
        if ($Server -eq 'local') { Stop-S3LocalServer }
    }

    It 'lists what an address names' {
        Keys (Get-S3Item "s3://$bucket") | Should -BeExactly 'a1.txt a[1].txt foo foo/ foobar img/'
        Keys (Get-S3Item "s3://$bucket/img/") | Should -BeExactly 'img/1.png img/2.jpg img/x/'
        Keys (Get-S3Item "s3://$bucket/foo") | Should -BeExactly 'foo'
        Keys (Get-S3Item "s3://$bucket/foo/") | Should -BeExactly 'foo/a'
        Keys (Get-S3Item "s3://$bucket/img/*.png") | Should -BeExactly 'img/1.png'
        Keys (Get-S3Item "s3://$bucket/**.png") | Should -BeExactly 'img/1.png img/x/3.png'
        Keys (Get-S3Item -LiteralPath "s3://$bucket/a[1].txt") | Should -BeExactly 'a[1].txt'
        Keys (Get-S3Item "s3://$bucket/a[1].txt") | Should -BeExactly 'a1.txt'
        Keys (Get-S3Item "s3://$bucket" -Recurse -Include *.png -Exclude x) | Should -BeExactly 'img/1.png'
        Keys (Get-S3Item "s3://$bucket" -Recurse -Directory) | Should -BeExactly 'foo/ img/ img/x/'
        (Get-S3Item).BucketName | Should -Contain $bucket
        { Get-S3Item "s3://$bucket/none" } | Should -Throw -ErrorId 'FileNotFound*'
    }
    It 'takes a span for an age although PowerShell takes it for a number' {
        Get-S3Item "s3://$bucket" -Recurse -OlderThan 30d | Should -BeNullOrEmpty
        Keys (Get-S3Item "s3://$bucket" -File -NewerThan 12h -LargerThan 13) | Should -BeExactly 'a1.txt a[1].txt foobar'
        Keys (Get-S3Item "s3://$bucket" -File -NewerThan (Get-Date).AddHours(-1) -SmallerThan 12) | Should -BeExactly 'foo'
        { Get-S3Item "s3://$bucket" -OlderThan 30 } | Should -Throw '*30d*'
    }
    It 'gives items that are what files are' {
        $item = Get-S3Item "s3://$bucket/img/1.png"
        "$item" | Should -BeExactly "s3://$bucket/img/1.png"
        $item.Path, $item.Name, $item.Length, $item.PSIsContainer | Should -Be "s3://$bucket/img/1.png", '1.png', 17, $false
        $item.LastModified.Kind | Should -Be Local
        ($item.LastModified - (Get-Date)).Duration() | Should -BeLessThan ([timespan]'01:00')
        (Get-S3Item "s3://$bucket/" | Out-String) | Should -Match "FOLDER s3://$bucket/foo/"
    }
    It 'binds them to what acts, whatever they went through' {
        $listed = Get-S3Item "s3://$bucket" -Recurse -File
        Keys ($listed | Get-S3Item) | Should -BeExactly (Keys $listed)
        $csv = $listed | ConvertTo-Csv | ConvertFrom-Csv
        Keys ($csv | Get-S3Item) | Should -BeExactly (Keys $listed)
        Keys (Get-S3Item "s3://$bucket" | Get-S3Item) | Should -BeExactly 'a1.txt a[1].txt foo foo/a foobar img/1.png img/2.jpg img/x/'
        $remote = $listed | ForEach-Object { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($_)) }
        "$($remote[0])" | Should -BeExactly "$($listed[0])"
        $remote[1].Length | Should -Be $listed[1].Size
        Keys ($remote | Get-S3Item) | Should -BeExactly (Keys $listed)
        Get-S3Item "s3://$bucket/foo" | Read-S3Object | Should -Be 'text of foo'
        Keys (Get-S3Object $bucket -Prefix img/x -Delimiter / -Unwrap | Get-S3Item) | Should -BeExactly 'img/x/3.png'
        Keys ("s3://$bucket/foo", "s3://$bucket/a1.txt" | Get-S3Item) | Should -BeExactly 'foo a1.txt'
        Keys ([pscustomobject]@{ Path = "s3://$bucket/foo" } | Get-S3Item) | Should -BeExactly 'foo'
    }
    It 'binds what came from a file to the operations, too: <_>' -ForEach @(
        'Read-S3Object', 'Get-S3ObjectMetadata -Unwrap', 'Get-S3ObjectTagging', 'New-S3PresignedUrl', 'Copy-S3Object -Bucket $bucket -Key copied -Unwrap',
        'Remove-S3ObjectTagging -WhatIf', 'Remove-S3Object -WhatIf', 'Get-S3Content', 'Copy-S3Item -Destination $TestDrive/csv/ -PassThru'
    ) {
        $listed = Get-S3Item "s3://$bucket/foo"
        $csv = $listed | ConvertTo-Csv | ConvertFrom-Csv
        $csv.VersionId | Should -Be ''
        $act = [scriptblock]::Create("`$_ | $_")
        $from = $csv | ForEach-Object $act
        $expected = $listed | ForEach-Object $act
        # What tells when it was made is another one each time.
        $plain = { "$_" -replace 'X-Amz-(Date|Signature)=\w+' -replace '(?i)request-?id\S*|LastModified=[^;}]*' }
        @($from | ForEach-Object $plain) | Should -Be @($expected | ForEach-Object $plain)
        $null = Remove-S3Object $bucket copied
    }
    It 'takes for one thing what names one, whatever signs are in its name: <Name>' -ForEach @(
        @{ Name = 'an item'; Give = { Get-S3Item -LiteralPath "s3://$bucket/wild/$key" } }
        @{ Name = 'an object'; Give = { Get-S3Object $bucket -Prefix "wild/$key" -Unwrap | Where-Object Key -CEQ "wild/$key" } }
        @{ Name = 'a result'; Give = { Copy-S3Item -LiteralPath "s3://$bucket/wild/$key" "s3://$bucket-clock/" -PassThru } }
        @{ Name = 'a difference'; Give = { Compare-S3Item "s3://$bucket/wild/" "s3://$bucket-clock/none/" | Where-Object Name -CEQ $key } }
        @{ Name = 'a measure'; Give = { Measure-S3Item "s3://$bucket/wild/" -By Folder | Where-Object Name -CEQ "$key/" } }
    ) {
        $keys = 'a*b', 'aXb', 'a/b', '[x]', 'x', 'q?', 'qq' | ForEach-Object { $_, "$_/in" }
        foreach ($form in { $_ }, { $_ | ConvertTo-Csv | ConvertFrom-Csv }, { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) }) {
            foreach ($key in 'a*b', '[x]', 'q?') {
                foreach ($one in $keys) { $null = Write-S3Object $bucket "wild/$one" -Value x }
                $given = & $Give | ForEach-Object $form
                $given | Remove-S3Item -Force -Recurse:($Name -eq 'a measure')
                $gone = if ($Name -eq 'a measure') { "$key/in" } else { $key }
                $left = (Get-S3Item "s3://$bucket/wild/" -Recurse).Key | ForEach-Object { $_.Substring(5) }
                Compare-Object $keys $left -CaseSensitive | ForEach-Object InputObject | Should -BeExactly $gone
            }
        }
        Remove-S3Item "s3://$bucket/wild/" -Recurse -Force
    }
    It 'does not take all of a place for a share of it: <_>' -ForEach 'Extension', 'StorageClass', 'Age', 'Folder' {
        $share = Measure-S3Item "s3://$bucket" -By $_ | Where-Object { $_.Name -eq './' -or $_.Name -notlike '*/' } | Select-Object -First 1
        $share.Count | Should -BeGreaterThan 0
        { $share | Remove-S3Item -Recurse -WhatIf } | Should -Throw '*Nothing was named*'
        { $share | Copy-S3Item -Destination "$TestDrive/share/" -Recurse } | Should -Throw '*names nothing*'
    }
    It 'does not take a folder that came from a file for an object' {
        $folder = Get-S3Item "s3://$bucket" -Directory | Where-Object Key -EQ foo/
        $csv = $folder | ConvertTo-Csv | ConvertFrom-Csv
        { $csv | Remove-S3Item -WhatIf } | Should -Throw '*-Recurse*'
    }
    It 'goes on when many that come down the pipeline wait for their turn' {
        $null = Set-Content "$TestDrive/large" ([string]::new('x', 1200000)) -NoNewline
        foreach ($i in 1..20) { $null = Write-S3Object $bucket "large/$i" -Path "$TestDrive/large" }
        (Get-S3Item "s3://$bucket/large/" | Read-S3Object -Raw | Measure-Object Length -Sum).Sum | Should -Be (20 * 1200000)
        Remove-S3Item "s3://$bucket/large/" -Recurse -Force
    }
    It 'tells what is there' {
        Test-S3Item "s3://$bucket/foo" | Should -BeTrue
        Test-S3Item "s3://$bucket/fo" | Should -BeFalse
        Test-S3Item "s3://$bucket/img" -PathType Container | Should -BeTrue
        Test-S3Item "s3://$bucket/img" -PathType Leaf | Should -BeFalse
        Test-S3Item "s3://$bucket-not" | Should -BeFalse
        Test-S3Item "s3://$bucket-not/x" | Should -BeFalse
    }
    It 'deletes a folder only when all of it is meant, and asks' {
        foreach ($place in "s3://$bucket/img", "s3://$bucket/img/", "s3://$bucket") {
            { Remove-S3Item $place } | Should -Throw -ErrorId 'FolderNotEmpty*'
        }
        { Remove-S3Item "s3://$bucket/img/" -Recurse } | Should -Throw '*4 items (* B) of s3://*/img/?*-Force*' -ErrorId 'NeedsForce*'
        { Remove-S3Item "s3://$bucket/none" } | Should -Throw -ErrorId 'FileNotFound*'
        # What failed literally names no more when it is piped on.
        Remove-S3Item -LiteralPath "s3://$bucket/[a]*" -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.TargetObject | Remove-S3Item -WhatIf -ErrorAction SilentlyContinue -ErrorVariable again -InformationVariable would
        $again.TargetObject | Should -Be $failed.TargetObject
        $would | Should -BeNullOrEmpty
        Get-S3Content -LiteralPath "s3://$bucket/[a]*/" -ErrorAction SilentlyContinue -ErrorVariable refused
        $refused.TargetObject | Should -Be "s3://$bucket/``[a``]``*/"
        Remove-S3Item "s3://$bucket/*" -Recurse -WhatIf
        (Get-S3Item "s3://$bucket" -Recurse).Count | Should -Be $keys.Count
        Remove-S3Item "s3://$bucket/foo" | Should -BeNullOrEmpty
        Keys (Remove-S3Item "s3://$bucket/img" -Recurse -Force -PassThru) | Should -BeExactly 'img/ img/1.png img/2.jpg img/x/3.png'
        Keys (Get-S3Item "s3://$bucket" -Recurse) | Should -BeExactly 'a1.txt a[1].txt foo/a foobar'
    }
    It 'deletes what comes down the pipeline, and nothing in folders that come too' {
        $null = Get-S3Item "s3://$bucket" | Remove-S3Item -Force -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.TargetObject.Path | Should -Be "s3://$bucket/foo/"
        $failed.TargetObject | Remove-S3Item -Recurse
        Get-S3Item "s3://$bucket" -Recurse | Should -BeNullOrEmpty
    }
    It 'deletes versions, and uploads that nobody completed' {
        $null = Set-S3BucketVersioning $bucket Enabled
        Fill; Fill
        Remove-S3Item "s3://$bucket/foo*" -Recurse -Force
        (Get-S3Item "s3://$bucket/foo" -Versions).IsDeleteMarker | Should -Be $true, $false, $false
        Remove-S3Item "s3://$bucket/foo" -Versions -Force
        Keys (Get-S3Item "s3://$bucket/foo*" -Recurse -Versions) | Should -BeExactly 'foo/a foo/a foo/a foobar foobar foobar'
        Remove-S3Item "s3://$bucket" -Recurse -Versions -Force
        Get-S3Item "s3://$bucket" -Recurse -Versions | Should -BeNullOrEmpty
        foreach ($key in 'up', 'up/a', 'upper') { $null = Start-S3MultipartUpload $bucket $key }
        Remove-S3Item "s3://$bucket/up" -IncompleteUploads -OlderThan 7d -Force
        Remove-S3Item "s3://$bucket/up" -IncompleteUploads -Force
        (Get-S3MultipartUpload $bucket -Unwrap).Key | Should -Be upper
    }
    It 'says that there is nothing to bring back in a bucket that keeps no versions' {
        $null = Set-S3Content "s3://$bucket-clock/once" x
        foreach ($preview in $true, $false) {
            { Restore-S3Item "s3://$bucket-clock/once" -WhatIf:$preview } | Should -Throw '*does not keep versions*'
            { Restore-S3Item "s3://$bucket-clock" -Recurse -AsOf 1d -WhatIf:$preview } | Should -Throw '*does not keep versions*'
        }
    }
    It 'brings back what was deleted, replaced, or there at a time' {
        Fill
        $old = (Get-S3Item "s3://$bucket/foo" -Versions).VersionId
        $then = (Get-S3Item "s3://$bucket" -Recurse | Measure-Object LastModified -Maximum).Maximum
        # Times of some stores are whole seconds.
        do { Set-S3Content "s3://$bucket-clock/now" x } until ((Get-S3Item "s3://$bucket-clock/now").LastModified -gt $then)
        $null = Write-S3Object $bucket foo -Value new
        $null = Write-S3Object $bucket img/later -Value x
        Remove-S3Item "s3://$bucket/img/1.png"
        Remove-S3Item "s3://$bucket/a1.txt"
        Restore-S3Item "s3://$bucket/a1.txt" | Should -BeNullOrEmpty
        Get-S3Content "s3://$bucket/a1.txt" | Should -Be 'text of a1.txt'
        { Restore-S3Item "s3://$bucket/img/" -AsOf $then } | Should -Throw -ErrorId 'FolderNotEmpty*'
        Restore-S3Item "s3://$bucket" -Recurse -AsOf $then -WhatIf
        Test-S3Item "s3://$bucket/img/later" | Should -BeTrue
        Keys (Restore-S3Item "s3://$bucket" -Recurse -AsOf $then -PassThru) | Should -BeExactly 'foo img/1.png img/later'
        # A second run finds nothing to do.
        Restore-S3Item "s3://$bucket" -Recurse -AsOf $then -PassThru | Should -BeNullOrEmpty
        Keys (Get-S3Item "s3://$bucket" -Recurse) | Should -BeExactly (Keys (Get-S3Item "s3://$bucket" -Recurse -AsOf $then))
        Get-S3Content "s3://$bucket/foo" | Should -Be 'text of foo'
        (Get-S3Item "s3://$bucket/foo" -Versions).Count | Should -Be 3
        $null = Set-S3Content "s3://$bucket/foo" newest
        [pscustomobject]@{ BucketName = $bucket; Key = 'foo'; VersionId = $old } | Restore-S3Item
        Get-S3Content "s3://$bucket/foo" | Should -Be 'text of foo'
        { Restore-S3Item "s3://$bucket/none" } | Should -Throw -ErrorId 'FileNotFound*'
    }
    It 'reads and writes content' {
        1..5 | Set-S3Content "s3://$bucket/lines.txt"
        Get-S3Content "s3://$bucket/lines.txt" | Should -Be '1', '2', '3', '4', '5'
        Get-S3Content "s3://$bucket/lines.txt" -Raw | Should -BeExactly "1`n2`n3`n4`n5`n"
        Get-S3Content "s3://$bucket/lines.txt" -Head 2 | Should -Be '1', '2'
        Get-S3Content "s3://$bucket/lines.txt" -Tail 2 | Should -Be '4', '5'
        (Get-S3ObjectMetadata $bucket lines.txt -Unwrap).ContentType | Should -Be 'text/plain'
        (Get-S3Content "s3://$bucket/lines.txt" -AsByteStream -Head 3) -join ' ' | Should -Be '49 10 50'
        (Get-S3Content "s3://$bucket/lines.txt" -AsByteStream -Tail 2) -join ' ' | Should -Be '53 10'
        Set-S3Content "s3://$bucket/bytes" ([byte[]](0..255))
        (Get-S3Content "s3://$bucket/bytes" -AsByteStream) -join ' ' | Should -Be (0..255 -join ' ')
        (Set-S3Content "s3://$bucket/a[1].txt" x -NoNewline -PassThru).Size | Should -Be 1
        Get-S3Content "s3://$bucket/a*.txt" | Should -Be 'text of a1.txt', 'x'
        { Get-S3Content "s3://$bucket/img/" } | Should -Throw '*is no object*'
        Get-S3Content "s3://$bucket/lines.txt" -Wait | Select-Object -First 2 | Should -Be '1', '2'
    }
    It 'adds to content' -Skip:('ConditionalPut' -in $Cannot) {
        # Where versions are kept, Ceph finds no condition true.
        $place = "s3://$bucket-clock/lines.txt"
        1..5 | Set-S3Content $place
        'é' | Add-S3Content $place
        Get-S3Content $place | Should -Be '1', '2', '3', '4', '5', 'é'
        (Get-S3Content $place -AsByteStream -Tail 2) -join ' ' | Should -Be '169 10'
    }
    It 'takes what is in buckets for what is below them' {
        (Get-S3Item "s3://$bucket*").BucketName | Should -Be $bucket, "$bucket-clock"
        $inside = (Get-S3Item "s3://$bucket" -Recurse), (Get-S3Item "s3://$bucket-clock" -Recurse) | ForEach-Object { $_ }
        (Get-S3Item "s3://$bucket*" -Recurse).Path | Should -Be $inside.Path
        (Get-S3Item "s3://$bucket*" -Depth 0).Path | Should -Be "s3://$bucket", "s3://$bucket-clock"
        (Get-S3Item "s3://$bucket" -Depth 0).Path | Should -BeIn (Get-S3Item "s3://$bucket*" -Depth 1).Path
        (Get-S3Item "s3://$bucket*" -Recurse -Directory).Path | Should -Contain "s3://$bucket"
        (Measure-S3Item "s3://$bucket*").Size | Should -Be ($inside | Measure-Object Size -Sum).Sum
        (Measure-S3Item "s3://$bucket*" -By Folder).Name | Should -Contain "$bucket/"
        # At the others are buckets of other tests, too, which come and go.
        if ($Server -eq 'local') { (Measure-S3Item s3://).Size | Should -Be (Measure-S3Item "s3://$bucket*").Size }
        { Remove-S3Item "s3://$bucket*" -Recurse -Force } | Should -Throw '*names nothing that can be deleted*'
    }
    It 'measures, and draws a page' {
        $all = Measure-S3Item "s3://$bucket" -Exclude *.txt, bytes
        $all.Count, $all.Size | Should -Be 7, (Get-S3Item "s3://$bucket" -Recurse -Exclude *.txt, bytes | Measure-Object Size -Sum).Sum
        (Measure-S3Item "s3://$bucket" -By Folder).Name | Should -Be './', 'img/', 'foo/'
        (Measure-S3Item "s3://$bucket/img/" -By Extension -Include *.png).Name | Should -Be '.png'
        (Measure-S3Item "s3://$bucket/none/").Count | Should -Be 0
        Measure-S3Item "s3://$bucket" -By Folder | Out-String | Should -Match '█.* % '
        $page = Measure-S3Item "s3://$bucket" -AsHtml "$TestDrive/map.html"
        $page[1].Name | Should -Be map.html
        Get-Content "$TestDrive/map.html" -Raw | Should -Match 'title="img: '
    }
    It 'keeps the tags of what is made anew: <Name>' -Skip:('Tags' -in $Cannot) -ForEach @(
        @{ Name = 'Copy-S3Object with metadata'; To = 't2'; Script = { Copy-S3Object $bucket t1 $bucket t2 -Metadata @{ m = 'v' } } }
        @{ Name = 'Copy-S3Object onto itself'; To = 't1'; Script = { Copy-S3Object $bucket t1 $bucket t1 -ContentType text/x-new } }
        @{ Name = 'Copy-S3Object with metadata and tags'; To = 't2'; Tags = 'n=2'; Script = { Copy-S3Object $bucket t1 $bucket t2 -Metadata @{ m = 'v' } -Tag @{ n = 2 } } }
        @{ Name = 'Copy-S3Object with tags'; To = 't2'; Tags = 'n=2'; Script = { Copy-S3Object $bucket t1 $bucket t2 -Tag @{ n = 2 } } }
        @{ Name = 'Copy-S3Item with metadata'; To = 't2'; Script = { Copy-S3Item "s3://$bucket/t1" "s3://$bucket/t2" -Metadata @{ m = 'v' } } }
        @{ Name = 'Copy-S3Item with metadata and tags'; To = 't2'; Tags = 'n=2'; Script = { Copy-S3Item "s3://$bucket/t1" "s3://$bucket/t2" -CacheControl no-store -Tag @{ n = 2 } } }
        @{ Name = 'Move-S3Item'; To = 't2'; Script = { Move-S3Item "s3://$bucket/t1" "s3://$bucket/t2" -ContentType text/x-new } }
        @{ Name = 'Rename-S3Item'; To = 't2'; Script = { Rename-S3Item "s3://$bucket/t1" t2 } }
        @{ Name = 'Write-S3Object by parts'; To = 't2'; Tags = 'n=2'; Script = { Write-S3Object $bucket t2 -Stream ([IO.MemoryStream]::new([byte[]]::new(6MB))) -PartSize 5MB -Tag @{ n = 2 } } }
        @{ Name = 'Set-ItemProperty of the drive'; To = 't1'; Script = { $null = New-PSDrive tagged S3 '' -BasicData $data; Set-ItemProperty "tagged:/$bucket/t1" CacheControl no-store; Remove-PSDrive tagged } }
    ) {
        $null = Write-S3Object $bucket t1 -Value x -Tag @{ a = 1; 'b c' = 'x+y' }
        try {
            $null = . $Script
            $there = Get-S3ObjectTagging $bucket $To -Unwrap | Sort-Object Key | ForEach-Object { "$($_.Key)=$($_.Value)" }
            $there -join '&' | Should -BeExactly $(if ($Tags) { $Tags } else { 'a=1&b c=x+y' })
        }
        finally { Remove-S3Item "s3://$bucket/t1", "s3://$bucket/t2" -Confirm:$false -ErrorAction Ignore }
    }
    It 'drops a bucket with all that is in it' {
        $null = Start-S3MultipartUpload $bucket up
        { Remove-S3Bucket $bucket } | Should -Throw -ErrorId 'BucketNotEmpty*'
        { Remove-S3Bucket $bucket -Force } | Should -Throw -ErrorId 'NeedsForce*'
        (Remove-S3Bucket $bucket -Force -Confirm:$false).status | Should -Be 204
        Test-S3Item "s3://$bucket" | Should -BeFalse
    }
}
