BeforeDiscovery {
    $servers = @(if ($env:S3_TEST_SERVERS) { ($env:S3_TEST_SERVERS | ConvertFrom-Json -AsHashtable).GetEnumerator() | ForEach-Object { @{ Server = $_.Key; Variables = $_.Value } } })
    $servers += @{ Server = 'local'; Variables = $null }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # A server that answers what it was asked, as JSON.
    function EchoServer {
        $script = [Func[OpenIntegrations.Testing.RecordedRequest, OpenIntegrations.Testing.Answer]] [OpenIntegrations.Testing.Echo]::Answer
        [OpenIntegrations.Testing.ScriptedServer]::new($script)
    }
}

Describe 'The examples of the source document' {
    BeforeEach { $server = EchoServer }
    AfterEach { $server.Dispose() }

    It 'sends JSON with headers and a signature, and gives the answer as a collection' {
        $url = "$($server.Url)/post"
        $data = [ordered]@{ Field1 = 10; Field2 = 'Text'; Field3 = 20 }

        $result = (New-HttpRequest).
            Initialize($url).
            SetJsonBody($data).
            AddHeader('X-My-Header1', 'Hello').
            AddHeader('X-My-Header2', 'world').
            AddAWS4Authorization('***', '***', '***').
            ProcessRequest('POST').
            ReturnResponseAsJSONObject()

        $result.json.Field1 | Should -Be 10
        $result.data | Should -BeExactly '{"Field1":10,"Field2":"Text","Field3":20}'
        $result.headers.'X-My-Header1' | Should -Be 'Hello'
        $result['headers']['x-my-header2'] | Should -Be 'world'
        $result.headers.Authorization | Should -BeLike 'AWS4-HMAC-SHA256 Credential=*'
    }

    It 'asks with parameters, and tells success from failure by Error' {
        $url = $server.Url
        $parameters = [ordered]@{ param1 = 'text'; param2 = 10 }

        $client = (New-HttpRequest).
            Initialize($url).
            SetURLParams($parameters).
            ProcessRequest('GET')

        if (-not $client.Error) { $response = $client.ReturnResponseAsJSONObject() }
        else { $response = $client.GetLog() }

        $response.args.param1 | Should -Be 'text'
        $response.args.param2 | Should -Be '10'
    }

    It 'gives the log where there is no server' {
        $client = (New-HttpRequest).Initialize('http://127.0.0.1:1').SetURLParams(@{ a = 1 }).ProcessRequest('GET')
        $client.Error | Should -BeTrue
        $client.GetLog() | Should -BeOfType string
        $client.GetLog()[-1] | Should -BeLike 'ExecuteRequest: error: Connection refused*'
        $client.ReturnResponseAsJSONObject() | Should -Be $client
        { $client.ReturnResponseAsJSONObject($true, $true) } | Should -Throw '*SetURLParams: a*Connection refused*'
    }
}

