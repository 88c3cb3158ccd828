# Copy-Item, Move-Item and Get-FileHash between files and a drive, and Get-Content -Tail in one, where a drive asks for it.
BeforeDiscovery {
    . "$PSScriptRoot/Servers.ps1"
    $servers = Get-TestServer rgw
}

Describe 'Item commands at <Server>' -ForEach $servers {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        . "$PSScriptRoot/Servers.ps1"
        $env:OINT_HOME = Join-Path $TestDrive oint
        $data = Connect-TestServer $Server $Variables (Join-Path $TestDrive store)
        $bucket = 'items-' + [guid]::NewGuid().ToString('n').Substring(0, 12)
        $null = New-S3Bucket $bucket -BasicData $data
        $null = Mount-S3Drive T $bucket -BasicData $data -ItemCommands
        # What lies below a folder, files or objects.
        function Tree([string] $Path) {
            Get-ChildItem -LiteralPath $Path -Recurse | ForEach-Object { $_.FullName.Substring((Get-Item -LiteralPath $Path).FullName.TrimEnd('/').Length + 1) } |
                Sort-Object
        }
        function New-Tree([string] $Path) {
            $null = New-Item "$Path/dir/sub", "$Path/dir/hollow" -ItemType Directory -Force
            foreach ($name in 'a.txt', 'b.log', 'dir/c.txt', 'dir/sub/d.txt', 'dir/sub/E.LOG') { Set-Content -LiteralPath "$Path/$name" $name }
        }
    }
    AfterAll {
        Set-Location $Root
        Dismount-S3Drive T
        Remove-S3Item s3://$bucket/ -Recurse -Force -BasicData $data
        Remove-S3Bucket $bucket -BasicData $data
        if ($Server -eq 'local') { Stop-S3LocalServer }
    }
    BeforeEach {
        New-Tree $TestDrive/files
        New-Tree T:/objects
        $null = New-Item $TestDrive/to, T:/to -ItemType Directory
    }
    AfterEach {
        Set-Location $Root
        Remove-Item $TestDrive/files, $TestDrive/to, T:/objects, T:/to -Recurse -Force -ErrorAction Ignore
    }

    Context '<From> to <To>' -ForEach @(
        @{ From = 'files'; To = 'T:' }
        @{ From = 'T:'; To = 'files' }
    ) {
        BeforeEach {
            ($source, $target) = if ($From -eq 'files') { "$TestDrive/files", 'T:/to' } else { 'T:/objects', "$TestDrive/to" }
        }
        It 'copies one, into a folder and by another name' {
            Copy-Item $source/a.txt $target
            Copy-Item $source/a.txt $target/new.txt
            cpi $source/b.log $target/new.txt
            Tree $target | Should -Be a.txt, new.txt
            Get-Content $target/a.txt | Should -Be a.txt
            Get-Content $target/new.txt | Should -Be b.log
            Test-Path $source/a.txt | Should -BeTrue
        }
        It 'copies a folder: into one that is there, or as one that is not' {
            Copy-Item $source/dir $target -Recurse
            Copy-Item $source/dir $target/new -Recurse
            Copy-Item $source/dir $target/slashed/ -Recurse
            $all = 'c.txt', 'hollow', 'sub', 'sub/d.txt', 'sub/E.LOG'
            Tree $target | Should -Be (@('dir', 'new', 'slashed') + @($all | ForEach-Object { "dir/$_"; "new/$_"; "slashed/$_" }) | Sort-Object)
            Get-Content $target/new/sub/d.txt | Should -Be dir/sub/d.txt
        }
        It 'makes only the folder without -Recurse' {
            Copy-Item $source/dir $target
            Tree $target | Should -Be dir
            (Get-Item $target/dir).PSIsContainer | Should -BeTrue
        }
        It 'takes what is piped' {
            Get-ChildItem $source | Copy-Item -Destination $target -Recurse
            "$source/a.txt", "$source/b.log" | Copy-Item -Destination { "$target/piped-" + ($_ | Split-Path -Leaf) }
            Tree $target | Where-Object { $_ -notlike '*/*' } | Should -Be a.txt, b.log, dir, piped-a.txt, piped-b.log
        }
        It 'takes wildcards, and -Filter, -Include and -Exclude' {
            Copy-Item $source/*.txt $target
            Tree $target | Should -Be a.txt
            Copy-Item $source/* $target -Include *.log
            Tree $target | Should -Be a.txt, b.log
            Copy-Item $source/dir $target/most -Recurse -Exclude *.log
            Tree $target/most | Should -Be c.txt, hollow, sub, sub/d.txt
            Copy-Item $source/dir $target/few -Recurse -Filter *.txt
            Tree $target/few | Where-Object { $_ -like '*.*' } | Should -Be c.txt, sub/d.txt
            Copy-Item $source/dir $target -Recurse -Container:$false
            Tree $target | Where-Object { $_ -notlike '*/*' } | Should -Be a.txt, b.log, c.txt, d.txt, E.LOG, few, most
        }
        It 'takes names with wildcards in them literally' {
            Set-Content -LiteralPath "$source/[1].txt" one
            Copy-Item -LiteralPath "$source/[1].txt" $target
            Get-Item -LiteralPath "$source/[1].txt" | Copy-Item -Destination $target/piped.txt
            Tree $target | Should -Be '[1].txt', piped.txt
            Get-Content -LiteralPath "$target/[1].txt" | Should -Be one
        }
        It 'gives what it made' {
            $made = Copy-Item $source/a.txt, $source/b.log $target -PassThru
            $made.FullName | Should -Be (Get-Item $target/a.txt).FullName, (Get-Item $target/b.log).FullName
            ($made | Get-Content) | Should -Be a.txt, b.log
            (Copy-Item $source/dir $target -Recurse -PassThru).PSIsContainer | Should -BeTrue
            Copy-Item $source/a.txt $target | Should -BeNullOrEmpty
        }
        It 'only tells with -WhatIf, also by a preference of whoever calls' {
            Copy-Item $source/a.txt $target -WhatIf
            Copy-Item $source/dir $target -Recurse -WhatIf
            Move-Item $source/a.txt $target -WhatIf
            $caller = New-Module { function Test-Caller { [CmdletBinding(SupportsShouldProcess)] param($From, $To) Move-Item $From $To } }
            try { Test-Caller $source/a.txt $target -WhatIf } finally { Remove-Module $caller }
            Tree $target | Should -BeNullOrEmpty
            Test-Path $source/a.txt | Should -BeTrue
        }
        It 'moves one and a folder' {
            Move-Item $source/a.txt $target
            Move-Item $source/dir $target/moved
            Tree $source | Should -Be b.log
            Tree $target | Should -Be a.txt, moved, moved/c.txt, moved/hollow, moved/sub, moved/sub/d.txt, moved/sub/E.LOG
            Get-Content $target/moved/c.txt | Should -Be dir/c.txt
        }
        It 'moves over nothing without -Force' {
            Copy-Item $source/b.log $target/a.txt
            { Move-Item $source/a.txt $target -ErrorAction Stop } | Should -Throw -ErrorId DestinationExists*
            Get-Content $target/a.txt | Should -Be b.log
            Move-Item $source/a.txt $target -Force
            Get-Content $target/a.txt | Should -Be a.txt
            Test-Path $source/a.txt | Should -BeFalse
        }
        It 'sees what an item before has made: <_>' -ForEach 'in an array', 'piped' {
            Set-Content "$source/dir/a.txt" second
            $null = New-Item $source/other/o.txt -Force -Value o
            $folders, $items = @("$source/dir/sub", "$source/other"), @("$source/a.txt", "$source/dir/a.txt")
            if ($_ -eq 'piped') {
                $folders | Copy-Item -Destination $target/new -Recurse
                Get-Item $items | Move-Item -Destination $target -ErrorVariable failed -ErrorAction SilentlyContinue
            }
            else {
                Copy-Item $folders $target/new -Recurse
                Move-Item $items $target -ErrorVariable failed -ErrorAction SilentlyContinue
            }
            Tree $target/new | Should -Be d.txt, E.LOG, other, other/o.txt
            # Two of one name: the second one stays where it is.
            $failed.FullyQualifiedErrorId | Should -BeLike 'DestinationExists*'
            Get-Content $target/a.txt | Should -Be a.txt
            Get-Content $source/dir/a.txt | Should -Be second
        }
        It 'has one error for each item that fails, and goes on' {
            Copy-Item $source/none, $source/a.txt, $source/none2 $target -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -Be 'PathNotFound,Copy-Item', 'PathNotFound,Copy-Item'
            Tree $target | Should -Be a.txt
            Copy-Item $source/dir $target/a.txt -Recurse -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed | Should -HaveCount 1
            $failed[0].FullyQualifiedErrorId | Should -Be 'ContainerToLeaf,Copy-Item'
            $failed[0].TargetObject.FullName | Should -Be (Get-Item $source/dir).FullName
        }
        It 'is found from where PowerShell stands' {
            Set-Location $source
            Copy-Item ./a.txt $target
            Set-Location $target
            Copy-Item $source/b.log
            Copy-Item $source/b.log .
            Move-Item $source/dir/c.txt
            Tree $target | Should -Be a.txt, b.log, c.txt
        }
        It 'takes PowerShell''s part of a list that crosses in part' {
            Copy-Item "$TestDrive/files/a.txt", T:/objects/b.log $target
            Tree $target | Should -Be a.txt, b.log
        }
        It 'hashes what it copied: <_>' -ForEach 'SHA256', 'MD5', 'SHA512' {
            Copy-Item $source/dir $target -Recurse
            $hashes = "$source/dir", "$target/dir" | ForEach-Object { Get-ChildItem $_ -Recurse -File } | Get-FileHash -Algorithm $_
            $hashes | Should -HaveCount 6
            ($hashes.Hash | Sort-Object -Unique) | Should -HaveCount 3
            $hashes.Algorithm | Sort-Object -Unique | Should -Be $_
            $hashes[0, 3] | Out-String -Width 300 | Should -Match '(?s)Algorithm +Hash +Path.*c\.txt.*c\.txt'
        }
    }

    It 'a copy to a folder of files that is not there is an error, as between files' {
        { Copy-Item T:/objects/a.txt $TestDrive/none/a.txt -ErrorAction Stop } | Should -Throw -ErrorId FileNotFound*
        { Copy-Item T:/objects/a.txt $TestDrive/none/ -ErrorAction Stop } | Should -Throw -ErrorId FileNotFound*
        Test-Path $TestDrive/none | Should -BeFalse
        Copy-Item $TestDrive/files/a.txt T:/none/a.txt
        Test-Path T:/none/a.txt | Should -BeTrue
        Remove-Item T:/none -Recurse
    }
    It 'keys that are no names of files come as their names, and go back as themselves' {
        foreach ($key in 'odd/back\slash', 'odd/a//b', 'odd/end/') { $null = Write-S3Object $bucket $key -Value $key -BasicData $data }
        Get-ChildItem T:/odd -Recurse -File | Where-Object Name -notlike 'end*' | Copy-Item -Destination $TestDrive/to
        Get-ChildItem $TestDrive/to | Copy-Item -Destination T:/to
        (Get-S3Object $bucket -Prefix to/ -BasicData $data -Unwrap).Key | Should -Contain 'to/back\slash'
        Remove-Item T:/odd -Recurse -Force
    }
    It 'of an object and a folder of one name take the one that is meant, or say that they cannot tell' {
        foreach ($key in 'objects/both', 'objects/both/in') { $null = Write-S3Object $bucket $key -Value $key -BasicData $data }
        foreach ($line in 'Get-ChildItem T:/objects -File | Where-Object Name -eq both | Move-Item -Destination', 'Move-Item T:/objects/both', 'Copy-Item -Recurse T:/objects/both', 'Copy-Item T:/objects/bot* -Recurse') {
            { Invoke-Expression "$line `$TestDrive/to -ErrorAction Stop" } | Should -Throw -ErrorId 'AmbiguousName*' -Because $line
            Tree $TestDrive/to | Should -BeNullOrEmpty
        }
        (Get-FileHash T:/objects/both).Path | Should -Be T:/objects/both
        Copy-Item T:/objects/both $TestDrive/to
        Get-Content $TestDrive/to/both | Should -Be objects/both
        Move-Item T:/objects/both/ $TestDrive/to/folder
        Tree $TestDrive/to | Should -Be both, folder, folder/in
        Get-Content T:/objects/both | Should -Be objects/both
        Remove-Item T:/objects/both
    }
    It 'the end of a content is that of a file''s: Get-Content <_>' -ForEach @(
        'log -Tail 2', 'log -Last 2', 'log -Tail 0', 'log -Tail 99', 'none -Tail 2', 'dir -Tail 2', 'log -Tail 2 -ReadCount 0', 'log -Tail 3 -ReadCount 2', 'log -Tail 2 -TotalCount 1'
        'log -Tail 3 -AsByteStream', 'log -Tail 0 -AsByteStream', 'log -Tail 2 -Delimiter e', 'log -Tail 1 -Raw', 'wide -Tail 2 -Encoding unicode', 'empty -Tail 1', '*.log -Tail 1', 'b.log, log -Tail 1'
        '-LiteralPath log, none, b.log -Tail 1', '-Path l* -Filter log -Tail 1'
    ) {
        $said = foreach ($folder in "$TestDrive/files", 'T:/objects') {
            Set-Location $folder
            'one', 'two', 'three' | Set-Content log
            'ä€', '𐍈 two' | Set-Content wide -Encoding unicode
            $null = New-Item empty
            $ErrorActionPreference = 'Continue'
            $line = $_
            foreach ($one in $(try { Invoke-Expression "Get-Content $line" 2>&1 } catch { $_ }; Get-Item log, b.log | Get-Content -Tail 1)) {
                if ($one -is [Management.Automation.ErrorRecord]) { '!' } elseif ($one -is [array]) { $one -join '+' } else { "$one" }
            }
            '-'
        }
        $middle = [array]::IndexOf($said, '-')
        $said[($middle + 1)..($said.Count - 2)] | Should -Be $said[0..($middle - 1)]
    }
    It 'the end of a content of files and drives comes in the order of the paths' {
        'one', 'two' | Set-Content $TestDrive/files/log, T:/objects/log
        Get-Content T:/objects/log, $TestDrive/files/a.txt, T:/objects/b.log -Tail 1 | Should -Be two, a.txt, b.log
    }
    It 'a hash of a folder, and of nothing, is an error' {
        { Get-FileHash T:/objects/dir -ErrorAction Stop } | Should -Throw -ErrorId GetContainerContent*
        { Get-FileHash T:/objects/none -ErrorAction Stop } | Should -Throw -ErrorId PathNotFound*
    }
    It 'what is not verified at the destination stays at the source' {
        $null = New-Item $TestDrive/to/sub -ItemType File
        { Move-Item T:/objects/dir/* $TestDrive/to -ErrorAction Stop } | Should -Throw
        Test-Path T:/objects/dir/sub/d.txt | Should -BeTrue
        { Move-Item $TestDrive/files/a.txt T:/../nobucket-$bucket/ -ErrorAction Stop } | Should -Throw
        Test-Path $TestDrive/files/a.txt | Should -BeTrue
    }
}

Describe 'Commands for items in a session' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $env:OINT_HOME = Join-Path $TestDrive oint
        $server = Start-S3LocalServer -Ephemeral -ProfileName lab
        $null = New-Item S3:/home
        function Kinds { 'Copy-Item', 'Move-Item', 'Get-FileHash', 'Get-Content' | ForEach-Object { [string] (Get-Command $_).CommandType } }
        $cmdlets = @('Cmdlet') * 4
        $functions = @('Function') * 4
        Set-Content $TestDrive/a.txt a
    }
    AfterAll { Stop-S3LocalServer $server }
    AfterEach { Mount-S3Drive -ItemCommands:$false }
    It 'are PowerShell''s unless a drive asks' {
        Kinds | Should -Be $cmdlets
        $null = Mount-S3Drive plain home
        Kinds | Should -Be $cmdlets
        Dismount-S3Drive plain
        { Copy-Item $TestDrive/a.txt S3:/home -ErrorAction Stop } | Should -Throw
    }
    It 'go with the last drive that asked' {
        Mount-S3Drive -ItemCommands | Should -BeNullOrEmpty
        $null = Mount-S3Drive one home -ItemCommands
        $null = Mount-S3Drive two home -ItemCommands
        Dismount-S3Drive one
        Kinds | Should -Be $functions
        Mount-S3Drive S3 -ItemCommands:$false
        Kinds | Should -Be $functions
        Remove-PSDrive two
        Kinds | Should -Be $cmdlets
    }
    It 'are switched off whoever asked' {
        $null = Mount-S3Drive one home -ItemCommands
        Mount-S3Drive -ItemCommands:$false
        Kinds | Should -Be $cmdlets
        Dismount-S3Drive one
    }
    It 'go with the module, and an import again begins anew' {
        & $Pwsh[0] $Pwsh[1..9] -NoProfile -NonInteractive -Command "
            `$ErrorActionPreference = 'Stop'
            Import-Module '$Manifest'; Mount-S3Drive -ItemCommands
            Import-Module '$Manifest'; (Get-Command Copy-Item).CommandType
            Import-Module '$Manifest' -Force; (Get-Command Copy-Item).CommandType
            Mount-S3Drive -ItemCommands; (Get-Command Copy-Item).CommandType
            Remove-Module OpenIntegrations.S3; (Get-Command Copy-Item).CommandType" | Should -Be Function, Cmdlet, Function, Cmdlet
    }
    It 'leave a function that somebody else put there, before or after' {
        ${function:global:Copy-Item} = { 'before' }
        try {
            Mount-S3Drive -ItemCommands
            Copy-Item $TestDrive/a.txt S3:/home
            Test-Path S3:/home/a.txt | Should -BeTrue
            Mount-S3Drive -ItemCommands:$false
            Copy-Item | Should -Be before
            Mount-S3Drive -ItemCommands
            ${function:global:Copy-Item} = { 'after' }
            Mount-S3Drive -ItemCommands:$false
            Copy-Item | Should -Be after
        }
        finally { Remove-Item Function:Copy-Item }
    }
    It 'hand on what does not cross: <Line>' -ForEach @(
        @{ Line = 'Copy-Item a.txt b.txt; Get-ChildItem -Name' }
        @{ Line = 'Get-Item a.txt | Copy-Item -Destination { "$($_.BaseName).log" } -PassThru | ForEach-Object Name' }
        @{ Line = 'Copy-Item none x; Move-Item none x' }
        @{ Line = 'Move-Item a.txt c.txt -PassThru -WhatIf; Move-Item a.txt c.txt; Get-ChildItem -Name' }
        @{ Line = 'Copy-Item dir other -Recurse; Get-ChildItem -Name -Recurse' }
        @{ Line = 'Copy-Item a.txt, dir/b.txt dir -Verbose 4>&1 | Out-Null; Get-ChildItem dir -Name' }
        @{ Line = 'Copy-Item Env:/HOME Env:/ITEMS; $env:ITEMS -eq $env:HOME; $env:ITEMS = $null' }
        @{ Line = 'Copy-Item Env:/HOME .' }
        @{ Line = '(Get-FileHash a.txt).Hash; (Get-FileHash -InputStream ([IO.MemoryStream]::new())).Hash' }
        @{ Line = 'Get-FileHash none; "a.txt" | Get-FileHash -Algorithm MD5 | ForEach-Object Algorithm' }
        @{ Line = 'try { Copy-Item none x -ErrorAction Stop } catch { $_.CategoryInfo.Category }' }
        @{ Line = 'Copy-Item none x -ErrorVariable e -ErrorAction SilentlyContinue; $e.Count' }
        @{ Line = 'Get-Content a.txt; Get-Content a.txt, dir/b.txt -Tail 1; Get-Item a.txt | Get-Content -Tail 1; Get-Content none -Tail 1' }
        @{ Line = 'Get-Content a.txt -Raw; Get-Content a.txt -AsByteStream; Get-Content *.txt -ReadCount 0 -Encoding utf32; Get-Content Env:/HOME -Tail 1' }
        @{ Line = 'Get-Content a.txt -Tail 1 -TotalCount 1; Get-Content a.txt | Select-Object -First 1; (Get-Content a.txt).PSChildName' }
    ) {
        $seen = foreach ($isOn in $false, $true) {
            $folder = New-Item "$TestDrive/$(New-Guid)/dir" -ItemType Directory
            Set-Location $folder.Parent.FullName
            Set-Content a.txt a
            Set-Content dir/b.txt b
            if ($isOn) { Mount-S3Drive -ItemCommands }
            $script = [scriptblock]::Create("`$ErrorActionPreference = 'Continue'; $Line")
            $lines = & $script 2>&1 | ForEach-Object { if ($_ -is [Management.Automation.ErrorRecord]) { $_.FullyQualifiedErrorId } else { "$_" } }
            , ($lines -join "`n").Replace($folder.Parent.FullName, '')
            Set-Location $Root
        }
        $seen[1] | Should -Be $seen[0]
    }
    It 'know the parameters of sessions, and leave them to PowerShell' {
        Mount-S3Drive -ItemCommands
        (Get-Command Copy-Item -ArgumentList $TestDrive/a.txt).Parameters.Keys | Should -Contain ToSession
        Set-Location $TestDrive
        try { (TabExpansion2 'Copy-Item a.txt -ToS' 20).CompletionMatches.CompletionText | Should -Be '-ToSession' } finally { Set-Location $Root }
        { Copy-Item $TestDrive/a.txt S3:/home/b.txt -ToSession 'no session' -ErrorAction Stop } | Should -Throw -ErrorId *Argument*
        Test-Path S3:/home/b.txt | Should -BeFalse
    }
    It 'have the help and the completions of PowerShell''s and of the drive' {
        Mount-S3Drive -ItemCommands
        foreach ($name in 'Copy-Item', 'Move-Item', 'Get-FileHash', 'Get-Content') {
            (Get-Help $name).Name | Should -Be $name
            (Get-Help $name -Parameter Path).Name | Should -Be Path
        }
        Set-Content S3:/home/tab.txt x
        (TabExpansion2 'Copy-Item S3:/home/ta' 21).CompletionMatches.CompletionText | Should -Be S3:/home/tab.txt
    }
    It 'send nothing that changes or reads an object with -WhatIf' {
        Mount-S3Drive -ItemCommands
        Set-Content S3:/home/if.txt x
        $server.Requests.Clear()
        Copy-Item S3:/home/if.txt $TestDrive -WhatIf
        Move-Item $TestDrive/a.txt S3:/home/other.txt -WhatIf
        $server.Requests | Where-Object { $_.Method -ne 'GET' -or $_.Target -like '/home/*' } | Should -BeNullOrEmpty
    }
    It 'say of a store that is not there that it is not there' {
        $null = Mount-S3Drive gone -BasicData @{ Url = 'http://127.0.0.1:1'; AccessKey = 'a'; SecretKey = 's'; MaxAttempts = 1 } -ItemCommands
        try { { Copy-Item $TestDrive/a.txt gone:/home/b.txt -ErrorAction Stop } | Should -Throw '*refused*' }
        finally { Dismount-S3Drive gone }
    }
    It 'remove a source after its destination is there' {
        Mount-S3Drive -ItemCommands
        Set-Content $TestDrive/move.txt x
        Set-Content S3:/home/back.txt x
        $server.Requests.Clear()
        Move-Item S3:/home/back.txt $TestDrive
        $methods = @($server.Requests.Method)
        $methods[-1] | Should -Be DELETE
        $methods -eq 'DELETE' | Should -HaveCount 1
        Test-Path $TestDrive/back.txt | Should -BeTrue
    }
}
