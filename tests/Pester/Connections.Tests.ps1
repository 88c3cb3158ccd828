BeforeDiscovery { $servers = @(if ($env:S3_TEST_SERVERS) { ($env:S3_TEST_SERVERS | ConvertFrom-Json -AsHashtable).GetEnumerator() | ForEach-Object { @{ Server = $_.Key; Variables = $_.Value } } | Where-Object Server -eq rgw }) }

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    function Scripted([scriptblock] $Script) { [OpenIntegrations.Testing.ScriptedServer]::new([Func[OpenIntegrations.Testing.RecordedRequest, OpenIntegrations.Testing.Answer]] $Script, $null) }
    function Answers([OpenIntegrations.Testing.Answer[]] $Answers) { [OpenIntegrations.Testing.ScriptedServer]::new($Answers) }
    function Check($Test, $Name) { $Test.Checks | Where-Object Name -eq $Name }
    $buckets = [OpenIntegrations.Testing.Answer]::new(200, '<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Name></Bucket></Buckets></ListAllMyBucketsResult>')
    function Keys($Url) { @{ Url = $Url; AccessKey = 'AK1'; SecretKey = 'hush' } }
}

Describe 'Test-S3Profile' {
    It 'finds nothing wrong' {
        $server = Answers $buckets
        $test = Test-S3Profile -BasicData (Keys $server.Url)
        $test.Success | Should -BeTrue
        (Check $test Rights).Explanation | Should -Be 'The buckets can be listed: 1.'
        $server.Requests.Count | Should -Be 2
        $server.Requests[0].Header('Authorization') | Should -BeNullOrEmpty
    }
    It 'finds <Step> at fault: <Code>' -ForEach @(
        @{ Step = 'Clock'; Code = 'RequestTimeTooSkewed'; Date = 'Sat, 01 Jan 2000 00:00:00 GMT'; Says = 'Stores refuse signatures after 15 minutes: set the clock.' }
        @{ Step = 'Signature'; Code = 'SignatureDoesNotMatch'; Says = "The signature is wrong. (SignatureDoesNotMatch) Check the secret key and the Region ('us-east-1')*" }
        @{ Step = 'Signature'; Code = 'InvalidAccessKeyId'; Says = 'The store does not know the access key.*' }
        @{ Step = 'Signature'; Code = 'ExpiredToken'; Says = 'The temporary credentials have ended.*' }
        @{ Step = 'Region'; Code = 'AuthorizationHeaderMalformed'; Extra = '<Region>eu-x</Region>'; Says = "The store wants the region 'eu-x', the connection says 'us-east-1': set Region to 'eu-x'.*" }
        @{ Step = 'Region'; Code = 'PermanentRedirect'; Says = '*at another address*' }
        @{ Step = 'Rights'; Code = 'AccessDenied'; Bucket = 'b1'; Says = "These credentials may not list the bucket 'b1'.*" }
        @{ Step = 'Rights'; Code = 'NoSuchBucket'; Bucket = 'b1'; Says = "There is no bucket 'b1'.*" }
        @{ Step = 'Rights'; Code = 'NoSuchBucket'; Says = 'The store has no list of buckets at this address.*leave that out*' }
    ) {
        $answer = [OpenIntegrations.Testing.Answer]::new(403, "<Error><Code>$Code</Code>$Extra</Error>")
        if ($Date) { $answer = $answer.With('Date', $Date) }
        $server = Answers $answer
        $test = Test-S3Profile -BasicData (Keys $server.Url) -Bucket $Bucket
        $test.Success | Should -BeFalse
        (Check $test $Step).Result | Should -Be 'Failed'
        (Check $test $Step).Explanation | Should -BeLike "*$Says"
        $test.Checks[($test.Checks.Name.IndexOf($Step) + 1)..8] | Where-Object Result -eq Failed | Where-Object Name -ne Signature | Should -BeNullOrEmpty
    }
    It 'does not take a key for one bucket for a fault' {
        $test = Test-S3Profile -BasicData (Keys (Answers ([OpenIntegrations.Testing.Answer]::Error(403, 'AccessDenied', 'no'))).Url)
        $test.Success | Should -BeTrue
        (Check $test Rights).Result | Should -Be 'Warning'
    }
    It 'finds an unknown host' {
        $test = Test-S3Profile -BasicData (Keys 'http://no-such-host.invalid')
        (Check $test NameLookup).Explanation | Should -BeLike "Nobody knows the host 'no-such-host.invalid'*"
        (Check $test Connection).Result | Should -Be 'Skipped'
    }
    It 'finds a closed port' {
        $server = Answers $buckets; $url = $server.Url; $server.Dispose()
        (Check (Test-S3Profile -BasicData (Keys $url)) Connection).Explanation | Should -BeLike "$url cannot be reached: *"
    }
    It 'finds a certificate of nobody''s, and is content when told whose it is' {
        $certificates = [OpenIntegrations.Testing.TestCertificates]::new()
        $server = Answers $buckets
        $server.Certificate = $certificates.Issue('localhost')
        $test = Test-S3Profile -BasicData (Keys $server.Url)
        (Check $test Connection).Result, (Check $test Tls).Result | Should -Be 'Passed', 'Failed'
        (Check $test Tls).Explanation | Should -BeLike '*set CaFile to its certificate.'
        $data = (Keys $server.Url) + @{ CaFile = $certificates.WriteAuthority($TestDrive) }
        (Test-S3Profile -BasicData $data).Success | Should -BeTrue
        $test = Test-S3Profile -BasicData ((Keys $server.Url) + @{ SkipCertificateCheck = $true }) -WarningVariable warnings 3>$null
        (Check $test Tls).Result | Should -Be 'Warning'
        "$warnings" | Should -BeLike '*is not checked*'
        $server.Dispose(); $certificates.Dispose()
    }
    It 'finds a certificate for another name' -Skip:($env:S3_TEST_BUILD -eq 'netstandard2.0') {
        $certificates = [OpenIntegrations.Testing.TestCertificates]::new()
        $server = Answers $buckets
        $server.Certificate = $certificates.Issue('other.example.org')
        $data = Keys ($server.Url -replace '127.0.0.1', 'localhost')
        $data.CaFile = $certificates.WriteAuthority($TestDrive)
        (Check (Test-S3Profile -BasicData $data) Tls).Explanation | Should -BeLike '*NameMismatch*for another host name*'
        $server.Dispose(); $certificates.Dispose()
    }
    It 'finds a file of authorities that holds none: <Content>' -ForEach @{ Content = 'nothing' }, @{ Content = $null } {
        $file = "$TestDrive/authorities.pem"
        if ($Content) { Set-Content $file $Content } else { Remove-Item $file -ErrorAction Ignore }
        $test = Test-S3Profile -BasicData ((Keys 'https://127.0.0.1:1') + @{ CaFile = $file })
        (Check $test Connection).Explanation | Should -BeLike '*authorities.pem*'
    }
    It 'finds http where https is due, and https where http is' {
        $certificates = [OpenIntegrations.Testing.TestCertificates]::new()
        $server = Answers $buckets
        (Check (Test-S3Profile -BasicData (Keys ($server.Url -replace '^http', 'https'))) Connection).Explanation | Should -BeLike '*write http:// in the Url.'
        $secure = Answers $buckets
        $secure.Certificate = $certificates.Issue('localhost')
        (Check (Test-S3Profile -BasicData (Keys ($secure.Url -replace '^https', 'http'))) Connection).Explanation | Should -BeLike '*write https:// in the Url.'
    }
    It 'finds credentials that cannot be had, and looks at the rest all the same' {
        $server = Answers $buckets
        $test = Test-S3Profile -BasicData @{ Url = $server.Url; CredentialProcess = 'no-such-program-here' }
        $test.Checks.Result -join ' ' | Should -Be 'Failed Passed Passed Warning Passed Skipped Skipped Skipped'
        (Check $test Credentials).Explanation | Should -BeLike "*the program 'no-such-program-here'*"
    }
    It 'fits the screen' {
        $test = Test-S3Profile -BasicData @{ Url = 'http://no-such-host.invalid'; AccessKey = 'a'; SecretKey = 's' }
        $shown = [OpenIntegrations.S3.Output.Views]::Checks($test.Checks, 60) -split "`n"
        $shown | ForEach-Object { $_.Length | Should -BeLessOrEqual 49 }
        ($shown[-2..-1] | ForEach-Object Trim) -join ' ' | Should -Be 'Skipped  Connection, Tls, Clock, Signature, Region, Rights'
        ($shown -match '^ {22}\S').Count | Should -BeGreaterThan 2
    }
    It 'finds faults at a real store: <Server>' -ForEach $servers {
        $good = @{ Url = $Variables.S3_ENDPOINT; AccessKey = $Variables.S3_ACCESS_KEY; SecretKey = $Variables.S3_SECRET_KEY }
        (Test-S3Profile -BasicData $good).Success | Should -BeTrue
        $good.SecretKey = 'wrong'
        (Check (Test-S3Profile -BasicData $good) Signature).Explanation | Should -BeLike '*SignatureDoesNotMatch*'
        $good.AccessKey = 'NOBODY'
        (Check (Test-S3Profile -BasicData $good) Signature).Explanation | Should -BeLike '*InvalidAccessKeyId*'
        $bobs = @{ Url = $Variables.S3_ENDPOINT; AccessKey = $Variables.S3_ACCESS_KEY_2; SecretKey = $Variables.S3_SECRET_KEY_2 }
        $bucket = "rights-$PID-$(Get-Random -Maximum 1000000)"
        $null = New-S3Bucket $bucket -BasicData @{ Url = $Variables.S3_ENDPOINT; AccessKey = $Variables.S3_ACCESS_KEY_UNICODE; SecretKey = $Variables.S3_SECRET_KEY_UNICODE }
        (Check (Test-S3Profile -BasicData $bobs -Bucket $bucket) Rights).Explanation | Should -BeLike 'These credentials may not list*'
    }
}

