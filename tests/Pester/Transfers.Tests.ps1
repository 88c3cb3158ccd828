BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $file = Join-Path $TestDrive large
    [IO.File]::WriteAllBytes($file, [byte[]]::new(10MB))
    $begun = Xml '<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>'
    $part = [OpenIntegrations.Testing.Answer]::new(200, '').With('ETag', '"p"')
    $down = [OpenIntegrations.Testing.Answer]::Error(503, 'ServiceUnavailable', 'no')
    $gone = [OpenIntegrations.Testing.Answer]::Error(404, 'NoSuchUpload', 'no')

    # A store that answers so, in turn, and the parameters of an upload to it, one part at a time.
    function Open-Store([OpenIntegrations.Testing.Answer[]] $Answers) {
        $store = [OpenIntegrations.Testing.ScriptedServer]::new($Answers)
        $data = @{ Url = $store.Url; AccessKey = 'AKTEST'; SecretKey = 'SECRETTEST'; MaxAttempts = 1; Parallel = 1 }
        $store, @{ BasicData = $data; ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
    }
}

Describe 'A large file that is interrupted' {
    AfterEach { $store.Dispose() }

    It 'is kept, shown and taken away' {
        $store, $options = Open-Store $begun, $part, $down, ([OpenIntegrations.Testing.Answer]::new(204, '')), $gone
        Write-S3Object b1 k -LiteralPath $file -PartSize 5MB -Resume @options -WarningVariable kept | Out-Null
        "$kept" | Should -BeLike "5.0 MiB of 10.0 MiB of '$file' are kept*the same command goes on*Get-S3Transfer*Remove-S3Transfer*"

        $transfer = Get-S3Transfer
        $transfer.Kind, $transfer.State, $transfer.Percent, $transfer.Source, $transfer.Destination, $transfer.UploadId |
            Should -Be 'Upload', 'Interrupted', 50, $file, 's3://b1/k', 'u'
        $transfer.Age | Should -BeOfType timespan
        ($transfer | Out-String) | Should -Match 'Upload +Interrupted +50 +10\.0 MiB'
        Get-S3Transfer -OlderThan 1d | Should -BeNullOrEmpty

        $transfer | Remove-S3Transfer -WhatIf
        Get-S3Transfer | Should -HaveCount 1
        Remove-S3Transfer nobody @options -ErrorVariable unknown
        "$unknown" | Should -Be "There is no transfer 'nobody'."
        $transfer | Remove-S3Transfer -BasicData $options.BasicData | Should -BeNullOrEmpty
        $store.Requests[3].ToString() | Should -Be 'DELETE /b1/k?uploadId=u'
        Get-S3Transfer | Should -BeNullOrEmpty
    }

    It 'is taken back with -Resume:$false, and when it is small' {
        foreach ($resume in @{ Resume = $false }, @{}) {
            $store, $options = Open-Store $begun, $part, $down, ([OpenIntegrations.Testing.Answer]::new(204, ''))
            Write-S3Object b1 k -LiteralPath $file -PartSize 5MB @resume @options -WarningVariable kept | Out-Null
            $kept | Should -BeNullOrEmpty
            $store.Requests[3].Method | Should -Be DELETE
            Get-S3Transfer | Should -BeNullOrEmpty
        }
    }

    It 'stays when its store cannot be asked, unless -Force forgets it' {
        $store, $options = Open-Store $begun, $part, $down
        Copy-S3Item $file s3://b1/k -PartSize 5MB -Resume @options
        Get-S3Transfer | Remove-S3Transfer @options -ErrorVariable refused
        "$refused" | Should -BeLike 'ServiceUnavailable*'
        Get-S3Transfer | Should -HaveCount 1
        Get-S3Transfer | Remove-S3Transfer @options -Force -ErrorVariable refused
        $refused | Should -BeNullOrEmpty
        Get-S3Transfer | Should -BeNullOrEmpty
    }

    It 'is told apart from what no file of the journal should be' {
        $folder = New-Item -ItemType Directory -Force "$env:OINT_HOME/transfers"
        $store, $options = Open-Store $down
        $damaged = New-Item "$folder/damaged.transfer" -Value '{'
        Get-S3Transfer -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warned" | Should -BeLike "'$damaged' should tell of a transfer*"
        Remove-Item $damaged
    }
}