Describe 'What PowerShell passes' {
    BeforeEach { $server = EchoServer; $client = New-HttpRequest "$($server.Url)/x" }
    AfterEach { $server.Dispose() }

    It 'is taken for a structure: <Name>' -ForEach @(
        @{ Name = 'an ordered dictionary'; Value = [ordered]@{ a = 1; b = @('x', @{ c = $null }) } }
        @{ Name = 'an object'; Value = [pscustomobject]@{ a = 1; b = @('x', [pscustomobject]@{ c = $null }) } }
        @{ Name = 'an object of ConvertFrom-Json'; Value = '{"a":1,"b":["x",{"c":null}]}' | ConvertFrom-Json }
        @{ Name = 'an object in an array'; Value = [ordered]@{ a = Write-Output 1; b = & { 'x'; [pscustomobject]@{ c = $null } } } }
        @{ Name = 'JSON text'; Value = '{"a":1,"b":["x",{"c":null}]}' }
    ) {
        $client.SetJsonBody($Value).ProcessRequest('POST').ReturnResponseAsJSONObject().data | Should -BeExactly '{"a":1,"b":["x",{"c":null}]}'
    }
    It 'is taken for a map of parameters, fields and headers: <Name>' -ForEach @(
        @{ Name = 'a hashtable'; Value = @{ a = 'b c' } }
        @{ Name = 'an object'; Value = [pscustomobject]@{ a = 'b c' } }
        @{ Name = 'JSON text'; Value = '{"a":"b c"}' }
    ) {
        $result = $client.SetURLParams($Value).SetFormBody($Value).SetHeaders($Value).ProcessRequest('POST').ReturnResponseAsJSONObject()
        $result.url | Should -BeLike '*/x?a=b%20c'
        $result.data | Should -Be 'a=b%20c'
        $result.headers.a | Should -Be 'b c'
    }
    It 'may be of many kinds' {
        $value = [ordered]@{ n = 1.5; d = 2.50d; b = $true; when = [datetime]::new(2024, 1, 2, 3, 4, 5, [DateTimeKind]::Utc); big = [bigint]::Parse('123456789012345678901234567890'); g = [guid]::Empty; e = [DayOfWeek]::Friday; bytes = [byte[]](1, 2) }
        $client.SetJsonBody($value).ProcessRequest('POST').ReturnResponseAsJSONObject().data |
            Should -BeExactly '{"n":1.5,"d":2.50,"b":true,"when":"2024-01-02T03:04:05.000Z","big":123456789012345678901234567890,"g":"00000000-0000-0000-0000-000000000000","e":"Friday","bytes":"AQI="}'
    }
    It 'is a path in its own location' {
        Set-Content "$TestDrive/some.bin" 'content' -NoNewline
        Push-Location $TestDrive
        try {
            $client.SetBinaryBody('./some.bin').SetResponseFile('out.json').ProcessRequest('PUT').ReturnResponseFilename() | Should -Be (Join-Path (Get-Item $TestDrive).FullName 'out.json')
            (Get-Content out.json -Raw | ConvertFrom-Json).data | Should -Be 'content'
            $client.SetResponseFile('').SetBinaryBody((Get-Item some.bin)).ProcessRequest('PUT').ReturnResponseAsJSONObject().data | Should -Be 'content'
            $client.StartMultipartBody().AddMultipartFormDataFile('f', 'n', 'some.bin').ProcessRequest('POST').ReturnResponseAsJSONObject().data | Should -BeLike "*`r`n`r`ncontent`r`n--*"
        }
        finally { Pop-Location }
    }
    It 'is no path: <_>' -ForEach 'nowhere:text', "two`nlines", 'C:\x', 'a*b', '' {
        $client.SetBinaryBody($_, $true).ProcessRequest('PUT').ReturnResponseAsJSONObject().data | Should -BeExactly $_
    }
    It 'are bytes and numbers that are bytes' {
        $client.SetBinaryBody([byte[]](104, 105)).ProcessRequest('PUT').ReturnResponseAsJSONObject().data | Should -Be 'hi'
        $client.SetBinaryBody((104, 105)).ProcessRequest('PUT').ReturnResponseAsJSONObject().data | Should -Be 'hi'
    }
    It 'may be a secure string where a secret is due' {
        $secret = ConvertTo-SecureString 'pässword' -AsPlainText -Force
        $client.AddBasicAuthorization('user', $secret).ProcessRequest('GET').ReturnResponseAsJSONObject().headers.Authorization |
            Should -Be ('Basic ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('user:pässword')))
        $client.AddBearerAuthorization($secret).ProcessRequest('GET').ReturnRequest() | Out-String | Should -Not -Match 'pässword'
    }
    It 'are arrays in the URL, in three ways' {
        $client.SetURLParams(@{ f = 1..3 }).ProcessRequest('GET', $false).ReturnRequest().PathAndQuery | Should -Be '/x?f=%5B1%2C2%2C3%5D'
        $client.SplitArraysInURL($true).ProcessRequest('GET', $false).ReturnRequest().PathAndQuery | Should -Be '/x?f=1&f=2&f=3'
        $client.SplitArraysInURL($true, $true).ProcessRequest('GET', $false).ReturnRequest().PathAndQuery | Should -Be '/x?f%5B%5D=1&f%5B%5D=2&f%5B%5D=3'
    }
    It 'fills a body field by field' {
        $client.InitializeJsonBody().InsertBodyField('Field1', 10).InsertBodyField('Field3', @()).AddValue('Field3', 'A').AddValue('Field3', @{ b = 1 }).ProcessRequest('POST').
            ReturnResponseAsJSONObject().data | Should -BeExactly '{"Field1":10,"Field3":["A",{"b":1}]}'
    }
    It 'is a proxy as a hashtable' {
        $proxy = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(407).With('Proxy-Authenticate', 'Basic realm="p"'), [OpenIntegrations.Testing.Answer]::new(200)))
        $client.SetURL('http://nowhere.example/p').SetProxy(@{ Url = $proxy.Url; User = 'u'; Password = (ConvertTo-SecureString p -AsPlainText -Force) }).ProcessRequest('GET').Response.Status | Should -Be 200
        $proxy.Dispose()
        $proxy.Requests[1].Target | Should -Be 'http://nowhere.example/p'
        $proxy.Requests[1].Header('Proxy-Authorization') | Should -Be "Basic $([Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes('u:p')))"
    }
    It 'may be an object of a class, and never contains itself' {
        class Cat { [string] $Name = 'Tom'; [int[]] $Lives = (1, 2) }
        $client.SetJsonBody(@{ cat = [Cat]::new() }).ProcessRequest('POST').ReturnResponseAsJSONObject().data | Should -BeExactly '{"cat":{"Name":"Tom","Lives":[1,2]}}'
        $circle = @{}
        $circle.self = $circle
        $client.SetJsonBody($circle).GetLog()[-1] | Should -BeLike '*does it contain itself?'
        $circle = [pscustomobject]@{ self = $null }
        $circle.self = $circle
        $client.Initialize('x').SetURLParams($circle).GetLog()[-1] | Should -BeLike '*does it contain itself?'
    }
}

