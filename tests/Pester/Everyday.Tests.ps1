# What is said in one line: a rule of a set, a link for a week, a form.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $env:OINT_HOME = Join-Path $TestDrive oint
    $server = Start-S3LocalServer (Join-Path $TestDrive store) -ProfileName lab -PassThru
    Use-S3Profile lab
    $null = New-S3Bucket photos
    function Seconds([string] $Link) { [int]($Link -replace '.*X-Amz-Expires=(\d+).*', '$1') }
}

AfterAll { Stop-S3LocalServer; Use-S3Profile -None }

Describe 'How long a link works' {
    It 'is what was typed' {
        Seconds (New-S3PresignedUrl photos k -ExpiresIn 7d) | Should -Be 604800
        Seconds (New-S3PresignedUrl photos k -ExpiresIn 1.5d) | Should -Be 129600
        Seconds (New-S3PresignedUrl photos k -ExpiresIn 90s) | Should -Be 90
        Seconds (New-S3PresignedUrl photos k -ExpiresIn '2h') | Should -Be 7200
        Seconds (New-S3PresignedUrl photos k GET 600) | Should -Be 600
        Seconds (New-S3PresignedUrl photos k -ExpiresIn ([timespan]::FromDays(1))) | Should -Be 86400
    }

    It 'may be a date' {
        Seconds (New-S3PresignedUrl photos k -ExpiresIn ([datetime]::Now.AddHours(2))) | Should -BeIn (7100..7200)
        Seconds (New-S3PresignedUrl photos k -ExpiresIn ([datetimeoffset]::UtcNow.AddHours(2).ToString('yyyy-MM-ddTHH:mm:ssZ'))) | Should -BeIn (7100..7200)
        { New-S3PresignedUrl photos k -ExpiresIn 2020-01-01 } | Should -Throw '*is past.*'
        { New-S3PresignedUrl photos k -ExpiresIn soon } | Should -Throw '*neither a span of time nor a date*'
    }

    It 'is not guessed from a number that PowerShell made of days' {
        $week = 7d
        { New-S3PresignedUrl photos k -ExpiresIn $week } | Should -Throw "*write '7d' in quotes*"
    }
}

Describe 'One rule of a set' {
    It 'is added, replaced, taken as an object, and removed, and the rest stays' {
        $null = Add-S3BucketLifecycleRule photos -Prefix logs/ -ExpireAfter 30d
        $null = Add-S3BucketLifecycleRule photos -Prefix logs/ -ExpireAfter 60d
        $null = Add-S3BucketLifecycleRule photos -Prefix tmp/ -ExpireAfter 1 -Id tmp
        $rules = Get-S3BucketLifecycle photos -Unwrap
        $rules.ID | Should -Be 'Expiration logs/', 'tmp'
        $rules[0].Expiration.Days | Should -Be 60
        $null = New-S3Bucket copy
        $null = $rules | Add-S3BucketLifecycleRule copy
        $null = Get-S3BucketLifecycle copy -Unwrap | Where-Object ID -eq tmp | Remove-S3BucketLifecycleRule
        (Get-S3BucketLifecycle copy -Unwrap).ID | Should -Be 'Expiration logs/'
    }

    It 'is not lost when several come at once' {
        $null = New-S3Bucket crowd
        $manifest = $Manifest
        $data = $server.BasicData
        $null = 1..5 | ForEach-Object -Parallel {
            Import-Module $using:manifest
            Add-S3BucketCorsRule crowd -Id "r$_" -Origin "https://$_.example" -BasicData $using:data
        }
        (Get-S3BucketCors crowd -Unwrap).Count | Should -Be 5
    }

    It 'that is not there is an error that names those that are' {
        { Remove-S3BucketLifecycleRule photos none -ErrorAction Stop } | Should -Throw "*has no rule 'none'. It has 'Expiration logs/', 'tmp'.*"
    }

    It 'says what it opens and what it deletes' {
        $null = Add-S3BucketPolicyStatement photos -PublicRead -Prefix public/ -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -Match 'lets everyone do s3:GetObject on arn:aws:s3:::photos/public/\*'
        $null = Add-S3BucketLifecycleRule photos -ExpireAfter 30 -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -Match "deletes every object of 'photos'"
    }

    It 'completes the names that there are' {
        $line = 'Remove-S3BucketLifecycleRule photos t'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be "'tmp'"
    }
}

Describe 'A form' {
    It 'has its fields in their order, with the file behind them' {
        $form = New-S3PostPolicy photos -Prefix in/ -ContentType image/* -MaxSize 1MB -Metadata @{ a = 1 } -Condition @('starts-with', '$x-amz-meta-b', '')
        @($form.Fields.Keys)[0] | Should -Be key
        $form.Fields.key | Should -Be 'in/${filename}'
        $form.Fields.'x-amz-meta-a' | Should -Be 1
        $form.Fields.Contains('x-amz-meta-b') | Should -BeTrue
        $form.Url | Should -Be "$($server.Url)/photos"
    }

    It 'uploads what a program sends with it' {
        Set-Content "$TestDrive/a b.txt" hello -NoNewline
        $form = New-S3PostPolicy photos -Prefix in/ -SuccessStatus 201 -MaxSize 10
        $fields = [ordered]@{} + $form.Fields
        $fields.file = Get-Item "$TestDrive/a b.txt"
        $null = Invoke-RestMethod $form.Url -Method Post -Form $fields
        (Read-S3Object photos 'in/a b.txt') | Should -Be hello
    }

    It 'is a page when it is asked for' {
        New-S3PostPolicy photos x -AsHtml | Should -Match '(?s)<form action=.*name="key" value="x".*type="file" name="file"'
    }
}

Describe 'Watch-S3Item' {
    BeforeAll {
        function List([hashtable] $Objects) {
            Xml "<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated>$(foreach ($key in $Objects.Keys | Sort-Object -CaseSensitive) {
                "<Contents><Key>$key</Key><ETag>&quot;$($Objects[$key])&quot;</ETag><Size>1</Size><LastModified>2026-01-02T03:04:05.000Z</LastModified></Contents>" })</ListBucketResult>"
        }
        $refused = [OpenIntegrations.Testing.Answer]::Error(403, 'AccessDenied', 'Not now.')
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@(
            List @{ a = 1; b = 1 }; List @{ a = 2; b = 1; c = 1 }; $refused; List @{ a = 2; c = 1 }))
    }
    AfterAll { $server.Dispose() }

    It 'tells what is new, other and gone, and takes nothing for gone that it could not look for' {
        $changes = Watch-S3Item s3://b -Every 0.01s -BasicData (Get-S3BasicData -Url $server.Url -AccessKey a -SecretKey s) -WarningVariable doubts -WarningAction SilentlyContinue |
            Select-Object -First 3
        $changes | ForEach-Object { "$_" } | Should -Be 'Changed s3://b/a', 'Added s3://b/c', 'Removed s3://b/b'
        $changes[0].Item | Should -BeOfType OpenIntegrations.S3.S3Item
        "$doubts" | Should -Match 'Not now'
    }
}
