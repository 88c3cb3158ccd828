# The hosting provider's cmdlets against a scripted provider that answers as its documentation shows.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $Provider = [OpenIntegrations.Testing.HostingProvider]
    $apiKey = $Provider::ApiKey
    $secretKey = $Provider::SecretKey
    $u = 's3_user_123'

    function Json([string] $Body, [int] $Status = 200) { $Provider::Json($Body, $Status) }
    # What arrives next, in place of an answer.
    function Next($Answer) { $p.Next([OpenIntegrations.Testing.Answer[]]@($Answer)) }
    # The last form, without action and token.
    function Form([int] $Index = -1) { ($Provider::Fields($p.Requests[$Index]) | Where-Object Key -notin 'action', 'token' | ForEach-Object { "$($_.Key)=$($_.Value)" }) -join '&' }
}

Describe 'Hosting' {
    BeforeEach {
        $env:OINT_HOME = Join-Path $TestDrive ([guid]::NewGuid())
        $p = $Provider::new($false)
        Connect-S3Hosting $apiKey -Url $p.Url
    }
    AfterEach { Disconnect-S3Hosting; $p.Dispose() }

    Context 'A connection' {
        It 'logs in, works, and logs out' {
            $c = Connect-S3Hosting (ConvertTo-SecureString $apiKey -AsPlainText -Force) -Url $p.Url -TokenLifetime 600 -PassThru
            $c.Url | Should -Be $p.Url
            $c.Role | Should -Be 'Customer'
            $c.Expires | Should -BeGreaterThan ([datetime]::UtcNow.AddMinutes(50))
            $c | Out-String | Should -Not -Match ($p.Token, $apiKey -join '|')
            $Provider::Field($p.Server.Requests[-1], 'ttl') | Should -Be 600
            (Get-S3HostingPlan).Count | Should -Be 2
            Disconnect-S3Hosting
            $p.Arrived[-1] | Should -Be 'auth.php logout'
            { Get-S3HostingPlan } | Should -Throw -ErrorId 'HostingNotConnected,*' '*Connect-S3Hosting makes one.'
        }
        It 'is made by a token' {
            Connect-S3Hosting -Token $p.Token -Url $p.Url
            $null = Get-S3HostingPlan
            Disconnect-S3Hosting
            $p.Arrived | Should -Be 'auth.php login', 'list_plans'
        }
        It 'is made by a profile, which keeps the key as it keeps any secret' {
            Set-S3Profile hoster -HostingApiKey $apiKey -HostingUrl $p.Url
            Get-S3Profile hoster | Format-List * | Out-String -Width 500 | Should -Not -Match $apiKey
            (Get-S3Profile hoster).HostingUrl | Should -Be $p.Url
            Connect-S3Hosting -ProfileName hoster
            $p.Arrived | Should -Be 'auth.php login', 'auth.php login'
            Set-S3Profile other -Url x.example -AccessKey a -SecretKey s
            { Connect-S3Hosting -ProfileName other } | Should -Throw '*has no HostingApiKey*'
        }
        It 'is refused with <Message>' -ForEach @(
            @{ With = @{ ApiKey = 'wrong-key' }; Id = 'HostingUnauthorized'; Message = 'login: Invalid API key.' }
            @{ With = @{ ApiKey = ' ' }; Id = 'InvalidArgument'; Message = 'The API key is empty.' }
            @{ With = @{ ApiKey = 'k'; Url = 'http://api.hostkey.com' }; Id = 'InvalidArgument'; Message = '*must begin with https://*' }
            @{ With = @{ ApiKey = 'k'; Url = 'http://127.0.0.1:1' }; Id = 'ConnectionFailed'; Message = '*Connection refused*' }
        ) {
            if (-not $With.Url) { $With.Url = $p.Url }
            { Connect-S3Hosting @With } | Should -Throw $Message -ErrorId "$Id,*"
            # The old connection is still there.
            (Get-S3HostingPlan).Count | Should -Be 2
        }
        It 'asks for the key, and says so where nobody can be asked' {
            $shell = [powershell]::Create()
            try {
                $null = $shell.AddScript('param($module) Import-Module $module; Connect-S3Hosting').AddArgument($Manifest)
                $shell.Invoke() | Should -BeNullOrEmpty
                "$($shell.Streams.Error)" | Should -Be "Nobody can be asked here: 'API key'."
            }
            finally { $shell.Dispose() }
        }
    }

    Context 'What is sent' {
        It 'by <Line> is <Form>' -ForEach @(
            @{ Line = 'New-S3HostingAccount 1 b1'; Action = 'create_account'; Form = 'plan_id=1&bucket_name=b1' }
            @{ Line = 'New-S3HostingAccount -PlanId 1 -BucketName b1 -Location DE'; Action = 'create_account'; Form = 'plan_id=1&bucket_name=b1&location=DE' }
            @{ Line = 'New-S3HostingBucket u1 b2'; Action = 'create_bucket'; Form = 's3uid=u1&bucket_name=b2' }
            @{ Line = 'New-S3HostingOrder 2 b3 NL -Confirm:$false'; Action = 'create_order'; Form = 'plan_id=2&bucket_name=b3&location=NL' }
            @{ Line = 'Remove-S3HostingAccount u1 -Confirm:$false'; Action = 'delete_account'; Form = 's3uid=u1' }
            @{ Line = 'Remove-S3HostingBucket u1 b2 -Confirm:$false'; Action = 'delete_bucket'; Form = 's3uid=u1&bucket_name=b2' }
            @{ Line = 'Remove-S3HostingFile u1 b2 "a b/ü&=.txt" -Confirm:$false'; Action = 'delete_file'; Form = 's3uid=u1&bucket_name=b2&filename=a b/ü&=.txt' }
            @{ Line = 'Get-S3HostingBucket u1'; Action = 'get_buckets'; Form = 's3uid=u1' }
            @{ Line = 'Get-S3HostingUsage u1'; Action = 'get_buckets_rmq'; Form = 's3uid=u1' }
            @{ Line = 'Get-S3HostingFile u1 b2 -NoPaging'; Action = 'get_files'; Form = 's3uid=u1&bucket_name=b2&max_keys=100' }
            @{ Line = 'Get-S3HostingFile u1 b2 -ContinuationToken t -MaxKeys 7 -Search foo'; Action = 'get_files'; Form = 's3uid=u1&bucket_name=b2&continuation_token=t&max_keys=7&search=foo' }
            @{ Line = 'Get-S3HostingAccount'; Action = 'get_users'; Form = '' }
            @{ Line = 'Get-S3HostingAccount u1 -ClientId 3 -PlanId 5 -Email e@x.example -Billing b -BucketName n -Limit 9 -Order quota -OrderBy DESC -PeriodFrom 2024-01-02 -PeriodTo 2024-12-31'; Action = 'get_users'
                Form = 'id=3&plan_id=5&s3uid=u1&email=e@x.example&billing=b&bucket_name=n&limit=9&order=quota&order_by=DESC&period_from=2024-01-02&period_to=2024-12-31' }
            @{ Line = 'Get-S3HostingPlanHistory 4'; Action = 'history'; Form = 'id=4' }
            @{ Line = 'Get-S3HostingPlan'; Action = 'list_plans'; Form = '' }
            @{ Line = 'Get-S3HostingPlan 4'; Action = 'list_plans'; Form = 'id=4' }
            @{ Line = 'Get-S3HostingKey u1'; Action = 'show_key'; Form = 's3uid=u1&s3_key=secret_key' }
            @{ Line = 'Get-S3HostingKey u1 access_key'; Action = 'show_key'; Form = 's3uid=u1&s3_key=access_key' }
            @{ Line = 'Stop-S3HostingOrder u1 -Confirm:$false'; Action = 'delete_payment_account'; Form = 's3uid=u1' }
            @{ Line = 'Resume-S3HostingOrder u1 -Confirm:$false'; Action = 'cancel_payment_account_deletion'; Form = 's3uid=u1' }
            @{ Line = 'Get-S3HostingLocation'; Action = 'get_available_locations'; Form = '' }
            @{ Line = 'Update-S3HostingTraffic'; Action = 'update_traffic_info'; Form = '' }
        ) {
            $null = & ([scriptblock]::Create($Line))
            $p.Arrived[-1] | Should -Be $Action
            Form | Should -BeExactly $Form
        }
        It 'is nothing under -WhatIf: <_>' -ForEach 'New-S3HostingAccount 1 b', 'New-S3HostingBucket u b', 'New-S3HostingOrder 1 b NL', 'Remove-S3HostingAccount u', 'Remove-S3HostingBucket u b', 'Remove-S3HostingFile u b f', 'Stop-S3HostingOrder u', 'Resume-S3HostingOrder u', 'Update-S3HostingTraffic' {
            & ([scriptblock]::Create("$_ -WhatIf"))
            $p.Arrived | Should -Be 'auth.php login'
        }
        It 'is asked about: <_>' -ForEach 'New-S3HostingOrder', 'Remove-S3HostingAccount', 'Remove-S3HostingBucket', 'Remove-S3HostingFile', 'Stop-S3HostingOrder', 'Resume-S3HostingOrder' {
            $attribute = (Get-Command $_).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)
            $attribute.ConfirmImpact | Should -Be 'High'
        }
        It 'is not sent unless somebody says yes' {
            $shell = [powershell]::Create('CurrentRunspace')
            try { { $shell.AddScript("Remove-S3HostingAccount $u").Invoke() } | Should -Throw } finally { $shell.Dispose() }
            $p.Arrived | Should -Be 'auth.php login'
        }
    }

    Context 'What comes' {
        It 'are plans with prices, wherever those stand' {
            $free, $pro = Get-S3HostingPlan
            $free.PlanId | Should -Be 1
            $free.Active | Should -BeTrue
            $free.Locations | Should -Be 'NL', 'DE'
            $pro.Quota | Should -Be 1TB
            $pro.MonthlyEur | Should -Be 4.99
            $pro.MonthlyEur | Should -BeOfType decimal
            $free.Answer.Action | Should -Be 'list_plans'
            $free.Answer.Response.plans[1].quota | Should -BeExactly '1099511627776'
            $free.Answer.GetText() | Should -BeLike '{"result":"OK","action":"list_plans"*'
            Get-S3HostingPlan | Out-String | Should -Match '(?m)2 +Pro Plan +1\.0 TiB +4\.99 +5\.49 +450 +True +NL'
        }
        It 'are accounts' {
            $a = Get-S3HostingAccount
            $a.PSTypeNames[0] | Should -Be 'OpenIntegrations.S3.HostingAccount'
            $a.S3uid, $a.Id, $a.PlanId, $a.Quota, $a.Traffic, $a.StorageUsage, $a.Email, $a.Location | Should -Be $u, 123, 5, 5368709120, 102400, 1024000000, 'me@example.com', 'NL'
            $a | Out-String | Should -Match "$u +5 +NL +976\.6 MiB +5\.0 GiB +102400 +me@example\.com"
        }
        It 'is the use of an account' {
            $x = Get-S3HostingUsage $u
            $x.Buckets[0].BucketName, $x.Buckets[0].Usage, $x.Buckets[0].S3uid | Should -Be 'bucket-1', 1024000000, $u
            $x.Snapshots[0].CreatedAt | Should -Be ([datetime]::new(2023, 10, 27, 10, 0, 0, [DateTimeKind]::Utc))
            $x.AccessKey | Should -Be $Provider::AccessKey
            $x.SecretKey | Should -BeOfType securestring
            $x | Out-String | Should -Match '(?s)Storage +: 976\.6 MiB.*Bandwidth +: 102400.*SecretKey +: \*{8}'
        }
        It 'are files of all pages, as the pipeline asks for them' {
            $files = Get-S3HostingFile $u bucket-1
            $files.FileName | Should -Be 'docs/', 'docs/old.pdf', 'z.txt'
            $files.IsFolder | Should -Be $true, $false, $false
            $files[1].Size | Should -Be 2048
            $files | Out-String | Should -Match '(?s)FOLDER +docs/.*2\.0 KiB +2024-01-0. .*docs/old\.pdf'
            $Provider::Field($p.Requests[-1], 'continuation_token') | Should -BeExactly 'page+2='
            $p.Requests.Count | Should -Be 2
            $null = Get-S3HostingFile $u bucket-1 | Select-Object -First 1
            $null = Get-S3HostingFile $u bucket-1 -NoPaging
            $p.Requests.Count | Should -Be 4
        }
        It 'is no page for ever: a token that comes again ends the list' {
            $p.Say('get_files', (Json '{"result":"OK","files":["a"],"continuation_token":"again"}'))
            (Get-S3HostingFile $u b).Count | Should -Be 2
        }
        It 'is a key, which is a SecureString unless it is wanted as text' {
            Get-S3HostingKey $u | Should -BeOfType securestring
            Get-S3HostingKey $u -AsPlainText | Should -BeExactly $secretKey
            Get-S3HostingKey $u access_key -AsPlainText | Should -BeExactly $Provider::AccessKey
            (TabExpansion2 'Get-S3HostingKey u -Key ' 24).CompletionMatches.CompletionText | Should -Be 'access_key', 'secret_key'
        }
        It 'are orders, changes, locations and buckets under the names that come' {
            $o = New-S3HostingOrder 2 b NL -Confirm:$false
            $o.S3uid, $o.Invoice, $o.Status, $o.BucketName, $o.PlanId | Should -Be 's3_user_777', '4711', 'Unpaid', 'b', 2
            $h = Get-S3HostingPlanHistory 2
            $h.PlanId, $h.Field, $h.New | Should -Be 2, 'monthly_eur', '4.99'
            (Get-S3HostingLocation).Location | Should -Be 'NL', 'DE', 'US'
            (Get-S3HostingBucket $u).BucketName | Should -Be 'bucket-1'
            (New-S3HostingBucket $u b9).BucketName | Should -Be 'b9'
        }
        It 'shows no secret anywhere' {
            $everything = & {
                Get-S3HostingUsage $u -Verbose 4>&1
                Get-S3HostingUsage $u | Format-List *
                Get-S3HostingUsage $u | ConvertTo-Json -Depth 9 -WarningAction Ignore
                (Get-S3HostingUsage $u).Answer | Format-List *
                (Get-S3HostingUsage $u).Answer.Response | Format-List *
                "$((Get-S3HostingUsage $u).Answer)"
                Get-S3HostingKey $u -Verbose 4>&1
                Disconnect-S3Hosting -Verbose 4>&1
                Connect-S3Hosting $apiKey -Url $p.Url -Verbose -PassThru 4>&1 | Format-List *
            } | Out-String -Width 500
            $everything | Should -Match 's3\.php: 200'
            foreach ($secret in $secretKey, $apiKey, $p.Token) { $everything | Should -Not -Match ([regex]::Escape($secret)) }
        }
    }

    Context 'The pipeline' {
        It 'makes an account of a plan, and a profile of the account' {
            Get-S3HostingPlan | Where-Object Name -eq 'Free Plan' | New-S3HostingAccount -BucketName b1 | Set-S3Profile fresh -Url https://s3.example.com
            $p.Arrived[1..3] | Should -Be 'list_plans', 'create_account', 'get_buckets_rmq'
            Form | Should -Be 's3uid=s3_user_12345'
            $stored = Get-S3Profile fresh
            $stored.AccessKey, $stored.Url | Should -Be $Provider::AccessKey, 'https://s3.example.com'
        }
        It 'makes a profile that works, without showing the keys' {
            $store = Join-Path $TestDrive ([guid]::NewGuid())
            $local = Start-S3LocalServer $store -AccessKey $Provider::AccessKey -SecretKey $secretKey -PassThru
            try {
                $shown = Get-S3HostingAccount -S3uid $u | Set-S3Profile mine -Url $local.BasicData.URL -Verbose 4>&1 | Out-String
                $shown + (Get-S3Profile mine | Format-List * | Out-String -Width 500) | Should -Not -Match ([regex]::Escape($secretKey))
                $null = New-S3Bucket data -ProfileName mine
                (Get-S3Bucket -ProfileName mine -Unwrap).Name | Should -Be 'data'
            }
            finally { Stop-S3LocalServer }
        }
        It 'makes no profile of <Name>' -ForEach @(
            @{ Name = 'no account'; Line = '@() | Set-S3Profile none -Url x.example'; Message = 'No account came down the pipeline*' }
            @{ Name = 'two accounts'; Line = '"a", "b" | ForEach-Object { [pscustomobject]@{ S3uid = $_ } } | Set-S3Profile none -Url x.example'; Message = '*more than one came*' }
            @{ Name = 'two kinds of keys'; Line = 'Set-S3Profile none -Url x.example -S3uid u -AccessKey a -SecretKey b'; Message = '*leave the others out*' }
        ) {
            { & ([scriptblock]::Create($Line)) } | Should -Throw $Message
            @(Get-S3Profile).Count | Should -Be 0
        }
        It 'makes a profile of show_key where usage has no keys, and none where there is no connection' {
            $p.Say('get_buckets_rmq', (Json '{"result":"OK","message":[]}'))
            Set-S3Profile -S3uid $u -Name keys -Url x.example
            (Get-S3Profile keys).AccessKey | Should -Be $Provider::AccessKey
            $p.Arrived[-2..-1] | Should -Be 'show_key', 'show_key'
            Disconnect-S3Hosting
            { Set-S3Profile -S3uid $u -Name none -Url x.example } | Should -Throw -ErrorId 'HostingNotConnected,*'
        }
        It 'binds account, bucket and file' {
            (Get-S3HostingUsage $u).Buckets | Get-S3HostingFile | Where-Object FileName -like '*.pdf' | Remove-S3HostingFile -Confirm:$false
            # The page behind the file is asked for when the file is gone.
            $p.Arrived[-2..-1] | Should -Be 'delete_file', 'get_files'
            Form -Index -2 | Should -Be "s3uid=$u&bucket_name=bucket-1&filename=docs/old.pdf"
            Get-S3HostingAccount | Get-S3HostingBucket | Remove-S3HostingBucket -Confirm:$false
            Form | Should -Be "s3uid=$u&bucket_name=bucket-1"
            Get-S3HostingPlan | Select-Object -First 1 | Get-S3HostingPlanHistory | Out-Null
            Form | Should -Be 'id=1'
        }
    }

    Context 'Errors' {
        It 'of one record leave the others alone' {
            Next (Json '{"result":-1,"error":"No such bucket"}')
            'a', 'b' | ForEach-Object { [pscustomobject]@{ S3uid = $u; BucketName = $_ } } | Remove-S3HostingBucket -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failed
            $failed.Count | Should -Be 1
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'HostingRefused,*'
            $failed[0].TargetObject.Response.error | Should -Be 'No such bucket'
            "$($failed[0])" | Should -Be 'delete_bucket: No such bucket.'
            $p.Arrived[1..2] | Should -Be 'delete_bucket', 'delete_bucket'
        }
        It 'of the whole end it: <Id>' -ForEach @(
            @{ Answer = @('{"error":"slow down"}', 429); Id = 'HostingRateLimited'; Category = 'LimitsExceeded' }
            @{ Answer = @('<html>oops</html>', 503); Id = 'HostingUnavailable'; Category = 'ResourceUnavailable' }
            @{ Answer = @('<html>maintenance</html>', 200); Id = 'HostingUnreadable'; Category = 'InvalidData' }
            @{ Answer = @('{"error":"token expired"}', 401); Id = 'HostingUnauthorized'; Category = 'AuthenticationError' }
            @{ Answer = @('', 302); Id = 'HostingRedirected'; Category = 'ConnectionError' }
        ) {
            Next (Json @Answer)
            $caught = try { 'a', 'b' | ForEach-Object { [pscustomobject]@{ S3uid = $u; BucketName = $_ } } | New-S3HostingBucket } catch { $_ }
            $caught.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            $caught.CategoryInfo.Category | Should -Be $Category
            @($p.Arrived | Where-Object { $_ -eq 'create_bucket' }).Count | Should -Be 1
        }
        It 'say what is not known' {
            Next ($Provider::Cut)
            { New-S3HostingOrder 1 b NL -Confirm:$false } | Should -Throw '*Whether it was carried out is not known. It was not sent again*' -ErrorId 'HostingOutcomeUnknown,*'
            @($p.Arrived | Where-Object { $_ -eq 'create_order' }).Count | Should -Be 1
        }
        It 'do not have the answer to show_key in them' {
            foreach ($body in '{"result":"OK","hidden":"KEY"}', '{"result":"KEY","code":3}', '{"result":-1,"secret_key":"KEY","error":"Half done"}') {
                $p.Say('show_key', (Json $body.Replace('KEY', $secretKey)))
                $caught = try { Get-S3HostingKey $u } catch { $_ }
                $caught.TargetObject | Should -Be 'show_key'
                ($caught | Format-List * -Force | Out-String) + ($caught | Get-Error | Out-String) | Should -Not -Match ([regex]::Escape($secretKey))
            }
            $p.Say('get_buckets_rmq', (Json ('{"result":-1,"secret_key":"KEY","error":"Half done"}'.Replace('KEY', $secretKey))))
            $caught = try { Get-S3HostingUsage $u } catch { $_ }
            ($caught | Format-List * -Force | Out-String) + ($caught | Get-Error | Out-String) | Should -Not -Match ([regex]::Escape($secretKey))
        }
        It 'are said before anything is sent' {
            { Get-S3HostingFile $u b -MaxKeys 101 } | Should -Throw
            { Get-S3HostingAccount -OrderBy UP } | Should -Throw
            { New-S3HostingAccount -1 b } | Should -Throw
            $p.Requests.Count | Should -Be 0
        }
    }

    Context 'A running command' {
        It 'ends when the pipeline is stopped' {
            $p.Say('get_users', [OpenIntegrations.Testing.Echo]::Late((Json '{}'), 3600))
            $shell = [powershell]::Create('NewRunspace')
            try {
                $null = $shell.AddScript('param($module) Import-Module $module; Get-S3HostingAccount').AddArgument($Manifest)
                $running = $shell.BeginInvoke()
                while (-not $p.Requests.Count) { Start-Sleep -Milliseconds 20 }
                $shell.Stop()
                { $shell.EndInvoke($running) } | Should -Throw '*stopped*'
            }
            finally { $shell.Dispose() }
        }
    }

    Context 'The help' {
        It 'of <Name> says what is not known' -ForEach @(
            @{ Name = 'Get-S3HostingBucket'; Words = 'documentation shows no answer' }
            @{ Name = 'New-S3HostingBucket'; Words = 'documentation shows no answer' }
            @{ Name = 'New-S3HostingOrder'; Words = 'documentation shows no answer' }
            @{ Name = 'Remove-S3HostingAccount'; Words = 'documentation shows no answer' }
            @{ Name = 'Remove-S3HostingBucket'; Words = 'documentation shows no answer' }
            @{ Name = 'Remove-S3HostingFile'; Words = 'documentation shows no answer' }
            @{ Name = 'Get-S3HostingFile'; Words = 'documentation shows no answer' }
            @{ Name = 'Get-S3HostingPlanHistory'; Words = 'documentation shows no answer' }
            @{ Name = 'Get-S3HostingUsage'; Words = 'unit of Bandwidth is not documented' }
            @{ Name = 'Get-S3HostingAccount'; Words = 'unit of Traffic is not documented' }
            @{ Name = 'Get-S3HostingPlan'; Words = 'unit of BandwidthLimit is not documented' }
            @{ Name = 'Get-S3HostingKey'; Words = 'does not say under which name' }
            @{ Name = 'Stop-S3HostingOrder'; Words = 'not confirmed' }
            @{ Name = 'Resume-S3HostingOrder'; Words = 'not confirmed' }
            @{ Name = 'Get-S3HostingLocation'; Words = 'shows no answer' }
            @{ Name = 'Update-S3HostingTraffic'; Words = 'not known' }
        ) {
            (Get-Help $Name).Description.Text | Should -Match $Words
        }
    }
}