Describe 'What PowerShell gets' {
    BeforeEach { $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(200, $Json))); $client = New-HttpRequest $server.Url }
    AfterEach { $server.Dispose() }

    It 'are maps with keys and properties' -ForEach @{ Json = '{"Name":"n","list":[{"a":1},{"a":2}],"one":[{"a":1}],"empty":[],"Count":7,"":"nameless","id":12345678901234567890}' } {
        $result = $client.ProcessRequest('GET').ReturnResponseAsJSONObject()
        $result.name | Should -Be 'n'
        $result['NAME'] | Should -Be 'n'
        $result.list.a | Should -Be 1, 2
        $result.one.Count | Should -Be 1
        $result.empty.Count | Should -Be 0
        $result['Count'] | Should -Be 7
        $result[''] | Should -Be 'nameless'
        $result.id | Should -Be 12345678901234567890
        ($result | ConvertTo-Json -Compress -Depth 5) | Should -BeExactly $Json
        [string[]]$result.Keys | Should -Be 'Name', 'list', 'one', 'empty', 'Count', '', 'id'
    }
    It 'are maps that tell cases apart where they must' -ForEach @{ Json = '{"a":1,"A":2}' } {
        $result = $client.ProcessRequest('GET').ReturnResponseAsJSONObject()
        $result['a'] | Should -Be 1
        $result['A'] | Should -Be 2
        $client.ReturnResponseAsJSONObject($false)['A'] | Should -Be 2
    }
    It 'are objects on request' -ForEach @{ Json = '[{"a":{"b":1}},{"a":{"b":2}}]' } {
        $result = $client.ProcessRequest('GET').ReturnResponseAsJSONObject($false)
        $result.Count | Should -Be 2
        $result[0] | Should -BeOfType pscustomobject
        $result.a.b | Should -Be 1, 2
    }
    It 'is an empty map for no body, and the bytes of what is no JSON' -ForEach @{ Json = '' } {
        $client.ProcessRequest('GET').ReturnResponseAsJSONObject().Keys.Count | Should -Be 0
        $other = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(200, '<a>')))
        $bytes = (New-HttpRequest $other.Url).ProcessRequest('GET').ReturnResponseAsJSONObject()
        $other.Dispose()
        , $bytes | Should -BeOfType byte[]
        [Text.Encoding]::UTF8.GetString($bytes) | Should -Be '<a>'
    }
    It 'are text, bytes and the raw answer' -ForEach @{ Json = '"é"' } {
        [void]$client.ProcessRequest('GET')
        $client.ReturnResponseAsString() | Should -BeExactly '"é"'
        $client.ReturnResponseAsBinaryData().Count | Should -Be 4
        $client.ReturnResponse().Status | Should -Be 200
        $client.ReturnResponse().Headers['content-length'] | Should -Be '4'
        $client.Response.Text | Should -BeExactly '"é"'
    }
    It 'are settings as a map' -ForEach @{ Json = '' } {
        $client.ReturnSettings().MaxRedirects | Should -Be 5
        $client.ReturnSettings('gzip') | Should -BeTrue
        [string[]]$client.ReturnSettings(@('MaxAttempts', 'gzip')).Keys | Should -Be 'MaxAttempts', 'gzip'
    }
}

