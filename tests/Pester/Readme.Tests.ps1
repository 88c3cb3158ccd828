BeforeAll { . "$PSScriptRoot/Common.ps1" }

Describe 'The README' {
    It 'tells a story that works as printed' {
        $env:OINT_HOME = "$TestDrive/home"
        Copy-Item "$Root/docs" $TestDrive -Recurse
        Push-Location $TestDrive
        try {
            $story = [regex]::Match((Get-Content "$Root/README.md" -Raw), '(?s)The same in PowerShell:\s+```powershell\n(.*?)```').Groups[1].Value
            $lines = $story -split "`n" | Where-Object { $_ -and $_ -notmatch '^(\./build|Import-Module)' }
            $lines.Count | Should -BeGreaterThan 8
            $output = & ([scriptblock]::Create("`$ErrorActionPreference = 'Stop'`n" + ($lines -join "`n")))
            $output | Where-Object { $_ -is [string] } | Should -Be "Arrived.`nThe sea is warm."
            ($output | Where-Object { $_.PSObject.TypeNames[0] -eq 'OpenIntegrations.S3.Object' }).Key | Should -Contain 'notes/day 1.txt'
            Get-Content ./store/copy.md -Raw | Should -Be (Get-Content ./docs/architecture.md -Raw)
        }
        finally { Stop-S3LocalServer; Use-S3Profile -None; Pop-Location }
    }
}
