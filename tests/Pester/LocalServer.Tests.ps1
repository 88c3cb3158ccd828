BeforeAll { . "$PSScriptRoot/Common.ps1" }
AfterAll { Stop-S3LocalServer }

Describe 'A local server' {
    It 'keeps objects for its next start' {
        $first = Start-S3LocalServer "$TestDrive/kept" -PassThru
        $null = New-S3Bucket b1x -BasicData $first.BasicData
        $null = Write-S3Object b1x k -Value kept -BasicData $first.BasicData
        Stop-S3LocalServer $first.Url
        { Get-S3Bucket -BasicData (@{ MaxAttempts = 1; Url = $first.Url; AccessKey = 'local'; SecretKey = 'local-secret' }) } | Should -Throw '*refused*'
        $second = Start-S3LocalServer "$TestDrive/kept" -PassThru
        Read-S3Object b1x k -Raw -BasicData $second.BasicData | Should -Be 'kept'
        Read-S3Object b1x k -Raw -BasicData $second | Should -Be 'kept'
        $second | Stop-S3LocalServer
    }
    It 'is given whether or not one asks for it' {
        $server = Start-S3LocalServer "$TestDrive/given"
        $server.Url | Should -Match '^http://127\.0\.0\.1:\d+$'
        $server.BasicData.URL | Should -Be $server.Url
        Stop-S3LocalServer $server
        Start-S3LocalServer "$TestDrive/given" -PassThru | Tee-Object -Variable again | Stop-S3LocalServer
        @($again).Count | Should -Be 1
    }
    It 'needs no folder to be named' {
        $null = New-Item "$TestDrive/here" -ItemType Directory
        Push-Location "$TestDrive/here"
        try {
            $server = Start-S3LocalServer
            $server.Folder | Should -Be (Join-Path $PWD s3)
            Stop-S3LocalServer $server
        }
        finally { Pop-Location }
    }
    It 'is stopped by <how>' -ForEach @(
        @{ how = 'the server itself'; meant = { $args[0] } }
        @{ how = 'its URL'; meant = { $args[0].Url } }
        @{ how = 'its URL with a slash'; meant = { $args[0].Url + '/' } }
        @{ how = 'its URL as localhost'; meant = { $args[0].Url.Replace('127.0.0.1', 'localhost') } }
        @{ how = 'a Uri'; meant = { [uri] $args[0].Url } }
        @{ how = 'its BasicData'; meant = { $args[0].BasicData } }
        @{ how = 'a table'; meant = { @{ url = $args[0].Url } } }
    ) {
        $other = Start-S3LocalServer "$TestDrive/other"
        $server = Start-S3LocalServer "$TestDrive/stopped"
        Stop-S3LocalServer (& $meant $server)
        { Start-S3LocalServer "$TestDrive/stopped" | Stop-S3LocalServer } | Should -Not -Throw
        { Start-S3LocalServer "$TestDrive/other" } | Should -Throw '*uses the folder*'
        Stop-S3LocalServer $other
    }
    It 'is not stopped by another name: <_>' -ForEach 'http://127.0.0.1:1', 'nonsense', '' {
        $server = Start-S3LocalServer "$TestDrive/known"
        { Stop-S3LocalServer $_ -ErrorAction Stop } | Should -Throw -ErrorId 'LocalServerNotFound*'
        (Get-S3Bucket -BasicData $server).status | Should -Be 200
        Stop-S3LocalServer $server
        { Stop-S3LocalServer $server -ErrorAction Stop } | Should -Throw -ErrorId 'LocalServerNotFound*'
    }
    It 'takes no folder that holds other things, unless it is told to' {
        $null = New-Item "$TestDrive/home/new.website/index.html", "$TestDrive/home/mine.txt" -Force -Value mine
        { Start-S3LocalServer "$TestDrive/home" } | Should -Throw '*-Force*' -ErrorId 'ForeignFolder*'
        Get-ChildItem "$TestDrive/home" -Recurse -Force -Name | Should -HaveCount 3
        Start-S3LocalServer "$TestDrive/home" -Force | Stop-S3LocalServer
        Start-S3LocalServer "$TestDrive/home" | Stop-S3LocalServer
        Get-Content "$TestDrive/home/mine.txt", "$TestDrive/home/new.website/index.html" | Should -Be 'mine', 'mine'
    }
    It 'has its buckets below localhost, whatever the system resolves' -Skip:($env:S3_TEST_BUILD -eq 'netstandard2.0') {
        $server = Start-S3LocalServer -Ephemeral
        $below = $server.BasicData.AsPlainText() | Add-Member Addressing VirtualHosted -PassThru
        $below.URL = $below.URL -replace '127.0.0.1', 'localhost'
        try {
            $null = New-S3Bucket below-localhost -BasicData $below
            $null = Write-S3Object below-localhost k -Value hello -BasicData $below
            Read-S3Object below-localhost k -BasicData $server | Should -Be hello
            $server.Requests.Target | Should -Contain '/k'
        }
        finally { Stop-S3LocalServer $server }
    }
    It 'warns of what is damaged' {
        $server = Start-S3LocalServer "$TestDrive/hurt"
        $null = New-S3Bucket bkt -BasicData $server
        $null = Write-S3Object bkt k -Value kept -BasicData $server
        Stop-S3LocalServer $server
        Add-Content (Get-Item "$TestDrive/hurt/bucket.bkt/objects/*.data") x
        $server = Start-S3LocalServer "$TestDrive/hurt" -WarningVariable warnings 3> $null
        "$warnings" | Should -Match "\('k'\)"
        Stop-S3LocalServer $server
    }
    It 'takes a port, keys and a region of one''s own' {
        $server = Start-S3LocalServer "$TestDrive/own" -AccessKey AK -SecretKey (ConvertTo-SecureString sk -AsPlainText -Force) -Region eu-x -PassThru
        $data = @{ Url = $server.Url; AccessKey = 'AK'; SecretKey = 'sk'; Region = 'eu-x' }
        (Get-S3Bucket -BasicData $data).status | Should -Be 200
        $data.SecretKey = 'wrong'
        { Get-S3Bucket -BasicData $data -ErrorAction Stop } | Should -Throw -ErrorId 'SignatureDoesNotMatch*'
    }
    It 'becomes a profile' {
        $env:OINT_HOME = "$TestDrive/home"
        Start-S3LocalServer "$TestDrive/profiled" -ProfileName mine
        (Get-S3Profile mine).InUse | Should -BeTrue
        (Get-S3Bucket).status | Should -Be 200
        Use-S3Profile -None
    }
    It 'takes its profile with it' {
        $env:OINT_HOME = "$TestDrive/lent"
        $server = Start-S3LocalServer "$TestDrive/lent-store" -ProfileName lent
        Stop-S3LocalServer $server
        Get-S3Profile | Where-Object Name -EQ lent | Should -BeNullOrEmpty
        { Get-S3Bucket -ErrorAction Stop } | Should -Throw -ErrorId 'ConnectionNotConfigured*'
    }
    It 'gives back the profile that it replaced' {
        $env:OINT_HOME = "$TestDrive/replaced"
        Set-S3Profile demo -Url https://s3.example.org -AccessKey AK -SecretKey mine
        Set-S3Profile used -Url https://used.example.org -AccessKey AK -SecretKey mine
        Use-S3Profile used
        $server = Start-S3LocalServer "$TestDrive/replaced-store" -ProfileName demo
        (Get-S3Profile demo).Url | Should -Be $server.Url
        Stop-S3LocalServer $server
        (Get-S3Profile demo).Url | Should -Be 'https://s3.example.org'
        (Get-S3Profile used).InUse | Should -BeTrue
        Use-S3Profile -None
    }
    It 'leaves a profile alone that was changed meanwhile' {
        $env:OINT_HOME = "$TestDrive/changed"
        $server = Start-S3LocalServer "$TestDrive/changed-store" -ProfileName demo
        Set-S3Profile demo -Url https://s3.example.org -AccessKey AK -SecretKey mine
        Stop-S3LocalServer $server
        (Get-S3Profile demo).Url | Should -Be 'https://s3.example.org'
        Use-S3Profile -None
    }
    It 'says when its folder is taken' {
        Start-S3LocalServer "$TestDrive/taken"
        { Start-S3LocalServer "$TestDrive/taken" } | Should -Throw '*uses the folder*'
    }
    It 'shows no secret' {
        $server = Start-S3LocalServer "$TestDrive/shown" -SecretKey hush-hush -PassThru
        $server | Out-String | Should -Not -Match 'hush'
    }
}
