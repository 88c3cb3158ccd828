# Drives of people who may not do everything: each thing that they may do works, and what they may not is said as that, and as nothing else.
BeforeDiscovery {
    . "$PSScriptRoot/Servers.ps1"
    $servers = Get-TestServer rgw
    $home1 = @{ Rights = 'GetObject', 'PutObject', 'ListBucket'; Below = 'dir/*' }
    $read = @{ Rights = , 'GetObject' }
    $write = @{ Rights = , 'PutObject' }
    # "!" is an error with this id.
    $lines = @(
        # Whoever may list what is in a folder, and not the names beside it.
        foreach ($line in 'Get-ChildItem D:/dir -Name', 'Get-ChildItem D:/dir -Recurse -Depth 0 -Name', '(Get-ChildItem D:/dir -Recurse).Name -ne "b.txt"', 'Set-Location D:/dir; Get-ChildItem -Name') {
            @{ Who = $home1; Line = $line; Comes = 'sub', 'a.txt' }
        }
        @{ Who = $home1; Line = '(Get-Item D:/dir).PSIsContainer'; Comes = $true }
        @{ Who = $home1; Line = 'Test-Path D:/dir -PathType Container'; Comes = $true }
        @{ Who = $home1; Line = 'Test-Path D:/dir/none'; Comes = $false }
        @{ Who = $home1; Line = 'Copy-Item D:/dir/sub D:/dir/new -Recurse; Get-ChildItem D:/dir/new -Name'; Comes = 'b.txt' }
        @{ Who = $home1; Line = 'Get-Item D:/outside'; Comes = '!AccessDenied' }

        @{ Who = $read; Line = 'Get-Content D:/dir/a.txt'; Comes = 'a' }
        @{ Who = $read; Line = 'Set-Location D:/dir; Get-Content ./a.txt'; Comes = 'a' }
        @{ Who = $read; Line = 'Push-Location D:/dir; Get-Content ./sub/b.txt'; Comes = 'b' }
        @{ Who = $read; Line = '(Get-Item D:/dir/a.txt).Length'; Comes = 1 }
        @{ Who = $read; Line = 'Test-Path D:/dir/a.txt'; Comes = $true }
        # What the store does not tell is neither there nor missing.
        foreach ($line in 'Get-ChildItem D:/', 'Get-ChildItem D:/dir', 'Get-ChildItem D:/dir -Recurse', 'Get-ChildItem D:/dir/*', 'Get-Item D:/dir/*', 'Get-Item D:/dir', 'Get-Item D:/none', 'Get-Content D:/none') {
            @{ Who = $read; Line = $line; Comes = '!AccessDenied' }
        }
        @{ Who = $read; Line = 'Test-Path D:/none'; Comes = '!AccessDenied', $false }
        @{ Who = $read; Line = '"D:/none" | Test-Path'; Comes = '!AccessDenied', $false }
        @{ Who = $read; Line = 'Copy-Item D:/dir/a.txt D:/dir/new.txt'; Comes = '!AccessDenied' }

        @{ Who = $write; Line = 'Set-Content D:/dir/new.txt x'; Comes = @() }
        @{ Who = $write; Line = 'New-Item D:/dir/new.txt'; Comes = '!ItemExists' }
        @{ Who = $write; Line = '(New-Item D:/dir/new.txt -Force).Name'; Comes = 'new.txt' }
        @{ Who = $write; Line = 'Add-Content D:/dir/a.txt x'; Comes = '!ProviderContentWriteError' }
        @{ Who = $write; Line = 'Get-Content D:/dir/a.txt'; Comes = '!AccessDenied' }
    )
}
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/Servers.ps1"
    $env:OINT_HOME = Join-Path $TestDrive oint
    $start = Get-Location
}

