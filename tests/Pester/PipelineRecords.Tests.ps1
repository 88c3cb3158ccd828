BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # A store whose answers take that long, except for targets like this one.
    function SlowStore([double] $Seconds, [string] $Except = '-', [double] $Otherwise = 0) {
        [OpenIntegrations.Testing.SlowStore]::Start($Seconds, $Except, $Otherwise)
    }
    function Connection($Server) { @{ BasicData = @{ Url = $Server.Url; AccessKey = 'a'; SecretKey = 's'; MaxAttempts = 1 } } }
    function Files([string[]] $Names) {
        foreach ($name in $Names) {
            $null = New-Item "$TestDrive/$name" -ItemType File -Force -Value "content of $name"
            Get-Item "$TestDrive/$name"
        }
    }
    function Objects([string[]] $Keys) { foreach ($key in $Keys) { [pscustomobject]@{ BucketName = 'b1'; Key = $key } } }
    function Sent { $server.Requests | ForEach-Object { "$_" } }
}

Describe 'Records that come down the pipeline' {
    AfterEach { $server.Dispose() }

    It 'are worked on together and come out in their order: <Name>' -ForEach @(
        @{ Name = 'uploads'; Command = { Files $keys | Write-S3Object b1 -Unwrap @c } }
        @{ Name = 'copies'; Command = { Objects $keys | Copy-S3Object -Bucket b2 -Unwrap @c } }
        @{ Name = 'downloads'; Command = { Objects $keys | Read-S3Object -OutFile "$TestDrive/in/" -Unwrap @c | Select-Object @{ n = 'Key'; e = 'Name' } } }
        @{ Name = 'contents'; Command = { Objects $keys | Read-S3Object -Raw @c | ForEach-Object { [pscustomobject]@{ Key = $_ } } } }
        @{ Name = 'lines'; Command = { Objects $keys | Read-S3Object @c | ForEach-Object { [pscustomobject]@{ Key = $_ } } } }
        @{ Name = 'metadata'; Command = { Objects $keys | Get-S3ObjectMetadata -Unwrap @c } }
        @{ Name = 'tags that are replaced'; Command = { Objects $keys | Set-S3ObjectTagging -Tag @{ a = 'b' } @c; $keys | ForEach-Object { [pscustomobject]@{ Key = $_ } } } }
    ) {
        $keys = 1..6 | ForEach-Object { "k$_" }
        # The first is the slowest.
        $server = SlowStore 0.3 'k1' 1
        $c = Connection $server
        (& $Command | Where-Object Key).Key -join ' ' | Should -Be ($keys -join ' ')
        $server.MostAtOnce | Should -BeGreaterThan 2
    }
    It 'write what has the same key one after the other' {
        $server = SlowStore 0.2
        $c = Connection $server
        $files = Files 'one', 'two', 'three'
        $null = $files | ForEach-Object { [pscustomobject]@{ Path = $_.FullName; Key = 'same' } } | Write-S3Object b1 @c
        $server.MostAtOnce | Should -Be 1
        $server.Requests.Text | Should -Be 'content of one', 'content of two', 'content of three'
    }
    It 'are rows with a key and what becomes of it: <Name>' -ForEach @(
        @{ Name = 'texts'; Values = 'x', '' , "two`nlines"; Texts = 'x', '', "two`nlines" }
        @{ Name = 'numbers'; Values = 1, 2.5; Texts = '1', '2.5' }
        @{ Name = 'lines'; Values = @(, @('a', 'b')); Texts = , "a`nb" }
        @{ Name = 'bytes'; Values = @(, [byte[]](104, 105)); Texts = , 'hi' }
        @{ Name = 'files'; Values = { Get-Item "$TestDrive/one", "$TestDrive/two" }; Texts = 'content of one', 'content of two' }
    ) {
        $null = Files 'one', 'two'
        $server = SlowStore 0
        $c = Connection $server
        $number = 0
        $rows = @(if ($Values -is [scriptblock]) { & $Values } else { $Values }) | ForEach-Object { [pscustomobject]@{ BucketName = 'b1'; Key = "k$((++$number))"; Value = $_ } }
        $null = $rows | Write-S3Object @c
        $server.Requests.Path | Sort-Object | Should -Be (1..@($rows).Count | ForEach-Object { "/b1/k$_" })
        ($server.Requests | Sort-Object Path).Text | Should -Be $Texts
        $rows | ConvertTo-Csv | ConvertFrom-Csv | Select-Object BucketName, Key, @{ n = 'Content'; e = { 'c' } } | Write-S3Object @c | Should -HaveCount @($rows).Count
    }
    It 'of an upload that failed are sent again as they are: <Name>' -ForEach @(
        @{ Name = 'a path'; Command = { Write-S3Object b1 k -Path "$TestDrive/later" @c @quiet }; Target = '/b1/k' }
        @{ Name = 'a literal path'; Command = { Write-S3Object b1 k -LiteralPath "$TestDrive/later" @c @quiet }; Target = '/b1/k' }
        @{ Name = 'the name of the file'; Command = { Write-S3Object b1 -Path "$TestDrive/later" @c @quiet }; Target = '/b1/later' }
        @{ Name = 'a folder'; Command = { Write-S3Object b1 dir/ -Path "$TestDrive/later" @c @quiet }; Target = '/b1/dir/later' }
        @{ Name = 'a row'; Command = { [pscustomobject]@{ BucketName = 'b1'; Key = 'k'; Path = "$TestDrive/later" } | Write-S3Object @c @quiet }; Target = '/b1/k' }
    ) {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
        $server = SlowStore 0
        $c = Connection $server
        Remove-Item "$TestDrive/later" -ErrorAction Ignore
        . $Command
        Set-Content "$TestDrive/later" 'is there' -NoNewline
        $failed.TargetObject | Write-S3Object @c | Should -HaveCount 1
        Sent | Should -Be "PUT $Target"
        $server.Requests.Text | Should -Be 'is there'
    }
    It 'of an upload that failed are no content when they are sent again: <Name>' -ForEach @(
        @{ Name = 'a text'; Command = { Write-S3Object b1 k -Value x @c @quiet } }
        @{ Name = 'bytes'; Command = { , [byte[]](1, 2) | Write-S3Object b1 k @c @quiet } }
        @{ Name = 'a stream'; Command = { Write-S3Object b1 k -Stream ([IO.MemoryStream]::new([byte[]](1, 2))) @c @quiet } }
        @{ Name = 'a folder'; Command = { Write-S3Object b1 -KeyPrefix k -Folder "$TestDrive/no folder" @c @quiet } }
        @{ Name = 'several files for one key'; Command = { Write-S3Object b1 k -Path (Files 'one', 'two') @c @quiet } }
        @{ Name = 'a pattern that fits nothing'; Command = { Write-S3Object b1 k -Path "$TestDrive/no*file" @c @quiet } }
    ) {
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Error(403, 'AccessDenied')))
        $c = Connection $server
        . $Command
        $failed | Should -HaveCount 1
        $sent = $server.Requests.Count
        $failed[0].TargetObject | Write-S3Object b1 k @c -ErrorAction SilentlyContinue
        $server.Requests | Should -HaveCount $sent
    }
    It 'say what a row needs' {
        $server = SlowStore 0
        $c = Connection $server
        { [pscustomobject]@{ Key = 'k'; Text = 'x' } | Write-S3Object b1 @c -ErrorAction Stop } | Should -Throw '*Give it a property Value or Path.'
    }
    It 'copy to the same key one after the other' {
        $server = SlowStore 0.2
        $c = Connection $server
        $null = Objects 'k', 'k', 'k' | Copy-S3Object -Bucket b2 @c
        $server.MostAtOnce | Should -Be 1
        $null = Objects 'a', 'b', 'c' | Copy-S3Object -Bucket b2 @c
        $server.MostAtOnce | Should -BeGreaterThan 1
    }
    It 'are no two of them copied to one place: <Name>' -ForEach @(
        @{ Name = 'a key for all'; Copy = { Objects 'a', 'b' | Copy-S3Object -Bucket b2 -Key one @c @quiet } }
        @{ Name = 'two buckets'; Copy = { & { Objects 'a'; [pscustomobject]@{ BucketName = 'b3'; Key = 'a' } } | Copy-S3Object -Bucket b2 @c @quiet } }
        @{ Name = 'two patterns'; Copy = { Copy-S3Item 's3://b1/a/*.txt', 's3://b1/b/*.txt' s3://b2/x/ @c @quiet } }
    ) {
        $list = { param($key) Xml "<ListBucketResult><Contents><Key>$key</Key><Size>1</Size><ETag>e</ETag></Contents></ListBucketResult>" }
        $copied = Xml '<CopyObjectResult><ETag>"e"</ETag></CopyObjectResult>'
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]$(if ($Name -eq 'two patterns') { (& $list 'a/r.txt'), $copied, (& $list 'b/r.txt') } else { , $copied }))
        $c = Connection $server
        $quiet = @{ ErrorAction = 'Continue' }
        $problem = & $Copy 2>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
        "$problem" | Should -BeLike "*would replace what * has just become*"
        @($server.Requests | Where-Object Method -eq PUT).Count | Should -Be 1
    }
    It 'go on behind a bad one, which is an error of its own' {
        $server = SlowStore 0
        $c = Connection $server
        $files = Files 'a', 'gone', 'z'
        Remove-Item $files[1]
        $mixed = @($files[0], $files[1], [pscustomobject]@{ Path = $files[0].FullName; Key = 'x' * 1025 }, (New-Item "$TestDrive/folder" -ItemType Directory -Force), $files[2])
        $written = $mixed | Write-S3Object b1 -Unwrap @c -ErrorAction SilentlyContinue -ErrorVariable problem
        $written.Key | Should -Be 'a', 'z'
        $problem.FullyQualifiedErrorId | ForEach-Object { $_ -replace ',.*' } | Should -Be 'FileNotFound', 'InvalidArgument', 'IsFolder'
        $problem[0].TargetObject | Should -Be $files[1]
        $problem[1].TargetObject.Key.Length | Should -Be 1025
    }
    It 'go on behind a file that cannot be written' {
        $server = SlowStore 0
        $c = Connection $server
        $null = New-Item "$TestDrive/blocked/k2" -ItemType Directory -Force
        $null = Objects 'k1', 'k2', 'k3' | ForEach-Object { $_ | Add-Member OutFile "$TestDrive/blocked/$($_.Key)$(if ($_.Key -eq 'k2') { '/no/x' })" -PassThru } |
            ForEach-Object { Read-S3Object b1 $_.Key -OutFile $_.OutFile @c -ErrorAction SilentlyContinue -ErrorVariable +problem }
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        "$($problem[0])" | Should -BeLike "*'$TestDrive/blocked/k2/no'*does not exist*"
        (Get-ChildItem "$TestDrive/blocked" -File).Name | Should -Be 'k1', 'k3'
    }
    It 'end at the first bad one with -ErrorAction Stop' {
        # None of the others is ever done: until the first says what is wrong, no more are begun than go at a time.
        $server = SlowStore 600
        $c = Connection $server
        $files = Files (1..40 | ForEach-Object { 's{0:00}' -f $_ })
        Remove-Item $files[0]
        { $files | Write-S3Object b1 @c -ErrorAction Stop } | Should -Throw -ErrorId 'FileNotFound,*'
        $server.Requests.Count | Should -BeLessThan 40
    }
    It 'end together when the pipeline wants no more' {
        $server = SlowStore 600 'k1' 0
        $c = Connection $server
        (Objects (1..6 | ForEach-Object { "k$_" }) | Get-S3ObjectMetadata -Unwrap @c | Select-Object -First 1).Key | Should -Be 'k1'
    }
    It 'end together when the user stops them' {
        $server = SlowStore 600
        $shell = [powershell]::Create().AddScript("Import-Module '$((Get-Module OpenIntegrations.S3).Path)'").AddStatement().AddScript('param($d) 1..6 | % { [pscustomobject]@{ BucketName = "b1"; Key = "k$_" } } | Get-S3ObjectMetadata -BasicData $d').AddArgument((Connection $server).BasicData)
        $running = $shell.BeginInvoke()
        while ($server.Requests.Count -lt 3) { Start-Sleep -Milliseconds 20 }
        $shell.Stop()
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
    }
    It 'ask on the pipeline''s own thread what each of them needs' {
        $server = SlowStore 0.1
        $d = @{ Url = $server.Url; MaxAttempts = 1; CredentialScript = { @{ AccessKey = 'a'; SecretKey = 's' } } }
        (Objects (1..6 | ForEach-Object { "k$_" }) | Get-S3ObjectMetadata -Unwrap -BasicData $d).Key -join '' | Should -Be 'k1k2k3k4k5k6'
    }
}

