# What a drive does through each cmdlet that PowerShell has for files, at real servers too. Whoever runs the tests names them in S3_TEST_SERVERS.
BeforeDiscovery {
    . "$PSScriptRoot/Servers.ps1"
    $servers = Get-TestServer rgw
}
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/Servers.ps1"
    $env:OINT_HOME = Join-Path $TestDrive oint
    $home1 = Get-Location
    function New-Tree([string] $Folder) {
        foreach ($name in 'a.txt', 'b.log', 'dir/c.txt', 'dir/sub/d.txt', 'dir-x.txt') { Set-Content -LiteralPath "T:/$Folder/$name" $name }
    }
}
AfterAll {
    Set-Location $home1
    Use-S3Profile -None
}
Describe 'A drive at <Server>' -ForEach $servers {
    BeforeAll {
        # Not in the TestDrive: Pester takes away what came into it within a block, and that is the store's.
        $store = Join-Path ([IO.Path]::GetTempPath()) "oint-drive-$PID-$Server"
        $data = Connect-TestServer $Server $Variables $store
        Set-S3Profile lab -BasicData $data
        Use-S3Profile lab
        $bucket = "pester-$PID-$(Get-Random -Maximum 1000000)"
        $class = if ($Server -eq 'local') { 'STANDARD_IA' } else { 'STANDARD' }
        $null = New-S3Bucket $bucket
        $null = Mount-S3Drive T $bucket -ProfileName lab
        New-Tree tree
        $null = Set-Content T:/tree/1/2/3/4/5/6/7/8/9/10/deep.txt deep
    }
    AfterAll {
        Set-Location $home1
        Dismount-S3Drive T
        $null = Remove-S3Bucket $bucket -Force -Confirm:$false
        if ($Server -eq 'local') { Stop-S3LocalServer; Remove-Item $store -Recurse -Force }
    }

    Describe 'Lists of a drive' {
        It 'show folders first, and the content of a folder together' {
            Get-ChildItem T:/tree/dir -Name | Should -Be 'sub', 'c.txt'
            $all = Get-ChildItem T:/tree/dir -Recurse
            $all.FullName | Should -Be 'T:/tree/dir/sub', 'T:/tree/dir/c.txt', 'T:/tree/dir/sub/d.txt'
            $all.PSIsContainer | Should -Be $true, $false, $false
            ($all | Out-String) -replace '\s+', ' ' | Should -Match 'Directory: T:/tree/dir .*sub .*c\.txt .*Directory: T:/tree/dir/sub .*d\.txt'
        }
        It 'are limited: <Line>' -ForEach @(
            @{ Line = 'Get-ChildItem T:/tree -Filter *.txt'; Names = 'a.txt', 'dir-x.txt' }
            @{ Line = 'Get-ChildItem T:/tree -Filter dir*'; Names = 'dir', 'dir-x.txt' }
            @{ Line = 'Get-ChildItem T:/tree -Directory -Exclude 1'; Names = 'dir' }
            @{ Line = 'Get-ChildItem T:/tree -File'; Names = 'a.txt', 'b.log', 'dir-x.txt' }
            @{ Line = 'Get-ChildItem T:/tree/dir -Recurse -Depth 0'; Names = 'sub', 'c.txt' }
            @{ Line = 'Get-ChildItem T:/tree/dir -Recurse -Depth 1'; Names = 'sub', 'c.txt', 'd.txt' }
            @{ Line = 'Get-ChildItem T:/tree/dir -Recurse -File'; Names = 'c.txt', 'd.txt' }
            @{ Line = 'Get-ChildItem T:/tree -Recurse -Include [cd].txt'; Names = 'c.txt', 'd.txt' }
            @{ Line = 'Get-ChildItem T:/tree/*.log'; Names = 'b.log' }
            @{ Line = 'Get-ChildItem T:/tree/d*/*.txt'; Names = 'c.txt' }
            @{ Line = 'Get-ChildItem T:/tree -Exclude *.txt, 1'; Names = 'dir', 'b.log' }
            @{ Line = 'Get-ChildItem T:/tree/a.txt'; Names = 'a.txt' }
        ) {
            (Invoke-Expression $Line | Where-Object Name -notin copy.txt, set.txt).Name | Sort-Object | Should -Be ($Names | Sort-Object)
        }
        It 'have what files have, and what other cmdlets bind' {
            $item = Get-Item T:/tree/a.txt
            $item.Length, $item.Name, $item.BucketName, $item.Key, $item.PSIsContainer | Should -Be 6, 'a.txt', $bucket, 'tree/a.txt', $false
            $item.LastWriteTime | Should -BeOfType datetime
            ($item | Read-S3Object -Raw).Trim() | Should -Be a.txt
        }
        It 'say what does not exist' {
            { Get-ChildItem T:/tree/none -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound*'
            { Get-Item T:/none/x -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound*'
            { Set-Location T:/tree/a.txt -ErrorAction Stop } | Should -Throw
        }
        It 'drive no terminal with what stands in a key' {
            Set-Content -LiteralPath "T:/tree/esc/`e[31mred.txt" x
            Get-ChildItem T:/tree/esc | Out-String | Should -Not -Match "`e\[31m"
            Remove-Item T:/tree/esc -Recurse
        }
        It 'tell by time' {
            Test-Path T:/tree/a.txt -NewerThan (Get-Date).AddHours(-1) | Should -BeTrue
            Test-Path T:/tree/a.txt -NewerThan (Get-Date).AddHours(1) | Should -BeFalse
            Test-Path T:/tree/a.txt -OlderThan (Get-Date).AddHours(-1) | Should -BeFalse
            Test-Path T:/tree/a.txt -PathType Leaf | Should -BeTrue
            Test-Path T:/tree/dir -PathType Container | Should -BeTrue
            Resolve-Path T:/tree/dir/../a.txt | ForEach-Object Path | Should -Be T:/tree/a.txt
        }
    }

    Describe 'Content of a drive' {
        BeforeAll { $null = New-Item T:/content -ItemType Directory }
        It 'is written and read as that of a file: <Options>' -ForEach @(
            @{ Options = @{} }
            @{ Options = @{ Encoding = 'utf8BOM' } }
            @{ Options = @{ Encoding = 'unicode' } }
            @{ Options = @{ Encoding = 'bigendianutf32' } }
            @{ Options = @{ Encoding = 'ascii' } }
            @{ Options = @{ NoNewline = $true } }
        ) {
            $lines = 'one', "two`ttabs", '', 'four'
            $lines | Set-Content "$TestDrive/file.txt" @Options
            $lines | Set-Content T:/content/file.txt @Options
            (Get-Content T:/content/file.txt -AsByteStream) -join ' ' | Should -Be ((Get-Content "$TestDrive/file.txt" -AsByteStream) -join ' ')
            $read = @{}; if ($Options.Encoding) { $read.Encoding = $Options.Encoding }
            Get-Content T:/content/file.txt @read | Should -Be (Get-Content "$TestDrive/file.txt" @read)
            'five' | Add-Content "$TestDrive/file.txt" @Options
            'five' | Add-Content T:/content/file.txt @Options
            (Get-Content T:/content/file.txt -AsByteStream) -join ' ' | Should -Be ((Get-Content "$TestDrive/file.txt" -AsByteStream) -join ' ')
        }
        It 'is read in each way: <_>' -ForEach '-Raw', '-TotalCount 2', '-ReadCount 0', '-ReadCount 2', '-Delimiter e', '-AsByteStream -Raw', '-AsByteStream -TotalCount 3', '-AsByteStream -ReadCount 2' {
            $text = "one`ntwo`r`nthree`n"
            Set-Content "$TestDrive/read.txt" $text -NoNewline
            Set-Content T:/content/read.txt $text -NoNewline
            $file = @(Invoke-Expression "Get-Content '$TestDrive/read.txt' $_")
            $object = @(Invoke-Expression "Get-Content T:/content/read.txt $_")
            $object.Count | Should -Be $file.Count
            $object | ForEach-Object { @($_.PSObject.BaseObject) -join '|' } | Should -Be ($file | ForEach-Object { @($_.PSObject.BaseObject) -join '|' })
            $object | ForEach-Object { $_.PSObject.BaseObject.GetType().Name } | Should -Be ($file | ForEach-Object { $_.PSObject.BaseObject.GetType().Name })
        }
        It 'keeps what the object has besides its content, when something is added or all is taken away' {
            'one' | Set-Content T:/content/log.txt -Metadata @{ a = 'b' } -Tag @{ kind = 'log' } -ContentType text/x-log
            'two' | Add-Content T:/content/log.txt
            Clear-Content T:/content/log.txt
            'three' | Add-Content T:/content/log.txt
            Get-Content T:/content/log.txt | Should -Be three
            $kept = Get-ItemProperty T:/content/log.txt
            $kept.Metadata.a, $kept.Tag.kind, $kept.ContentType | Should -Be b, log, text/x-log
        }
        It 'loses nothing that others add at the same time' {
            'begin' | Set-Content T:/content/shared.txt
            1..6 | ForEach-Object -Parallel {
                Import-Module $using:env:S3_TEST_MODULE
                if (-not (Get-PSDrive T -ErrorAction Ignore)) { $null = Mount-S3Drive T $using:bucket -ProfileName lab }
                "line $_" | Add-Content T:/content/shared.txt
            } -ThrottleLimit 6
            Get-Content T:/content/shared.txt | Sort-Object | Should -Be @('begin'; 1..6 | ForEach-Object { "line $_" })
        }
        It 'is read from its end without being read' {
            1..50000 | Set-Content T:/content/long.txt
            Get-Content T:/content/long.txt -LastLine 3 | Should -Be 49998, 49999, 50000
            @(Get-Content T:/content/long.txt -LastLine 50000)[0] | Should -Be 1
            Get-Content T:/content/long.txt -LastLine 0 | Should -BeNullOrEmpty
        }
        It 'is what a pipeline finished, or what was there: <How>' -ForEach @(
            @{ How = 'it fails'; Line = { try { 1..3 | ForEach-Object { if ($_ -eq 3) { throw 'x' }; $_ } | Set-Content T:/content/kept.txt } catch { } } }
            @{ How = 'the next takes enough'; Line = { $null = 1..9 | Set-Content T:/content/kept.txt -PassThru | Select-Object -First 2 } }
            @{ How = 'it fails when parts are there'; Line = { try { 1..40 | ForEach-Object { if ($_ -eq 40) { throw 'x' }; 'x' * 1MB } | Set-Content T:/content/kept.txt } catch { } } }
            @{ How = 'one thing is no byte'; Line = { 1, 2, 'x', 3 | Set-Content T:/content/kept.txt -AsByteStream -ErrorAction SilentlyContinue } }
            @{ How = 'one thing is no text'; Line = { 'one', $nothing, 'two' | Set-Content T:/content/kept.txt -ErrorAction SilentlyContinue } }
            @{ How = 'the store refuses'; Line = { try { 'x' | Set-Content T:/content/kept.txt -StorageClass NONSENSE -ErrorAction Stop } catch { } } }
        ) {
            $nothing = [pscustomobject]@{} | Add-Member ScriptMethod ToString { throw 'no text' } -Force -PassThru
            'kept' | Set-Content T:/content/kept.txt
            . $Line
            Get-Content T:/content/kept.txt | Should -Be kept
            (Get-S3MultipartUpload $bucket -Unwrap) | Should -BeNullOrEmpty
        }
        It 'is sent in parts while it is written' {
            1..20 | ForEach-Object { 'x' * 1MB } | Set-Content T:/content/parts.txt
            (Get-Item T:/content/parts.txt).Length | Should -Be (20 * (1MB + [Environment]::NewLine.Length))
            (Get-Item T:/content/parts.txt).ETag | Should -Match '-2"$'
        }
        It 'says why it was not written' {
            { Set-Content T:/content x -ErrorAction Stop } | Should -Throw
            { Get-Content T:/tree/dir -ErrorAction Stop } | Should -Throw -ErrorId 'GetContainerContent*'
            { Get-Content T:/content/none -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound*'
        }
        It 'is emptied by Clear-Content alone' {
            'x' | Set-Content T:/content/clear.txt -ContentType text/x-own
            Clear-Content T:/content/clear.txt -WhatIf
            (Get-Item T:/content/clear.txt).Length | Should -BeGreaterThan 0
            Clear-Content T:/content/clear.txt
            (Get-Item T:/content/clear.txt).Length | Should -Be 0
            (Get-ItemProperty T:/content/clear.txt).ContentType | Should -Be text/x-own
        }
        It 'is a variable''s' {
            ${T:/content/var.txt} = 'value'
            ${T:/content/var.txt} | Should -Be value
        }
        It 'goes through a pipe from the file system' {
            Get-ChildItem T:/content/read.txt | Get-Content -Raw | Should -Be "one`ntwo`r`nthree`n"
            Get-Content "$TestDrive/read.txt" -AsByteStream -ReadCount 0 | Set-Content T:/content/copy.bin -AsByteStream
            (Get-Item T:/content/copy.bin).Length | Should -Be (Get-Item "$TestDrive/read.txt").Length
        }
    }

    Describe 'Changes in a drive' {
        BeforeEach { New-Tree busy }
        AfterEach { Remove-Item T:/busy -Recurse -Force }
        It 'make buckets, folders and objects' {
            (New-Item T:/busy/new/x.txt -Value hello).Length | Should -Be 5
            Get-Content T:/busy/new/x.txt | Should -Be hello
            { New-Item T:/busy/new/x.txt -Value other -ErrorAction Stop } | Should -Throw -ErrorId 'ItemExists*'
            $null = New-Item T:/busy/new/x.txt -Value other -Force -ContentType text/x-own
            Get-Content T:/busy/new/x.txt | Should -Be other
            (New-Item T:/busy/empty -ItemType Directory).PSIsContainer | Should -BeTrue
            Get-ChildItem T:/busy/empty | Should -BeNullOrEmpty
            Test-Path T:/busy/empty -PathType Container | Should -BeTrue
            New-Item T:/busy/if.txt -WhatIf
            Test-Path T:/busy/if.txt | Should -BeFalse
        }
        It 'remove only what a filter takes' {
            Set-Content T:/busy/dir/keep.log x
            Remove-Item T:/busy/dir -Recurse -Filter *.txt
            (Get-ChildItem T:/busy/dir -Recurse -File).Name | Should -Be keep.log
        }
        It 'never remove what -Exclude keeps' {
            Remove-Item T:/busy/dir -Recurse -Exclude c.txt -ErrorAction SilentlyContinue
            Test-Path T:/busy/dir/c.txt | Should -BeTrue
        }
        It 'are seen whoever made them' {
            Test-Path T:/busy/new.txt | Should -BeFalse
            $null = Write-S3Object $bucket busy/new.txt -Value x
            Test-Path T:/busy/new.txt | Should -BeTrue
            Set-Location T:/busy
            $null = Write-S3Object $bucket busy/sub/new.txt -Value x
            try { { Set-Location ./sub -ErrorAction Stop } | Should -Not -Throw } finally { Set-Location $home1 }
        }
        It 'copy objects and folders at the store' {
            Copy-Item T:/busy/a.txt T:/busy/dir
            Copy-Item T:/busy/dir T:/busy/other -Recurse
            (Get-ChildItem T:/busy/other -Recurse -File).Name | Sort-Object | Should -Be a.txt, c.txt, d.txt
            Copy-Item T:/busy/dir T:/busy/other -Recurse
            Test-Path T:/busy/other/dir/sub/d.txt | Should -BeTrue
            { Copy-Item T:/busy/dir T:/busy/dir/inside -Recurse -ErrorAction Stop } | Should -Throw -ErrorId 'IntoItself*'
            { Copy-Item T:/busy/a.txt T:/busy/a.txt -ErrorAction Stop } | Should -Throw -ErrorId 'SamePath*'
            (Copy-Item T:/busy/*.txt T:/busy/dir -PassThru).FullName | Should -Be T:/busy/dir/a.txt, T:/busy/dir/dir-x.txt
        }
        It 'move and rename' {
            Move-Item T:/busy/a.txt T:/busy/dir
            Get-Content T:/busy/dir/a.txt | Should -Be a.txt
            Test-Path T:/busy/a.txt | Should -BeFalse
            { Move-Item T:/busy/b.log T:/busy/dir-x.txt -ErrorAction Stop } | Should -Throw -ErrorId 'DestinationExists*'
            Move-Item T:/busy/b.log T:/busy/dir-x.txt -Force
            Get-Content T:/busy/dir-x.txt | Should -Be b.log
            Rename-Item T:/busy/dir moved
            Get-Content T:/busy/moved/sub/d.txt | Should -Be dir/sub/d.txt
            Test-Path T:/busy/dir | Should -BeFalse
            { Rename-Item T:/busy/moved x/y -ErrorAction Stop } | Should -Throw
        }
        It 'describe objects' {
            Set-ItemProperty T:/busy/a.txt ContentType text/x-own
            Set-ItemProperty T:/busy/a.txt author me
            Set-ItemProperty T:/busy/a.txt Tag @{ kind = 'test' }
            Set-ItemProperty T:/busy/a.txt StorageClass $class
            $all = Get-ItemProperty T:/busy/a.txt
            $all.ContentType, $all.Metadata.author, $all.Tag.kind, $all.StorageClass | Should -Be text/x-own, me, test, $class
            Get-ItemPropertyValue T:/busy/a.txt author | Should -Be me
            Remove-ItemProperty T:/busy/a.txt author
            Remove-ItemProperty T:/busy/a.txt Tag
            Clear-ItemProperty T:/busy/a.txt ContentType
            $all = Get-ItemProperty T:/busy/a.txt
            $all.ContentType, $all.Metadata.Count, $all.Tag, $all.StorageClass | Should -Be text/plain, 0, $null, $class
            { Set-ItemProperty T:/busy/a.txt ETag x -ErrorAction Stop } | Should -Throw -ErrorId 'ReadOnlyProperty*'
        }
    }

    Describe 'Keys that are no names of files' {
        BeforeAll {
            $keys = 'a//b', 'c/', 'd/./e', 'd/../f', '/g', 'back\slash', 'w[1]*?', 'star*', ('k' * 500 + '/' + 'l' * 500), "q'u`"ote", 'both', 'both/in', 'co:lon', '~', ([char] 0xFF0F + 'x'), ([string][char] 0xFF0E)
            # What .NET Framework would fold is refused there.
            if ($Build -eq 'netstandard2.0') { $keys = $keys -notmatch '(^|/)\.\.?(/|$)' }
            $keys = foreach ($key in $keys) { "odd/$key" }
            foreach ($key in $keys) { $null = Write-S3Object $bucket $key -Value "<$key>" }
        }
        It 'are each in the list once, and read by what the list gives' {
            $all = Get-ChildItem T:/odd -Recurse -File
            $all.Key | Sort-Object | Should -Be ($keys | Sort-Object)
            foreach ($item in $all) { $item | Get-Content -Raw | Should -Be "<$($item.Key)>" }
            foreach ($item in $all) { Get-Content -LiteralPath $item.FullName | Should -Be "<$($item.Key)>" }
        }
        It 'are copied and removed as themselves' {
            foreach ($item in Get-ChildItem T:/odd -Recurse -File | Where-Object Key -notlike odd/both*) {
                Remove-Item -LiteralPath $item.FullName
                $null = Write-S3Object $bucket $item.Key -Value "<$($item.Key)>"
            }
            (Get-ChildItem T:/odd -Recurse -File).Count | Should -Be $keys.Count
        }
        It 'that are object and folder are both, and the folder goes first' {
            @(Get-ChildItem T:/odd -Name) -eq 'both' | Should -Be both
            (Get-ChildItem T:/odd | Where-Object Name -eq both).PSIsContainer | Should -Be $true, $false
            Get-Content T:/odd/both | Should -Be '<odd/both>'
            Get-ChildItem T:/odd/both -Name | Should -Be in
            { Get-ChildItem T:/odd -File | Where-Object Name -eq both | Remove-Item -Recurse -Force -ErrorAction Stop } | Should -Throw -ErrorId 'AmbiguousName*'
            { Remove-Item T:/odd/bot* -Recurse -Force -ErrorAction Stop } | Should -Throw -ErrorId 'AmbiguousName*'
            Get-Content T:/odd/both, T:/odd/both/in | Should -Be '<odd/both>', '<odd/both/in>'
            foreach ($line in @(
                    'Get-ChildItem T:/odd -File | Where-Object Name -eq both | Move-Item -Destination T:/odd/away', 'Move-Item T:/odd/both T:/odd/away', 'Rename-Item T:/odd/both away'
                    'Copy-Item T:/odd/both T:/odd/away -Recurse', 'Move-Item T:/odd/bot* T:/odd/away'
                )) {
                { Invoke-Expression "$line -ErrorAction Stop" } | Should -Throw -ErrorId 'AmbiguousName*' -Because $line
                Test-Path T:/odd/away | Should -BeFalse
            }
            Copy-Item T:/odd/both T:/odd/object
            Copy-Item T:/odd/both/ T:/odd/copied -Recurse
            Move-Item T:/odd/both/ T:/odd/moved
            { Rename-Item T:/odd/moved both -ErrorAction Stop } | Should -Throw -ErrorId 'DestinationExists*'
            Move-Item T:/odd/moved T:/odd/both -Force
            Get-ChildItem T:/odd/object, T:/odd/copied, T:/odd/both/in, T:/odd/both -Recurse -File -Name | Should -Be object, in, in, in
            Get-Content T:/odd/both | Should -Be '<odd/both>'
            Remove-Item T:/odd/object, T:/odd/copied -Recurse
            Remove-Item T:/odd/both/ -Recurse 3>&1 | Out-String | Should -Match both
            Get-ChildItem T:/odd | Where-Object Name -eq both | ForEach-Object PSIsContainer | Should -Be $false
            { Remove-Item T:/odd/both/ -Recurse -Force -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotFound*'
            Remove-Item T:/odd/both
            Test-Path T:/odd/both | Should -BeFalse
        }
    }
}