Describe 'Profiles inherit' {
    BeforeEach { $env:OINT_HOME = Join-Path $TestDrive ([guid]::NewGuid()) }

    It 'what they do not say themselves, and follow changes' {
        Set-S3Profile base -Url http://h -Region r1 -AccessKey A -SecretKey s -Trait @{ BatchDelete = $false }
        Set-S3Profile mid -BasedOn base -Region r2
        Set-S3Profile top -BasedOn mid -PartSize 8MB
        $top = Get-S3Profile top
        $top.Url, $top.Region, $top.PartSize, $top.BatchDelete, $top.AccessKey | Should -Be 'http://h', 'r2', 8MB, $false, 'A'
        Set-S3Profile base -Region r0 -Url http://h2
        (Get-S3Profile top).Url, (Get-S3Profile top).Region | Should -Be 'http://h2', 'r2'
    }
    It 'credentials of another kind take the place of all that were inherited' {
        Set-S3Profile base -Url http://h -AccessKey A -SecretKey s -SessionToken t
        Set-S3Profile top -BasedOn base -CredentialProcess 'give it'
        (Get-S3Profile top).Credentials | Should -Be 'a program'
        (Get-S3Profile top).PSObject.Properties.Name | Should -Not -Contain 'AccessKey'
    }
    It 'not from themselves' {
        Set-S3Profile a -Url http://h -AccessKey A -SecretKey s
        Set-S3Profile b -BasedOn a
        { Set-S3Profile a -BasedOn b } | Should -Throw '*is based on itself*'
        { Set-S3Profile c -BasedOn nobody } | Should -Throw "*There is no profile 'nobody'*"
        Remove-S3Profile a
        { Get-S3Bucket -ProfileName b } | Should -Throw "*based on 'a'*"
    }
}

