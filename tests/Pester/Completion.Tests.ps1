BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $env:OINT_HOME = Join-Path $TestDrive oint
    $server = Start-S3LocalServer (Join-Path $TestDrive store) -ProfileName lab -PassThru
    Use-S3Profile lab
    foreach ($bucket in 'photos', 'photos-old', 'backup') { $null = New-S3Bucket $bucket }
    foreach ($key in 'cat.jpg', 'notes/day 1.txt', 'notes/day 2.txt', "it's") { $null = Write-S3Object photos $key -Value x }

    function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText }
}

AfterAll { Stop-S3LocalServer; Use-S3Profile -None }

Describe 'The tab key' {
    It 'knows the buckets: <_>' -ForEach 'Get-S3Object pho', 'Get-S3Object -Bucket pho', 'Remove-S3Bucket pho', 'Copy-S3Object -SourceBucket pho' {
        Complete $_ | Should -Be 'photos', 'photos-old'
    }
    It 'knows the keys, folder by folder, and quotes what needs it' {
        Complete 'Read-S3Object photos ' | Should -Be 'notes/', 'cat.jpg', "'it''s'"
        Complete 'Read-S3Object photos notes/' | Should -Be "'notes/day 1.txt'", "'notes/day 2.txt'"
        Complete "Read-S3Object photos 'notes/day 2" | Should -Be "'notes/day 2.txt'"
    }
    It 'goes on in what it completed: the line runs' {
        (Invoke-Expression (Complete 'Test-S3Object photos notes/')[0].Insert(0, 'Test-S3Object photos ')) | Should -BeTrue
    }
    It 'knows the profiles' {
        Complete 'Get-S3Bucket -ProfileName l' | Should -Be 'lab'
        Complete 'Use-S3Profile l' | Should -Be 'lab'
    }
    It 'knows what a profile has' {
        Complete 'Set-S3Profile lab -Clear ' | Should -Be 'Url', 'Region', 'AccessKey', 'SecretKey'
        Complete 'Set-S3Profile lab -Clear Url, Re' | Should -Be 'Region'
        Complete 'Set-S3Profile none -Clear Reg' | Should -BeNullOrEmpty
    }
    It 'knows the values that a parameter takes' {
        Complete 'Set-S3BucketVersioning photos E' | Should -Be 'Enabled'
        Complete 'Set-S3Profile x -Provider Was' | Should -Be 'Wasabi'
    }
    It 'asks the store that the line names, in each form that it may have' {
        $server.BasicData | ConvertTo-Json | Set-Content "$TestDrive/basic.json"
        Use-S3Profile -None
        try {
            foreach ($form in '$server', '$server.BasicData', "$TestDrive/basic.json") { Complete "Get-S3Object -BasicData $form -Bucket back" | Should -Be 'backup' -Because $form }
        }
        finally { Use-S3Profile lab }
    }
    It 'completes nothing, and says nothing, when the store is gone' {
        $dead = @{ Url = 'http://127.0.0.1:9'; AccessKey = 'a'; SecretKey = 's' }
        Complete "Get-S3Object -BasicData @{ Url = 'http://127.0.0.1:9'; AccessKey = 'a'; SecretKey = 's' } -Bucket pho" | Should -Not -Contain 'photos'
        $PSDefaultParameterValues = @{ '*-S3*:BasicData' = $dead }
        $Error.Clear()
        Complete 'Get-S3Object pho' | Should -Not -Contain 'photos-gone'
        $Error.Count | Should -Be 0
    }
}
