BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $connecting = foreach ($cmdlet in Get-Command -Module OpenIntegrations.S3 -CommandType Cmdlet) {
        foreach ($parameter in 'BasicData', 'ProfileName' | Where-Object { $cmdlet.Parameters.Keys -contains $_ }) {
            @{ Command = $cmdlet.Name; Parameter = $parameter; Value = $null }
            if ($parameter -eq 'ProfileName') { @{ Command = $cmdlet.Name; Parameter = $parameter; Value = '' } }
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    if (-not ('TypingHost' -as [type])) { Add-Type -Path "$PSScriptRoot/TypingHost.cs" -IgnoreWarnings -WarningAction Ignore }
    $list = Xml ('<ListBucketResult><Name>b1</Name><IsTruncated>false</IsTruncated>' +
        '<Contents><Key>old</Key><LastModified>2001-01-01T00:00:00.000Z</LastModified><ETag>"e"</ETag><Size>1</Size><StorageClass>STANDARD</StorageClass></Contents>' +
        '<Contents><Key>new</Key><LastModified>2999-01-01T00:00:00.000Z</LastModified><ETag>"e"</ETag><Size>2</Size><StorageClass>STANDARD</StorageClass></Contents></ListBucketResult>')
    $versions = Xml ('<ListVersionsResult><Name>b1</Name><IsTruncated>false</IsTruncated>' +
        '<Version><Key>k</Key><VersionId>v2</VersionId><IsLatest>true</IsLatest></Version><Version><Key>k</Key><VersionId>v1</VersionId><IsLatest>false</IsLatest></Version></ListVersionsResult>')

    $deleted = Xml '<DeleteResult><Deleted><Key>old</Key></Deleted><Deleted><Key>new</Key></Deleted></DeleteResult>'

    # Runs a script in a runspace of its own whose user takes that choice, or does not exist.
    function Invoke-Asked([object] $Choice, [string] $Script) {
        $user = [TypingHost]::new()
        $user.Choice = $Choice
        $space = [runspacefactory]::CreateRunspace($user)
        $space.Open()
        $shell = [powershell]::Create($space)
        $null = $shell.AddScript("Import-Module '$Manifest'").AddStatement().AddScript($Script).AddArgument((BasicData $server)).Invoke()
        [pscustomobject]@{ Printed = $user.Printed; Errors = @($shell.Streams.Error) }
        $space.Dispose()
    }
    function Deletions { @($server.Requests | Where-Object { "$_" -match '^(POST|DELETE) ' }) }
}

Describe 'What a list names' {
    AfterEach { $server.Dispose() }

    It 'is never deleted unasked: <Name>' -ForEach @(
        @{ Name = 'a time'; Script = { param($d) Get-S3Object b1 -BasicData $d | Where-Object LastModified -lt '2002-01-01' | Remove-S3Object -BasicData $d } }
        @{ Name = 'a size'; Script = { param($d) Get-S3Object b1 -BasicData $d | Where-Object Size -lt 2 | Remove-S3Object -BasicData $d } }
        @{ Name = 'a name'; Script = { param($d) Get-S3Object b1 -BasicData $d | Where-Object Key -notlike 'n*' | Remove-S3Object -BasicData $d } }
        @{ Name = 'a number of them'; Script = { param($d) Get-S3Object b1 -BasicData $d | Select-Object -First 1 | Remove-S3Object -BasicData $d } }
        @{ Name = 'in a variable'; Script = { param($d) $all = Get-S3Object b1 -BasicData $d; Remove-S3Object -InputObject $all -BasicData $d } }
        @{ Name = 'versions'; OfVersions = $true; Script = { param($d) Get-S3ObjectVersion b1 -BasicData $d | Where-Object IsLatest -ne $true | Remove-S3Object -BasicData $d } }
    ) {
        $answer = if ($OfVersions) { $versions } else { $list }
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($answer, $answer, (Xml '<DeleteResult/>')))
        (Invoke-Asked $null $Script).Errors[0].FullyQualifiedErrorId | Should -Be 'ListNeedsForce,OpenIntegrations.S3.Commands.RemoveS3Object'
        $no = Invoke-Asked 2 $Script
        $no.Printed | Should -Match '2 objects listed of b1\?'
        $no.Errors | Should -BeNullOrEmpty
        $server.Requests | ForEach-Object { "$_" -replace ' .*' } | Should -Be 'GET', 'GET'
    }
    It 'is deleted when the user who was told how many says Yes' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($list, $deleted))
        (Invoke-Asked 0 { param($d) Get-S3Object b1 -BasicData $d | Remove-S3Object -BasicData $d }).Printed | Should -Match 'Delete all 2 objects listed of b1\?'
        (Deletions).Count | Should -Be 1
    }
    It 'is deleted with -Force' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($list, $deleted))
        $null = Get-S3Object b1 -BasicData (BasicData $server) | Remove-S3Object -Force -BasicData (BasicData $server)
        (Deletions).Count | Should -Be 1
    }
    It 'is filtered when it is objects: <Name>' -ForEach @(
        @{ Name = '-Unwrap'; Script = { Get-S3Object b1 -Unwrap -BasicData $d | Where-Object LastModified -lt '2002-01-01' | Remove-S3Object -BasicData $d } }
        @{ Name = '$PSDefaultParameterValues'; Script = { $PSDefaultParameterValues = @{ '*-S3*:Unwrap' = $true }; Get-S3Object b1 -BasicData $d | Where-Object LastModified -lt '2002-01-01' | Remove-S3Object -BasicData $d } }
        @{ Name = 'Output of the connection'; Script = { $d | Add-Member Output objects; Get-S3Object b1 -BasicData $d | Where-Object LastModified -lt '2002-01-01' | Remove-S3Object -BasicData $d } }
    ) {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($list, ([OpenIntegrations.Testing.Answer]::new(204, ''))))
        $d = BasicData $server
        $null = & $Script
        Deletions | ForEach-Object { "$_" } | Should -Be 'DELETE /b1/old'
    }
    It 'is shown row by row' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($list))
        Get-S3Object b1 -BasicData (BasicData $server) | Out-String | Should -Match '(?s)2 rows;.*-Unwrap.*LastModified +Size Key.* 1 B old.* 2 B new'
    }
}

