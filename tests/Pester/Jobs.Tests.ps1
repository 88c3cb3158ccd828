# Everyday jobs, each in its one line, at every server.
BeforeDiscovery {
    . "$PSScriptRoot/Servers.ps1"
    . "$PSScriptRoot/Jobs.ps1"
    $servers = Get-TestServer
}

BeforeAll { . "$PSScriptRoot/Common.ps1"; . "$PSScriptRoot/Servers.ps1"; . "$PSScriptRoot/Jobs.ps1" }

Describe 'One line at <Server>' -ForEach $servers {
    BeforeAll {
        Set-S3Profile jobs -BasicData (Connect-TestServer $Server $Variables (Join-Path $TestDrive store))
        Use-S3Profile jobs
    }
    AfterAll {
        Use-S3Profile -None
        if ($Server -eq 'local') { Stop-S3LocalServer }
    }
    AfterEach {
        Pop-Location
        $null = Remove-S3Bucket $b -Force -Confirm:$false -ErrorAction Ignore
    }

    It 'is enough to <Job>: <Line>' -ForEach ($Jobs | Where-Object { -not $_.Needs -or $_.Needs -notin $Cannot }) {
        Set-Job
        if ($Before) { . $Before }
        $line = [scriptblock]::Create($Line)
        if ($Fails) { { . $line } | Should -Throw -ErrorId $Fails }
        else { $given = @(. $line) }
        $got = if ($Gives) { $given | ForEach-Object $Gives } else { . $Then }
        @($got) | Should -Be @($Of)
        if (-not $Gives -and -not $Fails) { $given | Should -BeNullOrEmpty }
    }
}
