BeforeAll {
    . "$PSScriptRoot/Common.ps1"
}

# Windows PowerShell, for which the other build is, runs where processes are not told.
Describe 'A PowerShell that is told to end' -Skip:($IsWindows -or $env:S3_TEST_BUILD -eq 'netstandard2.0') {
    It 'removes the file that is not complete: SIG<_>' -ForEach 'TERM', 'HUP' {
        # A store that sends the head and half of the object, and then nothing more.
        $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive "signal-$_")
        $manifest = Join-Path (Get-Module OpenIntegrations.S3).ModuleBase OpenIntegrations.S3.psd1
        $script = "Import-Module '$manifest'
            Read-S3Object b1 k -OutFile '$folder/k' -BasicData @{ Url = 'http://$($listener.LocalEndpoint)'; AccessKey = 'a'; SecretKey = 's' }"
        $process = Start-Process $Pwsh[0] @($Pwsh | Select-Object -Skip 1; '-NoProfile'; '-NonInteractive'; '-EncodedCommand'; [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))) `
            -RedirectStandardOutput "$folder.out" -RedirectStandardError "$folder.err" -PassThru
        try {
            $client = $listener.AcceptTcpClient()
            $stream = $client.GetStream()
            $null = $stream.Read([byte[]]::new(65536), 0, 65536)
            $stream.Write([Text.Encoding]::ASCII.GetBytes("HTTP/1.1 206 Partial Content`r`nContent-Length: 4194304`r`nContent-Range: bytes 0-4194303/4194304`r`nETag: `"e`"`r`n`r`n" + 'x' * 1048576))
            while (-not (Get-ChildItem $folder) -and -not $process.HasExited) { Start-Sleep -Milliseconds 50 }
            Get-ChildItem $folder | Should -HaveCount 1 -Because (Get-Content "$folder.err" -Raw)
            kill "-$_" $process.Id
            $process.WaitForExit()
            Get-ChildItem $folder | Should -BeNullOrEmpty
        }
        finally {
            $listener.Stop()
            if (-not $process.HasExited) { $process.Kill() }
        }
    }
}
