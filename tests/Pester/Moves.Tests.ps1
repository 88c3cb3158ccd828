# Whole trees through the cmdlets, against real servers too. Whoever runs the tests names them in S3_TEST_SERVERS.
BeforeDiscovery {
    . "$PSScriptRoot/Servers.ps1"
    $servers = Get-TestServer
}

BeforeAll { . "$PSScriptRoot/Common.ps1"; . "$PSScriptRoot/Servers.ps1" }

Describe 'Trees at <Server>' -ForEach $servers {
    BeforeAll {
        $data = Connect-TestServer $Server $Variables (Join-Path $TestDrive store)
        $PSDefaultParameterValues = @{ '*-S3*:BasicData' = $data }
        $bucket = "pester-$PID-$(Get-Random -Maximum 1000000)"
        $null = New-S3Bucket $bucket
        function Make($Folder, [string[]]$Names) {
            foreach ($name in $Names) { $null = New-Item -Force "$TestDrive/$Folder/$name" -Value "text of $name" }
            "$TestDrive/$Folder"
        }
        function Tree($Folder) { Get-ChildItem -LiteralPath $Folder -Recurse -File | ForEach-Object { $_.FullName.Substring("$Folder".Length).Replace('\', '/') + '=' + (Get-Content -LiteralPath $_.FullName -Raw) } | Sort-Object }
        function Keys($Prefix) { @((Get-S3Object $bucket -Prefix $Prefix -Unwrap).Key) -ne $null }
    }
    AfterAll {
        $PSDefaultParameterValues = @{}
        if ($Server -eq 'local') { Stop-S3LocalServer }
    }

    It 'bring a folder up and down again, and say nothing' {
        $site = Make site 'index.html', 'img/a b.png', 'a-b/1', 'a/b', 'ü/😀'
        Copy-S3Item $site "s3://$bucket/www/" -Recurse | Should -BeNullOrEmpty
        Keys www/ | Should -Contain 'www/img/a b.png'
        (Get-S3ObjectMetadata $bucket www/index.html -Unwrap).ContentType | Should -Be 'text/html'
        Copy-S3Item "s3://$bucket/www" "$TestDrive/back" -Recurse | Should -BeNullOrEmpty
        Tree "$TestDrive/back" | Should -Be (Tree $site)
        (Get-Item "$TestDrive/back/index.html").LastWriteTimeUtc.ToString('s') | Should -Be (Get-S3Item "s3://$bucket/www/index.html").LastModified.ToUniversalTime().ToString('s')
    }
    It 'are moved only by who says -Recurse' {
        { Copy-S3Item "$TestDrive/site" "s3://$bucket/x/" -ErrorAction Stop } | Should -Throw '*is a folder*-Recurse*'
        { Copy-S3Item "s3://$bucket/www" "$TestDrive/x/" -ErrorAction Stop } | Should -Throw '*is a folder*-Recurse*'
        { Copy-S3Item "s3://$bucket/ww" "$TestDrive/x/" -ErrorAction Stop } | Should -Throw '*There is no object*'
        { Copy-S3Item "s3://$bucket/www/*.none" "$TestDrive/none" -ErrorAction Stop } | Should -Throw '*Nothing fits*'
        Copy-S3Item "s3://$bucket/www/*" "$TestDrive/none" -OlderThan 1d -ErrorAction Stop
        # What could not be listed is not said to be empty.
        Copy-S3Item "s3://$bucket-not/x/" "$TestDrive/none" -Recurse -ErrorAction SilentlyContinue -ErrorVariable refused
        $refused.Count | Should -Be 1
        "$refused" | Should -BeLike 'NoSuchBucket:*'
    }
    It 'keep the names of single files where the destination is a folder' {
        (Copy-S3Item "$TestDrive/site/index.html" "s3://$bucket/one/" -PassThru).Destination | Should -Be "s3://$bucket/one/index.html"
        (Copy-S3Item "$TestDrive/site/index.html" "s3://$bucket/one/other" -PassThru).Destination | Should -Be "s3://$bucket/one/other"
        Copy-S3Item "s3://$bucket/one/other" "$TestDrive/single/"
        Get-Content "$TestDrive/single/other" -Raw | Should -Be 'text of index.html'
    }
    It 'keep the names of folders that are several' {
        $one, $two = (Make several/one 'x', 'y/z'), (Make several/two 'x')
        Copy-S3Item $one, $two "s3://$bucket/several/" -Recurse -ErrorAction Stop
        Keys several/ | Should -Be 'several/one/x', 'several/one/y/z', 'several/two/x'
        Copy-S3Item "s3://$bucket/several/one/", "s3://$bucket/several/two" "$TestDrive/apart" -Recurse -ErrorAction Stop
        Tree "$TestDrive/apart" | Should -Be (Tree "$TestDrive/several")
        Copy-S3Item -LiteralPath $one, $two "s3://$bucket/literal/" -Recurse -ErrorAction Stop
        Keys literal/ | Should -Be 'literal/one/x', 'literal/one/y/z', 'literal/two/x'
    }
    It 'are mirrored, which -WhatIf shows and does not do' {
        $mirror = Make mirror 'a', 'b', 'c/d'
        Sync-S3Item $mirror "s3://$bucket/mirror/"
        Remove-Item "$mirror/b"
        $null = Make mirror 'new'
        Sync-S3Item $mirror "s3://$bucket/mirror/" -Delete -WhatIf
        Keys mirror/ | Should -Be 'mirror/a', 'mirror/b', 'mirror/c/d'
        (Compare-S3Item $mirror "s3://$bucket/mirror/" | ForEach-Object ToString) | Should -Be '=> b', '<= new'
        (Sync-S3Item $mirror "s3://$bucket/mirror/" -Delete -PassThru).Action | Should -Be 'Upload', 'Delete'
        Keys mirror/ | Should -Be 'mirror/a', 'mirror/c/d', 'mirror/new'
        Sync-S3Item $mirror "s3://$bucket/mirror/" -Delete -PassThru | Should -BeNullOrEmpty
        Sync-S3Item "s3://$bucket/mirror/" "$TestDrive/mirror-back" -PassThru | Should -HaveCount 3
        Sync-S3Item "s3://$bucket/mirror/" "$TestDrive/mirror-back" -Delete -PassThru | Should -BeNullOrEmpty
    }
    It 'lose nothing to a source that is empty, and not two things without a word' {
        $empty = New-Item -ItemType Directory "$TestDrive/empty"
        { Sync-S3Item $empty "s3://$bucket/mirror/" -Delete -Force -ErrorAction Stop } | Should -Throw '*source is empty*'
        { Sync-S3Item "$TestDrive/single" "s3://$bucket/mirror/" -Delete -ErrorAction Stop } | Should -Throw '*Delete 3 items*-Force*'
        Keys mirror/ | Should -Be 'mirror/a', 'mirror/c/d', 'mirror/new'
        foreach ($end in "$TestDrive/site/index.html", "$TestDrive/site/index.html/") {
            { Sync-S3Item $end "s3://$bucket/mirror/" -Delete -Force -ErrorAction Stop } | Should -Throw '*is a file*'
            { Sync-S3Item "s3://$bucket/mirror/" $end -Delete -Force -ErrorAction Stop } | Should -Throw '*is a file*'
            { Compare-S3Item $end "s3://$bucket/mirror/" -ErrorAction Stop } | Should -Throw '*is a file*'
        }
        Keys mirror/ | Should -Be 'mirror/a', 'mirror/c/d', 'mirror/new'
        "$TestDrive/site/index.html" | Should -FileContentMatch 'text of index.html'
        Sync-S3Item "$TestDrive/single" "s3://$bucket/mirror/" -Delete -Force
        Keys mirror/ | Should -Be 'mirror/other'
    }
    It 'come down the pipeline, and a failure can be sent down it again' {
        Get-S3Item "s3://$bucket/www/" | Where-Object Name -Like '*.html' | Copy-S3Item -Destination "$TestDrive/piped/"
        Get-ChildItem "$TestDrive/piped" | ForEach-Object Name | Should -Be index.html
        Get-S3Item "s3://$bucket/www/" -Recurse | Copy-S3Item -Destination "$TestDrive/kept/"
        Tree "$TestDrive/kept" | Should -Be (Tree "$TestDrive/site")
        Get-ChildItem "$TestDrive/site" -Recurse -File | Copy-S3Item -Destination "s3://$bucket-not/" -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed | Should -HaveCount 5
        $failed[0].TargetObject.Status | Should -Be Failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NoSuchBucket*'
        $null = New-S3Bucket "$bucket-not"
        ($failed.TargetObject | Copy-S3Item -PassThru).Destination | Should -Contain "s3://$bucket-not/a b.png"
    }
    Describe 'what failed is sent again as it was: <Name>' -ForEach @(
        @{ Name = 'a file with wildcards in its name'; Line = { Copy-S3Item -LiteralPath "$again/a[1]*.txt" "s3://$bucket/again/new" @quiet }
            Mend = { Set-Content -LiteralPath "$again/a[1]*.txt" x }; Decoy = 'a1b.txt'; Keys = 'again/new' }
        @{ Name = 'a file into a folder'; Line = { Copy-S3Item -LiteralPath "$again/a[1].txt", "$again/b" "s3://$bucket/again/" @quiet }
            Mend = { Set-Content -LiteralPath "$again/a[1].txt" x; Set-Content "$again/b" x }; Decoy = 'a1.txt'; Keys = 'again/a[1].txt', 'again/b' }
        @{ Name = 'a folder'; Line = { Copy-S3Item -LiteralPath "$again/d[1]" "s3://$bucket/again/to" -Recurse @quiet }
            Mend = { $null = New-Item -ItemType Directory "$again/d[1]"; Set-Content -LiteralPath "$again/d[1]/x" x }; Decoy = 'd1'; Keys = 'again/to/x' }
        @{ Name = 'two folders'; Line = { Copy-S3Item "$again/d", "$again/e" "s3://$bucket/again/to" -Recurse @quiet }
            Mend = { $null = Make again/d x; $null = Make again/e x }; Decoy = 'f'; Keys = 'again/to/d/x', 'again/to/e/x' }
        @{ Name = 'folders without -Recurse'; Line = { $null = Make again/d x; $null = Make again/e x; Copy-S3Item "$again/d", "$again/e" "s3://$bucket/again/to" @quiet }
            Mend = { }; Decoy = 'f'; Keys = 'again/to/d/x', 'again/to/e/x' }
        @{ Name = 'a pattern of files'; Line = { Copy-S3Item "$again/*.new" "s3://$bucket/again/" @quiet }
            Mend = { Set-Content "$again/one.new", "$again/two.new" x }; Decoy = 'f'; Keys = 'again/one.new', 'again/two.new' }
        @{ Name = 'a file below a root'; Line = { [pscustomobject]@{ Path = "$again/d/[x]"; Root = $again } | Copy-S3Item -Destination "s3://$bucket/again/to" @quiet }
            Mend = { $null = Make again/d '[x]' }; Decoy = 'x'; Keys = 'again/to/d/[x]' }
        @{ Name = 'a tree'; Line = { Sync-S3Item "$again/[d]" "s3://$bucket/again/to" @quiet }
            Mend = { $null = Make 'again/[d]' x }; Decoy = 'd'; Keys = 'again/to/x' }
        @{ Name = 'an object'; Line = { Copy-S3Item -LiteralPath "s3://$bucket/from/[o]*" "s3://$bucket/again/new" @quiet }
            Mend = { $null = Write-S3Object $bucket 'from/[o]*' -Value x }; Decoy = 'f'; Keys = 'again/new' }
        @{ Name = 'a pattern of objects'; Line = { Copy-S3Item "s3://$bucket/from/*.new" "s3://$bucket/again/" @quiet }
            Mend = { $null = Write-S3Object $bucket from/one.new -Value x }; Decoy = 'f'; Keys = 'again/one.new' }
        @{ Name = 'an object below a root'; Line = { [pscustomobject]@{ BucketName = $bucket; Key = 'from/d/x'; Root = "s3://$bucket/from/" } | Copy-S3Item -Destination "s3://$bucket/again/to" @quiet }
            Mend = { $null = Write-S3Object $bucket from/d/x -Value x }; Decoy = 'f'; Keys = 'again/to/d/x' }
        @{ Name = 'two folders of objects'; Line = { Copy-S3Item "s3://$bucket/from/d/", "s3://$bucket/from/e/" "s3://$bucket/again/to" -Recurse @quiet }
            Mend = { $null = Write-S3Object $bucket from/d/x -Value x; $null = Write-S3Object $bucket from/e/x -Value x }; Decoy = 'f'; Keys = 'again/to/d/x', 'again/to/e/x' }
    ) {
        It 'by <_>' -ForEach Copy-S3Item, Move-S3Item {
            $again = (New-Item -ItemType Directory "$TestDrive/again" -Force).FullName
            $null = Make again $Decoy
            $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = '+failed' }
            $failed = [Collections.ArrayList]::new()
            . $Line
            $failed.Count | Should -BeGreaterThan 0
            Keys again/ | Should -BeNullOrEmpty
            . $Mend
            $failed.TargetObject | & $_ -Recurse -ErrorVariable left
            $left | Should -BeNullOrEmpty
            Keys again/ | Should -Be $Keys
            Get-ChildItem $again -Filter $Decoy | Should -Not -BeNullOrEmpty
            Remove-Item -LiteralPath $again -Recurse -Force
            Get-S3Item "s3://$bucket/again/", "s3://$bucket/from/" -Recurse -ErrorAction Ignore | Remove-S3Item -Force
        }
    }
    It 'are read by the key of their user, and listed and removed without it' -Skip:('CustomerKeys' -in $Cannot) {
        # Such a key goes over TLS only; to this machine itself it may go as it is.
        if ($Variables) { $PSDefaultParameterValues = @{ '*-S3*:BasicData' = Get-SecureData $Variables } }
        $key = [byte[]](0..31)
        Copy-S3Item "$TestDrive/site/index.html" "s3://$bucket/keyed" -CustomerKey $key
        Copy-S3Item "s3://$bucket/keyed" "$TestDrive/keyed" -CustomerKey $key
        Get-Content "$TestDrive/keyed" | Should -Be 'text of index.html'
        { Copy-S3Item "s3://$bucket/keyed" "$TestDrive/none" -ErrorAction Stop } | Should -Throw '*Server Side Encryption*'
        (Get-S3Item "s3://$bucket/keyed").Size | Should -Be 18
        Test-S3Item "s3://$bucket/keyed" | Should -BeTrue
        $other = [byte[]](31..0)
        Copy-S3Item "s3://$bucket/keyed" "s3://$bucket/rekeyed" -SourceCustomerKey $key -CustomerKey $other
        Get-S3Content "s3://$bucket/rekeyed" -CustomerKey $other | Should -Be 'text of index.html'
        Get-S3Content "s3://$bucket/rekeye*" -Tail 1 -CustomerKey $other | Should -Be 'text of index.html'
        Move-S3Item "s3://$bucket/rekeyed" "s3://$bucket/plain" -SourceCustomerKey $other
        Get-S3Content "s3://$bucket/plain" | Should -Be 'text of index.html'
        Test-S3Item "s3://$bucket/rekeyed" | Should -BeFalse
        Remove-S3Item "s3://$bucket/plain"
        Remove-S3Item "s3://$bucket/keyed"
        Test-S3Item "s3://$bucket/keyed" | Should -BeFalse
    }
    It 'name a file as it is there, and as PowerShell completes it' {
        $odd = (New-Item -ItemType Directory "$TestDrive/odd").FullName
        Set-Content -LiteralPath "$odd/a[1].txt" literal
        Set-Content -LiteralPath "$odd/a1.txt" decoy
        Push-Location $odd
        try { 'a[1].txt', './a`[1`].txt' | ForEach-Object { (Copy-S3Item $_ "s3://$bucket/odd/" -PassThru).Source | Should -Be "$odd/a[1].txt" } }
        finally { Pop-Location }
        Keys odd/ | Should -Be 'odd/a[1].txt'
    }
    It 'are not flattened over each other' {
        $twins = Make twins 'a/same', 'b/same'
        Get-ChildItem $twins -Recurse -File | Copy-S3Item -Destination "s3://$bucket/twins/" -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed | Should -HaveCount 1
        "$failed" | Should -BeLike '*would replace*'
    }
    It 'keep the names of their keys when they come from a list, whatever the keys look like' {
        foreach ($key in '/first', 'first', 'a//b', 'a/b', 'like?versionId=one') { $null = Write-S3Object $bucket "named/$key" -Value $key }
        Get-S3Item "s3://$bucket/named/" -Recurse | Copy-S3Item -Destination "s3://$bucket/renamed/"
        Keys renamed/ | Should -Be (Keys named/).Replace('named/', 'renamed/')
        [pscustomobject]@{ BucketName = $bucket; Key = 'named/d/x'; VersionId = 'null'; Size = 1; Root = "s3://$bucket/named/" } |
            Copy-S3Item -Destination "s3://$bucket/renamed/" -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.TargetObject.Destination | Should -Be "s3://$bucket/renamed/d/x"
    }
    It 'are moved by -WhatIf no more than they are copied, empty ones and links to them neither' {
        $empty = (New-Item -ItemType Directory "$TestDrive/unmoved/empty").FullName
        if (-not $IsWindows) { $null = New-Item -ItemType SymbolicLink "$TestDrive/unmoved/link" -Target (Make unmoved/real a) }
        $before = Get-ChildItem "$TestDrive/unmoved" -Recurse | ForEach-Object FullName
        foreach ($folder in Get-ChildItem "$TestDrive/unmoved" -Directory) { Move-S3Item $folder.FullName "s3://$bucket/moved/" -Recurse -WhatIf }
        Move-S3Item $empty "s3://$bucket/moved/" -Recurse
        Get-ChildItem "$TestDrive/unmoved" -Recurse | ForEach-Object FullName | Should -Be $before
    }
    It 'move and get other names' {
        Move-S3Item "s3://$bucket/one/other" "s3://$bucket/two/"
        Keys one/ | Should -Be one/index.html
        Rename-S3Item "s3://$bucket/two/other" named
        Rename-S3Item "s3://$bucket/two" three
        Keys t | Should -Contain three/named
        Keys two/ | Should -BeNullOrEmpty
        { Rename-S3Item "s3://$bucket/three/named" named -ErrorAction Stop } | Should -Throw '*already*'
        (Get-Command Rename-S3Item).Parameters.Keys | Should -Not -Contain Resume -Because 'a store copies by itself, and keeps nothing'
        $moved = Make moved 'x/y'
        Move-S3Item $moved "s3://$bucket/moved/" -Recurse
        Test-Path $moved | Should -BeFalse
        { Move-S3Item "s3://$bucket/three/named" "s3://$bucket/three/named" -ErrorAction Stop } | Should -Throw '*overlap*'
        { Move-S3Item "s3://$bucket/three/named" "s3://$bucket/three/named" -CacheControl x -ErrorAction Stop } | Should -Throw '*moved onto itself*'
        Keys three/named | Should -Be three/named
        Keys three/ | Should -Be three/named
    }
    It 'carry what is said of objects' {
        Copy-S3Item "$TestDrive/site/index.html" "s3://$bucket/said/" -ContentType text/odd -Metadata @{ who = 'me' } -CacheControl no-store
        Copy-S3Item "s3://$bucket/said/" "s3://$bucket/copied/" -Recurse -CacheControl 'max-age=1'
        $head = Get-S3ObjectMetadata $bucket copied/index.html -Unwrap
        $head.ContentType, $head.Metadata.who, $head.CacheControl | Should -Be 'text/odd', 'me', 'max-age=1'
    }
    It 'go through the cmdlets of single objects, too' {
        (Write-S3Object $bucket old/ -Path "$TestDrive/site" -Recurse).Status | Sort-Object -Unique | Should -Be Done
        (Write-S3Object $bucket into/ -Path "$TestDrive/site/index.html").status | Should -Be 200
        Keys into/ | Should -Be into/index.html
        $null = Read-S3Object $bucket old -OutFile "$TestDrive/old" -Recurse
        Tree "$TestDrive/old" | Should -Be (Tree "$TestDrive/site")
        Remove-S3Object $bucket old -Recurse -ErrorAction SilentlyContinue -ErrorVariable refused
        "$refused" | Should -BeLike '*Delete 5 items*'
        $null = Remove-S3Object $bucket old -Recurse -Force
        Keys old/ | Should -BeNullOrEmpty
    }
    It 'go as fast as -BandwidthLimit lets all of them together, in both directions' {
        $wide = New-Item -ItemType Directory "$TestDrive/wide"
        foreach ($i in 1..4) { [IO.File]::WriteAllBytes("$wide/$i", [byte[]]::new(64KB)) }
        (Measure-Command { Copy-S3Item $wide "s3://$bucket/wide/" -Recurse -BandwidthLimit 200KB }).TotalSeconds | Should -BeGreaterThan 1.1
        (Measure-Command { $null = Read-S3Object $bucket wide -OutFile "$TestDrive/narrow" -Recurse -BandwidthLimit 200KB }).TotalSeconds | Should -BeGreaterThan 1.1
        (Measure-Command { $null = Write-S3Object $bucket wide/1 -Path "$wide/1" -BandwidthLimit 64KB }).TotalSeconds | Should -BeGreaterThan 0.8
        Tree "$TestDrive/narrow" | Should -Be (Tree $wide)
        { Copy-S3Item $wide "s3://$bucket/wide/" -Recurse -BandwidthLimit 10 } | Should -Throw '*1024*'
        { Copy-S3Item $wide "s3://$bucket/wide/" -Recurse -BandwidthLimit 1xx } | Should -Throw "*'1xx' is no number of bytes. Write 4096, 10k, 10MB or 1.5G*"
        foreach ($bytes in '100M', '0.1g', 100MB, '100 MiB') { Copy-S3Item $wide "s3://$bucket/wide/" -Recurse -BandwidthLimit $bytes -WhatIf }
    }
    It 'go by filters and tell what they did on the information stream' {
        Copy-S3Item "s3://$bucket/www/" "$TestDrive/filtered" -Recurse -Include *.png, a/ -Exclude '😀' -InformationVariable said
        Tree "$TestDrive/filtered" | ForEach-Object { ($_ -split '=')[0] } | Should -Be '/a/b', '/img/a b.png'
        "$said" | Should -BeLike '2 done*B/s)'
        Copy-S3Item "s3://$bucket/www/" "$TestDrive/not-made" -Recurse -WhatIf -InformationVariable said
        "$said" | Should -BeLike '0 done*'
        "$said" | Should -Not -BeLike '*B/s*'
    }
}

Describe 'A move' {
    It 'leaves its source where the store has something else: <Name>' -ForEach @(
        @{ Name = 'a file'; Move = { Move-S3Item $file s3://b1/k -BasicData $to -PassThru @quiet } }
        @{ Name = 'what passes from store to store'; Move = { Move-S3Item s3://b0/k s3://b1/k -BasicData $from -DestinationBasicData $to -PassThru @quiet } }
    ) {
        $ours = [OpenIntegrations.Testing.Answer]::new(200, 'abc').With('ETag', '"900150983cd24fb0d6963f7d28e17f72"')
        $source = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($ours))
        $store = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(200, '').With('ETag', '"d41d8cd98f00b204e9800998ecf8427e"')))
        try {
            $file = (New-Item "$TestDrive/moved" -ItemType File -Value abc -Force).FullName
            $from, $to = (BasicData $source), (BasicData $store)
            $quiet = @{ ErrorAction = 'SilentlyContinue' }
            $result = & $Move
            $result.Status | Should -Be 'Failed'
            "$($result.Error)" | Should -BeLike '*has not stored what was sent*'
            $store.Requests[0].Header('Content-MD5') | Should -Be 'kAFQmDzST7DWlj99KOF/cg=='
            $file | Should -Exist
            $source.Requests | Where-Object Method -eq DELETE | Should -BeNullOrEmpty
        }
        finally { $source.Dispose(); $store.Dispose() }
    }
}
