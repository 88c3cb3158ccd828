# Pydio Cells through the cmdlets: every way to sign in and every rule of the gateway against a scripted server,
# and the main job with a token for the access key against Ceph RGW, which verifies signatures.
BeforeDiscovery {
    $rgw = @(if ($env:S3_TEST_SERVERS) { ($env:S3_TEST_SERVERS | ConvertFrom-Json -AsHashtable)["rgw"] }).Where({ $_ })
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $module = $Manifest
    $browserBefore = $env:BROWSER
    # A browser in which the user has signed in already and agrees: curl where there is one, because it starts in no time.
    Set-Content "$TestDrive/browser.ps1" 'try { $null = Invoke-WebRequest $args[0] } catch { }'
    $browser = (@($Pwsh | ForEach-Object { '"{0}"' -f $_ }) -join ' ') + " -NoProfile -NonInteractive -File `"$TestDrive/browser.ps1`""
    if (Get-Command curl -CommandType Application -ErrorAction Ignore) { $browser = 'curl -sL -o ' + ($IsWindows ? 'NUL' : '/dev/null') }
    $env:BROWSER = $browser
    $own = @{ ClientId = 'own-client'; RedirectUri = 'http://localhost:0/servers/callback' }

    function Credential($Password) { [pscredential]::new('anna', (ConvertTo-SecureString $Password -AsPlainText -Force)) }
    # All that a command lets be seen, whichever way.
    function Seen([scriptblock] $Command) {
        $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
        $ErrorActionPreference = 'Continue'
        $all = try { & $Command *>&1 } catch { $_ }
        $errors = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
        $objects = @($all | Where-Object { $_.GetType().Name -notlike '*Record' })
        @(
            $all | Out-String -Width 8000
            $objects | Format-List * -Force | Out-String -Width 8000
            $objects | ConvertTo-Json -Depth 4 -WarningAction Ignore
            $errors | ForEach-Object { "$($_.Exception)"; $_ | Format-List * -Force | Out-String -Width 8000; $_.TargetObject | Out-String -Width 8000 }
        ) -join "`n"
    }
}
AfterAll { $env:BROWSER = $browserBefore }

