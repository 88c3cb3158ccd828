BeforeDiscovery {
    . "$PSScriptRoot/Providers.ps1"
    $steps = foreach ($file in Get-ChildItem "$Folder/*.txt") {
        $golden = Read-ProviderGolden $file
        foreach ($command in $golden.Steps.Keys) { @{ Provider = $file.BaseName; Settings = $golden.Settings; Command = $command; Expected = $golden.Steps[$command] -join "`n" } }
    }
    $chosenByUrl = $steps | Where-Object { -not $_.Settings.ContainsKey('Provider') } | Group-Object Provider | ForEach-Object { $_.Group[0] }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/Providers.ps1"
    $proxy = Start-ProviderServer
}
AfterAll { $proxy.Server.Dispose(); $proxy.Certificates.Dispose() }

Describe 'Providers on the wire' {
    It '<Provider>: <Command>' -ForEach $steps {
        (Get-Wire $proxy $Settings $Command) -join "`n" | Should -BeExactly $Expected
    }
    It '<Provider> is chosen by its address' -ForEach $chosenByUrl {
        $test = Test-S3Profile -BasicData (@{ AccessKey = 'a'; SecretKey = 's'; Proxy = $proxy.Server.Url -replace '^https', 'http'; SkipCertificateCheck = $true } + $Settings) 3>$null
        $test.Provider | Should -Be ($Provider -replace " \(.*")
    }
    It 'each have a golden' {
        $goldens = (Get-ChildItem "$Folder/*.txt").BaseName
        [OpenIntegrations.S3.Connections.Provider]::All.Name | Where-Object { $_ -notin $goldens } | Should -BeNullOrEmpty
    }
    It 'each are in docs/providers.md' {
        $page = Get-Content "$Root/docs/providers.md" -Raw
        [OpenIntegrations.S3.Connections.Provider]::All.Name | Where-Object { $page -notmatch "(?m)^\| ``$_``" } | Should -BeNullOrEmpty
    }
}
