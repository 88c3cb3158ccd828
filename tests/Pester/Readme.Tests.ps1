BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'The README' {
    It 'tells a story that works as printed' {
        $env:OINT_HOME = "$TestDrive/home"
        Copy-Item "$Root/docs" $TestDrive -Recurse
        Push-Location $TestDrive
        try {
            $story = [regex]::Match((Get-Content "$Root/README.md" -Raw), '(?s)The same in PowerShell[^\n]*\s+```powershell\n(.*?)```').Groups[1].Value
            $lines = $story -split "`n" | Where-Object { $_ -and $_ -notmatch '^(\./build|Import-Module)' }
            $lines.Count | Should -BeGreaterThan 8
            $output = & ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'`n" + ($lines -join "`n")))
            $output | Where-Object { $_ -is [string] } | Should -Be "Arrived.`nThe sea is warm."
            ($output | Where-Object { $_.PSObject.TypeNames[0] -eq 'OpenIntegrations.S3.Object' }).Key | Should -Contain 'notes/day 1.txt'
            Get-Content ./store/copy.md -Raw | Should -Be (Get-Content ./docs/architecture.md -Raw)
        }
        finally { Stop-S3LocalServer; Use-S3Profile -None; Pop-Location }
    }
    It 'has pictures, of what it prints' {
        $readme = Get-Content "$Root/README.md" -Raw
        $pages = @($readme) + (Get-Content "$Root/docs/drive.md" -Raw)
        $names = [regex]::Matches($pages, 'pictures/(\w+\.svg)').ForEach({ $_.Groups[1].Value }) | Sort-Object -Unique
        $names | Should -Be drive.svg, tour.svg
        $text = foreach ($name in $names) { [Net.WebUtility]::HtmlDecode(([xml](Get-Content "$Root/docs/pictures/$name" -Raw)).svg.text.'#text' -join '') -replace '\s' }
        $tour = [regex]::Match($readme, '(?s)The same in PowerShell[^\n]*\s+```powershell\n(.*?)```').Groups[1].Value -split "`n" | Where-Object { $_ -and $_ -notmatch '^(\./build|Import-Module)' }
        foreach ($line in $tour) { $text[1] | Should -BeLike "*$([WildcardPattern]::Escape($line -replace '\s'))*" }
        Get-Content "$Root/docs/pictures/tour.cast" | Should -Not -BeNullOrEmpty
    }
}