Describe 'Secrets come' {
    BeforeEach { $env:OINT_HOME = Join-Path $TestDrive ([guid]::NewGuid()); $server = Answers $buckets }
    BeforeAll { function Used { $server.Requests[-1].Header('Authorization') -replace '.*Credential=([^/]+)/.*', '$1' } }

    It 'as text, SecureString and PSCredential, to the same signature' {
        $secure = ConvertTo-SecureString 'hush/1' -AsPlainText -Force
        Set-S3Profile text -Url $server.Url -AccessKey A -SecretKey 'hush/1'
        Set-S3Profile secure -Url $server.Url -AccessKey A -SecretKey $secure
        Set-S3Profile pair -Url $server.Url -Credential ([pscredential]::new('A', $secure))
        $links = foreach ($name in 'text', 'secure', 'pair') { Export-S3Profile $name "$TestDrive/$name.json" -Force | Get-Content -Raw }
        $links | Select-Object -Unique | Should -HaveCount 1
        $links[0] | Should -Match 'hush/1'
    }
    It 'from someone who is asked, and not where nobody can be' {
        # A runspace without a user. One with a user is tried by hand: the prompt is the host's own.
        $alone = [powershell]::Create().AddScript("Import-Module '$Manifest'; Set-S3Profile lab -Url http://h -AccessKey A")
        $null = $alone.Invoke()
        "$($alone.Streams.Error)" | Should -BeLike '*Nobody can be asked here*'
        Get-S3Profile | Should -BeNullOrEmpty
    }
    It 'from a script, a text for each: <Name>' -ForEach @(
        @{ Name = 'hashtable'; Script = { @{ AccessKey = 'S1'; SecretKey = 's'; SessionToken = 't1' } }; Key = 'S1' }
        @{ Name = 'object after noise'; Script = { 'noise'; [pscustomobject]@{ AccessKeyId = 'S2'; SecretAccessKey = 's' } }; Key = 'S2' }
        @{ Name = 'PSCredential'; Script = { [pscredential]::new('S3', (ConvertTo-SecureString s -AsPlainText -Force)) }; Key = 'S3' }
        @{ Name = 'secure secret'; Script = { @{ AccessKey = 'S4'; SecretKey = ConvertTo-SecureString s -AsPlainText -Force } }; Key = 'S4' }
    ) {
        Set-S3Profile p -Url $server.Url -CredentialScript $Script
        $null = Get-S3Bucket -ProfileName p
        Used | Should -Be $Key
    }
    It 'from a script that runs again when what it gave has ended' {
        $global:ran = 0
        Set-S3Profile p -Url $server.Url -CredentialScript { $global:ran++; @{ AccessKey = "R$global:ran"; SecretKey = 's'; Expiration = [datetime]::UtcNow.AddHours($global:ran - 1.1) } }
        foreach ($expected in 'R1', 'R2', 'R2') { $null = Get-S3Bucket -ProfileName p; Used | Should -Be $expected }
    }
    It 'from a script that is told when it gives nothing or fails' {
        Set-S3Profile p -Url $server.Url -CredentialScript { 'x' | Out-Null }
        { Get-S3Bucket -ProfileName p } | Should -Throw '*must return an object with AccessKey and SecretKey*'
        Set-S3Profile p -CredentialScript { throw 'the token service is down' }
        { Get-S3Bucket -ProfileName p } | Should -Throw '*CredentialScript failed: the token service is down*'
        $server.Requests | Should -BeNullOrEmpty
    }
    It 'from a vault, which also keeps them' {
        # The part of SecretManagement that is used here, kept in memory.
        $global:vault = @{}
        function global:Set-Secret($Name, $Secret, $Vault) { $global:vault["$Vault/$Name"] = $Secret.Copy() }
        function global:Get-Secret($Name, $Vault) { if ($global:vault.ContainsKey("$Vault/$Name")) { $global:vault["$Vault/$Name"] } else { throw "The secret $Name was not found." } }
        try {
            Set-S3Profile lab -Url $server.Url -AccessKey V1 -SecretKey hush -Vault main
            $global:vault['main/lab'] | Should -BeOfType securestring
            Get-Content $env:OINT_HOME/profiles.json -Raw | Should -Not -Match 'hush'
            $null = Get-S3Bucket -ProfileName lab
            Used | Should -Be 'V1'
            (Get-S3Profile lab).Credentials | Should -Be 'vault main'
            $global:vault['/pair'] = [pscredential]::new('V2', (ConvertTo-SecureString s -AsPlainText -Force))
            Set-S3Profile two -Url $server.Url -SecretName pair
            $null = Get-S3Bucket -ProfileName two
            Used | Should -Be 'V2'
            Set-S3Profile three -Url $server.Url -SecretName nothing -AccessKey V3
            { Get-S3Bucket -ProfileName three } | Should -Throw "*The secret 'nothing'*cannot be had*not found*"
        }
        finally { Remove-Item function:Set-Secret, function:Get-Secret; Remove-Variable -Scope Global vault }
    }
    It 'from no vault without the module' -Skip:([bool](Get-Module -ListAvailable Microsoft.PowerShell.SecretManagement)) {
        Set-S3Profile lab -Url $server.Url -SecretName x -AccessKey V
        { Get-S3Bucket -ProfileName lab } | Should -Throw '*Install-Module Microsoft.PowerShell.SecretManagement*'
    }
}

