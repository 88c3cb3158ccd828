BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@(Xml '<ListAllMyBucketsResult/>'))
    $secret = 'hush/hush+hush'
    function Credential($Index = -1) { $server.Requests[$Index].Header('Authorization') -replace '.*Credential=([^/]+)/.*', '$1' }
}
AfterAll { $server.Dispose() }

Describe 'Profiles' {
    BeforeEach { $env:OINT_HOME = Join-Path $TestDrive ([guid]::NewGuid()) }
    AfterEach { Use-S3Profile -None }

    It 'are stored, listed, used and removed' {
        Set-S3Profile one -Url $server.Url -AccessKey AK1 -SecretKey $secret
        Set-S3Profile two -Url $server.Url -AccessKey AK2 -SecretKey (ConvertTo-SecureString $secret -AsPlainText -Force) -Region eu-x
        (Get-S3Profile).Name | Should -Be 'one', 'two'
        $null = Get-S3Bucket -ProfileName TWO
        Credential | Should -Be 'AK2'
        $server.Requests[-1].Header('Authorization') | Should -BeLike '*/eu-x/s3/aws4_request*'
        Use-S3Profile one
        (Get-S3Profile one).InUse | Should -BeTrue
        $null = Get-S3Bucket
        Credential | Should -Be 'AK1'
        Remove-S3Profile one
        (Get-S3Profile).Name | Should -Be 'two'
        { Get-S3Profile one } | Should -Throw "There is no profile 'one'."
    }
    It 'are found in order: basic data, name, session, environment, default' {
        Set-S3Profile default -Url $server.Url -AccessKey DEFAULT -SecretKey $secret
        Set-S3Profile named -Url $server.Url -AccessKey NAMED -SecretKey $secret
        Set-S3Profile session -Url $server.Url -AccessKey SESSION -SecretKey $secret
        $null = Get-S3Bucket; Credential | Should -Be 'DEFAULT'
        $env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY, $env:AWS_ENDPOINT_URL_S3 = 'AWSENV', $secret, $server.Url
        $null = Get-S3Bucket; Credential | Should -Be 'AWSENV'
        $env:OINT_BASIC = @{ URL = $server.Url; AccessKey = 'OINTENV'; SecretKey = $secret } | ConvertTo-Json
        $null = Get-S3Bucket; Credential | Should -Be 'OINTENV'
        Use-S3Profile session
        $null = Get-S3Bucket; Credential | Should -Be 'SESSION'
        $null = Get-S3Bucket -ProfileName named; Credential | Should -Be 'NAMED'
        $null = Get-S3Bucket -ProfileName named -BasicData (BasicData $server); Credential | Should -Be 'AKTEST'
        Remove-Item env:AWS_*, env:OINT_BASIC
    }
    It 'are those of the shared files of AWS, too, where none is stored' {
        Set-Content "$TestDrive/aws" "[work]`naws_access_key_id = AWSWORK`naws_secret_access_key = $secret"
        if (-not $IsWindows) { chmod 600 "$TestDrive/aws" }
        $env:AWS_SHARED_CREDENTIALS_FILE, $env:AWS_ENDPOINT_URL_S3 = "$TestDrive/aws", $server.Url
        try {
            $null = Get-S3Bucket -ProfileName work; Credential | Should -Be 'AWSWORK'
            Use-S3Profile work
            $null = Get-S3Bucket; Credential | Should -Be 'AWSWORK'
            (Test-S3Profile work).Origin | Should -Be "AWS profile 'work'"
            (TabExpansion2 'Get-S3Bucket -ProfileName wo' 28).CompletionMatches.CompletionText | Should -Be 'work'
            (TabExpansion2 'Use-S3Profile wo' 16).CompletionMatches.CompletionText | Should -Be 'work'
            $null = Mount-S3Drive shared -ProfileName work
            $null = Get-ChildItem shared:/; Credential | Should -Be 'AWSWORK'
        }
        finally {
            Remove-Item env:AWS_SHARED_CREDENTIALS_FILE, env:AWS_ENDPOINT_URL_S3
            Dismount-S3Drive shared -ErrorAction Ignore
        }
        { Use-S3Profile nobody } | Should -Throw "There is no profile 'nobody'*"
    }
    It 'are asked for before a drive is made with them' {
        { Mount-S3Drive gone -ProfileName nobody -ErrorAction Stop } | Should -Throw "There is no profile 'nobody'*"
        { New-PSDrive gone S3 '' -ProfileName nobody -ErrorAction Stop } | Should -Throw "*There is no profile 'nobody'*"
        Get-PSDrive gone -ErrorAction Ignore | Should -BeNullOrEmpty
    }
    It 'change by single values' {
        Set-S3Profile one -Url $server.Url -AccessKey AK1 -SecretKey $secret
        Set-S3Profile one -PartSize 64MB -Addressing Path
        $profile = Get-S3Profile one
        $profile.PartSize | Should -Be 64MB
        $profile.Addressing | Should -Be 'Path'
        $profile.Url | Should -Be $server.Url
        $null = Get-S3Bucket -ProfileName one
    }
    It 'forget single values' {
        Set-S3Profile one -Url $server.Url -AccessKey AK1 -SecretKey $secret -Region eu-x -PartSize 64MB -UserAgent me -Trait @{ BatchDelete = $false; ListVersion = 1 }
        Set-S3Profile one -Clear partsize, UserAgent -Region '' -Trait @{ BatchDelete = $null }
        $profile = Get-S3Profile one
        $profile.PSObject.Properties.Name | Should -Not -Contain 'PartSize'
        $profile.PSObject.Properties.Name | Should -Not -Contain 'UserAgent'
        $profile.PSObject.Properties.Name | Should -Not -Contain 'BatchDelete'
        $profile.Region | Should -Not -Be 'eu-x'
        $profile.ListVersion | Should -Be 1
        $null = Get-S3Bucket -ProfileName one
        { Set-S3Profile one -Clear Nonsense } | Should -Throw "*no 'Nonsense'. It has: Url, Region*"
        { Set-S3Profile one -Clear Url } | Should -Throw '*lacks Url*'
        (Get-S3Profile one).Url | Should -Be $server.Url
    }
    It 'show no secret' {
        $token = 'eyJ' + 'x' * 700
        Set-S3Profile one -Url $server.Url -AccessKey $token -SecretKey $secret -SessionToken tok-en
        $shown = (Get-S3Profile | Format-List * | Out-String -Width 4000) + (Get-S3Profile | ConvertTo-Json) + (Get-S3Bucket -ProfileName one -Verbose 4>&1 | Out-String)
        $shown | Should -Not -Match 'hush|tok-en|xxxx'
    }
    It 'lie in a file that only its owner can read' -Skip:$IsWindows {
        Set-S3Profile one -Url $server.Url -AccessKey AK1 -SecretKey $secret
        (Get-Item $env:OINT_HOME).UnixMode | Should -Be 'drwx------'
        (Get-Item $env:OINT_HOME/profiles.json).UnixMode | Should -Be '-rw-------'
        (Get-ChildItem $env:OINT_HOME).Name | Should -Not -Contain 'profiles.json.new'
    }
    It 'leave a damaged file as it is' {
        $null = New-Item $env:OINT_HOME -ItemType Directory
        Set-Content $env:OINT_HOME/profiles.json '{ "profiles": { "one": '
        { Get-S3Profile } | Should -Throw '*is damaged*It was left as it is*'
        { Set-S3Profile two -Url x -AccessKey a -SecretKey s } | Should -Throw '*is damaged*'
        Get-Content $env:OINT_HOME/profiles.json | Should -Be '{ "profiles": { "one": '
    }
    It 'lack nothing that a connection needs' {
        { Set-S3Profile one -AccessKey a -SecretKey s } | Should -Throw '*lacks Url*'
        { Set-S3Profile one -Url 'ftp://x' -AccessKey a -SecretKey s } | Should -Throw '*not an http or https URL*'
        Get-S3Profile | Should -BeNullOrEmpty
    }
    It 'survive many writers at once' {
        $module = $Manifest
        1..8 | ForEach-Object -Parallel {
            Import-Module $using:module
            Set-S3Profile "p$_" -Url http://x -AccessKey "a$_" -SecretKey s
        }
        (Get-S3Profile).Count | Should -Be 8
    }
}