Describe 'Signing in to Pydio Cells' {
    BeforeEach {
        $env:OINT_HOME = Join-Path $TestDrive ([guid]::NewGuid())
        $server = [OpenIntegrations.Testing.Cells.CellsServer]::new()
        $server.Gateway.Tree.Set('personal-files/a.txt', [Text.Encoding]::UTF8.GetBytes('hello'))
    }
    AfterEach { $server.Dispose() }

    It 'with the browser makes a profile that works' {
        $made = Connect-S3Cells -Url $server.Url -Name cells @own 6>$null
        $made.Name, $made.Provider, $made.SignIn | Should -Be 'cells', 'Cells', 'OpenIdConnect'
        (Get-S3Object -ProfileName cells -Bucket io -Unwrap).Key | Should -Contain 'personal-files/a.txt'
        (Get-S3Bucket -ProfileName cells -Unwrap).BucketName | Should -Be 'io', 'data'
        (Test-S3Profile cells -Bucket io).Success | Should -BeTrue
        $server.Tokens.Refreshes | Should -Be 0
    }
    It 'prints the address, and no secret anywhere' {
        $seen = Seen { Connect-S3Cells cells $server.Url @own -Verbose -Debug }
        $seen | Should -Match 'code_challenge=.{43}&'
        $server.Tokens.ExpireAll()
        $seen += Seen { Get-S3Object -ProfileName cells -Bucket io -Verbose -Debug; Get-S3Profile; Get-S3Profile | Format-List | Out-String; Test-S3Profile cells }
        $server.Tokens.Close(); $server.Tokens.ExpireAll()
        $seen += Seen { Get-S3Object -ProfileName cells -Bucket io -Verbose -Debug }
        $server.SignIn.TokenError = [OpenIntegrations.Testing.Answer]::new(400, '{"error":"invalid_client"}')
        $seen += Seen { Connect-S3Cells cells @own }
        $wrong = Credential 'wrong word'
        $seen += Seen { Connect-S3Cells cells -Credential $wrong }
        Set-S3Profile ended -Provider Cells -Url $server.Url -AccessKey $server.Tokens.AddPersonal()
        $server.Tokens.ExpireAll()
        $seen += Seen { Get-S3Object -ProfileName ended -Bucket io -Verbose -Debug; Get-S3Profile ended; Test-S3Profile ended -Bucket io }
        $seen | Should -Match 'AWSAccessKeyId'
        $seen | Should -Match "Sign in again: Connect-S3Cells 'cells'"
        $seen | Should -Match 'invalid_client'
        $seen | Should -Not -Match 'wrong word'
        $server.SecretIn($seen) | Should -BeNullOrEmpty
    }
    It 'keeps tokens as secrets of the profile' -Skip:$IsWindows {
        $null = Connect-S3Cells cells $server.Url @own 6>$null
        (Get-Item $env:OINT_HOME/profiles.json).UnixMode | Should -Be '-rw-------'
        (Get-S3Profile cells).PSObject.Properties.Name | Should -Not -Contain 'AccessToken'
        (Get-S3Profile cells).PSObject.Properties.Name | Should -Not -Contain 'RefreshToken'
    }
    It 'again needs the name only, and keeps what the profile says' {
        $null = Connect-S3Cells cells $server.Url @own 6>$null
        Set-S3Profile cells -PartSize 20MB
        $null = Connect-S3Cells cells @own 6>$null
        (Get-S3Profile cells).PartSize | Should -Be 20MB
        (Get-S3Profile cells).Url | Should -Be $server.Url
        Set-S3Profile cells -AccessKey personal
        (Get-S3Profile cells).SignIn | Should -BeNullOrEmpty
        Get-Content $env:OINT_HOME/profiles.json | Should -Not -Match 'Token'
    }
    It 'is refused by <Refusal>' -ForEach @(@{ Refusal = 'access_denied' }, @{ Refusal = 'temporarily_unavailable' }) {
        $server.SignIn.Refusal = $Refusal
        { Connect-S3Cells cells $server.Url @own 6>$null } | Should -Throw "The sign-in was refused. ${Refusal}: The user said no" -ErrorId 'CredentialsUnavailable,OpenIntegrations.S3.Commands.ConnectS3Cells'
        Get-S3Profile | Should -BeNullOrEmpty
    }
    It 'ends when nobody answers in time' {
        $server.SignIn.WrongState = 'an-attackers-state'
        { Connect-S3Cells cells $server.Url @own -Timeout 1 6>$null } | Should -Throw 'Nobody signed in within 1 s.' -ErrorId 'Timeout,*'
    }
    It 'ends with Ctrl+C' {
        $env:BROWSER = 'there-is-no-such-browser'
        $shell = [powershell]::Create().AddScript('param($module, $url, $own) Import-Module $module; Connect-S3Cells cells $url @own').AddArgument($module).AddArgument($server.Url).AddArgument($own)
        try {
            $run = $shell.BeginInvoke()
            while (-not $server.Requests) { Start-Sleep -Milliseconds 20 }
            $server.Requests.Count | Should -Be 1
            $stopped = $shell.BeginStop($null, $null)
            $stopped.AsyncWaitHandle.WaitOne() | Should -BeTrue
            $run.IsCompleted | Should -BeTrue
        }
        finally {
            $shell.Dispose()
            $env:BROWSER = $browser
        }
    }
    It 'sends nothing under -WhatIf, nor when it lacks something' {
        Connect-S3Cells cells $server.Url -WhatIf
        { Connect-S3Cells cells } | Should -Throw '*lacks Url*'
        { Connect-S3Cells cells "$($server.Url)/io" } | Should -Throw '*without a bucket*'
        Set-S3Profile lab -Provider MinIO -Url $server.Url -AccessKey a -SecretKey s
        { Connect-S3Cells lab } | Should -Throw '*is of the provider MinIO, not of Cells*'
        $server.Requests | Should -BeNullOrEmpty
    }
    It 'without a browser takes the code that is typed' {
        if (-not ('TypingHost' -as [type])) { Add-Type -Path "$PSScriptRoot/TypingHost.cs" -IgnoreWarnings -WarningAction Ignore }
        $typing = [TypingHost]::new()
        $runspace = [runspacefactory]::CreateRunspace($typing)
        $runspace.Open()
        $shell = [powershell]::Create($runspace)
        try {
            $null = $shell.AddScript('param($module, $url) Import-Module $module; Connect-S3Cells cells $url -NoBrowser').AddArgument($module).AddArgument($server.Url).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $typing.Printed | Should -Match 'Open this address in a browser on any machine'
            $server.SecretIn($typing.Printed) | Should -BeNullOrEmpty
            (Get-S3Object -ProfileName cells -Bucket io -Unwrap).Key | Should -Contain 'personal-files/a.txt'
            $typing.Typed = 'wrong'
            $null = $shell.Invoke()
            "$($shell.Streams.Error[0])" | Should -Be 'The sign-in was not completed. invalid_grant: The token or code *** is no good.'
        }
        finally {
            $shell.Dispose()
            $runspace.Dispose()
        }
    }
    It 'with a password keeps it only when told to' {
        $made = Connect-S3Cells cells $server.Url -Credential (Credential 'open sesame')
        $made.Credentials | Should -BeLike 'sign-in of anna until *'
        Get-Content $env:OINT_HOME/profiles.json -Raw | Should -Not -Match 'sesame'
        $server.Tokens.ExpireAll()
        { Get-S3Bucket -ProfileName cells } | Should -Throw "*Password of anna for the sign-in of profile 'cells'*"
        $null = Connect-S3Cells cells -Credential (Credential 'open sesame') -KeepPassword
        $server.Tokens.ExpireAll()
        (Get-S3Bucket -ProfileName cells -Unwrap).BucketName | Should -Be 'io', 'data'
        { Connect-S3Cells cells -Credential (Credential 'wrong') } | Should -Throw "*did not sign anna in: status 401: Login failed with '***'"
    }
    It 'is renewed once by many processes' {
        $server.Tokens.Lifetime = 30
        $null = Connect-S3Cells cells $server.Url @own 6>$null
        $server.Tokens.Lifetime = 3600
        $server.SignIn.TokenDelay = [timespan]::FromSeconds(1)
        $script = "Import-Module '$module'; (Get-S3Object -ProfileName cells -Bucket io -Unwrap).Key -join ','"
        $processes = 1..4 | ForEach-Object { Start-Process $Pwsh[0] @($Pwsh[1..9]; '-NoProfile'; '-NonInteractive'; '-EncodedCommand'; [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))) -RedirectStandardOutput "$TestDrive/out$_" -RedirectStandardError "$TestDrive/err$_" -PassThru }
        $processes | ForEach-Object { $_.WaitForExit() }
        1..4 | ForEach-Object { Get-Content "$TestDrive/out$_" -Raw | Should -Match 'personal-files/a.txt' }
        $server.Tokens.Refreshes | Should -Be 1
        $server.Tokens.Refused | Should -Be 0
    }
}

