# Ctrl+C, and Select-Object -First, in the middle of what a drive or a cmdlet does: it ends, nothing more is asked, and nothing half done is there.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $env:OINT_HOME = Join-Path $TestDrive oint
    $server = Start-S3LocalServer -Ephemeral -ProfileName lab
    $null = New-Item S3:/home
    $patience = [timespan]::FromMinutes(1)
    # What does not hear that it is to stop is left alone after a while; here that is later than the end of a test.
    $pump = (Get-Command Get-S3Item).ImplementingType.Assembly.GetType('OpenIntegrations.S3.Pipeline.Pumping.Pump').GetProperty('Patience')
    $usual = $pump.GetValue($null)
    $pump.SetValue($null, [timespan]::FromHours(1))
    # What has come out so far: whoever enumerates a collection that is open waits for its end.
    function Written($Session) { for ($i = 0; $i -lt $Session.Output.Count; $i++) { $Session.Output[$i] } }

    # What hangs is an error of the test, and holds up no other.
    function Wait-For([scriptblock] $Condition, [string] $What, $Shell) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($clock.Elapsed -gt $patience) { throw "It did not come to this: $What. $($Shell.InvocationStateInfo.State)" }
            Start-Sleep -Milliseconds 10
        }
    }
    # A session of its own with the drives S3: and far:, in which a script runs.
    function Start-Session([scriptblock] $Script, $Far) {
        $shell = [powershell]::Create().AddScript({
                param($Manifest, $Data, $Script, $TestDrive)
                Import-Module $Manifest
                Use-S3Profile lab
                if ($Data) { $null = Mount-S3Drive far -BasicData $Data }
                . ([scriptblock]::Create($Script))
            }.ToString()).AddArgument($Manifest).AddArgument($(if ($Far) { BasicData $Far })).AddArgument("$Script").AddArgument("$TestDrive")
        $input = [Management.Automation.PSDataCollection[psobject]]::new()
        $input.Complete()
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        @{ Shell = $shell; Output = $output; Run = $shell.BeginInvoke($input, $output) }
    }
    # Ctrl+C.
    function Stop-Session($Session) {
        $stop = $Session.Shell.BeginStop($null, $null)
        Wait-For { $stop.IsCompleted } 'it ends' $Session.Shell
        [string] $Session.Shell.InvocationStateInfo.State
    }
    # One that ends by itself.
    function Complete-Session($Session) {
        Wait-For { $Session.Run.IsCompleted } 'its end' $Session.Shell
        $Session.Shell.Streams.Error | ForEach-Object { throw $_ }
        @($Session.Output)
    }
    # An answer that sends some of its bytes, and then nothing more.
    function Stalled([string] $Body, [int] $After) {
        $answer = [OpenIntegrations.Testing.Answer]::new(200, $Body).With('ETag', '"e"').With('Content-Type', 'text/plain')
        $answer.GetType().GetProperty('BreakAfter').SetValue($answer, $After)
        $answer.GetType().GetProperty('Stalls').SetValue($answer, $true)
        [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]] @($answer))
    }
    # Whoever stopped asks for nothing any more: the next request is the next one.
    function Assert-Silent($Far) {
        $count = $Far.Requests.Count
        $null = Test-S3Bucket home -BasicData (BasicData $Far)
        $Far.Requests.Count | Should -Be ($count + 1)
    }
    $lines = "line`n" * 2000
}
AfterAll {
    $pump.SetValue($null, $usual)
    Stop-S3LocalServer $server
}