Describe 'A running request' {
    It 'ends when the pipeline is stopped, and the client can be used again' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@(([OpenIntegrations.Testing.Answer]::new(200) | ForEach-Object { [OpenIntegrations.Testing.Echo]::Late($_, 3600) }), [OpenIntegrations.Testing.Answer]::new(201)))
        $client = New-HttpRequest $server.Url
        $shell = [powershell]::Create().AddScript('param($client) try { $client.ProcessRequest("GET") } catch { "caught" }; "went on"').AddArgument($client)
        try {
            $running = $shell.BeginInvoke()
            while (-not $server.Requests.Count) { Start-Sleep -Milliseconds 20 }
            $shell.Stop()
            { $shell.EndInvoke($running) } | Should -Throw '*stopped*'
            $client.GetLog()[-1] | Should -Be 'ExecuteRequest: stopped'
            $client.Error | Should -BeFalse
            $client.ExecuteRequest().Response.Status | Should -Be 201
        }
        finally { $shell.Dispose(); $server.Dispose() }
    }
    It 'works in parallel runspaces' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $server = EchoServer
        $url = $server.Url
        $client = New-HttpRequest $url
        $statuses = 1..4 | ForEach-Object -Parallel { $c = $using:client; [Threading.Monitor]::Enter($c); try { $c.SetURL("$using:url/$_").ProcessRequest('GET').Response.Status } finally { [Threading.Monitor]::Exit($c) } } -ThrottleLimit 2
        $server.Dispose()
        $statuses | Should -Be 200, 200, 200, 200
    }
}

