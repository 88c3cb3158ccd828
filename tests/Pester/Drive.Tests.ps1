# The drive of a store, through the cmdlets that PowerShell has for files.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $env:OINT_HOME = Join-Path $TestDrive oint
    $server = Start-S3LocalServer (Join-Path $TestDrive store) -ProfileName lab
    $home1 = Get-Location

    # What the store was asked while something ran: method, bucket or object, and the operation.
    function Asked([scriptblock] $Script) {
        # Whatever is written makes the drive forget what it saw.
        $null = Write-S3Object scratch x -Value x
        $server.Requests.Clear()
        Push-Location
        try { $null = . $Script } finally { Pop-Location }
        $server.Requests | ForEach-Object { "$($_.Method) $(($_.Target -split '[?]')[0])" }
    }
    # A folder of its own, ten levels deep.
    function New-Tree([string] $Bucket) {
        $null = New-Item "S3:/$Bucket"
        foreach ($name in 'a.txt', 'b.log', 'dir/c.txt', 'dir/sub/d.txt', 'dir-x.txt') { Set-Content -LiteralPath "S3:/$Bucket/$name" $name }
    }
    $null = New-S3Bucket scratch
    New-Tree tree
    $null = Set-Content S3:/tree/1/2/3/4/5/6/7/8/9/10/deep.txt deep
}
AfterAll {
    Set-Location $home1
    Stop-S3LocalServer
    Use-S3Profile -None
}
Describe 'A drive' {
    It 'is there when the module is imported, and leads to the profile in use' {
        (Get-PSDrive S3).Provider.Name | Should -Be 'S3'
        (Get-ChildItem S3:/ -Name) | Should -Contain 'tree'
    }
    It 'follows the profile in use' {
        $other = Start-S3LocalServer "$TestDrive/other" -ProfileName other
        try { Get-ChildItem S3:/ | Should -BeNullOrEmpty }
        finally { Stop-S3LocalServer $other }
        Test-Path S3:/tree | Should -BeTrue
    }
    It 'begins in a bucket or a folder, with a connection of its own' {
        $null = New-PSDrive d1 S3 tree/dir -ProfileName lab
        $null = Mount-S3Drive d2 -BasicData $server
        $null = Mount-S3Drive d3 -BasicData @{ Url = $server.Url; AccessKey = 'nobody'; SecretKey = 'x' }
        try {
            Get-ChildItem d1:/ -Name | Should -Be 'sub', 'c.txt'
            (Get-Item d1:/c.txt).FullName | Should -Be 'd1:/c.txt'
            Set-Location d1:/sub
            Get-Content ./d.txt | Should -Be 'dir/sub/d.txt'
            Get-Content ../c.txt | Should -Be 'dir/c.txt'
            # A piped item comes without its drive.
            Set-Location d3:/
            Get-Item d2:/tree/a.txt | Get-Content | Should -Be a.txt
            { Get-Content d3:/tree/a.txt -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidAccessKeyId*'
        }
        finally { Set-Location $home1; Dismount-S3Drive d1, d2, d3 }
        { Get-PSDrive d1 -ErrorAction Stop } | Should -Throw
    }
    It 'that has no connection says what to do' {
        Use-S3Profile -None
        try {
            { Get-ChildItem S3:/ -ErrorAction Stop } | Should -Throw -ErrorId 'ConnectionNotConfigured*'
            { Get-Content S3:/tree/a.txt -ErrorAction Stop } | Should -Throw '*Set-S3Profile*'
        }
        finally { Use-S3Profile lab }
    }
    It 'asks nothing while paths are only words' {
        Asked {
            Split-Path S3:/tree/dir/c.txt -Leaf
            Join-Path S3:/tree dir
            $null = New-PSDrive d1 S3 tree -ProfileName lab
            Set-Location d1:/
            Set-Location $home1
            Remove-PSDrive d1
        } | Should -BeNullOrEmpty
    }
}

Describe 'The requests of a command' {
    It '<Line>' -ForEach @(
        @{ Line = 'Get-ChildItem S3:/'; Requests = @('GET /') }
        @{ Line = 'Get-ChildItem S3:/tree'; Requests = @('GET /tree') }
        @{ Line = 'Get-ChildItem S3:/tree/dir'; Requests = @('GET /tree') }
        @{ Line = 'Get-Content S3:/tree/a.txt'; Requests = @('GET /tree/a.txt') }
        @{ Line = 'Get-Content S3:/tree/1/2/3/4/5/6/7/8/9/10/deep.txt'; Requests = @('GET /tree/1/2/3/4/5/6/7/8/9/10/deep.txt') }
        @{ Line = 'Set-Location S3:/tree/1/2/3/4/5/6/7/8/9/10'; Requests = @('GET /tree') }
        @{ Line = 'Test-Path S3:/tree/none'; Requests = @('GET /tree') }
        @{ Line = 'Get-Item S3:/tree/dir'; Requests = @('GET /tree') }
        @{ Line = 'Get-ChildItem S3:/tree -Recurse'; Requests = @('HEAD /tree', 'GET /tree') }
        @{ Line = 'Copy-Item S3:/tree/a.txt S3:/tree/copy.txt'; Requests = @('GET /tree', 'GET /tree', 'PUT /tree/copy.txt') }
        @{ Line = '(TabExpansion2 "gc S3:/tree/di" 14).CompletionMatches'; Requests = @('GET /tree') }
        @{ Line = 'Set-Content S3:/tree/set.txt x'; Requests = @('GET /tree', 'PUT /tree/set.txt') }
    ) {
        Asked ([scriptblock]::Create($Line)) | Should -Be $Requests
    }
    It 'that lists 10,000 objects are one for each 1,000, and none is missing: <_>' -ForEach '', ' -Name', ' -Filter *', ' | Select-Object' {
        $pages = foreach ($page in 0..9) {
            $token = if ($page -lt 9) { "<NextContinuationToken>t$($page + 1)</NextContinuationToken>" }
            $names = foreach ($n in 0..999) { '<Contents><Key>k{0:d5}</Key><Size>1</Size></Contents>' -f ($page * 1000 + $n) }
            Xml "<ListBucketResult><IsTruncated>$("$($page -lt 9)".ToLower())</IsTruncated>$token$(-join $names)</ListBucketResult>"
        }
        $far = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]] $pages)
        try {
            $null = Mount-S3Drive far -BasicData (BasicData $far)
            $listed = & ([scriptblock]::Create("Get-ChildItem far:/home$_"))
            $listed | ForEach-Object { if ($_ -is [string]) { $_ } else { $_.Name } } | Should -Be @(0..9999 | ForEach-Object { 'k{0:d5}' -f $_ })
            $far.Requests | ForEach-Object { [regex]::Match($_.Target, 'continuation-token=(\w+)').Groups[1].Value } |
                Should -Be @('', 't1', 't2', 't3', 't4', 't5', 't6', 't7', 't8', 't9')
        }
        finally {
            Dismount-S3Drive far
            $far.Dispose()
        }
    }
    It 'that lists again ask again' {
        $null = New-Item S3:/again
        $files = New-Item $TestDrive/again -ItemType Directory
        1..1001 | ForEach-Object { [IO.File]::WriteAllText("$files/k$_", 'x') }
        Copy-S3Item $files s3://again/ -Recurse
        $server.Requests.Clear()
        @(Get-ChildItem S3:/again).Count | Should -Be 1001
        $server.Requests.Count | Should -Be 2
        Remove-S3Object again k1 | Out-Null
        @(Get-ChildItem S3:/again).Count | Should -Be 1000
    }
}