Describe 'Basic data' {
    It 'has no secret among its properties' {
        $data = Get-S3BasicData -Url h -AccessKey a -SecretKey $secret -Region r
        $data.PSObject.Properties.Name | Should -Be 'Url', 'AccessKey', 'Region', 'Service'
        $data.Service | Should -Be 's3'
        $data | Out-String | Should -Match 'SecretKey +: \*{8}'
    }
    It 'is kept out of <Name>' -ForEach @(
        @{ Name = 'every view'; Make = { param($d) $d | Out-String; $d | Format-List * -Force | Out-String; $d | Format-Table * | Out-String; $d | Format-Custom -Depth 9 | Out-String; $d | Format-Wide | Out-String } }
        @{ Name = 'JSON'; Make = { param($d) $d, @{ Inside = $d } | ForEach-Object { $_ | ConvertTo-Json -Depth 9 }; [System.Text.Json.JsonSerializer]::Serialize($d.PSObject.BaseObject, $d.PSObject.BaseObject.GetType(), [System.Text.Json.JsonSerializerOptions]$null) } }
        @{ Name = 'CSV, XML and text'; Make = { param($d) $d | ConvertTo-Csv; ($d | ConvertTo-Xml -Depth 9).OuterXml; "$d"; $d | Select-Object * | Out-String; $d | Get-Member | Out-String } }
        @{ Name = 'CLIXML'; Make = { param($d) $d, [pscustomobject]@{ Inside = $d } | Export-Clixml "$TestDrive/d.xml" -Depth 9; Get-Content "$TestDrive/d.xml" -Raw } }
        @{ Name = 'a transcript'; Make = { param($d) $null = Start-Transcript "$TestDrive/t.txt"; $d | Format-List * | Out-Default; $null = Stop-Transcript; Get-Content "$TestDrive/t.txt" -Raw } }
    ) {
        $data = Get-S3BasicData -Url h -AccessKey ('eyJ' + 'x' * 80 + 'hush-t') -SecretKey $secret -SessionToken 'hush-st'
        $shown = & $Make $data | Out-String -Width 500
        $shown | Should -Match 'eyJ|\bh\b'
        $shown | Should -Not -Match 'hush'
        [Convert]::ToHexString([Text.Encoding]::Unicode.GetBytes('hush')) | ForEach-Object { $shown | Should -Not -Match $_ }
    }
    It 'is kept out of the JSON of <Name>, as are other secrets' -ForEach @(
        @{ Name = 'a profile'; Make = { Get-S3Profile canary } }
        @{ Name = 'a profile that was made'; Make = { Set-S3Profile canary2 @canary; Get-S3Profile canary2 | Select-Object * } }
        @{ Name = 'an imported profile'; Make = {
            Set-Content "$TestDrive/canary.json" '{ "aliases": { "mine": { "url": "https://x", "accessKey": "AK", "secretKey": "hush-s", "sessionToken": "hush-t" } } }'
            Import-S3Profile Mc "$TestDrive/canary.json" -Force 3>$null
        } }
        @{ Name = 'a test of a profile'; Make = { Test-S3Profile canary } }
        @{ Name = 'a list'; Make = { Get-S3Bucket -ProfileName canary; Get-S3Object b -ProfileName canary -Headers @{ 'x-amz-security-token' = 'hush-h' } } }
        @{ Name = 'an object under a key of its own'; Make = { Write-S3Object b k -Value x -ProfileName canary -CustomerKey ([Text.Encoding]::ASCII.GetBytes('hush' * 8)) } }
        @{ Name = 'an error'; Make = { try { Get-S3BucketTagging b -ProfileName canary -ErrorAction Stop } catch { $_.Exception, $_.TargetObject, $_.Exception.Answer } } }
        @{ Name = 'a drive'; Depth = 2; Make = { $null = New-PSDrive canary S3 '' -ProfileName canary; Get-PSDrive canary; Get-Item canary:/b; Remove-PSDrive canary } }
        @{ Name = 'a client'; Make = {
            $client = (New-HttpRequest).Initialize($any.Url).AddBasicAuthorization('me', 'hush-p')
            $client, (New-HttpRequest).Initialize($any.Url).AddBearerAuthorization('hush-b').ProcessRequest('GET')
            $client.ReturnRequest($true)
        } }
        @{ Name = 'a local server'; Make = {
            $local = Start-S3LocalServer "$TestDrive/canary" -AccessKey AK -SecretKey hush-hush-hush -PassThru
            $local, $local.BasicData, $local.Requests; Stop-S3LocalServer $local
        } }
    ) {
        $any = [OpenIntegrations.Testing.AnyStore]::Start()
        $canary = @{ Url = $any.Url; AccessKey = 'AK1'; SecretKey = $secret; SessionToken = 'hush-t'; Provider = 'AWS'; Addressing = 'Path' }
        Set-S3Profile canary @canary
        try { $objects = @(. $Make) } finally { $any.Dispose() }
        $objects.Count | Should -BeGreaterThan 0
        foreach ($object in $objects) {
            foreach ($shown in $object, @{ Inside = $object }, @(, $object), [pscustomobject]@{ Inside = $object }) {
                $shown | ConvertTo-Json -Depth $(if ($Depth) { $Depth } else { 6 }) -WarningAction Ignore | Should -Not -Match 'hush|aHVzaG'
            }
        }
    }
    It 'has all of it where that is asked for' {
        $data = Get-S3BasicData -Url h -AccessKey a -SecretKey s -Region r -SessionToken t -AsPlainText
        $data.PSObject.Properties.Name | Should -Be 'URL', 'Region', 'Service', 'AccessKey', 'SecretKey', 'SessionToken'
        $data.SecretKey | Should -BeExactly 's'
    }
    It 'works in another runspace, and says in a job what it has lost' {
        $data = BasicData $server
        $module = $Manifest
        (1 | ForEach-Object -Parallel { Import-Module $using:module; Get-S3Bucket -BasicData $using:data }).status | Should -Be 200
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($data))
        { Get-S3Bucket -BasicData $copy } | Should -Throw '*have lost their secrets*Get-S3BasicData -AsPlainText*'
    }
    It 'takes what is added to it' {
        $data = BasicData $server | Add-Member MaxAttempts 101 -PassThru
        { Get-S3Bucket -BasicData $data } | Should -Throw "MaxAttempts of the basic data is '101'*"
    }
    It 'is taken as <Form>' -ForEach @(
        @{ Form = 'object'; Make = { param($d) $d } }
        @{ Form = 'hashtable'; Make = { param($d) @{ url = $d.URL; accesskey = $d.AccessKey; SECRETKEY = $d.SecretKey } } }
        @{ Form = 'JSON'; Make = { param($d) $d | ConvertTo-Json } }
        @{ Form = 'file'; Make = { param($d) $d | ConvertTo-Json | Set-Content TestDrive:/basic.json; 'TestDrive:/basic.json' } }
    ) {
        $null = Get-S3Bucket -BasicData (& $Make (BasicData $server).AsPlainText())
        Credential | Should -Be 'AKTEST'
    }
}