Describe 'The rules of the Cells gateway' {
    BeforeAll {
        $env:OINT_HOME = Join-Path $TestDrive rules
        $server = [OpenIntegrations.Testing.Cells.CellsServer]::new()
        # Longer than a link, which would have a token renewed that ends before it.
        $server.Tokens.Lifetime = 36000
        $null = Connect-S3Cells cells $server.Url @own 6>$null
        $PSDefaultParameterValues = @{ '*-S3*:ProfileName' = 'cells' }
        $file = "$TestDrive/large"
        $bytes = [byte[]]::new(25MB)
        [Random]::new(1).NextBytes($bytes)
        [IO.File]::WriteAllBytes($file, $bytes)
        function Digest($Path) { (Get-FileHash -LiteralPath $Path).Hash }
    }
    AfterAll {
        $PSDefaultParameterValues = @{}
        $server.Dispose()
    }
    BeforeEach { $before = $server.Requests.Count }

    It 'make the parts of an upload, which goes on when the token ends (<Status> <Code>)' -ForEach @(
        @{ Status = 401; Code = 'UnauthorizedAccess' }
        @{ Status = 403; Code = 'UnauthorizedAccess' }
        @{ Status = 504; Code = 'TokenTimeMismatch' }
    ) {
        $server.Gateway.Unauthorized = [OpenIntegrations.Testing.Answer]::Error($Status, $Code)
        $server.Tokens.UsesPerToken = 2
        $renewed = $server.Tokens.Refreshes
        $null = Write-S3Object io ws/large -Path $file -PartSize 6MB -ErrorAction Stop
        $server.Tokens.UsesPerToken = 0
        $server.Tokens.Refreshes | Should -BeGreaterThan $renewed
        $server.Tokens.Refused | Should -Be 0
        $sent = $server.Requests[$before..1000] | Where-Object Method -EQ PUT | ForEach-Object { $_.Body.Length }
        ($sent | Measure-Object -Sum).Sum | Should -BeGreaterOrEqual 25MB
        $sent | Sort-Object -Unique | Should -Be 5MB, 10MB
        $null = Read-S3Object io ws/large -OutFile "$TestDrive/back" -PartSize 6MB
        Digest "$TestDrive/back" | Should -Be (Digest $file)
    }
    It 'refuse parts of another size' {
        Set-S3Profile other -BasedOn cells -Trait @{ MinPartSize = 1; PartSizeStep = 1 }
        { Write-S3Object -ProfileName other io ws/other -Path $file -PartSize 6MB -ErrorAction Stop } | Should -Throw '*InvalidPart: Part size must be a multiple of 10485760*'
        $server.Gateway.Uploads.Open | Should -Be 0
    }
    It 'list no folder in itself and cut nothing' {
        1..1100 | ForEach-Object { $server.Gateway.Tree.Set("many/$($_ % 3)/$_", [byte[]]1) }
        (Get-S3Object io -Prefix many/ -Delimiter / -MaxKeys 2 -Unwrap).Prefix | Should -Be 'many/0/', 'many/1/', 'many/2/'
        (Get-S3Object io -Prefix many/ -MaxKeys 10 -Unwrap | Where-Object Key).Count | Should -Be 1100
    }
    It 'delete one by one' {
        $warned = $null
        $null = Get-S3Object io -Prefix many/ | Remove-S3Object -Force -WarningVariable warned
        $server.Gateway.Tree.Keys -like 'many/*' | Should -BeNullOrEmpty
        $server.Requests[$before..5000] | Where-Object { $_.Query -eq 'delete' } | Should -BeNullOrEmpty
        $warned | Should -BeNullOrEmpty
    }
    It 'copy what is small there, and what is large through here' {
        $null = Copy-S3Object io ws/large io ws/copy -ErrorAction Stop
        $null = Copy-S3Object io ws/large io ws/parts -PartSize 10MB -ErrorAction Stop
        $null = Read-S3Object io ws/parts -OutFile "$TestDrive/back"
        Digest "$TestDrive/back" | Should -Be (Digest $file)
        { Copy-S3Object io ws/large io ws/large -MetadataDirective REPLACE -ErrorAction Stop } | Should -Throw '*NotImplemented*copies of an object onto itself*'
    }
    It 'leave ETags empty, and parts can still be put together (<ETag>)' -ForEach @(@{ ETag = '' }, @{ ETag = '""' }) {
        $server.Gateway.Uploads.ETag = $server.Gateway.Tree.ETag = $ETag
        $upload = Start-S3MultipartUpload io ws/parts -Unwrap
        $parts = 1..2 | ForEach-Object { $upload | Write-S3ObjectPart -PartNumber $_ -Path $file -Length 10MB }
        ($upload | Get-S3ObjectPart -Unwrap).PartNumber | Should -Be 1, 2
        $null = $upload | Complete-S3MultipartUpload -Part $parts -ErrorAction Stop
        [long](Get-S3ObjectMetadata io ws/parts).headers.'Content-Length' | Should -Be 20MB
        $upload = Start-S3MultipartUpload io ws/again -Unwrap
        $null = $upload | Write-S3ObjectPart -PartNumber 1 -Path $file
        $null = $upload | Complete-S3MultipartUpload -Part @($upload | Get-S3ObjectPart -Unwrap) -ErrorAction Stop
        $null = Read-S3Object io ws/again -OutFile "$TestDrive/back" -PartSize 10MB
        Digest "$TestDrive/back" | Should -Be (Digest $file)
    }
    It 'make links that anyone can use' {
        $null = Write-S3Object io 'ws/ä b' -Value hello
        $before = $server.Requests.Count
        $get, $put = (New-S3PresignedUrl io 'ws/ä b'), (New-S3PresignedUrl io ws/put -Method PUT)
        $server.Requests.Count | Should -Be $before
        Invoke-RestMethod $get | Should -Be hello
        $null = Invoke-RestMethod $put -Method Put -Body 'by link'
        Read-S3Object io ws/put | Should -Be 'by link'
    }
    It 'say what the gateway cannot do' {
        { New-S3Bucket other -ErrorAction Stop } | Should -Throw '*Pydio Cells has the fixed buckets io and data*'
        { Set-S3ObjectTagging io ws/put @{ a = 1 } -ErrorAction Stop } | Should -Throw '*NotImplemented*'
        { Get-S3Object other -ErrorAction Stop } | Should -Throw '*Pydio Cells has the buckets io and data; workspaces are the first part of a key.'
        Read-S3Object io ws/put | Should -Be 'by link'
    }
    It 'hold with a personal access token, too' {
        Set-S3Profile personal -Provider Cells -Url $server.Url -AccessKey $server.Tokens.AddPersonal()
        Read-S3Object -ProfileName personal data ws/put | Should -Be 'by link'
        Invoke-RestMethod (New-S3PresignedUrl -ProfileName personal io ws/put) | Should -Be 'by link'
        Set-S3Profile personal -Provider Cells -Url $server.Url -AccessKey $server.Tokens.AddPersonal('its own') -SecretKey 'its own'
        Invoke-RestMethod (New-S3PresignedUrl -ProfileName personal io ws/put) | Should -Be 'by link'
        Set-S3Profile personal -Provider Cells -Url $server.Url -AccessKey 'eyJended' -MaxAttempts 1
        { Read-S3Object -ProfileName personal io ws/put -ErrorAction Stop } | Should -Throw '*sign in again, or make a new personal access token.'
    }
}