Describe 'Two that would become one' {
    BeforeAll { $files = Files 'tree/a/report.txt', 'tree/b/report.txt', 'tree/top.txt' }
    BeforeEach { $server = SlowStore 0; $c = Connection $server }
    AfterEach { $server.Dispose() }

    It 'files of one name are an error before the second replaces the first' {
        $null = Get-ChildItem "$TestDrive/tree" -Recurse -File | Write-S3Object b1 @c -ErrorAction SilentlyContinue -ErrorVariable problem -WarningVariable warned -WarningAction SilentlyContinue
        Sent | Sort-Object | Should -Be 'PUT /b1/report.txt', 'PUT /b1/top.txt'
        $problem.Count | Should -Be 1
        "$problem" | Should -BeLike '*report.txt*would replace*report.txt*-Root*'
        "$warned" | Should -BeLike '*-Root*'
    }
    It '-Root keeps the folders of files' {
        $null = Get-ChildItem "$TestDrive/tree" -Recurse -File | Write-S3Object b1 -Root "$TestDrive/tree" @c
        Sent | Sort-Object | Should -Be 'PUT /b1/a/report.txt', 'PUT /b1/b/report.txt', 'PUT /b1/top.txt'
    }
    It 'several files do not become the one object that is named' {
        $null = $files | Write-S3Object b1 only @c -ErrorAction SilentlyContinue -ErrorVariable problem
        Sent | Should -Be 'PUT /b1/only'
        $problem.Count | Should -Be 2
    }
    It 'objects of one name are an error before the second replaces the first' {
        $null = New-Item "$TestDrive/down" -ItemType Directory -Force
        $null = Objects 'a/report.txt', 'b/report.txt', 'c/other.txt' | Read-S3Object -OutFile "$TestDrive/down" @c -ErrorAction SilentlyContinue -ErrorVariable problem
        (Get-ChildItem "$TestDrive/down").Name | Should -Be 'other.txt', 'report.txt'
        Get-Content "$TestDrive/down/report.txt" | Should -Be 'a/report.txt'
        $problem.Count | Should -Be 1
        $problem[0].TargetObject | Should -Be 'b1/b/report.txt'
    }
    It 'several objects do not become the one file that is named' {
        $null = Objects 'k1', 'k2', 'k3' | Read-S3Object -OutFile "$TestDrive/dl" @c -ErrorAction SilentlyContinue -ErrorVariable problem
        Get-Content "$TestDrive/dl" | Should -Be 'k1'
        $problem.Count | Should -Be 2
    }
    It 'a path that ends in / is a folder' {
        $null = Objects 'k1', 'k2' | Read-S3Object -OutFile "$TestDrive/new/deep/" @c
        (Get-ChildItem "$TestDrive/new/deep").Name | Should -Be 'k1', 'k2'
    }
}

