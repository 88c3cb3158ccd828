# Each parameter that takes an address takes the path of a drive in its place, and what is in a drive is looked for in its store only.
BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $takers = foreach ($command in Get-Command -Module OpenIntegrations.S3 -CommandType Cmdlet) {
        foreach ($parameter in $command.Parameters.Values) {
            $types = $parameter.Attributes.Where({ $_ -is [ArgumentCompleter] }).Type.Name
            if ($types -match '^(PathOr)?AddressCompleter$') { @{ Command = $command.Name; Parameter = $parameter.Name } }
        }
    }
}
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $env:OINT_HOME = Join-Path $TestDrive oint
    $home1 = Get-Location
    $server = Start-S3LocalServer -Ephemeral -ProfileName lab
    $foreign = Start-S3LocalServer -Ephemeral -ProfileName foreign
    Use-S3Profile lab
    foreach ($store in 'lab', 'foreign') { $null = New-S3Bucket tree -ProfileName $store }
    $null = Mount-S3Drive p0
    $null = Mount-S3Drive p1 tree
    $null = Mount-S3Drive p2 tree/t
    $null = Mount-S3Drive own tree/t -ProfileName foreign
    $others = @{ NewName = 'n.txt'; Value = 'v'; Duration = 0; Confirm = $false; Force = $true }

    function Reset-Place {
        foreach ($store in 'lab', 'foreign') {
            Remove-S3Item s3://tree/t/ -Recurse -Force -ProfileName $store -ErrorAction Ignore
            Set-S3Content s3://tree/t/x.txt 'tree,t/x.txt' -ProfileName $store
            Set-S3Content s3://tree/t/sub/y.txt "of $store" -ProfileName $store
        }
        $null = Remove-Item "$TestDrive/files" -Recurse -ErrorAction Ignore
        $null = New-Item "$TestDrive/files/in.txt", "$TestDrive/files/dir/in.txt" -Value in -Force
    }
    function Get-Keys([string] $Name) { Get-S3Item s3://tree -Recurse -ProfileName $Name | ForEach-Object { "$($_.Key) $($_.Size)" } }
    # What a command says and leaves behind.
    function Get-Outcome([string] $Command, [string] $Parameter, [string] $Text, [hashtable] $More = @{}) {
        Reset-Place
        $known = (Get-Command $Command).Parameters
        $all = @{ $Parameter = $Text } + $More
        foreach ($name in $others.Keys) { if ($known.ContainsKey($name)) { $all[$name] = $others[$name] } }
        $isOfTrees = $Command -in 'Sync-S3Item', 'Compare-S3Item'
        if ($known.ContainsKey('Destination')) {
            if ($Parameter -eq 'Destination') { $all.Path = "$TestDrive/files/" + $(if ($isOfTrees) { 'dir' } else { 'in.txt' }) }
            else { $all.Destination = "$TestDrive/files/out" }
        }
        $said = try { & $Command @all 2>&1 } catch { $_ }
        $texts = foreach ($one in $said) {
            if ($one -is [Management.Automation.ErrorRecord]) { "$($one.FullyQualifiedErrorId) $one" } else { $one | Format-List | Out-String }
        }
        $files = Get-ChildItem "$TestDrive/files" -Recurse -File | ForEach-Object { "$($_.FullName) $($_.Length)" }
        (@($texts -replace '(?m)^\s*(LastModified|Date|.*Time|.*Duration)\s*:.*$') + (Get-Keys lab) + '-' + (Get-Keys foreign) + $files) -join "`n"
    }
}
AfterAll {
    Set-Location $home1
    Dismount-S3Drive p0, p1, p2, own
    Use-S3Profile -None
    Stop-S3LocalServer $server
    Stop-S3LocalServer $foreign
}
Describe 'The path of a drive' {
    It 'is taken by -<Parameter> of <Command>' -ForEach $takers {
        $name = if ($Command -in 'Sync-S3Item', 'Compare-S3Item') { 'sub' } else { 'x.txt' }
        $expected = Get-Outcome $Command $Parameter "s3://tree/t/$name"
        Reset-Place
        $item = (Get-Item "p0:/tree/t/$name").PSPath
        foreach ($path in "p0:/tree/t/$name", "p1:/t/$name", "p2:/$name", $item) {
            Get-Outcome $Command $Parameter $path | Should -BeExactly $expected -Because $path
        }
        Set-Location p1:/t
        foreach ($path in $name, "./$name", "../t/$name") {
            Get-Outcome $Command $Parameter $path | Should -BeExactly $expected -Because $path
        }
        Set-Location $home1
    }
    It 'of another store is refused by -<Parameter> of <Command> until that is named' -ForEach $takers {
        $name = if ($Command -in 'Sync-S3Item', 'Compare-S3Item') { 'sub' } else { 'x.txt' }
        Get-Outcome $Command $Parameter "own:/$name" | Should -Match 'own: has a connection of its own'
        @(Get-Keys lab) + @(Get-Keys foreign) | Should -Be 't/sub/y.txt 7', 't/x.txt 13', 't/sub/y.txt 11', 't/x.txt 13'
        $expected = Get-Outcome $Command $Parameter "s3://tree/t/$name" @{ ProfileName = 'foreign' }
        Get-Outcome $Command $Parameter "own:/$name" @{ ProfileName = 'foreign' } | Should -BeExactly $expected
    }
}
Describe 'An item of a drive with a connection of its own' {
    It 'is not looked for in another store: <_>' -ForEach @(
        'Remove-S3Item -Force', 'Remove-S3Object -Force', 'Rename-S3Item -NewName n.txt', 'Get-S3Content', 'Read-S3Object', 'Test-S3Item'
        'Measure-S3Item', 'Get-S3Item', 'Set-S3ObjectTagging -Tag @{ a = 1 }', 'New-S3PresignedUrl'
        "Copy-S3Item -Destination '$([IO.Path]::GetTempPath())/oint-drive-$PID/'"
        'Get-S3ObjectMetadata', 'Get-S3Object'
    ) {
        Reset-Place
        $failures = $null
        $said = Invoke-Expression "Get-Item own:/x.txt | $_ -ErrorAction SilentlyContinue -ErrorVariable failures"
        $said | Should -BeNullOrEmpty
        "$failures" | Should -BeLike '*own: has a connection of its own*'
        Get-Keys lab | Should -Be 't/sub/y.txt 7', 't/x.txt 13'
        $said = Invoke-Expression "Get-Item own:/x.txt | $_ -ProfileName foreign -ErrorAction Stop"
        if ($_ -match '^(Get|Read|Test|Measure)') { $said | Should -Not -BeNullOrEmpty }
    }
    It 'is not renamed in another store when it is named' {
        Reset-Place
        { Rename-S3Item (Get-Item own:/x.txt) n.txt -ErrorAction Stop } | Should -Throw '*connection of its own*'
        Rename-S3Item (Get-Item own:/x.txt) n.txt -ProfileName foreign
        @(Get-Keys lab) + @(Get-Keys foreign) | Should -Be 't/sub/y.txt 7', 't/x.txt 13', 't/n.txt 13', 't/sub/y.txt 11'
    }
    It 'is asked for its drive by all that take a bucket from the pipeline' {
        # A bucket of a hosting account is in that account, whatever drive has one of its name.
        $blind = Get-Command -Module OpenIntegrations.S3 -CommandType Cmdlet | Where-Object Noun -NotLike S3Hosting* | Where-Object {
            $_.Parameters.Values.Where({
                $_.Name -match '^Bucket' -and $_.Attributes.Where({ $_.ValueFromPipelineByPropertyName })
            }) -and -not $_.Parameters.ContainsKey('PSDrive')
        }
        $blind.Name | Should -BeNullOrEmpty
    }
}
