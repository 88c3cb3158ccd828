# What must not be seen, and what must not be sent.
BeforeDiscovery { $secrets = 'SecretKey', 'SessionToken', 'ProxyPassword', 'ClientCertificatePassword', 'CredentialProcess', 'CredentialScript', 'HostingApiKey', 'RefreshToken', 'AccessToken', 'Password', 'the token in the access key' }

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $mark = 'hush-{0}-hush'
    function Secret($Name) { $mark -f $Name }
    # Everything a command shows, on all streams, in all views, with the details of its errors.
    function Shown([scriptblock] $Script) {
        $before = $Error.Count
        $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
        $all = try { & $Script *>&1 } catch { $_ }
        $errors = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] }) + @($Error | Select-Object -First ($Error.Count - $before))
        $records = foreach ($e in $errors) { $e | Format-List * -Force; $e.Exception | Format-List * -Force; for ($x = $e.Exception; $x; $x = $x.InnerException) { "$x" } }
        $null = Start-Transcript "$TestDrive/transcript.txt"
        $all | Format-List * -Force | Out-Default
        foreach ($e in $errors) { $e | Out-Default }
        $null = Stop-Transcript
        @($all) + $errors | Export-Clixml "$TestDrive/all.xml" -Depth 4
        (Get-Content "$TestDrive/transcript.txt" -Raw) + (Get-Content "$TestDrive/all.xml" -Raw) + ($all | Out-String -Width 1000) + ($all | Format-List * -Force | Out-String -Width 1000) + ($all | Format-Table * | Out-String -Width 1000) +
            ($all | ForEach-Object { $depth = if ($_ -is [Management.Automation.ErrorRecord] -or $_ -is [Management.Automation.PSDriveInfo]) { 3 } else { 4 }; try { $_ | ConvertTo-Json -Depth $depth -WarningAction Ignore } catch { "$_" } }) + ($all -join ' ') + ($records | Out-String -Width 1000)
    }
}

