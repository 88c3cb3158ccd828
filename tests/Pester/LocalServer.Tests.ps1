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
    It 'says when its folder is taken' {
        Start-S3LocalServer "$TestDrive/taken"
        { Start-S3LocalServer "$TestDrive/taken" } | Should -Throw '*uses the folder*'
    }
    It 'shows no secret' {
        $server = Start-S3LocalServer "$TestDrive/shown" -SecretKey hush-hush -PassThru
        $server | Out-String | Should -Not -Match 'hush'
    }
}