Describe 'Files with secrets that others can read' -Skip:($IsWindows -or $env:S3_TEST_BUILD -eq 'netstandard2.0') {
    BeforeEach { $env:OINT_HOME = Join-Path $TestDrive ([guid]::NewGuid()); $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName }
    AfterEach { Get-ChildItem env:AWS_* | Remove-Item }

    It 'are named with the remedy: <File>' -ForEach @(
        @{ File = 'profiles.json'; Make = { Set-S3Profile x -Url http://h -AccessKey a -SecretKey s; "$env:OINT_HOME/profiles.json" }; Use = { Get-S3Profile } }
        @{ File = 'basic data'; Make = { Set-Content "$folder/basic.json" '{ "Url": "http://h", "AccessKey": "a", "SecretKey": "s" }'; "$folder/basic.json" }; Use = { New-S3PresignedUrl b k -BasicData "$folder/basic.json" } }
        @{ File = 'credentials'; Make = { Set-Content "$folder/credentials" "[default]`naws_access_key_id = a`naws_secret_access_key = s"; $env:AWS_SHARED_CREDENTIALS_FILE, $env:AWS_PROFILE = "$folder/credentials", 'default'; $env:AWS_CONFIG_FILE = "$folder/none"; "$folder/credentials" }; Use = { New-S3PresignedUrl b k } }
        @{ File = 'config with keys'; Make = { Set-Content "$folder/config" "[default]`naws_access_key_id = a`naws_secret_access_key = s"; $env:AWS_CONFIG_FILE, $env:AWS_PROFILE = "$folder/config", 'default'; $env:AWS_SHARED_CREDENTIALS_FILE = "$folder/none"; "$folder/config" }; Use = { New-S3PresignedUrl b k } }
        @{ File = 'rclone.conf'; Make = { Set-Content "$folder/rclone.conf" "[x]`ntype = s3"; "$folder/rclone.conf" }; Use = { Import-S3Profile Rclone "$folder/rclone.conf" } }
    ) {
        $path = & $Make
        chmod 644 $path
        "$(& $Use 3>&1)" | Should -BeLike "*'$path' holds secrets and others can read it (rw-r--r--). Take that right away: chmod 600 '$path'.*"
        chmod 600 $path
        $null = & $Use -WarningVariable quiet 3>$null
        $quiet | Should -BeNullOrEmpty
    }
}
