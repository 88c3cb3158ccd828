# docs/testing-your-scripts.md: its suite runs as it stands.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $env:OINT_HOME = Join-Path $TestDrive oint
    $page = Get-Content "$Root/docs/testing-your-scripts.md" -Raw
    $suite = [regex]::Matches($page, '(?s)```powershell\n(.*?)```').Groups | Where-Object Value -like 'BeforeAll*'
}
AfterAll { Stop-S3LocalServer }

Describe 'The page on testing' {
    It 'has a suite that passes' {
        Set-Content "$TestDrive/Copied.Tests.ps1" ($suite.Value -replace 'Import-Module OpenIntegrations.S3', "Import-Module '$Manifest'")
        $run = "Import-Module '$((Get-Module Pester).Path -replace 'psm1$', 'psd1')'; `$r = Invoke-Pester '$TestDrive/Copied.Tests.ps1' -PassThru -Output None; " +
            '"$($r.PassedCount) passed"; $r.Failed | ForEach-Object { "$($_.ExpandedPath): $($_.ErrorRecord)" }'
        & $Pwsh[0] $Pwsh[1..9] -NoProfile -NonInteractive -Command $run | Should -Be '5 passed'
    }
}

Describe 'A server that leaves nothing behind' {
    It 'has a port, a folder and a profile of its own, and is gone with them' {
        $first = Start-S3LocalServer -Ephemeral
        $second = Start-S3LocalServer -Ephemeral
        # Who knows the documented keys, as any page does, gets nothing from it.
        $keys = $first, $second | ForEach-Object { $_.BasicData.AsPlainText() }
        @($keys.AccessKey) + @($keys.SecretKey) + 'local', 'local-secret' | Sort-Object -Unique | Should -HaveCount 6
        { Get-S3Bucket -BasicData @{ Url = $first.Url; AccessKey = 'local'; SecretKey = 'local-secret' } -ErrorAction Stop } | Should -Throw '*InvalidAccessKeyId*'
        $first.Port | Should -Not -Be $second.Port
        $null = New-S3Bucket mine
        (Get-S3Bucket -BasicData $first -Unwrap).BucketName | Should -BeNullOrEmpty
        Stop-S3LocalServer $second
        (Get-S3Profile | Where-Object InUse).Url | Should -Be $first.Url
        Stop-S3LocalServer $first
        $first.Folder, $second.Folder | Test-Path | Should -Be $false, $false
        Get-S3Profile | Where-Object Name -like ephemeral* | Should -BeNullOrEmpty
    }
    It 'is gone when its block fails' {
        { Invoke-S3LocalServer { $global:seen = $_; throw 'x' } } | Should -Throw x
        Test-Path $seen.Folder | Should -BeFalse
        { Stop-S3LocalServer $seen -ErrorAction Stop } | Should -Throw -ErrorId 'LocalServerNotFound*'
    }
    It 'has a profile that ends with PowerShell also where its folder stays' {
        $null = & $Pwsh[0] $Pwsh[1..9] -NoProfile -Command "Import-Module '$Manifest'; `$null = Start-S3LocalServer '$TestDrive/stays' -ProfileName borrowed; (Get-S3Profile borrowed).Name"
        Test-Path "$TestDrive/stays" | Should -BeTrue
        Get-S3Profile | Where-Object Name -eq borrowed | Should -BeNullOrEmpty
    }
    It 'gives what its block gives, and ends with PowerShell' {
        Invoke-S3LocalServer { 1; 2 } | Should -Be 1, 2
        $folder = & $Pwsh[0] $Pwsh[1..9] -NoProfile -Command "Import-Module '$Manifest'; (Start-S3LocalServer -Ephemeral).Folder"
        Test-Path $folder | Should -BeFalse
        Get-S3Profile | Where-Object Name -like ephemeral* | Should -BeNullOrEmpty
    }
    It 'does wrong what it is told to: <_>' -ForEach SlowDown, InternalError, Reset, CutShort {
        Invoke-S3LocalServer -Fault $_ -Every 2 {
            $null = New-S3Bucket faulty
            $null = Write-S3Object faulty k -Value ('0123456789' * 30000)
            Read-S3Object faulty k -Raw | Should -Be ('0123456789' * 30000)
            @($_.Requests).Count | Should -BeGreaterThan 3
        }
    }
}

Describe 'The clock of a server' {
    It 'is turned, and what goes by time follows' {
        Invoke-S3LocalServer {
            $null = New-S3Bucket clock -ObjectLock
            $null = Write-S3Object clock k -Value x
            $link = New-S3PresignedUrl clock k -ExpiresIn 1h
            Invoke-RestMethod $link | Should -Be x
            $null = Set-S3ObjectRetention clock k COMPLIANCE ([datetime]::Now.AddDays(3))
            $version = (Get-S3ObjectVersion clock -Unwrap).VersionId
            { Remove-S3Object clock k -VersionId $version -ErrorAction Stop } | Should -Throw -ErrorId 'AccessDenied*'

            $_.Clock.Advance('4.00:00:00')
            $(try { Invoke-RestMethod $link } catch { $_.ErrorDetails.Message }) | Should -BeLike '*Request has expired*'
            $null = Remove-S3Object clock k -VersionId $version -ErrorAction Stop
            $null = Write-S3Object clock later -Value x
            (Get-Item S3:/clock/later).LastWriteTime | Should -BeGreaterThan (Get-Date).AddDays(3)
        }
    }
    It 'begins where it is told to' {
        Invoke-S3LocalServer -ClockAhead -30.00:00:00 {
            $null = New-S3Bucket clock
            $null = Write-S3Object clock k -Value x
            (Get-Item S3:/clock/k).LastWriteTime | Should -BeLessThan (Get-Date).AddDays(-29)
        }
    }
}