Describe 'OAuth 1.0a by a private key' {
    It 'signs with <Kind>' -ForEach @{ Kind = 'PKCS8' }, @{ Kind = 'PKCS1' } {
        $rsa = [Security.Cryptography.RSA]::Create(2048)
        $der = if ($Kind -eq 'PKCS8') { $rsa.ExportPkcs8PrivateKey() } else { $rsa.ExportRSAPrivateKey() }
        $name = if ($Kind -eq 'PKCS8') { 'PRIVATE KEY' } else { 'RSA PRIVATE KEY' }
        Set-Content "$TestDrive/key.pem" "-----BEGIN $name-----`n$([Convert]::ToBase64String($der, 'InsertLineBreaks'))`n-----END $name-----"
        $server = EchoServer
        $url = "$($server.Url)/p"
        $client = (New-HttpRequest $url).AddOAuthV1Authorization('t', 's', 'k', "$TestDrive/key.pem").SetOAuthV1Algorithm('RSA', 'SHA256').ProcessRequest('GET')
        $header = $client.ReturnResponseAsJSONObject().headers.Authorization
        $server.Dispose()
        $values = @{}
        [regex]::Matches($header, '(oauth_\w+)="([^"]*)"') | ForEach-Object { $values[$_.Groups[1].Value] = [Uri]::UnescapeDataString($_.Groups[2].Value) }
        $pairs = ($values.Keys | Where-Object { $_ -ne 'oauth_signature' } | Sort-Object | ForEach-Object { "$_=$($values[$_])" }) -join '&'
        $base = "GET&$([Uri]::EscapeDataString($url))&$([Uri]::EscapeDataString($pairs))"
        $rsa.VerifyData([Text.Encoding]::ASCII.GetBytes($base), [Convert]::FromBase64String($values.oauth_signature), 'SHA256', [Security.Cryptography.RSASignaturePadding]::Pkcs1) | Should -BeTrue
    }
}

Describe 'AWS signatures at <Server>' -ForEach $servers {
    It 'are good for every key, body and query' {
        if (-not $Variables) {
            $store = (Start-S3LocalServer "$TestDrive/aws4" -PassThru).BasicData.AsPlainText()
            $Variables = @{ S3_ENDPOINT = $store.URL; S3_ACCESS_KEY = $store.AccessKey; S3_SECRET_KEY = $store.SecretKey; S3_REGION = $store.Region }
        }
        $bucket = "$($Variables.S3_ENDPOINT)/fluent-$PID-$(Get-Random -Maximum 1000000)"
        $client = (New-HttpRequest $bucket).AddAWS4Authorization($Variables.S3_ACCESS_KEY, $Variables.S3_SECRET_KEY, $Variables.S3_REGION)
        $client.ProcessRequest('PUT').Response.Status | Should -Be 200
        foreach ($key in 'plain', 'a b/ü.txt', 'x+y=z&(1)''!*,;:@$', '50%25', 'a%2Fb//c') {
            $client = $client.SetURL("$bucket/$key").SetStringBody("text of $key").AddHeader('x-amz-meta-note', 'one  two')
            $client.ProcessRequest('PUT').Response.Status | Should -Be 200 -Because $client.GetLog($true)
            $client.ProcessRequest('GET').ReturnResponseAsString() | Should -BeExactly "text of $key"
            $client.GetPart(0, 4).ReturnResponseAsString() | Should -BeExactly 'text'
        }
        $client.Initialize("$bucket`?list-type=2").AddURLParameter('prefix', 'a b/').AddAWS4Authorization($Variables.S3_ACCESS_KEY, $Variables.S3_SECRET_KEY, $Variables.S3_REGION).ProcessRequest('GET').ReturnResponseAsString() | Should -Match '<Key>a b/ü.txt</Key>'
        $wrong = (New-HttpRequest $bucket).AddAWS4Authorization($Variables.S3_ACCESS_KEY, 'wrong', $Variables.S3_REGION).ProcessRequest('GET')
        if ($Server -ne 'moto') { $wrong.Response.Status | Should -Be 403 }
    }
    AfterAll { if ($Server -eq 'local') { Stop-S3LocalServer } }
}

Describe 'Redirects, beside Invoke-RestMethod' {
    It 'are followed with the same method and body: <Status> <Method>' -ForEach $(foreach ($status in 301, 302, 303, 307, 308) { foreach ($method in 'POST', 'PUT', 'DELETE') { @{ Status = $status; Method = $method } } }) {
        $go = [OpenIntegrations.Testing.Answer]::new($Status).With('Location', '/there').With('Set-Cookie', 'sid=1')
        $done = [OpenIntegrations.Testing.Answer]::new(200)
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($go, $done, $go, $done))
        $null = (New-HttpRequest $server.Url).SetStringBody('body').ProcessRequest($Method)
        $null = Invoke-RestMethod $server.Url -Method $Method -Body body
        $server.Dispose()
        $ours, $theirs = $server.Requests[1, 3]
        $ours.Method | Should -Be $theirs.Method
        $ours.Text | Should -Be $theirs.Text
        $ours.Header('Cookie') | Should -Be $theirs.Header('Cookie')
    }
}