Describe 'No secret is shown' {
    BeforeAll {
        $env:OINT_HOME = Join-Path $TestDrive home
        $denied = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Error(403, 'SignatureDoesNotMatch', 'no')))
        $fine = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@(Xml '<ListAllMyBucketsResult/>'))
        $token = 'eyJ' + ('x' * 80) + (Secret 'the token in the access key')
        $proxy = "http://user:$(Secret ProxyPassword)@127.0.0.1:$($denied.Port)"
        Set-S3Profile keys -Url $denied.Url -AccessKey AK -SecretKey (Secret SecretKey) -SessionToken (Secret SessionToken)
        Set-S3Profile token -Url $denied.Url -AccessKey $token -SecretKey (Secret SecretKey)
        Set-S3Profile fine -BasedOn keys -Url $fine.Url
        Set-S3Profile proxied -BasedOn keys -Url http://store.invalid -Proxy $proxy
        Set-S3Profile proxied2 -BasicData @{ Url = 'http://store.invalid'; AccessKey = 'A'; SecretKey = (Secret SecretKey); Proxy = $proxy }
        Set-S3Profile process -Url $denied.Url -CredentialProcess "/bin/false $(Secret CredentialProcess)"
        Set-S3Profile script -Url $denied.Url -CredentialScript ([scriptblock]::Create("`$null = '$(Secret CredentialScript)'"))
        Set-S3Profile role -BasedOn keys -RoleArn arn:aws:iam::1:role/x
        Set-Content "$TestDrive/bad.pfx" 'no certificate'
        Set-S3Profile certificate -BasedOn keys -Url https://127.0.0.1:1 -ClientCertificateFile "$TestDrive/bad.pfx" -ClientCertificatePassword (Secret ClientCertificatePassword)
        $basic = @{ Url = $denied.Url; AccessKey = $token; SecretKey = (Secret SecretKey); SessionToken = (Secret SessionToken) }
        Set-S3Profile hosting -HostingApiKey (Secret HostingApiKey) -HostingUrl $denied.Url
        # What Connect-S3Cells stores, with the end of the token long past.
        $file = "$env:OINT_HOME/profiles.json"
        $stored = Get-Content $file -Raw | ConvertFrom-Json -AsHashtable
        if (-not $IsWindows) {
            # By hand, where it does not belong.
            $stored.profiles.inUrl = @{ Url = "http://u:$(Secret Password)@127.0.0.1:1"; AccessKey = 'A'; SecretKey = (Secret SecretKey) }
            $stored.profiles.cells = @{ Provider = 'Cells'; Url = $denied.Url; SignIn = 'Session'; UserName = 'anna'; Password = (Secret Password); AccessToken = (Secret AccessToken); RefreshToken = (Secret RefreshToken); TokenExpires = '2001-01-01T00:00:00Z' }
            $stored | ConvertTo-Json -Depth 5 | Set-Content $file
            chmod 600 $file
        }
        # A store that repeats what it was asked with, and what it cannot know.
        $customerKey = [Text.Encoding]::ASCII.GetBytes('hush-customer-key-0123456789abc')
        $customerKey += 0
        $customerText = [Convert]::ToBase64String($customerKey)
        $told = ('SecretKey', 'SessionToken', 'ProxyPassword', 'ClientCertificatePassword').ForEach{ Secret $_ } -join ' '
        $echo = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Error(403, 'SignatureDoesNotMatch', $told)))
        $proxyUser = [pscredential]::new('u', (ConvertTo-SecureString (Secret ProxyPassword) -AsPlainText -Force))
        Set-S3Profile echoed -BasedOn keys -Url $echo.Url -ProxyCredential $proxyUser -ClientCertificatePassword (Secret ClientCertificatePassword)
        $names = (Get-S3Profile).Name
        $escaped = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Error(403, 'SignatureDoesNotMatch', $told.Replace('-', '&#45;'))))
        $escapedJson = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(403, '{"message":"' + $told.Replace('-', '\u002d') + '"}')))
        Set-S3Profile escaped -BasedOn echoed -Url $escaped.Url
        Set-S3Profile escapedJson -BasedOn echoed -Url $escapedJson.Url
        # The customer's key is a request's own: only in the answer to that one it can be known.
        $keyed = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Error(403, 'SignatureDoesNotMatch', $customerText)))
        Set-S3Profile keyed -BasedOn keys -Url $keyed.Url
        $output = @(
            Shown { Get-S3Profile }
            Shown { Get-S3Profile | ForEach-Object { "$_"; $_.PSObject.Properties.Value } }
            foreach ($name in $names) {
                Shown { Get-S3Bucket -ProfileName $name }
                Shown { Get-S3Bucket -ProfileName $name -Unwrap -ErrorAction Stop }
                Shown { Test-S3Profile $name }
                Shown { Write-S3Object b k -Value x -ProfileName $name }
                Shown { Use-S3Profile $name; Get-S3Object b; Use-S3Profile -None }
                Shown { Export-S3Profile $name "$TestDrive/$name.json" -As BasicData }
                Shown { Export-S3Profile $name "$TestDrive/credentials" -As Aws -WhatIf }
            }
            Shown { Get-S3BasicData -Url h -AccessKey $token -SecretKey (Secret SecretKey) -SessionToken (Secret SessionToken) | Format-List }
            Shown { Get-S3Bucket -BasicData $basic }
            Shown { Get-S3BasicData -Url h -AccessKey $token -SecretKey (Secret SecretKey) -SessionToken (Secret SessionToken) }
            Shown { Read-S3Object b k -ProfileName keyed -CustomerKey $customerKey }
            Shown { Write-S3Object b k -Value x -ProfileName keyed -CustomerKey $customerKey -ErrorAction Stop }
            # Forms that are none of a key's.
            foreach ($other in @{ Key = $customerText }, [pscustomobject]@{ Key = $customerText }, @($customerText, ''), [Collections.ArrayList]@($customerText)) {
                Shown { Read-S3Object b k -ProfileName keyed -CustomerKey $other }
                Shown { Copy-S3Object b k b l -ProfileName keyed -SourceCustomerKey $other }
            }
            Shown { New-S3PresignedUrl b k -ProfileName keys -WhatIf:$false | ForEach-Object { 'made' } }
            Shown { Connect-S3Hosting -ProfileName hosting; Get-S3HostingAccount }
            Shown { Test-S3Profile -BasicData $basic }
            # What lives in a session and was given a secret.
            Shown { Mount-S3Drive hush -BasicData $basic; Get-PSDrive hush; Remove-PSDrive hush }
            Shown { $local = Start-S3LocalServer "$TestDrive/local" -SecretKey (Secret SecretKey); $local; Stop-S3LocalServer $local }
            Shown {
                $client = (New-HttpRequest $denied.Url).AddBasicAuthorization('u', (Secret Password)).AddAWS4Authorization('AK', (Secret SecretKey), 'r', 's3', (Secret SessionToken))
                $client.SetProxy(@{ URL = $denied.Url; User = 'u'; Password = (Secret ProxyPassword) }).ProcessRequest('GET')
                (New-HttpRequest $denied.Url).AddBearerAuthorization((Secret AccessToken)).ProcessRequest('GET')
            }
            # Servers write what they repeat with the escapes of their own languages.
            foreach ($name in 'escaped', 'escapedJson') {
                Shown { Get-S3Bucket -ProfileName $name }
                Shown { Read-S3Object b k -ProfileName $name }
                Shown { Test-S3Profile $name }
            }
            Shown { Get-S3Bucket -BasicData (Secret SecretKey) }
            Shown { Set-S3Profile x -Url http://h -AccessKey $token -SecretKey (Secret SecretKey) -Provider None }
            Shown { Set-S3Profile x -Url "http://u:$(Secret SecretKey)@h" -AccessKey a -SecretKey (Secret SecretKey) }
            Shown { Set-S3Profile x -Url http://h -SecretKey (Secret SecretKey) -CredentialProcess (Secret CredentialProcess) -AccessKey A }
            Shown { Set-S3Profile keys -WhatIf -SecretKey (Secret SecretKey) }
            Shown { Remove-S3Profile nobody }
        ) -join "`n"
    }
    AfterAll { $denied.Dispose(); $fine.Dispose(); $echo.Dispose(); $keyed.Dispose(); $escaped.Dispose(); $escapedJson.Dispose() }

    It 'although there was much to see' {
        $output.Length | Should -BeGreaterThan 50000
        $output | Should -Match 'SignatureDoesNotMatch'
        $output | Should -Match 'VERBOSE|GET http'
        Get-Content "$TestDrive/fine.json" -Raw | Should -Match ([regex]::Escape((Secret SecretKey)))
    }
    It 'the customer key' { $output.IndexOf($customerText, [StringComparison]::Ordinal) | Should -Be -1 }
    It '<_>' -ForEach $secrets {
        # By the bytes: by the rules of a language it takes seconds.
        $at = $output.IndexOf((Secret $_), [StringComparison]::Ordinal)
        $at | Should -Be -1 -Because $(if ($at -ge 0) { $output.Substring([Math]::Max(0, $at - 200), 300) })
    }
}