Describe 'A console without a user' {
    It 'has nobody to say Yes' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($list, $deleted))
        try {
            $d = "@{ Url = '$($server.Url)'; AccessKey = 'a'; SecretKey = 's' }"
            $script = "Import-Module '$Manifest'; Get-S3Object b1 -BasicData $d | Remove-S3Object -BasicData $d -ErrorVariable e; `$e[0].FullyQualifiedErrorId"
            $said = '' | & $Pwsh[0] $Pwsh[1..9] -NoProfile -Command $script 2>$null
            $said | Should -Contain 'ListNeedsForce,OpenIntegrations.S3.Commands.RemoveS3Object'
            Deletions | Should -BeNullOrEmpty
        }
        finally { $server.Dispose() }
    }
}

Describe 'Times' {
    It 'are local, as those of files are: <_>' -ForEach 'America/New_York', 'Asia/Tokyo', 'UTC' {
        $zone = $_
        $head = [OpenIntegrations.Testing.Answer]::new(200, '').With('Last-Modified', 'Mon, 01 Jan 2001 00:00:00 GMT')
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($list, $list, $versions, $head))
        try {
            $script = {
                param($module, $url)
                Import-Module $module
                $d = @{ Url = $url; AccessKey = 'a'; SecretKey = 's' }
                $moment = [datetime]'2001-01-01T00:00:00Z'
                $times = (Get-S3Object b1 -Unwrap -BasicData $d)[0].LastModified, (Get-S3Object b1 -BasicData $d).response.ListBucketResult.Contents[0].LastModified
                $null = Get-S3ObjectVersion b1 -Unwrap -BasicData $d
                $times += (Get-S3ObjectMetadata b1 k -Unwrap -BasicData $d).LastModified
                $times | ForEach-Object { "$($_.Kind) $($_ -eq $moment) $($_ -lt $moment.AddMinutes(1)) $($_ -gt $moment.AddMinutes(-1))" }
                ([DateTimeOffset]$moment).Offset.TotalHours
            }
            $env:TZ = $zone
            $said = & $Pwsh[0] $Pwsh[1..9] -NoProfile -Command "& { $script } '$Manifest' '$($server.Url)'"
        }
        finally {
            $env:TZ = $null
            $server.Dispose()
        }
        $said[0..2] | Should -Be (@('Local True True True') * 3)
        $said[3] | Should -Be @{ 'America/New_York' = '-5'; 'Asia/Tokyo' = '9'; UTC = '0' }[$zone]
    }
    It 'reach the store in UTC' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(304, '')))
        try {
            $null = Get-S3ObjectMetadata b1 k -IfModifiedSince ([datetime]'2001-01-01T00:00:00Z') -BasicData (BasicData $server) -ErrorAction Ignore
            $server.Requests[0].Header('If-Modified-Since') | Should -Be 'Mon, 01 Jan 2001 00:00:00 GMT'
        }
        finally { $server.Dispose() }
    }
}