Describe 'The client on the console' {
    It 'shows what it is, without secrets' {
        $client = (New-HttpRequest 'http://127.0.0.1:1/x?token=s3cr3t').AddBasicAuthorization('u', 's3cr3t').ProcessRequest('GET')
        $text = $client | Out-String
        $text | Should -Match 'Request\s*: GET http://127.0.0.1:1/x\?token=\*\*\*'
        $text | Should -Match 'Error\s*: True'
        $text | Should -Match 'Connection refused'
        $text | Should -Not -Match 's3cr3t'
    }
    It 'shows an answer with its text, and a request without its secrets' {
        $server = EchoServer
        $client = (New-HttpRequest "$($server.Url)/x").AddHeader('X-Api-Key', 's3cr3t').ProcessRequest('GET')
        $server.Dispose()
        $client.ReturnRequest() | Out-String | Should -Not -Match 's3cr3t'
        $client.ReturnRequest() | Out-String | Should -Match 'X-Api-Key: \*\*\*'
        $client.ReturnResponse() | Out-String | Should -Match '(?s)Status\s*: 200.*Url\s*: http.*Body\s*: \{'
    }
    It 'says how far the chain came when its end was forgotten' {
        $server = EchoServer
        $client = New-HttpRequest "$($server.Url)/x"
        $client | Out-String | Should -Match "Request\s*: $($server.Url)/x, not processed yet"
        $client.ProcessRequest('GET', $false) | Out-String | Should -Match 'Request\s*: GET .*/x, not sent yet'
        $client.ExecuteRequest() | Out-String | Should -Match '(?s)Request\s*: GET \S+/x\s+Status\s*: 200\s+Body\s*: application/json, \d+ B\s+Error\s*: False'
        $server.Dispose()
    }
    It 'hides secrets where PowerShell leaves the views aside, behind an object of another type' {
        $server = EchoServer
        $client = (New-HttpRequest "$($server.Url)/x?token=s3cr3t").AddHeader('Authorization', 's3cr3t').AddHeader('Accept-Encoding', 'x').ProcessRequest('GET')
        $server.Dispose()
        $text = $client, $client.ReturnRequest() | Out-String
        $text | Should -Match 'Path\s*: /x'
        $text | Should -Not -Match 's3cr3t'
    }
    It 'prints its log as it is written when OINT_DEBUG says so' {
        $env:OINT_DEBUG = 'YES'
        try { $output = & $Pwsh[0] $Pwsh[1..9] -NoProfile -NonInteractive -Command "Import-Module '$Manifest'; `$null = (New-HttpRequest http://127.0.0.1:1).AddBearerAuthorization('s3cr3t').ProcessRequest('GET')" 2>&1 | Out-String }
        finally { $env:OINT_DEBUG = $null }
        $output | Should -Match '(?s)Initialize: a new request.*AddBearerAuthorization: \*\*\*.*Connection refused'
        $output | Should -Not -Match 's3cr3t'
    }
    It 'completes the methods of the chain' {
        $line = "(New-HttpRequest x).AddHeader('a', 'b').Set"
        $names = (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
        $names | Should -Contain 'SetJsonBody('
        $names | Should -Contain 'SetTLS('
    }
    It 'has an about topic with all methods' {
        $topic = Get-Help about_HttpRequest | Out-String
        foreach ($method in (New-HttpRequest).GetType().GetMethods() | Where-Object { $_.DeclaringType.Name -eq 'FluentClient' -and -not $_.IsSpecialName -and $_.Name -ne 'ToString' }) { $topic | Should -Match "    $($method.Name)\(" }
    }
}