Describe 'The tab key in a drive' {
    It 'completes <Line>' -ForEach @(
        @{ Line = 'Get-Content S3:/tree/a'; Words = 'S3:/tree/a.txt' }
        @{ Line = 'Get-Content ./a'; Words = './a.txt' }
        @{ Line = 'Set-Location ../tr'; Words = '../tree' }
        @{ Line = 'Copy-Item a.txt ../tr'; Words = '../tree' }
        @{ Line = 'Copy-S3Item ./a'; Words = './a.txt' }
        @{ Line = 'Copy-S3Item /tmp/x S3:/tr'; Words = 'S3:/tree' }
        @{ Line = 'Get-S3Content di'; Words = 'dir', 'dir-x.txt' }
        @{ Line = 'Remove-Item none'; Words = @() }
    ) {
        Set-Location S3:/tree
        try { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Be $Words } finally { Set-Location $home1 }
    }
}

Describe 'A path of fifteen levels' {
    It 'costs what one of one level does: <_>' -ForEach 'Test-Path PATH', 'Get-Item PATH', 'Get-ChildItem PATH', 'Set-Location PATH', 'Get-Content PATH/deep.txt' {
        $path = 'S3:/tree/' + ((1..15 | ForEach-Object { "level$_" }) -join '/')
        Set-Content "$path/deep.txt" deep
        Asked ([scriptblock]::Create($_.Replace('PATH', $path))) | Should -HaveCount 1
    }
}