Describe 'A drive at <Server>' -ForEach $servers {
    BeforeAll {
        $data = Connect-TestServer $Server $Variables (Join-Path $TestDrive "store-$Server")
        $bucket = "pester-$PID-$(Get-Random -Maximum 1000000)"
        $null = New-S3Bucket $bucket -BasicData $data
        Set-S3Profile stranger -Url $data.Url -CredentialSource Anonymous -Region us-east-1
        $null = Mount-S3Drive D $bucket -ProfileName stranger
        foreach ($key in 'dir/a.txt', 'dir/sub/b.txt') { $null = Write-S3Object $bucket $key -Value ([IO.Path]::GetFileNameWithoutExtension($key)) -BasicData $data }
    }
    AfterAll {
        Dismount-S3Drive D -Force
        $null = Remove-S3Bucket $bucket -BasicData $data -Force -Confirm:$false
        if ($Server -eq 'local') { Stop-S3LocalServer }
    }
    It 'of who has <Who.Rights> below "<Who.Below>" says what is: <Line>' -ForEach $lines {
        $statements = foreach ($right in $Who.Rights) {
            $one = @{ Effect = 'Allow'; Principal = '*'; Action = "s3:$right"; Resource = "arn:aws:s3:::$bucket", "arn:aws:s3:::$bucket/*" }
            if ($Who.Below -and $right -eq 'ListBucket') { $one.Condition = @{ StringLike = @{ 's3:prefix' = $Who.Below } } }
            $one
        }
        $null = Set-S3BucketPolicy $bucket @{ Version = '2012-10-17'; Statement = @($statements) } -BasicData $data
        $ErrorActionPreference = 'Continue'
        try {
            $output = @(. ([scriptblock]::Create($Line)) 2>&1)
            @(foreach ($one in $output) {
                if ($one -is [Management.Automation.ErrorRecord]) { "!$(($one.FullyQualifiedErrorId -split ',')[0])" } else { $one }
            }) | Should -Be $Comes
        }
        finally {
            Set-Location $start
            foreach ($key in 'dir/new.txt', 'dir/new/b.txt') { $null = Remove-S3Object $bucket $key -BasicData $data }
        }
    }
}

Describe 'The key of a drive' {
    BeforeAll {
        $server = Start-S3LocalServer -Ephemeral -ProfileName lab -AccessKey keeper -SecretKey keeper-secret
        $null = New-Item S3:/home
        Set-Content S3:/home/a.txt kept
        $nobody = [pscredential]::new('nobody', (ConvertTo-SecureString secret -AsPlainText -Force))
        $keeper = [pscredential]::new('keeper', (ConvertTo-SecureString keeper-secret -AsPlainText -Force))
        $null = New-PSDrive kept S3 home -BasicData @{ Url = $server.Url; Region = 'us-east-1' } -Credential $keeper
    }
    AfterAll {
        Set-Location $start
        Remove-PSDrive kept
        Stop-S3LocalServer $server
    }
    It 'is the one that the drive was made with, whatever a command gives: <_>' -ForEach @(
        'Get-Content S3:/home/a.txt', 'Get-Item S3:/home/a.txt', 'Test-Path S3:/home/a.txt', 'Set-Content S3:/home/a.txt new', 'Add-Content S3:/home/a.txt new'
        'Clear-Content S3:/home/a.txt', 'Remove-Item S3:/home/a.txt', 'Rename-Item S3:/home/a.txt b.txt', 'Copy-Item S3:/home/a.txt S3:/home/b.txt'
        'Move-Item S3:/home/a.txt S3:/home/b.txt', 'New-Item S3:/home/b.txt', 'Get-ItemProperty S3:/home/a.txt', 'Set-ItemProperty S3:/home/a.txt author me'
        'Get-Content OpenIntegrations.S3\S3::S3@/home/a.txt', 'Get-Content kept:/a.txt', 'Set-Location S3:/home; "a.txt" | Get-Content'
    ) {
        { Invoke-Expression "$_ -Credential `$nobody -ErrorAction Stop" } | Should -Throw '*New-PSDrive -Credential*'
        Set-Location $start
        Get-ChildItem S3:/home -Name | Should -Be a.txt
        Get-Content S3:/home/a.txt | Should -Be kept
    }
    It 'stays its own where another drive takes part' {
        Copy-Item kept:/a.txt S3:/home/b.txt
        Copy-Item S3:/home/b.txt kept:/c.txt
        Move-Item kept:/c.txt S3:/home/b.txt -Force
        Get-Content kept:/b.txt | Should -Be kept
        Remove-Item kept:/b.txt
    }
}