Describe 'What is read and written here' {
    BeforeEach { $server = SlowStore 0; $c = Connection $server }
    AfterEach { $server.Dispose() }

    It 'is a file: <Name>' -ForEach @(
        @{ Name = 'to a variable of the environment'; Command = { Read-S3Object b1 k -OutFile Env:\x @c } }
        @{ Name = 'from a variable of the environment'; Command = { Write-S3Object b1 k -Path Env:PATH @c } }
        @{ Name = 'from a literal one'; Command = { Write-S3Object b1 k -LiteralPath Env:PATH @c } }
        @{ Name = 'from a variable'; Command = { Write-S3Object b1 k -Path Variable:HOME @c } }
        @{ Name = 'from a function'; Command = { Get-Item Function:prompt | ForEach-Object PSPath | ForEach-Object { Write-S3Object b1 k -LiteralPath $_ @c } } }
        @{ Name = 'from a drive that is not there'; Command = { Write-S3Object b1 k -LiteralPath NoSuchDrive:\x @c } }
        @{ Name = 'a body'; Command = { Send-S3Request PUT /b1/k -InFile Env:PATH @c } }
        @{ Name = 'a part'; Command = { Write-S3ObjectPart b1 k -UploadId u -PartNumber 1 -Path Env:PATH @c } }
    ) {
        { & $Command } | Should -Throw -ErrorId 'InvalidArgument,*'
        Sent | Should -BeNullOrEmpty
        Test-Path "$PWD/x" | Should -BeFalse
    }
    It 'are lines, numbers and paths: <Name>' -ForEach @(
        @{ Name = 'the lines of Get-Content'; Command = { Write-S3Object b1 k -Value (Get-Content $lines) @c }; Text = "one`ntwo" }
        @{ Name = 'numbers among texts'; Command = { 'a', 1, 2.5, 'b' | Write-S3Object b1 k @c }; Text = "a`n1`n2.5`nb" }
        @{ Name = 'a path as Resolve-Path gives it'; Command = { Write-S3Object b1 k -Path (Resolve-Path $lines) @c }; Text = "one`ntwo`n" }
        @{ Name = 'a path that comes down the pipeline'; Command = { Resolve-Path $lines | Write-S3Object b1 k @c }; Text = "one`ntwo`n" }
        @{ Name = 'a file object'; Command = { Write-S3Object b1 k -Path (Get-Item $lines) @c }; Text = "one`ntwo`n" }
    ) {
        $lines = "$TestDrive/lines.txt"
        Set-Content $lines 'one', 'two'
        $null = & $Command
        $server.Requests[0].Text | Should -Be $Text
    }
    It 'may be what has no length beforehand' -Skip:(-not $IsLinux) {
        $null = Write-S3Object b1 k -Path /proc/version @c
        $server.Requests[0].Text | Should -Be ([IO.File]::ReadAllText('/proc/version'))
        mkfifo "$TestDrive/pipe"
        $writer = Start-Process sh -ArgumentList '-c', "`"printf content > '$TestDrive/pipe'`"" -PassThru
        $null = Write-S3Object b1 k -LiteralPath "$TestDrive/pipe" @c
        $writer.WaitForExit()
        $server.Requests[1].Text | Should -Be 'content'
    }
    It 'warns when a program''s bytes became text' -Skip:(-not $IsLinux) {
        $null = sh -c 'printf "\000\377"' | Write-S3Object b1 k @c -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike '*-Path*-Stream*'
        $null = sh -c 'echo text' | Write-S3Object b1 k @c -WarningVariable quiet
        $quiet | Should -BeNullOrEmpty
    }
}

Describe 'What an error names' {
    It 'is the source of a copy that is not there' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Error(404, 'NoSuchKey', 'Not there.')))
        try {
            $null = Copy-S3Object b1 'a b' b2 k -BasicData (BasicData $server) -ErrorAction SilentlyContinue -ErrorVariable problem
            "$problem" | Should -BeLike '*(b1/a b)*'
        }
        finally { $server.Dispose() }
    }
    It 'is the profile, the object and the command that finds the cause' {
        $env:OINT_HOME = "$TestDrive/home"
        Set-S3Profile nobody -Url http://127.0.0.1:1 -AccessKey a -SecretKey s -MaxAttempts 1
        { Read-S3Object b1 k -ProfileName nobody } | Should -Throw "*refused*(b1/k; profile 'nobody'). Test-S3Profile*"
        # A connection may break in the middle of a body, too.
        $broken = [OpenIntegrations.Testing.Answer]::new(200, '<ListBucketResult><Contents>').With('ETag', '"e"')
        $broken.GetType().GetProperty('BreakAfter').SetValue($broken, 9)
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]$broken)
        try {
            Set-S3Profile broken -Url $server.Url -AccessKey a -SecretKey s -MaxAttempts 1
            { Read-S3Object b1 k -AsByteStream -Verify:$false -ProfileName broken -ErrorAction Stop } | Should -Throw "*(b1/k; profile 'broken'). Test-S3Profile*"
            { Get-S3Object b1 -ProfileName broken -ErrorAction Stop } | Should -Throw "*(b1; profile 'broken'). Test-S3Profile*"
            { Measure-S3Item s3://b1/x/ -ProfileName broken -ErrorAction Stop } | Should -Throw "*profile 'broken'). Test-S3Profile*"
        }
        finally { $server.Dispose() }
        { 'a', 'b' | ForEach-Object { [pscustomobject]@{ BucketName = 'b1'; Key = $_ } } | Get-S3ObjectMetadata -ProfileName nobody -ErrorAction Continue } | Should -Throw '*b1/a*'
    }
}

Describe 'Progress' {
    It 'is completed when a transfer fails' {
        $answers = @((Xml '<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>')
            [OpenIntegrations.Testing.Answer]::new(200, '').With('ETag', '"e"')
            ([OpenIntegrations.Testing.Answer]::Error(403, 'AccessDenied', 'no')))
        foreach ($answer in $answers) { $answer.GetType().GetProperty('Delay').SetValue($answer, [timespan]::FromSeconds(0.4)) }
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]$answers)
        try {
            $shell = [powershell]::Create().AddScript("Import-Module '$((Get-Module OpenIntegrations.S3).Path)'").AddStatement().AddScript('param($d) Write-S3Object b1 big -Stream ([IO.MemoryStream]::new([byte[]]::new(11MB))) -PartSize 5MB -Parallel 1 -BasicData $d').AddArgument(@{ Url = $server.Url; AccessKey = 'a'; SecretKey = 's'; MaxAttempts = 1 })
            $null = $shell.Invoke()
            $shell.Streams.Error.Count | Should -Be 1
            $shell.Streams.Progress.Count | Should -BeGreaterThan 1
            $shell.Streams.Progress[-1].RecordType | Should -Be 'Completed'
        }
        finally { $server.Dispose() }
    }
    It 'is completed when <Line> cannot go on' -ForEach @(
        @{ Line = 'Copy-S3Item $folder s3://b1/x -Recurse' }
        @{ Line = 'Move-S3Item $folder s3://b1/x -Recurse' }
    ) {
        $folder = New-Item "$TestDrive/tree-$(New-Guid)" -ItemType Directory
        Set-Content "$folder/a" a
        # The second attempt is made when it is time to show something; nobody ever answers.
        $answer = [OpenIntegrations.Testing.Answer]::new(200, '')
        $answer.GetType().GetProperty('Delay').SetValue($answer, [timespan]::FromSeconds(0.4))
        $answer.GetType().GetProperty('Raw').SetValue($answer, [byte[]]@())
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]$answer)
        try {
            $shell = [powershell]::Create().AddScript("Import-Module '$((Get-Module OpenIntegrations.S3).Path)'").AddStatement().AddScript("param(`$folder, `$d) $Line -BasicData `$d").AddArgument($folder.FullName).AddArgument(@{ Url = $server.Url; AccessKey = 'a'; SecretKey = 's'; MaxAttempts = 2 })
            $null = $shell.Invoke()
            $shell.Streams.Error.Count | Should -Be 1
            $shell.Streams.Progress.Count | Should -BeGreaterThan 1
            $shell.Streams.Progress[-1].RecordType | Should -Be 'Completed'
        }
        finally { $server.Dispose() }
    }
}
