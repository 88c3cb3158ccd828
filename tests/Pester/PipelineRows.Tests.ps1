# Rows of tables, texts and nothing, as they come down the pipeline: no more is done than they name.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $env:OINT_HOME = Join-Path $TestDrive oint
    $server = Start-S3LocalServer -Ephemeral
    $c = @{ BasicData = $server; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
    function Fill {
        foreach ($bucket in 'rows-a', 'rows-b') {
            if (Test-S3Bucket $bucket -BasicData $server) { $null = Remove-S3Bucket $bucket -Force -DeleteBucketContent -BasicData $server }
            $null = New-S3Bucket $bucket -BasicData $server
        }
        foreach ($key in 'a', 'dir/b', 'dir/c') { Set-S3Content "s3://rows-a/$key" x -BasicData $server }
    }
    function Left([string] $Bucket = 'rows-a') { @((Get-S3Item "s3://$Bucket" -Recurse -BasicData $server).Key | Sort-Object) -join ' ' }
}
AfterAll { Stop-S3LocalServer $server }

Describe 'A row without a key' {
    BeforeEach { Fill }

    It 'does not stand for all that is in its bucket: <Name>' -ForEach @(
        @{ Name = 'a key in another column'; Row = { [pscustomobject]@{ BucketName = 'rows-a'; ObjectKey = 'a' } } }
        @{ Name = 'the last part of a key'; Row = { Get-S3Item s3://rows-a/dir/b -BasicData $server | Select-Object BucketName, Name, Size } }
        @{ Name = 'an empty cell'; Row = { 'BucketName,Key', 'rows-a,' | ConvertFrom-Csv } }
        @{ Name = 'null'; Row = { [pscustomobject]@{ BucketName = 'rows-a'; Key = $null } } }
        @{ Name = 'an empty cell beside the bucket as a parameter is called'; Row = { [pscustomobject]@{ Bucket = 'rows-a'; Key = '' } } }
        @{ Name = 'an empty version, too'; Row = { [pscustomobject]@{ BucketName = 'rows-a'; Key = ''; VersionId = '' } } }
        @{ Name = 'a hashtable'; Row = { @{ BucketName = 'rows-a'; ObjectKey = 'a' } } }
    ) {
        foreach ($act in { Remove-S3Item -Recurse -Force @c }, { Move-S3Item -Destination s3://rows-b/ -Recurse @c }, { Copy-S3Item -Destination s3://rows-b/ -Recurse @c },
            { Get-S3Item -Recurse @c }, { Measure-S3Item @c }) {
            & $Row | . ([scriptblock]::Create("`$input | $act")) | Should -BeNullOrEmpty
            "$failed" | Should -BeLike '*and no key in it. Give it a property Key, or name all that is in the bucket as s3://rows-a/.' -Because "$act"
        }
        Left | Should -Be 'a dir/b dir/c'
        Left rows-b | Should -BeNullOrEmpty
    }
    It 'is the bucket where it says so: <Name>' -ForEach @(
        @{ Name = 'an item'; Row = { Get-S3Item s3:// -BasicData $server | Where-Object Name -EQ rows-a } }
        @{ Name = 'an item from a file'; Row = { Get-S3Item s3:// -BasicData $server | Where-Object Name -EQ rows-a | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Name = 'a bucket'; Row = { Get-S3Bucket -Unwrap -BasicData $server | Where-Object Name -EQ rows-a } }
        @{ Name = 'a bucket from a file'; Row = { Get-S3Bucket -Unwrap -BasicData $server | Where-Object Name -EQ rows-a | ConvertTo-Json | ConvertFrom-Json } }
        @{ Name = 'what a HEAD says of it'; Row = { Get-S3BucketMetadata rows-a -Unwrap -BasicData $server } }
        @{ Name = 'a measure'; Row = { Measure-S3Item s3://rows-a -BasicData $server } }
        @{ Name = 'a measure that went through a job'; Row = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize((Measure-S3Item s3://rows-a -BasicData $server))) } }
        @{ Name = 'nothing but its name'; Row = { [pscustomobject]@{ BucketName = 'rows-a' } } }
    ) {
        (& $Row | Measure-S3Item @c).Count | Should -Be 3
        (& $Row | Copy-S3Item -Destination s3://rows-b/ -Recurse -PassThru @c).Count | Should -Be 3
        & $Row | Remove-S3Item -Recurse -Force @c
        $failed | Should -BeNullOrEmpty
        Left | Should -BeNullOrEmpty
    }
    It 'that names no bucket names nothing: <Name>' -ForEach @(
        @{ Name = 'a key alone'; Row = [pscustomobject]@{ Key = 'a' } }
        @{ Name = 'an empty bucket'; Row = [pscustomobject]@{ BucketName = ''; Key = 'a' } }
        @{ Name = 'other columns'; Row = [pscustomobject]@{ Uri = 's3://rows-a/a' } }
        @{ Name = 'a tag'; Row = [pscustomobject]@{ Key = 'a'; Value = 'b' } }
    ) {
        foreach ($act in { Get-S3Item @c }, { Remove-S3Item -Recurse -Force @c }, { Measure-S3Item @c }) {
            $Row | . ([scriptblock]::Create("`$input | $act")) | Should -BeNullOrEmpty
            "$failed" | Should -BeLike 'Nothing was named*'
        }
    }
}

Describe 'A row with a bucket and what is in it' {
    BeforeEach { Fill }

    It 'is taken by its columns: <Name>' -ForEach @(
        @{ Name = 'as properties of objects'; Row = { [pscustomobject]@{ BucketName = 'rows-a'; Key = 'dir/b' } } }
        @{ Name = 'as parameters'; Row = { [pscustomobject]@{ Bucket = 'rows-a'; Key = 'dir/b' } } }
        @{ Name = 'a hashtable'; Row = { @{ Bucket = 'rows-a'; Key = 'dir/b' } } }
        @{ Name = 'of JSON'; Row = { '{ "BucketName": "rows-a", "Key": "dir/b" }' | ConvertFrom-Json -AsHashtable } }
        @{ Name = 'in a list'; Row = { , @([pscustomobject]@{ BucketName = 'rows-a'; Key = 'dir/b' }) }; Only = 'Remove' }
        @{ Name = 'an address'; Row = { [pscustomobject]@{ Path = 's3://rows-a/dir/b' } } }
        @{ Name = 'a text'; Row = { 's3://rows-a/dir/b' } }
        @{ Name = 'where it comes from'; Row = { [pscustomobject]@{ Source = 's3://rows-a/dir/b'; Destination = 's3://rows-b/' } }; Only = 'Move' }
    ) {
        if ($Only -ne 'Remove') {
            & $Row | Move-S3Item -Destination s3://rows-b/ @c
            Left rows-b | Should -Be b -Because "$failed"
            Fill
        }
        if ($Only -eq 'Move') { return }
        (& $Row | Get-S3Item @c).Key | Should -Be dir/b -Because "$failed"
        & $Row | Remove-S3Item -Force @c
        $failed | Should -BeNullOrEmpty
        Left | Should -Be 'a dir/c'
    }
    It 'is a folder of a list: <_>' -ForEach 'Move-S3Item -Destination s3://rows-b/ -Recurse', 'Remove-S3Item -Recurse -Force' {
        Get-S3Object rows-a -Delimiter / -Unwrap -BasicData $server | Where-Object Prefix | . ([scriptblock]::Create("`$input | $_ @c"))
        $failed | Should -BeNullOrEmpty
        Left | Should -Be a
        if ($_ -like 'Move*') { Left rows-b | Should -Be 'dir/b dir/c' }
    }
    It 'is a text beside a bucket that is named' {
        'a', 'dir/c' | Remove-S3Item -Bucket rows-a -Force @c
        $failed | Should -BeNullOrEmpty
        Left | Should -Be dir/b
        'none' | Remove-S3Item -Bucket rows-a -Recurse -Force @c
        "$failed" | Should -BeLike '*There is no object*'
        '' | Remove-S3Item -Bucket rows-a -Recurse -Force @c
        "$failed" | Should -BeLike '*no key in it*'
        Left | Should -Be dir/b
    }
    It 'is not taken for an empty folder where it tells how much is in it' {
        Measure-S3Item s3://rows-a -By Folder -BasicData $server | Where-Object Name -EQ dir/ | Remove-S3Item -Force @c
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'FolderNotEmpty*'
        Left | Should -Be 'a dir/b dir/c'
    }
}

Describe 'Nothing' {
    BeforeEach { Fill }

    It 'is nothing to do: <_>' -ForEach 'Get-S3Item', 'Measure-S3Item', 'Test-S3Item', 'Remove-S3Item -Recurse -Force', 'Restore-S3Item -Recurse', 'Get-S3Content', 'Copy-S3Item -Destination s3://rows-b/ -Recurse', 'Move-S3Item -Destination s3://rows-b/ -Recurse' {
        $null | . ([scriptblock]::Create("`$input | $_ @c")) | Should -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
        Left | Should -Be 'a dir/b dir/c'
    }
    It 'that is a text is no folder to stand in: <_>' -ForEach 'Copy-S3Item', 'Move-S3Item' {
        $here = (New-Item "$TestDrive/here" -ItemType Directory -Force).FullName
        Set-Content $here/mine x
        Push-Location $here
        try { '' | & $_ -Destination s3://rows-b/ -Recurse @c }
        finally { Pop-Location }
        "$failed" | Should -Be 'An empty text names nothing that could be moved.'
        "$here/mine" | Should -Exist
        Left rows-b | Should -BeNullOrEmpty
    }
}

Describe 'What is no key' {
    BeforeEach { Fill }

    It 'is not deleted under its text: <Name>' -ForEach @(
        @{ Name = 'a row without a key'; Given = { [pscustomobject]@{ BucketName = 'rows-a'; ObjectKey = 'a' } } }
        @{ Name = 'a bucket'; Given = { [pscustomobject]@{ BucketName = 'rows-a' } } }
        @{ Name = 'a list beside a bucket'; Given = { Get-S3Object rows-a -BasicData $server }; Bucket = @{ Bucket = 'rows-a' } }
        @{ Name = 'a list that went through a job'; Given = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize((Get-S3Object rows-a -BasicData $server))) }; Bucket = @{ Bucket = 'rows-a' } }
        @{ Name = 'a hashtable'; Given = { @{ Name = 'a' } }; Bucket = @{ Bucket = 'rows-a' } }
        @{ Name = 'objects in a list'; Given = { , @([pscustomobject]@{ Key = 'a' }) }; Bucket = @{ Bucket = 'rows-a' } }
    ) {
        $with = if ($Bucket) { $Bucket } else { @{} }
        & $Given | Remove-S3Object @with @c | Should -BeNullOrEmpty
        "$failed" | Should -BeLike '*A key is a text, and no *'
        Left | Should -Be 'a dir/b dir/c'
    }
    It 'but a text is: <Name>' -ForEach @(
        @{ Name = 'a text'; Given = { 'a' } }
        @{ Name = 'a list'; Given = { , @('a', 'b') } }
        @{ Name = 'a row'; Given = { [pscustomobject]@{ Key = 'a' } } }
        @{ Name = 'an item'; Given = { Get-S3Item s3://rows-a/a -BasicData $server } }
        @{ Name = 'a text of a list'; Given = { Get-S3Object rows-a -Unwrap -BasicData $server | Select-Object -First 1 -ExpandProperty Key } }
    ) {
        $null = & $Given | Remove-S3Object rows-a @c
        $failed | Should -BeNullOrEmpty
        Left | Should -Be 'dir/b dir/c'
    }
}

Describe 'What is below objects' {
    It 'is nothing, which is said: <_>' -ForEach 'one', 'piped' {
        Fill
        if ($_ -eq 'one') { Remove-S3Object rows-a a -Recurse @c }
        else { Get-S3Object rows-a -Prefix a -Unwrap -BasicData $server | Remove-S3Object -Recurse -Force @c }
        "$failed" | Should -Be "Nothing is below 's3://rows-a/a/'. An object is deleted without -Recurse."
        Left | Should -Be 'a dir/b dir/c'
        # Who cleans up where nothing is any more is done.
        Remove-S3Object rows-a none/ -Recurse @c
        $failed | Should -BeNullOrEmpty
        $null = Remove-S3Object rows-a dir -Recurse -Force @c
        Left | Should -Be a
    }
}

Describe 'Rows that say what becomes of them' {
    BeforeEach { Fill }

    It 'are copied: <Name>' -ForEach @(
        @{ Name = 'the source by its own columns'; Row = { 'SourceBucket,SourceKey,Bucket,Key', 'rows-a,dir/b,rows-b,n' | ConvertFrom-Csv } }
        @{ Name = 'source and destination'; Row = { 'SourceBucket,SourceKey,DestinationBucket,DestinationKey', 'rows-a,dir/b,rows-b,n' | ConvertFrom-Csv } }
        @{ Name = 'the words of AWS.Tools'; Row = { 'BucketName,Key,DestinationBucket,DestinationKey', 'rows-a,dir/b,rows-b,n' | ConvertFrom-Csv } }
        @{ Name = 'a version that is empty'; Row = { 'SourceBucket,SourceKey,SourceVersionId,DestinationBucket,DestinationKey', 'rows-a,dir/b,,rows-b,n' | ConvertFrom-Csv } }
        @{ Name = 'a destination that is empty'; Row = { 'BucketName,Key,DestinationBucket,DestinationKey', 'rows-a,dir/b,rows-b,' | ConvertFrom-Csv }; Key = 'dir/b' }
        @{ Name = 'the source as parameters are called'; Row = { [pscustomobject]@{ Bucket = 'rows-a'; Key = 'dir/b' } }; To = @{ Bucket = 'rows-b'; Key = 'n' } }
        @{ Name = 'a hashtable'; Row = { @{ Bucket = 'rows-a'; Key = 'dir/b' } }; To = @{ Bucket = 'rows-b'; Key = 'n' } }
    ) {
        $to = if ($To) { $To } else { @{} }
        $null = & $Row | Copy-S3Object @to @c
        $failed | Should -BeNullOrEmpty
        Left | Should -Be 'a dir/b dir/c'
        Left rows-b | Should -Be ($Key ? $Key : 'n')
    }
    It 'are renamed: <Name>' -ForEach @(
        @{ Name = 'bucket and key'; Row = { [pscustomobject]@{ BucketName = 'rows-a'; Key = 'dir/b'; NewName = 'n' } } }
        @{ Name = 'of a file'; Row = { 'Bucket,Key,NewName', 'rows-a,dir/b,n' | ConvertFrom-Csv } }
        @{ Name = 'an address'; Row = { [pscustomobject]@{ Path = 's3://rows-a/dir/b'; NewName = 'n' } } }
        @{ Name = 'a hashtable'; Row = { @{ BucketName = 'rows-a'; Key = 'dir/b' } }; New = @{ NewName = 'n' } }
    ) {
        $new = if ($New) { $New } else { @{} }
        & $Row | Rename-S3Item @new @c
        $failed | Should -BeNullOrEmpty
        Left | Should -Be 'a dir/c dir/n'
    }
    It 'are not renamed to what another has just become: <Name>' -ForEach @(
        @{ Name = 'objects'; Row = { Get-S3Item s3://rows-a/dir/ -BasicData $server } }
        @{ Name = 'objects, with -Force'; Row = { Get-S3Item s3://rows-a/dir/ -BasicData $server }; Force = $true }
        @{ Name = 'folders'; Folders = $true }
        @{ Name = 'in a drive'; Row = { Get-ChildItem rows:/dir }; Drive = $true }
    ) {
        $new = @{ NewName = 'n'; Force = [bool]$Force }
        if ($Folders) {
            foreach ($key in 'one/x', 'two/x') { Set-S3Content "s3://rows-a/dir/$key" $key -NoNewline -BasicData $server }
            Get-S3Item s3://rows-a/dir/ -BasicData $server | Where-Object PSIsContainer | Rename-S3Item @new @c
        } elseif ($Drive) {
            $null = Mount-S3Drive rows rows-a -BasicData $server
            try { & $Row | Rename-Item @new -ErrorAction SilentlyContinue -ErrorVariable failed } finally { Dismount-S3Drive rows }
        } else { & $Row | Rename-S3Item @new @c }
        $failed.Count | Should -Be 1
        "$failed" | Should -BeLike ($Drive ? "There is '*' already*" : '* would replace what * has just become: *')
        @((Left) -split ' ').Count | Should -Be ($Folders ? 5 : 3) -Because (Left)
    }
    It 'are no buckets to delete where they are objects: <Name>' -ForEach @(
        @{ Name = 'objects'; Row = { Get-S3Object rows-a -Unwrap -BasicData $server } }
        @{ Name = 'an item'; Row = { Get-S3Item s3://rows-a/a -BasicData $server } }
        @{ Name = 'a row'; Row = { 'BucketName,Key', 'rows-a,a' | ConvertFrom-Csv } }
    ) {
        & $Row | Remove-S3Bucket -Force -DeleteBucketContent @c | Should -BeNullOrEmpty
        "$failed" | Should -BeLike "'rows-a/a' is an object and no bucket. Remove-S3Object deletes it.*"
        Left | Should -Be 'a dir/b dir/c'
        $null = Get-S3Item s3:// -BasicData $server | Where-Object Name -EQ rows-a | Remove-S3Bucket -Force -DeleteBucketContent @c
        Test-S3Bucket rows-a @c | Should -BeFalse
    }
}

Describe 'What a filter leaves out stays, whatever comes down the pipeline: <Name>' -ForEach @(
    @{ Name = 'items'; Rows = { Get-S3Item s3://rows-a -Recurse -BasicData $server } }
    @{ Name = 'items from a file'; Rows = { Get-S3Item s3://rows-a -Recurse -BasicData $server | ConvertTo-Csv | ConvertFrom-Csv } }
    @{ Name = 'objects'; Rows = { Get-S3Object rows-a -Unwrap -BasicData $server } }
    @{ Name = 'keys'; Rows = { Get-S3Object rows-a -Unwrap -BasicData $server | Select-Object BucketName, Key } }
    @{ Name = 'hashtables'; Rows = { Get-S3Object rows-a -Unwrap -BasicData $server | ForEach-Object { @{ Bucket = 'rows-a'; Key = $_.Key } } } }
    @{ Name = 'addresses'; Rows = { Get-S3Item s3://rows-a -Recurse -BasicData $server | ForEach-Object Path } }
    @{ Name = 'versions'; Rows = { Get-S3Item s3://rows-a -Recurse -Versions -BasicData $server } }
    @{ Name = 'versions of objects'; Rows = { Get-S3ObjectVersion rows-a -Unwrap -BasicData $server } }
    @{ Name = 'addresses of versions'; Rows = { Get-S3Item s3://rows-a -Recurse -Versions -BasicData $server | ForEach-Object Path } }
) {
    BeforeEach { Fill; Set-S3Content s3://rows-a/long (-join (1..99)) -BasicData $server }

    It '<Said>' -ForEach @(
        @{ Said = '-OlderThan 1d'; Filter = @{ OlderThan = '1d' }; Stay = 'a dir/b dir/c long' }
        @{ Said = '-NewerThan 1d'; Filter = @{ NewerThan = '1d' }; Stay = '' }
        @{ Said = '-LargerThan 100'; Filter = @{ LargerThan = 100 }; Stay = 'a dir/b dir/c' }
        @{ Said = '-SmallerThan 100'; Filter = @{ SmallerThan = 100 }; Stay = 'long' }
        @{ Said = '-Include b'; Filter = @{ Include = 'b' }; Stay = 'a dir/c long' }
        @{ Said = '-Exclude [bl]*'; Filter = @{ Exclude = '[bl]*' }; Stay = 'dir/b long' }
        @{ Said = '-StorageClass GLACIER'; Filter = @{ StorageClass = 'GLACIER' }; Stay = 'a dir/b dir/c long' }
    ) {
        if ($Filter.ContainsKey('StorageClass')) { & $Rows | Remove-S3Item @Filter -Force @c }
        else {
            # Versions are not moved.
            if ($Name -notlike '*versions*') {
                & $Rows | Move-S3Item -Destination s3://rows-b/ @Filter @c
                Left | Should -Be $Stay
                Fill
                Set-S3Content s3://rows-a/long (-join (1..99)) -BasicData $server
            }
            & $Rows | Remove-S3Item @Filter -Force @c
        }
        $failed | Should -BeNullOrEmpty
        Left | Should -Be $Stay
    }
    It '-Exclude of a folder that is in the keys' {
        & $Rows | Remove-S3Item -Exclude dir -Force @c
        Left | Should -Be 'dir/b dir/c'
    }
    It '-Exclude of a folder that is in the keys, for what looks' {
        @(& $Rows | Get-S3Item -Exclude dir -BasicData $server).Key | Should -Be a, long
        (& $Rows | Measure-S3Item -Exclude dir -BasicData $server | Measure-Object Count -Sum).Sum | Should -Be 2
        & $Rows | Copy-S3Item -Destination s3://rows-b/ -Exclude dir @c
        Left rows-b | Should -Be 'a long'
    }
}

Describe 'What a filter leaves out by the name of its folder stays: <Name>' -ForEach @(
    @{ Name = 'folders of a list'; Of = { Get-S3Item s3://rows-a -BasicData $server } }
    @{ Name = 'folders of a table'; Of = { Get-S3Item s3://rows-a -BasicData $server | ConvertTo-Csv | ConvertFrom-Csv } }
    @{ Name = 'folders that a pattern fits'; Named = 's3://rows-a/*' }
    @{ Name = 'a pattern of any level'; Named = 's3://rows-a/**' }
    @{ Name = 'the bucket'; Named = 's3://rows-a' }
) {
    BeforeEach { Fill }

    It '-Exclude <_>' -ForEach 'dir', 'dir/', 'd*' {
        $not = @{ Exclude = $_; Recurse = $true }
        if ($Named) { Remove-S3Item $Named @not -Force @c } else { & $Of | Remove-S3Item @not -Force @c }
        $failed | Should -BeNullOrEmpty
        Left | Should -Be 'dir/b dir/c'
        Fill
        if ($Named) { Move-S3Item $Named s3://rows-b/ @not @c } else { & $Of | Move-S3Item -Destination s3://rows-b/ @not @c }
        $failed | Should -BeNullOrEmpty
        Left | Should -Be 'dir/b dir/c'
        Left rows-b | Should -Be a
        Fill
        (@(if ($Named) { Get-S3Item $Named @not -BasicData $server } else { & $Of | Get-S3Item @not -BasicData $server }).Key) | Should -Be a
    }
    It '-Include dir takes what is in it' {
        if ($Named) { Remove-S3Item $Named -Recurse -Include dir -Force @c } else { & $Of | Remove-S3Item -Recurse -Include dir -Force @c }
        $failed | Should -BeNullOrEmpty
        Left | Should -Be a
    }
    It '-Include /dir/b begins where the list began' {
        if ($Named) { Remove-S3Item $Named -Recurse -Include /dir/b -Force @c } else { & $Of | Remove-S3Item -Recurse -Include /dir/b -Force @c }
        $failed | Should -BeNullOrEmpty
        Left | Should -Be 'a dir/c'
    }
}

Describe 'What a filter leaves out by the name of its folder is not uploaded' {
    It '<Name>' -ForEach @(
        @{ Name = 'folders that a wildcard fits'; Copy = { Copy-S3Item "$TestDrive/up/*" s3://rows-b/ -Recurse -Exclude dir @c } }
        @{ Name = 'folders of Get-ChildItem'; Copy = { Get-ChildItem "$TestDrive/up" | Copy-S3Item -Destination s3://rows-b/ -Recurse -Exclude dir @c } }
        @{ Name = 'the folder itself'; Copy = { Copy-S3Item "$TestDrive/up" s3://rows-b/ -Recurse -Exclude dir @c } }
    ) {
        Fill
        $null = New-Item -ItemType Directory -Force "$TestDrive/up/dir"
        foreach ($file in 'a', 'dir/b') { Set-Content "$TestDrive/up/$file" x }
        . $Copy
        $failed | Should -BeNullOrEmpty
        Left rows-b | Should -Be a
    }
}

Describe 'Uploads that nobody completed' {
    It 'are given up by the names and ages that are meant' {
        Fill
        foreach ($key in 'up/one.iso', 'up/two.txt') { $null = Start-S3MultipartUpload rows-a $key -BasicData $server }
        foreach ($filter in @{ Exclude = '*.*' }, @{ OlderThan = '1d' }, @{ Include = 'none' }, @{ LargerThan = 1 }) {
            Remove-S3Item s3://rows-a -IncompleteUploads -Force @filter @c
            @(Get-S3MultipartUpload rows-a -Unwrap -BasicData $server).Count | Should -Be 2
        }
        Remove-S3Item s3://rows-a -IncompleteUploads -Exclude *.iso -NewerThan 1d -Force @c
        (Get-S3MultipartUpload rows-a -Unwrap -BasicData $server).Key | Should -Be up/one.iso
    }
}

Describe 'A version' {
    BeforeEach {
        Fill
        Set-S3BucketVersioning rows-a -Status Enabled -BasicData $server
        foreach ($text in 'one', 'two', 'three') { Set-S3Content s3://rows-a/kept/k $text -NoNewline -BasicData $server }
        Remove-S3Item s3://rows-a/dir/b -BasicData $server
        $old = Get-S3Item s3://rows-a/kept/k -Versions -BasicData $server | Where-Object IsLatest -EQ $false
        function Texts { @(Get-S3Item s3://rows-a/kept/k -Versions @c | ForEach-Object { Get-S3Content $_.Path -BasicData $server }) -join ' ' }
    }
    It 'is that one, by <Name>' -ForEach @(
        @{ Name = 'an item and -Versions'; Act = { $old | Remove-S3Item -Versions -Force @c } }
        @{ Name = 'an item and -Recurse'; Act = { $old | Remove-S3Item -Recurse -Force @c } }
        @{ Name = 'an item and both'; Act = { $old | Remove-S3Item -Recurse -Versions -Force @c } }
        @{ Name = 'an address and -Versions'; Act = { Remove-S3Item $old.Path -Versions -Force @c } }
        @{ Name = 'an address and both'; Act = { Remove-S3Item $old.Path -Recurse -Versions -Force @c } }
        @{ Name = 'a row and -Versions'; Act = { $old | Select-Object BucketName, Key, VersionId | Remove-S3Item -Versions -Force @c } }
        @{ Name = 'a filter and -Versions'; Act = { $old | Select-Object BucketName, Key, VersionId | Remove-S3Item -Versions -SmallerThan 4 -Force @c } }
    ) {
        . $Act
        $failed | Should -BeNullOrEmpty
        Texts | Should -Be three
    }
    It 'is listed and measured alone' {
        ($old | Get-S3Item -Versions @c).VersionId | Should -Be $old.VersionId
        (Get-S3Item $old[0].Path -Versions @c).VersionId | Should -Be $old[0].VersionId
        ($old[0] | Measure-S3Item -Versions @c).Count | Should -Be 1
    }
    It 'that is the marker of what was deleted brings back what it hides, by <Name>' -ForEach @(
        @{ Name = 'an item'; Act = { $marker | Restore-S3Item @c } }
        @{ Name = 'an item and -Recurse'; Act = { $marker | Restore-S3Item -Recurse @c } }
        @{ Name = 'an address'; Act = { Restore-S3Item $marker[0].Path @c } }
        @{ Name = 'a bucket, a key and a version'; Act = { Restore-S3Item -Bucket rows-a -Key dir/b -VersionId $marker[0].VersionId @c } }
        @{ Name = 'a row'; Act = { Get-S3ObjectVersion rows-a -Unwrap -BasicData $server | Where-Object IsDeleteMarker | Restore-S3Item @c } }
        @{ Name = 'a row of a file'; Act = { $marker | ConvertTo-Csv | ConvertFrom-Csv | Restore-S3Item @c } }
        @{ Name = 'a row that does not say that it is one'; Act = { $marker | Select-Object BucketName, Key, VersionId | Restore-S3Item @c } }
    ) {
        Remove-S3Object rows-a dir/b -BasicData $server
        $null = Write-S3Object rows-a dir/b/below -Value x -BasicData $server
        Remove-S3Item s3://rows-a/dir/b/below -BasicData $server
        $marker = @(Get-S3Item s3://rows-a/dir/b -Versions -BasicData $server | Where-Object IsDeleteMarker)
        $marker.Count | Should -Be 2
        . $Act
        $failed | Should -BeNullOrEmpty
        Get-S3Content s3://rows-a/dir/b -BasicData $server | Should -Be x
        @(Get-S3Item s3://rows-a/dir/b -Versions -BasicData $server).Count | Should -Be 1
        if ($Name -ne 'a row') { Left | Should -Be 'a dir/b dir/c kept/k' }
    }
    It 'that is the marker of what was deleted is known as that: <Name>' -ForEach @(
        @{ Name = 'an item'; Row = { $marker } }
        @{ Name = 'an address'; Row = { $marker.Path } }
        @{ Name = 'a row of a file'; Row = { $marker | ConvertTo-Csv | ConvertFrom-Csv } }
    ) {
        $marker = Get-S3Item s3://rows-a/dir/b -Versions -BasicData $server | Where-Object IsDeleteMarker
        (& $Row | Get-S3Item @c).IsDeleteMarker | Should -BeTrue -Because "$failed"
        (& $Row | Measure-S3Item @c).Count | Should -Be 0 -Because "$failed"
        foreach ($type in 'Any', 'Leaf') { & $Row | Test-S3Item -PathType $type @c | Should -BeFalse -Because "$failed" }
        & $Row | Copy-S3Item -Destination s3://rows-b/ @c
        "$failed" | Should -Not -BeNullOrEmpty
        Left rows-b | Should -BeNullOrEmpty
        & $Row | Remove-S3Item -OlderThan 1d -Force @c
        & $Row | Get-S3Item @c | Should -Not -BeNullOrEmpty
        & $Row | Remove-S3Item -NewerThan 1d -Force @c
        $failed | Should -BeNullOrEmpty
        Left | Should -Be 'a dir/b dir/c kept/k'
    }
    It 'that is the marker of what was deleted goes with -Recurse, too, and no more is meant where it is gone' {
        $marker = Get-S3Item s3://rows-a/dir/ -Versions -BasicData $server | Where-Object IsDeleteMarker
        $null = Write-S3Object rows-a dir/b/below -Value x -BasicData $server
        $marker | Remove-S3Item -Recurse -Versions -Force @c
        $failed | Should -BeNullOrEmpty
        $marker | Get-S3Item -Versions -Recurse @c | Should -BeNullOrEmpty
        "$failed" | Should -BeLike 'There is no version*'
        Left | Should -Be 'a dir/b dir/b/below dir/c kept/k'
    }
}

Describe 'An object with bytes whose key ends in a slash' {
    BeforeEach {
        Fill
        $null = Write-S3Object rows-a dir/ -Value bytes -BasicData $server
        $item = Get-S3Item s3://rows-a/dir/ -BasicData $server | Where-Object Key -EQ dir/
    }
    It 'goes alone where it is named exactly: <Name>' -ForEach @(
        @{ Name = 'an item'; Act = { $item | Copy-S3Item -Destination s3://rows-b/n/ @c } }
        @{ Name = 'an item that is moved'; Act = { $item | Move-S3Item -Destination s3://rows-b/n/ @c }; Goes = $true }
        @{ Name = 'an item of a file'; Act = { $item | ConvertTo-Csv | ConvertFrom-Csv | Copy-S3Item -Destination s3://rows-b/n/ @c } }
        @{ Name = 'what is asked for'; Act = { $item | Copy-S3Item -Destination s3://rows-b/n/ -NewerThan 1d -Include dir* @c } }
        @{ Name = 'an object of the API'; Act = { Get-S3Object rows-a -Unwrap -BasicData $server | Where-Object Key -EQ dir/ | Copy-S3Item -Destination s3://rows-b/n/ @c } }
        @{ Name = 'an address'; Act = { Copy-S3Item -LiteralPath s3://rows-a/dir/ s3://rows-b/n/ @c } }
        @{ Name = 'an address that is moved'; Act = { Move-S3Item -LiteralPath s3://rows-a/dir/ s3://rows-b/n/ @c }; Goes = $true }
        @{ Name = 'with another name'; Act = { Copy-S3Item -LiteralPath s3://rows-a/dir/ s3://rows-b/n @c }; Key = 'n' }
        @{ Name = 'what failed'; Act = { Copy-S3Item -LiteralPath s3://rows-a/dir/ s3://rows-none/n/ @c; $failed.TargetObject | Copy-S3Item -Destination s3://rows-b/n/ @c } }
    ) {
        . $Act
        $failed | Should -BeNullOrEmpty
        Left rows-b | Should -Be ($Key ? $Key : 'n/dir/')
        Get-S3Object rows-b -Unwrap -BasicData $server | ForEach-Object Size | Should -Be $item.Size
        Left | Should -Be ($Goes ? 'a dir/b dir/c' : 'a dir/ dir/b dir/c')
    }
    It 'goes alone with -Recurse, too, where a list has it: <Name>' -ForEach @(
        @{ Name = 'copied'; Act = { $item | Copy-S3Item -Destination s3://rows-b/n/ -Recurse @c }; There = 'n/dir/' }
        @{ Name = 'moved'; Act = { $item | Move-S3Item -Destination s3://rows-b/n/ -Recurse @c }; There = 'n/dir/'; Goes = $true }
        @{ Name = 'deleted'; Act = { $item | Remove-S3Item -Recurse -Force @c }; Goes = $true }
        @{ Name = 'deleted with its versions'; Act = { $item | Remove-S3Item -Recurse -Versions -Force @c }; Goes = $true }
        @{ Name = 'deleted, of a table'; Act = { $item | ConvertTo-Csv | ConvertFrom-Csv | Remove-S3Item -Recurse -Force @c }; Goes = $true }
        @{ Name = 'deleted, of the API'; Act = { Get-S3Object rows-a -Unwrap -BasicData $server | Where-Object Key -EQ dir/ | Remove-S3Item -Recurse -Force @c }; Goes = $true }
        @{ Name = 'what failed'; Act = { $item | Copy-S3Item -Destination s3://rows-none/n/ @c; $failed.TargetObject | Copy-S3Item -Destination s3://rows-b/n/ -Recurse @c }; There = 'n/dir/' }
    ) {
        . $Act
        $failed | Should -BeNullOrEmpty
        Left rows-b | Should -Be "$There"
        Left | Should -Be ($Goes ? 'a dir/b dir/c' : 'a dir/ dir/b dir/c')
    }
    It 'is read, measured and shown as what it is' {
        Get-S3Content s3://rows-a/dir/ -BasicData $server | Should -Be bytes
        $item | Get-S3Content -BasicData $server | Should -Be bytes
        ($item | Get-S3Item -BasicData $server).Key | Should -Be dir/
        ($item | Measure-S3Item -BasicData $server).Count | Should -Be 1
        $item | Test-S3Item -PathType Leaf -BasicData $server | Should -BeTrue
        { Get-S3Content s3://rows-a/none/ -BasicData $server } | Should -Throw "'s3://rows-a/none/' is no object*"
    }
    It 'is the folder to who says so, or names no object: <Name>' -ForEach @(
        @{ Name = 'with -Recurse'; Act = { Copy-S3Item -LiteralPath s3://rows-a/dir/ s3://rows-b/n/ -Recurse @c }; Keys = 'n/ n/b n/c' }
        @{ Name = 'a folder of a list'; Act = { Get-S3Item s3://rows-a -BasicData $server | Where-Object PSIsContainer | Copy-S3Item -Destination s3://rows-b/n/ @c } }
        @{ Name = 'without bytes'; Act = { $null = Write-S3Object rows-a dir/ -Value '' -BasicData $server; Copy-S3Item -LiteralPath s3://rows-a/dir/ s3://rows-b/n/ @c } }
        @{ Name = 'a path that is not literal'; Act = { Copy-S3Item s3://rows-a/dir/ s3://rows-b/n/ @c } }
        @{ Name = 'a measure'; Act = { Measure-S3Item s3://rows-a/dir/ -BasicData $server | Copy-S3Item -Destination s3://rows-b/n/ @c } }
    ) {
        . $Act
        if (-not $Keys) { "$failed" | Should -BeLike '*is a folder. -Recurse takes what is in it*' }
        Left rows-b | Should -Be "$Keys"
    }
    It 'keeps its name where files have none like it' {
        Copy-S3Item -LiteralPath s3://rows-a/dir/ "$TestDrive/" @c
        "$failed" | Should -BeLike "*'dir/' can be no file*"
        Copy-S3Item -LiteralPath s3://rows-a/dir/ "$TestDrive/slash" @c
        Get-Content "$TestDrive/slash" | Should -Be bytes
    }
}

Describe 'A filter that leaves nothing over' {
    It 'is no mistake, whatever the store is asked for: <_>' -ForEach 'none', '/none', '/dir/none', '/none/' {
        Fill
        foreach ($from in 's3://rows-a/', 's3://rows-a/dir', 's3://rows-a/*') {
            Copy-S3Item $from s3://rows-b/ -Recurse -Include $_ @c
            $failed | Should -BeNullOrEmpty -Because $from
        }
        Copy-S3Item s3://rows-a/none/ s3://rows-b/ -Recurse @c
        "$failed" | Should -Be "Nothing is below 's3://rows-a/none/'."
    }
}

Describe 'An object beside a folder of its name' {
    BeforeEach { Fill; Set-S3Content s3://rows-a/dir object -BasicData $server }

    It 'is meant alone, and that is said: <Name>' -ForEach @(
        @{ Name = 'deleted'; Act = { Remove-S3Item s3://rows-a/dir -Recurse -Force -WarningVariable said @c }; Goes = $true }
        @{ Name = 'copied'; Act = { Copy-S3Item s3://rows-a/dir s3://rows-b/ -Recurse -WarningVariable said @c } }
        @{ Name = 'moved'; Act = { Move-S3Item s3://rows-a/dir s3://rows-b/ -Recurse -WarningVariable said @c }; Goes = $true }
    ) {
        . $Act 3> $null
        $failed | Should -BeNullOrEmpty
        "$said" | Should -Be "'s3://rows-a/dir' is an object, which alone is meant. What is below 's3://rows-a/dir/' is meant with the / at the end."
        Left | Should -Be ($Goes ? 'a dir/b dir/c' : 'a dir dir/b dir/c')
    }
    It 'needs no word where nobody can mean the folder: <Name>' -ForEach @(
        @{ Name = 'without -Recurse'; Act = { Remove-S3Item s3://rows-a/dir -WarningVariable said @c } }
        @{ Name = 'with the slash'; Act = { Remove-S3Item s3://rows-a/dir/ -Recurse -Force -WarningVariable said @c } }
        @{ Name = 'an item'; Act = { Get-S3Item s3://rows-a/dir -BasicData $server | Remove-S3Item -Recurse -WarningVariable said @c } }
    ) {
        . $Act
        $failed | Should -BeNullOrEmpty
        $said | Should -BeNullOrEmpty
    }
}

Describe 'A folder with nothing in it' {
    It 'is nothing to delete, which is said and no error' {
        Fill
        Remove-S3Item s3://rows-a/none/ -Recurse -Force -WarningVariable said @c 3> $null
        $failed | Should -BeNullOrEmpty
        "$said" | Should -Be "Nothing is below 's3://rows-a/none/'."
        Remove-S3Item s3://rows-a/dir/ -Recurse -Exclude * -Force -WarningVariable said @c
        $said | Should -BeNullOrEmpty
        Left | Should -Be 'a dir/b dir/c'
    }
}

Describe 'A key that no file can have' {
    # Windows PowerShell cannot send keys with dots for an element, which is said.
    It 'leads nowhere else when it comes again: <_>' -ForEach @(
        '/evil', 'dir//b'; if ($env:S3_TEST_BUILD -ne 'netstandard2.0') { '../evil', 'dir/../../evil', 'dir/../b', 'dir/./b', '..' }
    ) {
        Fill
        $null = Write-S3Object rows-a $_ -Value far -BasicData $server
        $to = Join-Path $TestDrive ([guid]::NewGuid()) to
        Copy-S3Item s3://rows-a $to -Recurse @c
        $failed.Count | Should -Be 1
        $again = $failed.TargetObject
        $again | Copy-S3Item @c
        "$failed" | Should -BeLike '*can be no file below the folder*'
        $again | ConvertTo-Csv | ConvertFrom-Csv | Copy-S3Item @c
        "$failed" | Should -BeLike '*can be no file below the folder*'
        @(Get-ChildItem (Split-Path $to) -Recurse -File -Force).Count | Should -Be 3
        Get-Content "$to/dir/b" | Should -Be x
        # With names that come back it gets the one that it would have got at once.
        $again | Copy-S3Item -EscapeNames @c
        $failed | Should -BeNullOrEmpty
        Sync-S3Item s3://rows-a $to -EscapeNames -CompareBy Checksum -PassThru @c | Should -BeNullOrEmpty
        @(Get-ChildItem (Split-Path $to) -Recurse -File -Force).Count | Should -Be 4
    }
}

Describe 'What is behind a link that is not followed' {
    It 'is not deleted at the target' {
        Fill
        $from = New-Item -ItemType Directory (Join-Path $TestDrive linked)
        Set-Content "$from/a" x
        $null = New-Item -ItemType SymbolicLink "$from/dir" -Target $TestDrive
        Set-S3Content s3://rows-a/gone x -BasicData $server
        Sync-S3Item "$from" s3://rows-a -Delete -Force -WarningAction SilentlyContinue @c
        $failed | Should -BeNullOrEmpty
        Left | Should -Be 'a dir/b dir/c'
    }
}