Describe 'A connection that was given and is empty' {
    BeforeAll { $env:OINT_BASIC = '{"Url":"http://127.0.0.1:1","AccessKey":"a","SecretKey":"s","MaxAttempts":1}' }
    AfterAll { $env:OINT_BASIC = $null }

    It 'is an error: <Command> -<Parameter> "<Value>"' -ForEach $connecting {
        { $with = @{ $Parameter = $Value }; & $Command @with } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }
    It 'is an error as a default: <_>' -ForEach 'BasicData', 'ProfileName' {
        $PSDefaultParameterValues = @{ "*-S3Buck*:$_" = $null }
        { Get-S3Bucket -WarningAction SilentlyContinue } | Should -Throw -ErrorId 'EmptyDefault*'
        $PSDefaultParameterValues = @{ "Get-S3Bucket:$_" = '' }
        { Get-S3Bucket -WarningAction SilentlyContinue } | Should -Throw -ErrorId 'EmptyDefault*'
    }
    It 'is an error in a server that did not start' {
        $server = $null
        { Get-S3Bucket -BasicData $server.BasicData } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        { Get-S3Bucket -BasicData ([pscustomobject]@{ BasicData = $null }) } | Should -Throw '*lacks Url, AccessKey, SecretKey*'
        { Get-S3Bucket -BasicData @{} } | Should -Throw '*lacks Url, AccessKey, SecretKey*'
    }
}

Describe 'A refusal where data are written' {
    BeforeEach { $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Error(404, 'NoSuchKey', 'Not there.'))) }
    AfterEach { $server.Dispose() }

    It 'is on the error alone: <Name>' -ForEach @(
        @{ Name = 'lines'; Script = { Read-S3Object b1 k @c } }
        @{ Name = 'one text'; Script = { Read-S3Object b1 k -Raw @c } }
        @{ Name = 'bytes'; Script = { Read-S3Object b1 k -AsByteStream @c } }
        @{ Name = 'a stream'; Script = { Read-S3Object b1 k -AsStream @c } }
        @{ Name = 'a file to have'; Script = { Read-S3Object b1 k -OutFile TestDrive:/x -Unwrap @c } }
        @{ Name = 'objects'; Script = { Get-S3Object b1 -Unwrap @c } }
        @{ Name = 'tags'; Script = { Get-S3ObjectTagging b1 k -Unwrap @c } }
        @{ Name = 'what was written'; Script = { 'x' | Write-S3Object b1 k -Unwrap @c } }
        @{ Name = 'bytes of any request'; Script = { Send-S3Request -Path /b1/k -AsByteStream @c } }
    ) {
        $c = @{ BasicData = (BasicData $server); ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problem' }
        . $Script | Should -BeNullOrEmpty
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'NoSuchKey,*'
        $problem[0].TargetObject.status | Should -Be 404
    }
}

