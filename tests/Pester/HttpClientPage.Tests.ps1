# Every recipe of docs/http-client.md runs as printed: it sends the requests that stand below it, and prints the text that stands there.
# An ellipsis on the page stands for anything.
BeforeDiscovery {
    $page = Get-Content "$PSScriptRoot/../../docs/http-client.md" -Raw
    $number = 0
    $recipes = foreach ($part in $page -split '(?m)^(?=```powershell$)' | Select-Object -Skip 1) {
        $blocks = [regex]::Matches($part, '(?ms)^```(\w+)\n(.*?)\n```$') | ForEach-Object { @{ Kind = $_.Groups[1].Value; Text = $_.Groups[2].Value } }
        @{
            Number   = ++$number
            Code     = $blocks[0].Text
            Requests = @($blocks | Where-Object Kind -eq http | ForEach-Object Text)
            Text     = $blocks | Where-Object Kind -eq text | ForEach-Object Text
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    # What is seen of a text: its lines, without the empty ones and the blanks at their ends.
    function Lines([string] $Text) { ($Text -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ }) -join "`n" }

    # A pattern for -like of a text in which nothing but the ellipsis is special.
    function Pattern([string] $Text) { [WildcardPattern]::Escape($Text) -replace '…', '*' }

    function Compare-Request($Request, [string] $Printed) {
        $head, $body = $Printed -split "\n\n", 2
        $first, $headers = $head -split "\n"
        "$($Request.Method) $($Request.Target)" | Should -BeLikeExactly (Pattern $first)
        foreach ($header in $headers) {
            $name, $value = $header -split ': ', 2
            $Request.Header($name) | Should -BeLikeExactly (Pattern $value) -Because "that is the header $name on the page"
        }
        if ($body) { Lines $Request.Text | Should -BeLikeExactly (Pattern (Lines $body)) }
    }

    # What the recipes find: files in the current folder, and secrets.
    function New-World {
        Push-Location (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory)
        Set-Content cat.jpg 'a cat' -NoNewline
        Set-Content film.mp4 'a film' -NoNewline
        $key = [Security.Cryptography.RSA]::Create(2048).ExportPkcs8PrivateKey()
        Set-Content private-key.pem "-----BEGIN PRIVATE KEY-----`n$([Convert]::ToBase64String($key, 'InsertLineBreaks'))`n-----END PRIVATE KEY-----"
        Set-Content authority.pem $certificates.AuthorityPem
    }

    $certificates = [OpenIntegrations.Testing.TestCertificates]::new()
    $secure = [OpenIntegrations.Testing.RecipeServer]::Start($certificates)
}

AfterAll { $secure.Dispose(); $certificates.Dispose() }

Describe 'The page of the HTTP client' {
    It 'has recipes' -ForEach @{ Count = $recipes.Count } { $Count | Should -BeGreaterThan 35 }

    It 'recipe <Number> does what is printed' -ForEach $recipes {
        New-World
        $server = [OpenIntegrations.Testing.RecipeServer]::Start()
        $proxy = $api = $server.Url
        $secureApi = $secure.Url -replace '127.0.0.1', 'localhost'
        $token, $tokenSecret, $consumerKey, $consumerSecret = 't0ken', 't0ken-secret', 'consumer', 'consumer-secret'
        $password = ConvertTo-SecureString password -AsPlainText -Force
        $accessKey, $secretKey, $sessionToken = 'AKIAEXAMPLE', 'secret', 'session'
        # What a recipe goes on with from the one above it.
        $client = (New-HttpRequest $api)
        try {
            $output = & ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'`n$Code")) | Out-String -Width 200
            for ($i = 0; $i -lt $Requests.Count; $i++) { Compare-Request $server.Requests[$i] $Requests[$i] }
            if ($Requests) { $server.Requests.Count | Should -Be $Requests.Count }
            Lines $output | Should -BeLikeExactly (Pattern (Lines $Text))
        }
        finally { $server.Dispose(); Pop-Location }
    }
}
