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
        Complete $_ | Should -Be "'photos'", "'photos-old'"
    }
    It 'knows the keys, folder by folder, and quotes what needs it' {
        Complete 'Read-S3Object photos ' | Should -Be "'notes/'", "'cat.jpg'", "'it''s'"
        Complete 'Read-S3Object photos notes/' | Should -Be "'notes/day 1.txt'", "'notes/day 2.txt'"
        Complete "Read-S3Object photos 'notes/day 2" | Should -Be "'notes/day 2.txt'"
    }
    It 'goes on in what it completed: the line runs' {
        (Invoke-Expression (Complete 'Test-S3Object photos notes/')[0].Insert(0, 'Test-S3Object photos ')) | Should -BeTrue
    }
    It 'goes on in a name that has quotes of its own' {
        Complete "Read-S3Object photos 'it''" | Should -Be "'it''s'"
        Complete "Read-S3Object photos it" | Should -Be "'it''s'"
    }
    It 'goes on in a folder whose name has a quote: <_>' -ForEach "it's", ([char]0x2018 + 'x'), ('y' + [char]0x2019) {
        $null = New-S3Bucket quoted; $null = Write-S3Object quoted "$_/deep" -Value found
        $folder = Complete 'Read-S3Object quoted '
        $deep = Complete "Read-S3Object quoted $($folder.TrimEnd("'"))"
        Invoke-Expression "Read-S3Object quoted $deep" | Should -Be found
        Remove-S3Bucket quoted -Force -Confirm:$false
    }
    It 'asks a directory bucket for whole folders, which is all that one lists' {
        $list = Xml '<ListBucketResult><Contents><Key>dir/z</Key></Contents><Contents><Key>dir/a1</Key></Contents><Contents><Key>dir/a2</Key></Contents></ListBucketResult>'
        $store = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($list))
        try {
            Complete "Read-S3Object -BasicData @{ Url = '$($store.Url)'; AccessKey = 'a'; SecretKey = 's' } -Bucket fast--use1-az4--x-s3 -Key dir/a" | Should -Be "'dir/a1'", "'dir/a2'"
            $store.Requests[0].Query | Should -BeLike '*prefix=dir%2F&*'
        }
        finally { $store.Dispose() }
    }
    It 'knows versions, uploads, classes, regions, media types and encodings' {
        $upload = Start-S3MultipartUpload photos big.bin -Unwrap
        try { Complete 'Stop-S3MultipartUpload photos big.bin -UploadId ' | Should -Be "'$($upload.UploadId)'" }
        finally { $null = $upload | Stop-S3MultipartUpload }
        Complete 'Write-S3Object photos k -StorageClass GLACIER_' | Should -Be 'GLACIER_IR'
        Complete 'Write-S3Object photos k -Encryption aws:kms:' | Should -Be 'aws:kms:dsse'
        Complete 'Write-S3Object photos k -ContentType image/svg' | Should -Be 'image/svg+xml'
        Complete 'Set-S3Profile x -Region eu-central-' | Should -Be 'eu-central-1', 'eu-central-2'
        Complete 'Write-S3Object photos k -Encoding bigendian' | Should -Be 'bigendianunicode', 'bigendianutf32'
    }
    It 'knows the versions of an object, the newest first' {
        $null = New-S3Bucket versions; $null = Set-S3BucketVersioning versions Enabled
        $first, $second = 1..2 | ForEach-Object { (Write-S3Object versions k -Value "v$_" -Unwrap).VersionId }
        Complete 'Read-S3Object versions k -VersionId ' | Should -Be "'$second'", "'$first'"
    }
    It 'knows files and addresses where either may be meant: <_>' -ForEach 'Copy-S3Item', 'Move-S3Item', 'Sync-S3Item', 'Compare-S3Item',
        'Copy-S3Item s3://photos/cat.jpg -Destination', 'Sync-S3Item s3://photos', 'Compare-S3Item s3://photos', 'Copy-S3Item -LiteralPath' {
        $null = New-Item "$TestDrive/here/site", "$TestDrive/here/s3 notes" -ItemType Directory -Force
        Push-Location "$TestDrive/here"
        try {
            Complete "$_ ./si" | Should -BeIn './site', '.\site'
            Complete "$_ si" | Should -BeLike "*site"
            Complete "$_ '$TestDrive/here/si" | Should -BeLike "*site*"
            $all = Complete "$_ "
            $all | Should -Contain "'s3://photos/'"
            "$all" | Should -BeLike '*site*'
            Complete "$_ s3://photos-" | Should -Be "'s3://photos-old/'"
            Complete "$_ nothing-here" | Should -BeNullOrEmpty
        }
        finally { Pop-Location }
    }
    It 'completes a destination as it is taken, which is with nothing in it for a wildcard' {
        $null = Write-S3Object backup 'x[1]/a' -Value x
        Complete 'Copy-S3Item s3://backup/x' | Should -Be "'s3://backup/x``[1``]/'"
        foreach ($command in 'Copy-S3Item', 'Move-S3Item', 'Sync-S3Item', 'Compare-S3Item') {
            Complete "$command ./site s3://backup/x" | Should -Be "'s3://backup/x[1]/'"
            Complete "$command ./site -Destination s3://backup/x" | Should -Be "'s3://backup/x[1]/'"
        }
    }
    It 'knows addresses alone where a store is meant: <_>' -ForEach 'Get-S3Item', 'Remove-S3Item', 'Measure-S3Item', 'Get-S3Content' {
        $null = New-Item "$TestDrive/here/site" -ItemType Directory -Force
        Push-Location "$TestDrive/here"
        try { Complete "$_ si" | Should -BeNullOrEmpty } finally { Pop-Location }
        Complete "$_ s3://photos-" | Should -Be "'s3://photos-old/'"
    }
    It 'knows what comes of a list' {
        Complete 'Get-S3Object photos -Unwrap | Where-Object Si' | Should -Be Size
        Complete 'Get-S3Object photos -Unwrap | Sort-Object LastM' | Should -Be LastModified
        Complete 'Get-S3Item s3://photos | Where-Object Si' | Should -Be Size
        Complete '(Get-S3Object photos).res' | Should -Be response
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
        $server.BasicData.AsPlainText() | ConvertTo-Json | Set-Content "$TestDrive/basic.json"
        Use-S3Profile -None
        try {
            foreach ($form in '$server', '$server.BasicData', "$TestDrive/basic.json") { Complete "Get-S3Object -BasicData $form -Bucket back" | Should -Be "'backup'" -Because $form }
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

Describe 'A name from the store, completed' {
    BeforeDiscovery {
        # Each kind of sign that PowerShell reads as more than itself, and some that a terminal does.
        $signs = "'", '"', [char]0x2018, [char]0x2019, [char]0x201A, [char]0x201B, [char]0x201C, [char]0x201D, [char]0x201E, '$', '`', ';', '|', '&', '(', ')', '{', '}',
            '@', '#', '<', '>', ',', ' ', '--', '%', '~', "`e", "`n", "`r", "`t", [char]0x9B, [char]0x2014, [char]0x2028
        $names = foreach ($sign in $signs) { "a${sign}b"; "${sign}a"; "a$sign$sign" }
        $names += '-d.txt', '$(throw 1)', "x$([char]0x2019);throw 1;$([char]0x2019)", "`e]52;c;QQ==`a`$(throw 2)", '1..3', '0x10', '*', '[a]', 'a=b', '!x'
    }
    It 'is one word, stands for itself, and nothing in it runs or reaches the terminal: <_>' -ForEach $names {
        $type = (Get-Command Get-S3Object).ImplementingType.Assembly.GetType('OpenIntegrations.S3.Input.TypedWord')
        $completion = $type.GetMethod('Completion', [type[]] @([string])).Invoke($null, @($_))
        $completion.CompletionText, $completion.ListItemText, $completion.ToolTip | Should -Not -Match '[\x00-\x1f\x7f-\x9f]'
        $errors = $null
        $line = [Management.Automation.Language.Parser]::ParseInput("Write-Output $($completion.CompletionText)", [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        $command = $line.EndBlock.Statements[0].PipelineElements
        $command.Count | Should -Be 1
        $command[0].CommandElements.Count | Should -Be 2
        Invoke-Expression "Write-Output $($completion.CompletionText)" | Should -BeExactly $_
        # What was completed once is completed further.
        if ($_ -notmatch '[\x00-\x1f\x7f-\x9f]') { $type.GetMethod('Read').Invoke($null, @($completion.CompletionText)) | Should -BeExactly $_ }
    }
}