Describe 'A drive that begins in a bucket' {
    It 'is the parent of what lies at its root, and takes what is in its folders one by one' {
        $null = Mount-S3Drive rooted tree -ProfileName lab
        try {
            Split-Path rooted:/a.txt, S3:/tree | Should -Be rooted:/, S3:/
            Set-Location rooted:/
            Split-Path a.txt, dir/c.txt -Resolve | Should -Be rooted:/, rooted:/dir
            $null = New-Item flat -ItemType Directory
            Copy-Item dir, dir-x.txt flat -Recurse -Container:$false -Exclude c.*
            Get-ChildItem flat -Recurse -File -Name | Should -Be d.txt, dir-x.txt
        }
        finally { Set-Location $home1; Dismount-S3Drive rooted; Remove-Item S3:/tree/flat -Recurse -ErrorAction Ignore }
    }
    It 'finds what is named from its root, literally, too' {
        $null = Mount-S3Drive rooted tree/dir -ProfileName lab
        try {
            Set-Content -LiteralPath rooted:/new.txt full
            Set-Location rooted:/sub
            Set-Content -LiteralPath './[1].txt' relative
            Add-Content -LiteralPath more.txt added
            Set-Location $home1
            (Get-S3Object tree -Prefix dir/ -Unwrap).Key | Should -Be dir/c.txt, dir/new.txt, 'dir/sub/[1].txt', dir/sub/d.txt, dir/sub/more.txt
            Get-Content -LiteralPath 'rooted:/sub/[1].txt' | Should -Be relative
            Asked { Get-Content -LiteralPath rooted:/new.txt } | Should -Be 'GET /tree/dir/new.txt'
        }
        finally { Set-Location $home1; Dismount-S3Drive rooted; Remove-Item S3:/tree/dir/new.txt, S3:/tree/dir/sub/more.txt; Remove-Item -LiteralPath 'S3:/tree/dir/sub/[1].txt' }
    }
}

