# The same lines in a folder of the file system and in one of a drive. What PowerShell's own tests of its file cmdlets ask is asked here in
# other words: each line must come to the same output, the same errors and the same tree, or be in the table of what differs.
BeforeDiscovery {
    . "$PSScriptRoot/Servers.ps1"
    $servers = Get-TestServer rgw

    # Each line finds a.txt, b.log, empty.txt, [x].txt, dir/c.txt, dir/sub/d.txt and the empty folder hollow.
    $same = @(
        'New-Item new.txt'
        'New-Item new.txt -ItemType File -Value text'
        'New-Item -Path dir -Name new.txt -Value text'
        'New-Item one.txt, two.txt -Value text'
        'ni typed.txt -Type File'
        'New-Item new.txt -WhatIf'
        'New-Item a.txt'
        'New-Item a.txt -Value other -Force'
        'New-Item folder -ItemType Directory'
        'New-Item deep/er/folder -ItemType Directory'
        'New-Item dir -ItemType Directory'
        'New-Item dir -ItemType Directory -Force'
        'New-Item dir -ItemType File'
        'New-Item -ItemType Directory -Path dir -Name nested'
        'Set-Location dir; New-Item here.txt; Set-Location ..'
        'New-Item x.txt -ItemType Nonsense'

        'Get-Item .'
        'Get-Item a.txt'
        'Get-Item dir'
        'Get-Item dir/'
        'Get-Item *'
        'Get-Item *.txt -Exclude e*'
        'Get-Item * -Include *.log'
        'Get-Item * -Filter *a*'
        'Get-Item * -Filter *.txt -Include [ae]*.txt -Exclude e*'
        'Get-Item -LiteralPath "[x].txt"'
        'Get-Item none'
        'Get-Item none*'
        'Get-Item none/at/all'
        'Get-Item -LiteralPath none*'
        'Get-Item NoSuchDrive:/x'
        'Get-Item NoProvider::/x'
        'Get-Item a.txt, dir/c.txt'
        '"a.txt", "b.log" | Get-Item'
        '(Get-Item a.txt).PSIsContainer, (Get-Item dir).PSIsContainer'
        '(Get-Item a.txt).Length'
        '(Get-Item a.txt).Exists'
        '(Get-Item a.txt).Extension, (Get-Item a.txt).BaseName'
        '(Get-Item a.txt).LastWriteTime.GetType().Name'
        '(Get-Item dir/c.txt | Split-Path -Parent | Split-Path -Leaf)'
        '(Get-Item a.txt).PSChildName'
        '(Get-Item a.txt).PSProvider.GetType().Name'
        '(Get-Item a.txt).Mode.Length'

        'Get-ChildItem'
        'Get-ChildItem .'
        'Get-ChildItem dir'
        'Get-ChildItem dir/'
        'Get-ChildItem hollow'
        'Get-ChildItem a.txt'
        'Get-ChildItem a.txt -Name'
        'Get-ChildItem none'
        'Get-ChildItem none*'
        'Get-ChildItem *.txt'
        'Get-ChildItem d*'
        'Get-ChildItem */*.txt'
        'Get-ChildItem dir, hollow'
        'Get-ChildItem -Name'
        'Get-ChildItem -Name -Directory'
        'Get-ChildItem -Directory'
        'Get-ChildItem -File'
        'Get-ChildItem -File -Name'
        'Get-ChildItem -Directory -Recurse'
        'Get-ChildItem -Recurse'
        'Get-ChildItem -Recurse -Name'
        'Get-ChildItem -Recurse -File'
        'Get-ChildItem -Depth 0'
        'Get-ChildItem -Depth 1'
        'Get-ChildItem -Depth 1 -Name'
        'Get-ChildItem -Filter *.txt'
        'Get-ChildItem -Filter ?.txt'
        'Get-ChildItem -Filter *.txt -Name'
        'Get-ChildItem -Filter *.txt -Recurse'
        'Get-ChildItem -Filter *.txt -Recurse -Name'
        'Get-ChildItem -Filter *.none'
        'Get-ChildItem -Recurse -Include *.txt'
        'Get-ChildItem -Recurse -Include c*, d* -File'
        'Get-ChildItem -Recurse -Exclude *.txt'
        'Get-ChildItem -Recurse -Include *.txt -Exclude a*'
        'Get-ChildItem * -Exclude dir -Name'
        'Get-ChildItem -Exclude *.txt'
        'Get-ChildItem -LiteralPath "[x].txt"'
        'Get-ChildItem "``[x``].txt"'
        'Get-ChildItem dir/c.txt, a.txt'
        'Get-ChildItem | Get-ChildItem -Name'
        'Get-ChildItem | Where-Object Length -gt 3'
        'Get-ChildItem -File | Sort-Object Length, Name'
        '(Get-ChildItem -File | Measure-Object Length -Sum).Sum'
        'Get-ChildItem | Select-Object -First 2'
        'Get-ChildItem | Group-Object PSIsContainer | ForEach-Object Count'

        'Test-Path a.txt'
        'Test-Path none'
        'Test-Path dir/'
        'Test-Path *.txt'
        'Test-Path *.none'
        'Test-Path a.txt -PathType Leaf'
        'Test-Path a.txt -PathType Container'
        'Test-Path dir -PathType Container'
        'Test-Path dir -PathType Leaf'
        'Test-Path a.txt, none, dir'
        'Test-Path -LiteralPath "[x].txt"'
        'Test-Path "[x].txt"'
        'Test-Path none -IsValid'
        'Test-Path a.txt -NewerThan 2001-01-01'
        'Test-Path a.txt -OlderThan 2001-01-01'
        'Test-Path dir/* -Include c*'
        'Test-Path dir/* -Exclude *'
        'Get-Item a.txt | Test-Path'

        'Copy-Item a.txt new.txt'
        'Copy-Item a.txt new.txt -PassThru'
        'Copy-Item a.txt dir'
        'Copy-Item a.txt dir/'
        'Copy-Item a.txt dir/new.txt'
        'Copy-Item a.txt b.log'
        'Copy-Item a.txt b.log -WhatIf'
        'Copy-Item empty.txt new.txt'
        'Copy-Item none new.txt'
        'Copy-Item none* dir'
        'Copy-Item a.txt a.txt'
        'Copy-Item *.txt dir'
        'Copy-Item a.txt, b.log dir'
        'Copy-Item -LiteralPath "[x].txt" y.txt'
        'Copy-Item dir new -Recurse'
        'Copy-Item dir hollow -Recurse'
        'Copy-Item dir new/ -Recurse'
        'Copy-Item dir new/'
        'Copy-Item dir hollow/ -Recurse'
        'Copy-Item dir new'
        'Copy-Item dir/* hollow -Recurse'
        'Copy-Item dir/* hollow'
        'Copy-Item hollow new -Recurse'
        'Copy-Item dir a.txt -Recurse'
        'Copy-Item dir new -Recurse -Exclude none'
        'Copy-Item dir new -Recurse -Exclude c.*'
        'Copy-Item dir new -Recurse -Exclude *.TXT'
        'Copy-Item dir new -Recurse -Exclude sub'
        'Copy-Item dir new -Recurse -Include c.*'
        'Copy-Item dir new -Recurse -Filter d*'
        'Copy-Item dir new -Recurse -Filter *.txt -Exclude d*'
        'Copy-Item dir/* hollow -Recurse -Exclude d.*'
        'Copy-Item * hollow -Include *.txt'
        'Copy-Item * hollow -Exclude dir, hollow'
        'Get-ChildItem *.txt | Copy-Item -Destination dir'
        'Get-ChildItem dir -Recurse -File | Copy-Item -Destination hollow'
        'Copy-Item dir/c.txt .'
        'Set-Location dir; Copy-Item c.txt ..; Set-Location ..'

        'Move-Item a.txt new.txt'
        'Move-Item a.txt new.txt -PassThru'
        'Move-Item a.txt dir'
        'Move-Item a.txt dir/new.txt'
        'Move-Item a.txt b.log'
        'Move-Item a.txt b.log -Force'
        'Move-Item a.txt new.txt -WhatIf'
        'Move-Item none new.txt'
        'Move-Item none* dir'
        'Move-Item *.txt hollow'
        'Move-Item dir new'
        'Move-Item dir hollow'
        'Move-Item dir a.txt'
        'Move-Item dir dir/inside'
        'Move-Item -LiteralPath "[x].txt" y.txt'
        'Get-ChildItem *.txt | Move-Item -Destination dir'

        'Rename-Item a.txt new.txt'
        'Rename-Item a.txt new.txt -PassThru'
        'Rename-Item dir new'
        'Rename-Item a.txt b.log'
        'Rename-Item none new.txt'
        'Rename-Item a.txt dir/new.txt'
        'Rename-Item a.txt new.txt -WhatIf'
        'Rename-Item -LiteralPath "[x].txt" y.txt'
        'Get-ChildItem *.log | Rename-Item -NewName { $_.Name -replace "log", "old" }'

        'Get-Content b.log -Raw -TotalCount 1'
        'Get-Content b.log -Raw -Delimiter e'
        'Get-Content b.log -Raw -Wait'
        'Get-Content b.log -TotalCount 3 -ReadCount 2 | ForEach-Object { "$_" }'
        'Get-Content b.log -Delimiter ne'
        'Get-Content b.log -AsByteStream -ReadCount 4 | ForEach-Object { "$_" }'
        'Get-ChildItem -Directory -File'
        'Get-ChildItem * -Include "``[x``].txt"'
        'New-Item "[d]" -ItemType Directory; Set-Content -LiteralPath "[d]/in.txt" x; Get-ChildItem -LiteralPath "[d]" -Name'
        'Get-ChildItem -Recurse -Depth 1 -Include *.txt'
        'Get-ChildItem dir/* -Recurse'
        'Get-ChildItem a* -Recurse'
        'Get-ItemProperty a.txt -Name nosuch'
        'Get-ItemPropertyValue a.txt nosuch'
        'Get-ItemPropertyValue a.txt, b.log Name'
        'Get-ItemProperty a.txt -Name Length, Name | ForEach-Object { $_.Length; $_.Name }'
        'Test-Path a.txt -OlderThan 2101-01-01 -NewerThan 2001-01-01'
        'Test-Path * -Include a*, b* -Exclude *.txt'
        'Resolve-Path dir -Relative -RelativeBasePath dir/sub'
        'Join-Path dir * -Resolve | Split-Path -Leaf'
        'Split-Path dir/c.txt -LeafBase'
        'Split-Path dir/* -Leaf -Resolve'
        'Set-Location d*; Get-Location; Set-Location ..'
        'Set-Location -LiteralPath dir; Set-Location -; Set-Location +; Get-Location; Set-Location ..'
        'Push-Location dir -PassThru; Pop-Location'
        '"dir" | Push-Location; Get-Location; Pop-Location'
        'Push-Location dir -StackName s; Push-Location sub -StackName s; Pop-Location -StackName s; Get-Location; Pop-Location -StackName s'
        'New-Item dir/one.txt, hollow/two.txt -ItemType File'
        'New-Item -Path dir, hollow -Name same.txt -Value x'
        'New-Item a.txt -ItemType Directory'
        'Remove-Item dir/ -Recurse'
        'Remove-Item ./dir/../a.txt'
        'Remove-Item dir -Recurse -Include *.txt'
        'Remove-Item dir/* -Recurse -Include *.txt'
        'Remove-Item *.txt -Exclude a*'
        'Get-ChildItem -Recurse -Include *.txt | Remove-Item'
        'Remove-Item a.txt, none, b.log'
        'Rename-Item a.txt b.log -Force'
        'Get-Item *.txt | Rename-Item -NewName b.log -Force'
        'Rename-Item dir b.log -Force'
        'Rename-Item a.txt ./new.txt'
        'Rename-Item dir ./new'
        'Rename-Item a.txt A.txt'
        'Rename-Item dir/ other'
        'Rename-Item dir a.txt'
        'Rename-Item *.txt new.txt'
        'Get-ChildItem -Directory | Rename-Item -NewName { $_.Name + ".d" } -PassThru'
        'Move-Item dir/c.txt ..'
        'Move-Item a.txt, b.log dir'
        'Move-Item * hollow -Exclude *.txt, hollow'
        'Move-Item dir hollow/new'
        'Move-Item a.txt dir/c.txt'
        'Move-Item a.txt dir/c.txt -Force'
        'Set-Content hollow/dir x; Move-Item dir hollow'
        'Copy-Item a.txt, none, b.log dir'
        'Copy-Item dir, hollow new -Recurse'
        'Copy-Item dir/* . -Recurse'
        'Copy-Item dir/c.txt a.txt -PassThru'
        'Get-ChildItem -Directory | Copy-Item -Destination hollow -Recurse'
        'Copy-Item -LiteralPath *.txt hollow'
        '[pscustomobject]@{ Path = "a.txt" } | Get-Content'
        '[pscustomobject]@{ LiteralPath = "[x].txt" } | Get-Item'
        '"a" | Set-Content dir/new.txt, hollow/new.txt'
        'Set-Content *.txt x -Exclude a*'
        'Add-Content a.txt ([byte[]] (65, 66)) -AsByteStream'
        'Clear-Content *.txt -Exclude a*'

        # What a path's own pattern does not fit is not meant, whatever -Include says.
        foreach ($pattern in 'none*', 'b*', 'dir/n*', 'd*/c*') {
            foreach ($verb in 'Get-Item', 'Get-ChildItem', 'Test-Path', 'Get-Content', 'Remove-Item', 'Clear-Content') {
                "$verb $pattern -Include *.txt, *.log"
            }
            "Set-Content $pattern text -Include *.txt, *.log"
            "Add-Content $pattern text -Include *.txt, *.log"
            "Copy-Item $pattern hollow -Include *.txt, *.log"
            "Move-Item $pattern hollow -Include *.txt, *.log"
        }
        'Remove-Item a.txt'
        'Remove-Item a.txt -WhatIf'
        'Remove-Item a.txt, b.log'
        'Remove-Item none'
        'Remove-Item none*'
        'Remove-Item -LiteralPath foo*.txt'
        'Remove-Item *.txt'
        'Remove-Item * -Include *.txt'
        'Remove-Item -LiteralPath "[x].txt"'
        'Remove-Item dir -Recurse'
        'Remove-Item dir -Recurse -Force'
        'Remove-Item hollow'
        'Remove-Item dir/* -Recurse'
        'Remove-Item dir/sub/d.txt'
        'Get-ChildItem *.txt | Remove-Item'

        'Get-Content a.txt'
        'Get-Content a.txt, b.log'
        'Get-Content *.txt'
        'Get-Content dir'
        'Get-Content none'
        'Get-Content none*'
        'Get-Content empty.txt'
        'Get-Content empty.txt -Raw'
        'Get-Content b.log -TotalCount 2'
        'Get-Content b.log -Head 1'
        'Get-Content b.log -First 2'
        'Get-Content b.log -TotalCount 0'
        'Get-Content b.log -TotalCount -2'
        '(Get-Content b.log)[1]'
        '(Get-Content b.log -Raw).Length'
        'Get-Content b.log -ReadCount 2 | ForEach-Object { "$_" }'
        'Get-Content b.log -ReadCount 0 | ForEach-Object { "$_" }'
        'Get-Content b.log -Delimiter o'
        'Get-Content b.log -AsByteStream -TotalCount 3'
        'Get-Content b.log -AsByteStream -Raw | ForEach-Object { "$_" }'
        'Get-Content -LiteralPath "[x].txt"'
        'Get-Content b.log -Include *.txt'
        'Get-Content dir/* -Filter c*'
        'Get-ChildItem *.log | Get-Content'
        'Get-Content b.log | Select-Object -First 1'
        'Get-Content b.log | Measure-Object -Line | ForEach-Object Lines'
        '(Get-Content a.txt).PSChildName'
        '(Get-Content b.log).ReadCount'
        'Get-Content b.log -Tail 1 -TotalCount 1'

        'Set-Content new.txt text'
        'Set-Content a.txt text'
        'Set-Content a.txt one, two'
        '"one", "two" | Set-Content a.txt'
        'Set-Content a.txt $null'
        'Set-Content a.txt text -NoNewline'
        'Set-Content a.txt one, two -NoNewline'
        'Set-Content a.txt text -PassThru'
        'Set-Content a.txt text -WhatIf'
        'Set-Content a.txt, b.log text'
        'Set-Content *.txt text'
        'Set-Content none*.txt text'
        'Set-Content -LiteralPath "[x].txt" text'
        'Set-Content dir text'
        'Set-Content a.txt ([byte[]] (1, 2)) -AsByteStream'
        'Set-Content a.txt 3, 4.5, $true'
        'Get-Content a.txt | Set-Content a.txt'
        'Get-Item a.txt | Set-Content -Value piped'
        'Get-Content a.txt | Set-Content dir/copy.txt'
        'Add-Content a.txt more'
        'Add-Content new.txt first'
        'Add-Content a.txt more -NoNewline'
        '"x", "y" | Add-Content a.txt'
        'Add-Content a.txt more -PassThru'
        'Add-Content empty.txt more'
        'Add-Content dir more'
        'Add-Content *.txt more'
        'Clear-Content a.txt'
        'Clear-Content *.txt'
        'Clear-Content none'
        'Clear-Content a.txt -WhatIf'
        'Clear-Content empty.txt'
        'Clear-Item a.txt'
        'Set-Item a.txt text'

        'Get-ItemPropertyValue a.txt Length'
        'Get-ItemProperty a.txt Length | ForEach-Object Length'
        'Get-ItemProperty none'
        'Get-ItemProperty a.txt | ForEach-Object PSChildName'

        'Resolve-Path a.txt -Relative'
        'Resolve-Path dir/../a.txt'
        'Resolve-Path *.txt'
        'Resolve-Path none'
        'Join-Path dir x.txt'
        'Split-Path dir/c.txt'
        'Split-Path dir/c.txt -Resolve'
        'Split-Path dir/c.txt -Leaf'
        'Split-Path dir/c.txt -IsAbsolute'
        'Set-Location dir; Get-Item c.txt; Set-Location ..'
        'Set-Location ./dir/sub; Get-Location; Set-Location ../..'
        'Set-Location dir; Set-Location -; Get-Location'
        'Set-Location a.txt'
        'Set-Location none'
        'Push-Location dir; Get-Location; Pop-Location; Get-Location'
        'Push-Location dir; Push-Location sub; Pop-Location; Get-ChildItem; Pop-Location'
        'Set-Location dir -PassThru; Set-Location ..'
    ) + @(foreach ($encoding in 'ascii', 'ansi', 'bigendianunicode', 'bigendianutf32', 'oem', 'unicode', 'utf7', 'utf8', 'utf8BOM', 'utf8NoBOM', 'utf32') {
        "'ä€𐍈', 'two' | Set-Content e.txt -Encoding $encoding; Get-Content e.txt -Encoding $encoding; (Get-Content e.txt -AsByteStream) -join ' '"
        "'ä€' | Set-Content e.txt -Encoding $encoding; 'more' | Add-Content e.txt -Encoding $encoding; (Get-Content e.txt -AsByteStream) -join ' '"
    })

    # A separator at the end is of folders: what is an object is neither read nor changed by it. For files the error is whatever the system says.
    $asFolders = foreach ($path in 'a.txt/', './a.txt/', 'dir/c.txt/') {
        'Get-Item', 'Get-Content', 'Clear-Content', 'Remove-Item', 'Remove-Item -Recurse -Force', 'Get-ChildItem', 'Get-ChildItem -Recurse', 'Test-Path', 'Set-Content -Value x', 'Add-Content -Value x' | ForEach-Object { "$_ $path" }
        'Move-Item', 'Copy-Item', 'Copy-Item -Recurse', 'Rename-Item' | ForEach-Object { "$_ $path new.txt" }
        "Remove-Item -LiteralPath $path -Recurse -Force"
    }

    # What differs, and the row of the page's table that says why.
    $different = @(
        @{ Line = 'New-Item deep/er/new.txt'; Row = 'Folders need not be made' }
        @{ Line = 'Remove-Item [b]* -Include *.txt'; Row = 'What `-Include` fits must fit' }
        @{ Line = 'Move-Item b* hollow -Include *.txt -Filter *.txt'; Row = 'What `-Include` fits must fit' }
        @{ Line = 'Copy-Item dir hollow -Recurse -Container:$false'; Row = '`Copy-Item -Recurse -Container:$false`' }
        @{ Line = 'Copy-Item a.txt deep/er/new.txt'; Row = 'Folders need not be made' }
        @{ Line = 'Move-Item a.txt deep/er/new.txt'; Row = 'Folders need not be made' }
        @{ Line = 'Set-Content deep/er/new.txt text'; Row = 'Folders need not be made' }
        @{ Line = 'Get-Content b.log -Tail 1'; Row = '`Get-Content -Tail`' }
        @{ Line = 'Set-Content a.txt 65, 66 -AsByteStream'; Row = '`-AsByteStream` with numbers' }
        @{ Line = 'Get-ChildItem | ForEach-Object Name | Set-Content names.txt'; Row = 'An object is there when its pipeline has ended' }
        @{ Line = 'try { "x" | ForEach-Object { $_; throw "cut" } | Set-Content a.txt } catch { }'; Row = 'An object is there when its pipeline has ended' }
        @{ Line = 'Remove-Item * -Exclude dir, hollow, *.txt -Recurse'; Row = '`Remove-Item -Exclude`' }
        @{ Line = 'Get-ChildItem -Filter A*'; Row = '`-Filter`' }
        @{ Line = 'Get-ChildItem -Filter [a]*'; Row = '`-Filter`' }
        @{ Line = 'Rename-Item a.txt a.txt'; Row = 'What would become itself' }
        @{ Line = 'Move-Item a.txt ./a.txt'; Row = 'What would become itself' }
        @{ Line = 'Copy-Item dir hollow -Recurse; Copy-Item dir hollow -Recurse'; Row = '`Copy-Item -Recurse` into' }
        @{ Line = 'Copy-Item dir hollow -Recurse -PassThru | ForEach-Object Name'; Row = '`Copy-Item -Recurse -PassThru`' }
        @{ Line = 'Copy-Item a.txt b.log/'; Row = 'Folders need not be made' }
        @{ Line = 'Test-Path dir -NewerThan 2001-01-01'; Row = 'Times' }
        @{ Line = 'Set-Content * v'; Row = '`Set-Content` with several paths' }
        @{ Line = 'Convert-Path a.txt'; Row = '`Convert-Path`' }
        @{ Line = 'Set-ItemProperty a.txt LastWriteTime 2001-01-01'; Row = 'Times' }
        @{ Line = 'Get-ChildItem -Attributes Directory'; Row = 'Links, attributes, hidden files' }
        @{ Line = 'New-Item .hidden; Get-ChildItem -Name'; Row = 'Links, attributes, hidden files' }
        @{ Line = 'New-Item link -ItemType SymbolicLink -Value a.txt'; Row = 'Links, attributes, hidden files' }
        @{ Line = 'Get-FileHash a.txt'; Row = '`Get-FileHash`' }
        @{ Line = '"x" > out.txt'; Row = 'Redirection' }
        @{ Line = 'Set-Content dir text -Force'; Row = 'A folder and an object of one name' }
    )
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/Servers.ps1"
    $env:OINT_HOME = Join-Path $TestDrive oint
    $start = Get-Location
    # Errors that PowerShell itself knows, and scripts look for; others are only errors.
    $known = 'PathNotFound', 'ItemNotFound', 'DriveNotFound', 'ProviderNotFound', 'ParameterArgumentValidationError', 'TailAndHeadCannotCoexist'

    function Set-World([string] $Folder) {
        $null = New-Item $Folder -ItemType Directory
        Push-Location -LiteralPath $Folder
        $null = New-Item dir, dir/sub, hollow -ItemType Directory
        Set-Content a.txt a
        Set-Content b.log one, two, three
        Set-Content -LiteralPath '[x].txt' x
        Set-Content dir/c.txt c
        Set-Content dir/sub/d.txt d
        $null = New-Item empty.txt
        Pop-Location
    }
    function Get-Form($One, [string] $Folder) {
        if ($One -is [Management.Automation.ErrorRecord]) {
            $id = ($One.FullyQualifiedErrorId -split ',')[0]
            return $id -in $known ? "!$id" : '!'
        }
        if ($One -isnot [string] -and $One.PSObject.Properties['PSIsContainer']) { return "$($One.Name)$(if ($One.PSIsContainer) { '/' })" }
        if ($One -is [Management.Automation.PathInfo]) { $One = $One.Path }
        "$One".Replace($Folder, '~')
    }
    function Get-Tree([string] $Folder) {
        foreach ($item in Get-ChildItem -LiteralPath $Folder -Recurse -Force | Sort-Object FullName -Culture '') {
            $name = $item.FullName.Substring($Folder.Length).Replace('\', '/')
            if ($item.PSIsContainer) { "$name/" } else { "$name=$(Get-Content -LiteralPath $item.FullName -Raw)" }
        }
    }
    # What comes of a line in a folder of a place: what it gives, and what is there afterwards. A folder in which nothing has changed is
    # left to the next line; properties are not seen in a tree.
    function Get-Outcome([string] $Place, [string] $Line) {
        $folder = "$Place/world"
        if (-not $untouched[$Place]) {
            Set-World $folder
            $untouched[$Place] = "$(Get-Tree $folder)"
        }
        Push-Location -LiteralPath $folder
        $ErrorActionPreference = 'Continue'
        $output = try { @(. ([scriptblock]::Create($Line)) 2>&1) } catch { $_ }
        Set-Location -LiteralPath $start
        $tree = @(Get-Tree $folder)
        if ($Line -match 'ItemProperty' -or "$tree" -cne $untouched[$Place]) {
            Remove-Item -LiteralPath $folder -Recurse -Force
            $untouched.Remove($Place)
        }
        @(foreach ($one in $output) { Get-Form $one $folder }) + 'Then:' + $tree
    }
    # The file system is asked once, for all servers.
    function Get-Both([string] $Line) {
        if (-not $ofFiles[$Line]) { $ofFiles[$Line] = Get-Outcome $TestDrive $Line }
        @{ Files = $ofFiles[$Line]; Drive = Get-Outcome 'T:' $Line }
    }
    $untouched = @{}
    $ofFiles = @{}
}
AfterAll { Set-Location $start }

Describe 'A drive at <Server>' -ForEach $servers {
    BeforeAll {
        $data = Connect-TestServer $Server $Variables (Join-Path $TestDrive "store-$Server")
        $bucket = "pester-$PID-$(Get-Random -Maximum 1000000)"
        $null = New-S3Bucket $bucket -BasicData $data
        $null = Mount-S3Drive T $bucket -BasicData $data
    }
    AfterAll {
        Dismount-S3Drive T -Force
        $untouched.Remove('T:')
        $null = Remove-S3Bucket $bucket -BasicData $data -Force -Confirm:$false
        if ($Server -eq 'local') { Stop-S3LocalServer }
    }
    It 'does as the file system does: <_>' -ForEach $same {
        $both = Get-Both $_
        $both.Drive | Should -Be $both.Files
    }
    It 'takes no object for a folder, as the file system takes no file for one: <_>' -ForEach $asFolders {
        $both = Get-Both $_
        @($both.Drive) -replace '^!.*', '!' | Should -Be (@($both.Files) -replace '^!.*', '!')
    }
    It 'does otherwise, and the page says so: <Line>' -ForEach $different {
        $both = Get-Both $Line
        $both.Drive -join "`n" | Should -Not -Be ($both.Files -join "`n")
        Get-Content "$Root/docs/drive.md" | Where-Object { $_.StartsWith("| $Row") } | Should -Not -BeNullOrEmpty
    }
}