Describe 'Nothing is sent that was not asked for' {
    BeforeAll {
        # Every way to a server outside ends in a trap: the proxies of the environment, and all the metadata servers and services that AWS's tools know.
        $trap = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(500)))
        $store = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@(Xml '<ListAllMyBucketsResult/>'))
        function Run([string] $Script) {
            $environment = @{
                HOME = "$TestDrive/nobody"; OINT_HOME = "$TestDrive/quiet"; NO_PROXY = '127.0.0.1'; HTTP_PROXY = $trap.Url; HTTPS_PROXY = $trap.Url; ALL_PROXY = $trap.Url
                AWS_EC2_METADATA_SERVICE_ENDPOINT = $trap.Url; AWS_CONTAINER_CREDENTIALS_FULL_URI = "$($trap.Url)/container"; AWS_ENDPOINT_URL_STS = $trap.Url; AWS_ENDPOINT_URL_SSO = $trap.Url; AWS_ENDPOINT_URL_SSO_OIDC = $trap.Url
                POWERSHELL_TELEMETRY_OPTOUT = '1'; STORE = $store.Url; MODULE = $Manifest
            }
            $script = "`$ErrorActionPreference = 'Stop'; `$ProgressPreference = 'SilentlyContinue'; Import-Module `$env:MODULE; $Script; 'done'"
            $child = [Diagnostics.ProcessStartInfo]::new($Pwsh[0], [string[]]@($Pwsh[1..9]; '-NoProfile'; '-NonInteractive'; '-EncodedCommand'; [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))))
            $child.RedirectStandardOutput = $true
            foreach ($name in $environment.Keys) { $child.Environment[$name] = $environment[$name] }
            foreach ($name in 'http_proxy', 'https_proxy') { $child.Environment[$name] = $trap.Url }
            $process = [Diagnostics.Process]::Start($child)
            $text = $process.StandardOutput.ReadToEnd()
            $process.WaitForExit()
            $text.Trim()
        }
    }
    AfterAll { $trap.Dispose(); $store.Dispose() }

    It 'by all that concerns profiles, links and the search for a connection' {
        Run @'
            Set-S3Profile keys -Url https://s3.eu-west-1.amazonaws.com -AccessKey a -SecretKey s
            Set-S3Profile role -BasedOn keys -RoleArn arn:aws:iam::1:role/x
            Set-S3Profile machine -Url https://s3.eu-west-1.amazonaws.com -CredentialSource Ec2InstanceMetadata
            Set-S3Profile container -Provider Wasabi -CredentialSource EcsContainer
            $null = Get-S3Profile; Use-S3Profile keys
            $null = New-S3PresignedUrl photos k; $null = New-S3PresignedUrl photos k -Method PUT
            $null = Export-S3Profile keys "$HOME/basic.json"; $null = Export-S3Profile keys "$HOME/.aws/credentials" -As Aws
            $null = Import-S3Profile Aws -Prefix i-
            $null = Get-S3BasicData -Url https://s3.amazonaws.com -AccessKey a -SecretKey s
            $null = Get-Command -Module OpenIntegrations.S3; $null = (TabExpansion2 'Get-S3Profile ').CompletionMatches
            Use-S3Profile -None
            foreach ($name in 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID') { Remove-Item "env:$name" -ErrorAction Ignore }
            Remove-Item -Recurse -Force "$HOME/.aws"
            try { $null = Get-S3Bucket; 'connected' } catch { }
'@ | Should -Be 'done'
        $trap.Requests | Should -BeNullOrEmpty
        $trap.Connections | Should -Be 0
    }
    It 'and each request is one' {
        Run '$null = Get-S3Bucket -BasicData @{ Url = $env:STORE; AccessKey = "a"; SecretKey = "s" }' | Should -Be 'done'
        $store.Requests.Count | Should -Be 1
        $trap.Connections | Should -Be 0
    }
    It 'and the trap works' {
        Run 'try { $null = Get-S3Bucket -BasicData @{ Url = "http://store.invalid"; AccessKey = "a"; SecretKey = "s"; MaxAttempts = 1 } -ErrorAction SilentlyContinue } catch { }' | Should -Not -BeNullOrEmpty
        $trap.Connections | Should -Be 1
    }
}