Describe 'Changes in a drive of a whole store' {
    It 'keep buckets as they are named' {
        $null = New-Item S3:/renamed
        { Rename-Item S3:/renamed other -ErrorAction Stop } | Should -Throw -ErrorId 'NoNewName*'
        { 'x' | Set-Content S3:/nobucket/x -ErrorAction Stop } | Should -Throw -ErrorId 'NoSuchBucket*'
        Remove-Item S3:/renamed
        Test-Path S3:/renamed | Should -BeFalse
    }
    It 'take a bucket that is picked by its name as a folder: when nothing stays in it' {
        $null = New-Item S3:/picked-hollow, S3:/picked-full, S3:/picked-full/x, S3:/picked-other
        Remove-Item S3:/picked-* -Include picked-hollow, picked-full -Recurse
        Get-ChildItem S3:/picked-* -Name | Should -Be picked-full, picked-other
        Remove-Item S3:/picked-* -Include picked-full, x -Recurse
        Get-ChildItem S3:/picked-* -Name | Should -Be picked-other
        Remove-Item S3:/picked-other
    }
    BeforeEach { New-Tree busy }
    AfterEach { Remove-Item S3:/busy -Recurse -Force }
    It 'remove folders in batches' {
        Asked { Remove-Item S3:/busy/dir -Recurse } | Where-Object { $_ -notmatch '^GET' } | Should -Be 'POST /busy'
        Get-ChildItem S3:/busy -Name | Should -Be 'a.txt', 'b.log', 'dir-x.txt'
    }
    It 'ask before a folder goes that is not empty' {
        { & $Pwsh[0] $Pwsh[1..9] -NoProfile -NonInteractive -Command "Import-Module '$Manifest'; Use-S3Profile lab; Remove-Item S3:/busy/dir -ErrorAction Stop" 2>&1 | Out-String | ForEach-Object { throw $_ } } |
            Should -Throw '*NonInteractive*'
        Test-Path S3:/busy/dir/c.txt | Should -BeTrue
        Remove-Item S3:/busy/dir -Recurse -WhatIf
        Test-Path S3:/busy/dir/c.txt | Should -BeTrue
    }
    It 'go between stores' {
        $other = Start-S3LocalServer "$TestDrive/second"
        $null = Mount-S3Drive second -BasicData $other
        try {
            $null = New-Item second:/far
            Set-ItemProperty S3:/busy/a.txt author me
            Set-ItemProperty S3:/busy/a.txt Tag @{ kind = 'note' }
            Copy-Item S3:/busy/a.txt second:/far
            Get-Content second:/far/a.txt | Should -Be a.txt
            (Get-ItemProperty second:/far/a.txt).Metadata.author | Should -Be me
            (Get-ItemProperty second:/far/a.txt).Tag.kind | Should -Be note
            Move-Item S3:/busy/dir second:/far
            Get-Content second:/far/dir/sub/d.txt | Should -Be dir/sub/d.txt
            Test-Path S3:/busy/dir | Should -BeFalse
        }
        finally { Dismount-S3Drive second; Stop-S3LocalServer $other }
    }
    It 'take its paths in whatever form they come down the pipeline: <_>' -ForEach @(
        { $_.FullName }, { "$_" }, { $_.PSPath }, { $_ | Resolve-Path | ForEach-Object Path }, { $_ }
    ) {
        $form = $_
        foreach ($place in 'S3:/busy/forms', 'inner:/') {
            $null = Mount-S3Drive inner busy/forms
            try {
                'x', 'y' | ForEach-Object { $_ | Set-Content -LiteralPath "S3:/busy/forms/$_ [1].txt" }
                $given = Get-ChildItem $place | ForEach-Object $form
                if ($given[0] -is [string]) { $given = $given -replace '(?<!`)\[', '`[' -replace '(?<!`)\]', '`]' }
                ($given | Copy-S3Item -Destination "$TestDrive/forms/" -PassThru).Status | Should -Be Done, Done
                $given | Test-S3Item | Should -Be $true, $true
                $given | Get-S3Content | Should -Be x, y
                ($given | Move-S3Item -Destination s3://busy/moved/ -PassThru).Status | Should -Be Done, Done
                Test-Path S3:/busy/forms/* | Should -BeFalse
            }
            finally { Dismount-S3Drive inner }
        }
    }
    It 'are made by Copy-S3Item and its like, from files and to files' {
        Set-S3Profile twin -BasedOn lab
        $own = Mount-S3Drive own -ProfileName twin
        $same = Mount-S3Drive same -ProfileName lab
        try {
            Copy-S3Item S3:/busy/dir "$TestDrive/down" -Recurse
            Get-Content "$TestDrive/down/sub/d.txt" | Should -Be dir/sub/d.txt
            Copy-S3Item "$TestDrive/down/c.txt" S3:/busy/up/
            Get-Content S3:/busy/up/c.txt | Should -Be dir/c.txt
            Set-Location S3:/busy
            Copy-S3Item ./a.txt "$TestDrive/down/"
            Get-Content "$TestDrive/down/a.txt" | Should -Be a.txt
            Get-ChildItem S3:/busy/dir | Copy-S3Item -Destination "$TestDrive/piped/" -Recurse
            Get-ChildItem "$TestDrive/piped" -Recurse -File -Name | Should -HaveCount 2
            (Get-S3Item dir/*).Key | Should -Be dir/c.txt, dir/sub/
            Copy-S3Item same:/busy/b.log "$TestDrive/same/"
            Get-Item same:/busy/a.txt | Copy-S3Item -Destination "$TestDrive/same/"
            Get-ChildItem "$TestDrive/same" -Name | Should -Be a.txt, b.log
            Move-S3Item own:/busy/b.log "$TestDrive/down/" -ProfileName twin
            Test-Path S3:/busy/b.log | Should -BeFalse
            # Which store is meant must be said where it is not the one in use.
            { Copy-S3Item own:/busy/a.txt "$TestDrive/down/" -ErrorAction Stop } | Should -Throw '*-ProfileName twin*'
            { Get-Item own:/busy/a.txt | Copy-S3Item -Destination "$TestDrive/down/" -ErrorAction Stop } | Should -Throw '*-ProfileName twin*'
        }
        finally { Set-Location $home1; Dismount-S3Drive own, same; Remove-S3Profile twin }
    }
}