Describe 'A path of another provider' {
    It 'is no file: <_>' -ForEach @(
        { Start-S3LocalServer Env:\store }, { Import-S3Profile Aws -Path Env:HOME }, { Set-S3Profile x -Url http://h -AccessKey a -SecretKey s -CaFile Env:HOME }
        { Get-S3Bucket -BasicData Env:HOME }, { Set-S3BucketPolicy b Variable:PSHOME -BasicData @{ Url = 'http://127.0.0.1:1'; AccessKey = 'a'; SecretKey = 's'; MaxAttempts = 1 } }
        { Export-S3Profile x Env:\x }, { Sync-S3Item Env: s3://b }
        { Copy-S3Item s3://b/k Function:\x -BasicData @{ Url = 'http://127.0.0.1:1'; AccessKey = 'a'; SecretKey = 's'; MaxAttempts = 1 } }
    ) {
        $env:OINT_HOME = Join-Path $TestDrive paths
        Push-Location $TestDrive
        try { { & $_ -ErrorAction Stop } | Should -Throw "*it belongs to PowerShell's provider*" }
        finally { Pop-Location }
        Get-ChildItem $TestDrive -Exclude paths | Should -BeNullOrEmpty
    }
}

Describe 'A web page in the place of a store' {
    BeforeAll { $page = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(200, '<!doctype html><title>Console</title>').With('Content-Type', 'text/html'))) }
    AfterAll { $page.Dispose() }

    It 'has no object, no bucket, and did nothing: <_>' -ForEach @(
        { Test-S3Object b k @c }, { Test-S3Bucket b @c }, { Test-S3Item s3://b/k @c }, { Get-S3ObjectMetadata b k @c }, { Get-S3Item s3://b/k @c }
        { New-S3Bucket b @c }, { Remove-S3Bucket b @c }, { Remove-S3Object b k @c }, { 'x' | Write-S3Object b k @c }, { Read-S3Object b k @c }
        { Copy-S3Object b k b k2 @c }, { Get-S3Object b @c }
    ) {
        $c = @{ BasicData = (BasicData $page); ErrorAction = 'Stop' }
        # The envelope with what was answered comes first.
        $output = @(try { . $_; 'no error' } catch { "$($_.Exception.Message) $($_.FullyQualifiedErrorId)" })
        $output[-1] | Should -Match 'NotS3|web page'
    }
}

Describe '<Name> in the place of a store' -ForEach @(
    @{ Name = 'JSON'; Type = 'application/json'; Body = '{"status":"ok"}' }
    @{ Name = 'empty JSON'; Type = 'application/json; charset=utf-8'; Body = '{}' }
    @{ Name = 'a text'; Type = 'text/plain'; Body = 'Please sign in.' }
    @{ Name = 'the XML of something else'; Type = 'text/xml'; Body = '<status>ok</status>' }
) {
    BeforeAll { $gateway = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(200, $Body).With('Content-Type', $Type))) }
    AfterAll { $gateway.Dispose() }

    It 'has no object and did nothing: <_>' -ForEach @(
        { Test-S3Object b k @c }, { Test-S3Item s3://b/k @c }, { Get-S3ObjectMetadata b k @c }, { Get-S3Item s3://b/k @c }
        { New-S3Bucket b @c }, { Remove-S3Bucket b @c }, { Remove-S3Object b k @c }, { 'x' | Write-S3Object b k @c }, { Copy-S3Object b k b k2 @c }
        { Set-S3BucketTagging b @{ a = 1 } @c }, { Set-S3ObjectTagging b k @{ a = 1 } @c }, { Set-S3BucketVersioning b Enabled @c }
        { Set-S3BucketPolicy b '{"Statement":[]}' @c }, { Set-S3BucketLifecycle b '<LifecycleConfiguration/>' @c }, { Remove-S3BucketTagging b @c }
        { Remove-S3BucketCors b @c }, { Set-S3BucketAcl b -Acl private @c }, { Stop-S3MultipartUpload b k -UploadId u @c }, { Rename-S3Object b k k2 @c }
        { Set-S3Content s3://b/k x @c }
    ) {
        $c = @{ BasicData = (KnownData $gateway); ErrorAction = 'Stop' }
        $output = @(try { . $_; 'no error' } catch { $_.FullyQualifiedErrorId })
        $output[-1] | Should -Match '^(UnprovenAnswer|NotS3|IncompleteAnswer|NotImplemented),'
    }
}

Describe 'A value for a header' {
    BeforeAll { $any = [OpenIntegrations.Testing.AnyStore]::Start(); $c = @{ BasicData = (BasicData $any); ErrorAction = 'Stop' } }
    AfterAll { $any.Dispose() }

    It 'goes as its text: <Name>' -ForEach @(
        @{ Name = 'a date with its zone'; Header = 'Expires'; Text = 'Tue, 01 Jan 2030 22:04:05 GMT'; Script = { 'x' | Write-S3Object b k -Expires ([datetimeoffset]'2030-01-02T03:04:05+05:00') @c } }
        @{ Name = 'a date with its zone, for a condition'; Header = 'If-Modified-Since'; Text = 'Tue, 01 Jan 2030 22:04:05 GMT'; Script = { Test-S3Object b k -IfModifiedSince ([datetimeoffset]'2030-01-02T03:04:05+05:00') @c } }
        @{ Name = 'the same among headers'; Header = 'Expires'; Text = 'Tue, 01 Jan 2030 22:04:05 GMT'; Script = { 'x' | Write-S3Object b k -Headers @{ Expires = [datetimeoffset]'2030-01-02T03:04:05+05:00' } @c } }
        @{ Name = 'the same among metadata'; Header = 'x-amz-meta-d'; Text = 'Tue, 01 Jan 2030 22:04:05 GMT'; Script = { 'x' | Write-S3Object b k -Metadata @{ d = [datetimeoffset]'2030-01-02T03:04:05+05:00' } @c } }
        @{ Name = 'a list of dates'; Header = 'x-amz-meta-d'; Text = 'Wed, 02 Jan 2030 00:00:00 GMT,b'; Script = { 'x' | Write-S3Object b k -Metadata @{ d = ([datetime]::new(2030, 1, 2, 0, 0, 0, [DateTimeKind]::Utc)), 'b' } @c } }
        @{ Name = 'a version'; Header = 'x-amz-meta-d'; Text = '1.2.3'; Script = { 'x' | Write-S3Object b k -Metadata @{ d = [version]'1.2.3' } @c } }
        @{ Name = 'an address'; Header = 'x-amz-meta-d'; Text = 'http://h/a b'; Script = { 'x' | Write-S3Object b k -Metadata @{ d = [uri]'http://h/a b' } @c } }
        @{ Name = 'a word'; Header = 'x-amz-meta-d'; Text = 'Friday'; Script = { 'x' | Write-S3Object b k -Metadata @{ d = [DayOfWeek]::Friday } @c } }
    ) {
        $null = . $Script
        $any.Requests[-1].Header($Header) | Should -BeExactly $Text
    }
    It 'that has none is refused: <_>' -ForEach @(
        { 'x' | Write-S3Object b k -Metadata @{ d = @{ a = 1 } } @c }, { 'x' | Write-S3Object b k -Metadata @{ d = [pscustomobject]@{ a = 1 } } @c }
        { 'x' | Write-S3Object b k -Metadata @{ d = ConvertTo-SecureString s -AsPlainText -Force } @c }, { 'x' | Write-S3Object b k -Metadata @{ d = [IO.MemoryStream]::new() } @c }
        { 'x' | Write-S3Object b k -Metadata @{ d = 'a', [object]::new() } @c }, { 'x' | Write-S3Object b k -Metadata @{ '' = 'a' } @c }
        { 'x' | Write-S3Object b k -Tag @{ d = [pscustomobject]@{ a = 1 } } @c }, { 'x' | Write-S3Object b k -Tag @{ d = ConvertTo-SecureString s -AsPlainText -Force } @c }
        { [pscustomobject]@{ a = 1 } | Write-S3Object b k @c }, { Write-S3Object b k -Value 'a', ([pscustomobject]@{ a = 1 }) @c }
        { Get-S3Bucket -Headers @{ a = [object]::new() } @c }, { Copy-S3Object b k b k2 -Metadata @{ d = [object]::new() } @c }
    ) {
        $before = $any.Requests.Count
        $test = $_
        { . $test } | Should -Throw
        $any.Requests.Count | Should -Be $before
    }
}

Describe 'A list that is refused' {
    It 'leaves the page of Measure-S3Item as it was: <Name>' -ForEach @(
        @{ Name = 'at its beginning'; Place = 's3://b1'; Answers = @(403) }
        @{ Name = 'at its second page'; Place = 's3://b1'; Answers = @('<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken><Contents><Key>a</Key><Size>1</Size></Contents></ListBucketResult>', 403) }
        @{ Name = 'with a filter'; Place = 's3://b1'; Answers = @('<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken><Contents><Key>a</Key><Size>1</Size></Contents></ListBucketResult>', 403); More = @{ Include = 'a' } }
        @{ Name = 'of versions'; Place = 's3://b1'; Answers = @('<ListVersionsResult><IsTruncated>true</IsTruncated><NextKeyMarker>a</NextKeyMarker><Version><Key>a</Key><VersionId>v</VersionId><Size>1</Size></Version></ListVersionsResult>', 403); More = @{ Versions = $true } }
    ) {
        Set-Content "$TestDrive/page.html" old
        $answers = $Answers | ForEach-Object { if ($_ -is [int]) { [OpenIntegrations.Testing.Answer]::Error($_, 'AccessDenied', 'no') } else { Xml $_ } }
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($answers))
        $more = if ($More) { $More } else { @{} }
        try { $null = Measure-S3Item $Place -AsHtml "$TestDrive/page.html" -BasicData (BasicData $server) -ErrorAction SilentlyContinue -ErrorVariable problem @more }
        finally { $server.Dispose() }
        "$problem" | Should -BeLike '*no*'
        Get-Content "$TestDrive/page.html" | Should -Be old
        (Get-ChildItem $TestDrive -Filter page*).Count | Should -Be 1
    }
}

Describe 'What a cache answers for the store' {
    It 'deletes nothing: <Line>' -ForEach @(
        @{ Line = 'Remove-S3Object b1 from -Recurse -Force @c' }
        @{ Line = 'Remove-S3Item s3://b1/from/ -Recurse -Force @c' }
        @{ Line = 'Remove-S3Item s3://b1/* -Force @c' }
        @{ Line = 'Remove-S3Bucket b1 -Force -Confirm:$false @c' }
        @{ Line = 'Sync-S3Item s3://b1/from/ $TestDrive -Delete -Force @c' }
        @{ Line = 'Move-S3Item s3://b1/old s3://b1/there @c' }
    ) {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($list.With('Age', '60')))
        $c = @{ BasicData = @{ Url = $server.Url; AccessKey = 'AK'; SecretKey = 'SK'; MaxAttempts = 1 } }
        try {
            . ([scriptblock]::Create("$Line -ErrorAction SilentlyContinue -ErrorVariable failed"))
            $failed | Should -Not -BeNullOrEmpty
            $server.Requests.Method | Should -Not -Contain DELETE
            $server.Requests.Method | Should -Not -Contain POST
        }
        finally { $server.Dispose() }
    }
}

Describe 'A part of a file that is written meanwhile' {
    It 'is an error' {
        $file = (New-Item "$TestDrive/growing" -ItemType File -Value abc).FullName
        $end = [Threading.Tasks.TaskCompletionSource]::new()
        $answer = [OpenIntegrations.Testing.Answer]::new(200, '').With('ETag', '"e"')
        [OpenIntegrations.Testing.Answer].GetProperty('After').SetValue($answer, $end.Task)
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($answer))
        try {
            $writer = Start-ThreadJob {
                while (-not ($using:server).Requests) { Start-Sleep -Milliseconds 5 }
                [IO.File]::AppendAllText($using:file, 'd')
                ($using:end).SetResult()
            }
            $null = Write-S3ObjectPart b1 k -UploadId u -PartNumber 1 -Path $file -BasicData (BasicData $server) -ErrorAction SilentlyContinue -ErrorVariable problem
            "$problem" | Should -BeLike '*was changed while it was read*'
        }
        finally { $writer | Remove-Job -Force; $server.Dispose() }
    }
}