Describe 'Ctrl+C' {
    BeforeEach { $session = $far = $null }
    AfterEach {
        if ($far) { $far.Dispose() }
        if ($session -and $session.Run.IsCompleted) { $session.Shell.Dispose() }
    }
    It 'ends a list without an end: <_>' -ForEach 'Get-ChildItem far:/home -Recurse', 'Get-ChildItem far:/home', 'Get-ChildItem far:/home -Recurse -Depth 3',
        'Get-ChildItem far:/home/*.none', 'Remove-Item far:/home -Recurse -Force -Filter *.none' {
        $far = [OpenIntegrations.Testing.EndlessStore]::Start()
        $session = Start-Session ([scriptblock]::Create($_)) $far
        Wait-For { $far.Requests.Count -ge 3 } 'three pages' $session.Shell
        Stop-Session $session | Should -Be Stopped
        Assert-Silent $far
    }
    It 'ends what waits for the answer of a store: <_>' -ForEach 'Get-ChildItem far:/home', 'Get-Content far:/home/a', 'Test-Path far:/home/a', 'Set-Location far:/home/a',
        '"x" | Set-Content far:/home/a', 'Copy-Item far:/home/a far:/home/b', 'New-Item far:/home/a', 'Remove-Item far:/home/a' {
        $far = [OpenIntegrations.Testing.SlowStore]::Start(3600, 'nothing', 0)
        $session = Start-Session ([scriptblock]::Create($_)) $far
        Wait-For { $far.Requests.Count -ge 1 } 'a request' $session.Shell
        Stop-Session $session | Should -Be Stopped
    }
    It 'ends a content that does not come' {
        $far = Stalled $lines 4000
        $session = Start-Session { Get-Content far:/home/a } $far
        Wait-For { $session.Output.Count -ge 512 } 'lines' $session.Shell
        Stop-Session $session | Should -Be Stopped
        Written $session | Select-Object -Unique | Should -Be line
    }
    It 'ends who reads a body that does not go on: <_>' -ForEach 'Get-Content far:/home/a', 'Get-Content far:/home/a -Raw', 'Get-Content far:/home/a -AsByteStream',
        'Get-Content far:/home/a -AsByteStream -Raw', 'Get-Content far:/home/a -Delimiter x', 'Get-Content far:/home/a -LastLine 2', 'Get-Content far:/home/a -Wait',
        'Get-S3Content s3://home/a', 'Get-S3Content s3://home/a -Raw', 'Get-S3Content s3://home/a -AsByteStream', 'Get-S3Content s3://home/a -Tail 2', 'Get-S3Content s3://home/a -Wait',
        'Read-S3Object home a', 'Read-S3Object home a -Raw', 'Read-S3Object home a -AsByteStream', 'Read-S3Object home a -OutFile $TestDrive/a', 'Copy-S3Item s3://home/a $TestDrive/a',
        'Get-S3ObjectTorrent home a', 'Get-S3ObjectAnnotation home a -AnnotationName n', 'Get-S3Object home' {
        $far = Stalled $lines 4000
        $session = Start-Session ([scriptblock]::Create("`$PSDefaultParameterValues['*-S3*:BasicData'] = `$Data; $_")) $far
        Wait-For { $far.Stalled } 'it reads' $session.Shell
        Stop-Session $session | Should -Be Stopped
    }
    It 'ends a query whose records do not go on' {
        $records = [OpenIntegrations.Testing.EventStreamWriter]::Records('1,2')
        $records.GetType().GetProperty('BreakAfter').SetValue($records, $records.Content.Length - 1)
        $records.GetType().GetProperty('Stalls').SetValue($records, $true)
        $far = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]] @($records))
        $session = Start-Session { Select-S3ObjectContent home a.csv 'select * from S3Object' -BasicData $Data } $far
        Wait-For { $far.Stalled } 'it reads' $session.Shell
        Stop-Session $session | Should -Be Stopped
    }
    It 'ends Get-Content -Wait, which gave what there was: <Line>' -ForEach @(
        @{ Line = 'Get-Content S3:/home/log.txt -Wait'; First = 'one', 'two' }
        @{ Line = 'Get-Content S3:/home/log.txt -LastLine 1 -Wait'; First = , 'two' }
        @{ Line = 'Mount-S3Drive -ItemCommands; Get-Content S3:/home/log.txt -Tail 1 -Wait'; First = , 'two' }
    ) {
        'one', 'two' | Set-Content S3:/home/log.txt
        $server.Requests.Clear()
        $session = Start-Session ([scriptblock]::Create($Line))
        Wait-For { @($server.Requests).Method -contains 'HEAD' } 'it looks for more' $session.Shell
        Written $session | Should -Be $First
        Add-Content S3:/home/log.txt three
        Wait-For { $session.Output.Count -gt $First.Count } 'a new line' $session.Shell
        Stop-Session $session | Should -Be Stopped
        Written $session | Should -Be ($First + 'three')
    }
    It 'publishes nothing of what Set-Content has not been given to its end: <_>' -ForEach 'Set-Content S3:/home/kept.txt', 'Add-Content S3:/home/kept.txt', 'Set-Content S3:/home/kept.txt -AsByteStream' {
        'kept' | Set-Content S3:/home/kept.txt
        # Stop reaches PowerShell's own commands, and no wait of .NET's.
        $session = Start-Session ([scriptblock]::Create("& { [byte[]] (1..100); Write-Verbose given -Verbose; while (`$true) { Start-Sleep 1 } } | $_"))
        Wait-For { $session.Shell.Streams.Verbose.Count -gt 0 } 'it writes' $session.Shell
        Stop-Session $session | Should -Be Stopped
        Get-Content S3:/home/kept.txt | Should -Be kept
    }
    It 'leaves no parts of a large content at the store' {
        'kept' | Set-Content S3:/home/large.txt
        $server.Requests.Clear()
        $session = Start-Session { & { while ($true) { 'x' * 1MB } } | Set-Content S3:/home/large.txt }
        Wait-For { @($server.Requests | Where-Object Target -like '*partNumber=2*') } 'the second part' $session.Shell
        Stop-Session $session | Should -Be Stopped
        Get-S3MultipartUpload home -Unwrap | Should -BeNullOrEmpty
        Get-Content S3:/home/large.txt | Should -Be kept
    }
    It 'leaves what is not there yet where it was: <_>' -ForEach 'Copy-Item S3:/home/dir far:/home/new -Recurse', 'Move-Item S3:/home/dir far:/home/new', 'Move-Item S3:/home/one.txt far:/home/new.txt',
        'Mount-S3Drive -ItemCommands; Copy-Item $TestDrive/files far:/home/new -Recurse', 'Mount-S3Drive -ItemCommands; Move-Item $TestDrive/files far:/home/new' {
        Set-Content S3:/home/dir/a.txt, S3:/home/dir/b.txt, S3:/home/one.txt kept
        $null = New-Item $TestDrive/files -ItemType Directory -Force
        Set-Content $TestDrive/files/a.txt, $TestDrive/files/b.txt kept
        $far = [OpenIntegrations.Testing.SlowStore]::Start(3600, 'list-type', 0)
        $session = Start-Session ([scriptblock]::Create($_)) $far
        Wait-For { $far.Requests.Method -contains 'PUT' } 'it writes' $session.Shell
        Stop-Session $session | Should -Be Stopped
        Get-Content S3:/home/dir/*.txt, S3:/home/one.txt | Should -Be kept, kept, kept
        Get-Content $TestDrive/files/*.txt | Should -Be kept, kept
    }
    It 'ends piped items that are on their way together: <_>' -ForEach 'Copy-Item', 'Move-Item -Force' {
        $null = New-Item $TestDrive/piped -ItemType Directory -Force
        Set-Content $TestDrive/piped/a.txt, $TestDrive/piped/b.txt, $TestDrive/piped/c.txt kept
        $far = [OpenIntegrations.Testing.SlowStore]::Start(0, '.txt', 3600)
        $session = Start-Session ([scriptblock]::Create("Mount-S3Drive -ItemCommands; Get-ChildItem `$TestDrive/piped | $_ -Destination far:/home")) $far
        Wait-For { @($far.Requests.Method -eq 'PUT').Count -eq 3 } 'all are sent' $session.Shell
        Stop-Session $session | Should -Be Stopped
        Get-Content $TestDrive/piped/*.txt | Should -Be kept, kept, kept
    }
    It 'ends them also when what gives them fails' {
        $null = New-Item $TestDrive/failing -ItemType Directory -Force
        Set-Content $TestDrive/failing/a.txt kept
        $far = [OpenIntegrations.Testing.SlowStore]::Start(0, '.txt', 3600)
        $session = Start-Session { Mount-S3Drive -ItemCommands; & { Get-ChildItem $TestDrive/failing; throw 'no more' } | Copy-Item -Destination far:/home } $far
        Wait-For { $session.Run.IsCompleted } 'its end' $session.Shell
        "$($session.Shell.InvocationStateInfo.Reason.Message)" | Should -Be 'no more'
    }
    It 'leaves no half of a file behind, and no hash of a part: <_>' -ForEach 'Copy-Item far:/home/a $TestDrive/half.txt', 'Get-FileHash far:/home/a' {
        # The list that names it, and the object of which nothing comes.
        $list = Xml '<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a</Key><Size>10000</Size><ETag>"e"</ETag><LastModified>2026-01-01T00:00:00Z</LastModified></Contents></ListBucketResult>'
        $object = [OpenIntegrations.Testing.Answer]::new(200, $lines).With('ETag', '"e"')
        $object.GetType().GetProperty('BreakAfter').SetValue($object, 4000)
        $object.GetType().GetProperty('Stalls').SetValue($object, $true)
        $far = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]] @($list, $object))
        $session = Start-Session ([scriptblock]::Create("Mount-S3Drive -ItemCommands; $_")) $far
        Wait-For { @($far.Requests | Where-Object Path -eq /home/a) } 'it reads' $session.Shell
        Stop-Session $session | Should -Be Stopped
        $session.Output | Should -BeNullOrEmpty
        Get-ChildItem $TestDrive -Filter *half* -Force | Should -BeNullOrEmpty
    }
}

Describe 'Select-Object -First' {
    AfterEach { $far.Dispose(); if ($session.Run.IsCompleted) { $session.Shell.Dispose() } }
    It 'ends a list without an end: <_>' -ForEach 'Get-ChildItem far:/home -Recurse', 'Get-ChildItem far:/home', 'Get-ChildItem far:/home -Name' {
        $far = [OpenIntegrations.Testing.EndlessStore]::Start()
        $session = Start-Session ([scriptblock]::Create("$_ | Select-Object -First 1")) $far
        Complete-Session $session | Should -HaveCount 1
        Assert-Silent $far
    }
    It 'ends a content that goes on' {
        $far = Stalled $lines 4000
        $session = Start-Session { Get-Content far:/home/a | Select-Object -First 1 } $far
        Complete-Session $session | Should -Be line
        $far.Requests | ForEach-Object { "$_" } | Should -Be 'GET /home/a'
    }
    It 'before a content takes all of what it lets through' {
        'kept' | Set-Content S3:/home/first.txt
        $far = Stalled $lines 4000
        $session = Start-Session { Get-Content far:/home/a | Select-Object -First 2 | Set-Content S3:/home/first.txt } $far
        Complete-Session $session
        Get-Content S3:/home/first.txt | Should -Be line, line
    }
    It 'behind a content publishes nothing' {
        'kept' | Set-Content S3:/home/cut.txt
        $far = Stalled $lines 4000
        $session = Start-Session { Get-Content far:/home/a | Set-Content S3:/home/cut.txt -PassThru | Select-Object -First 1 } $far
        Complete-Session $session | Should -Be line
        Get-Content S3:/home/cut.txt | Should -Be kept
    }
}