Describe 'A token for the access key at Ceph RGW' -ForEach $rgw {
    BeforeAll {
        $env:OINT_HOME = Join-Path $TestDrive rgw
        $token = $_.S3_ACCESS_KEY_JWT
        # RGW knows nothing of the gateway's own key; the rest is as at Cells.
        Set-S3Profile jwt -Provider Cells -Url $_.S3_ENDPOINT -AccessKey $token -Trait @{ PresignedForm = 'Standard' }
        $PSDefaultParameterValues = @{ '*-S3*:ProfileName' = 'jwt'; '*-S3*:ErrorAction' = 'Stop' }
        $bucket = "cells-$PID-$(Get-Random -Maximum 1000000)"
        $file = "$TestDrive/large"
        $bytes = [byte[]]::new(25MB)
        [Random]::new(2).NextBytes($bytes)
        [IO.File]::WriteAllBytes($file, $bytes)
    }
    AfterAll { $PSDefaultParameterValues = @{} }

    It 'does the main job' {
        $token.Length | Should -BeGreaterThan 700
        $null = New-S3Bucket $bucket
        $null = Write-S3Object $bucket small.txt -Value hello
        (Write-S3Object $bucket large -Path $file -PartSize 6MB).response.CompleteMultipartUploadResult.Key | Should -Be large
        (Get-S3ObjectMetadata $bucket large).headers.ETag | Should -BeLike '*-3"'
        (Get-S3Object $bucket -Unwrap).Key | Should -Be large, small.txt
        $null = Set-S3ObjectTagging $bucket small.txt @{ colour = 'blue' }
        (Get-S3ObjectTagging $bucket small.txt -Unwrap).Value | Should -Be blue
        $null = Copy-S3Object $bucket large $bucket copy -PartSize 10MB
        $null = Read-S3Object $bucket copy -OutFile "$TestDrive/back"
        (Get-FileHash "$TestDrive/back").Hash | Should -Be (Get-FileHash $file).Hash
    }
    It 'makes links' {
        Invoke-RestMethod (New-S3PresignedUrl $bucket small.txt) | Should -Be hello
        $null = Invoke-RestMethod (New-S3PresignedUrl $bucket put.txt -Method PUT) -Method Put -Body 'by link'
        Read-S3Object $bucket put.txt | Should -Be 'by link'
        $upload = Start-S3MultipartUpload $bucket parts -Unwrap
        $answer = Invoke-WebRequest (New-S3PresignedUrl $bucket parts -Method PUT -UploadId $upload.UploadId -PartNumber 1) -Method Put -Body 'a part'
        $null = $upload | Complete-S3MultipartUpload -Part "$($answer.Headers.ETag)"
        Read-S3Object $bucket parts | Should -Be 'a part'
        { Invoke-RestMethod ((New-S3PresignedUrl $bucket small.txt) -replace 'Signature=.', 'Signature=z') } | Should -Throw
    }
    It 'deletes, and shows no token' {
        $null = Get-S3Object $bucket | Remove-S3Object -Force
        $null = Remove-S3Bucket $bucket
        $seen = (Get-S3Profile jwt | Format-List * | Out-String -Width 4000) + (Get-S3Bucket -Verbose 4>&1 | Out-String -Width 4000) + $(try { Get-S3Object "$bucket-not" } catch { $_ | Format-List * -Force | Out-String -Width 4000 })
        $seen | Should -Not -Match ([regex]::Escape($token.Substring(10, 40)))
    }
}
