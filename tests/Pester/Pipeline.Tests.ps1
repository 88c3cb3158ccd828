BeforeAll {
    . "$PSScriptRoot/Common.ps1"

    function Page([string[]] $Keys, [string] $Next) {
        Xml ("<ListBucketResult><Name>b1</Name><IsTruncated>$(if ($Next) { 'true' } else { 'false' })</IsTruncated><NextContinuationToken>$Next</NextContinuationToken>" +
            (-join ($Keys | ForEach-Object { "<Contents><Key>$_</Key><Size>1</Size></Contents>" })) + '</ListBucketResult>')
    }
}

Describe 'A list' {
    BeforeEach { $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@((Page 'a', 'b' 't1'), (Page 'c', 'd' 't2'), (Page 'e'))) }
    AfterEach { $server.Dispose() }

    It 'follows all pages' {
        (Get-S3Object b1 -Unwrap -BasicData (BasicData $server)).Key -join '' | Should -Be 'abcde'
        $server.Requests.Count | Should -Be 3
    }
    It 'asks for no second page when the first is enough' {
        (Get-S3Object b1 -Unwrap -BasicData (BasicData $server) | Select-Object -First 2).Key -join '' | Should -Be 'ab'
        $server.Requests.Count | Should -Be 1
    }
    It 'is two pages ahead of a reader who goes on, and no more' {
        $long = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@((Page 'a', 'b' 't1'), (Page 'c', 'd' 't2'), (Page 'e' 't3'), (Page 'f' 't4'), (Page 'g' 't5'), (Page 'h')))
        try {
            (Get-S3Object b1 -Unwrap -BasicData (BasicData $long) | Select-Object -First 3).Key -join '' | Should -Be 'abc'
            $long.Requests.Count | Should -BeLessOrEqual 4
        }
        finally { $long.Dispose() }
    }
    It 'gives one page with -NoPaging' {
        @(Get-S3Object b1 -NoPaging -BasicData (BasicData $server)).Count | Should -Be 1
    }
    It 'gives the page of a token' {
        $null = Get-S3Object b1 -ContinuationToken t9 -BasicData (BasicData $server)
        $server.Requests.Count | Should -Be 1
        $server.Requests[0].Target | Should -BeLike '*continuation-token=t9*'
    }
    It 'ends when a store repeats a token' {
        $endless = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@((Page 'a' 't1')))
        try { @(Get-S3Object b1 -BasicData (BasicData $endless)).Count | Should -Be 2 } finally { $endless.Dispose() }
    }
}

Describe 'Removing' {
    It 'takes a thousand a request' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@(Xml '<DeleteResult/>'))
        try {
            $null = 1..2500 | ForEach-Object { [pscustomobject]@{ BucketName = 'b1'; Key = "k$_" } } | Remove-S3Object -BasicData (BasicData $server)
            $server.Requests.Count | Should -Be 3
            ([regex]::Matches($server.Requests[0].Text, '<Key>')).Count | Should -Be 1000
            ([regex]::Matches($server.Requests[2].Text, '<Key>')).Count | Should -Be 500
        }
        finally { $server.Dispose() }
    }
    It 'keeps buckets apart' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@(Xml '<DeleteResult/>'))
        try {
            $items = 'b1/1', 'b1/2', 'b2/1', 'b2/2' | ForEach-Object { $b, $k = $_ -split '/'; [pscustomobject]@{ BucketName = $b; Key = $k } }
            $null = $items | Remove-S3Object -BasicData (BasicData $server)
            $server.Requests.Target -join ' ' | Should -Be '/b1?delete /b2?delete'
        }
        finally { $server.Dispose() }
    }
}

Describe 'Stopping' {
    It 'ends a request that waits' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(200, '')))
        $slow = [OpenIntegrations.Testing.Answer]::new(200, '')
        $slow.GetType().GetProperty('Delay').SetValue($slow, [timespan]::FromSeconds(60))
        $waiting = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($slow))
        try {
            $shell = [powershell]::Create().AddScript("Import-Module '$((Get-Module OpenIntegrations.S3).Path)'").AddStatement().AddCommand('Get-S3Bucket').AddParameter('BasicData', @{ Url = $waiting.Url; AccessKey = 'a'; SecretKey = 's' })
            $running = $shell.BeginInvoke()
            $deadline = [datetime]::UtcNow.AddSeconds(20)
            while ($waiting.Requests.Count -eq 0 -and [datetime]::UtcNow -lt $deadline) { Start-Sleep -Milliseconds 20 }
            $waiting.Requests.Count | Should -Be 1
            $time = [Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $time.Elapsed.TotalSeconds | Should -BeLessThan 5
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        }
        finally { $waiting.Dispose(); $server.Dispose() }
    }
    It 'aborts an upload that fails on its way' {
        $answers = @(
            Xml '<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>'
            [OpenIntegrations.Testing.Answer]::Error(403, 'AccessDenied', 'no')
            [OpenIntegrations.Testing.Answer]::new(204, ''))
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]$answers)
        try {
            $null = Write-S3Object b1 big -Stream ([IO.MemoryStream]::new([byte[]]::new(6MB))) -PartSize 5MB -Parallel 1 -BasicData (BasicData $server) -ErrorAction SilentlyContinue
            $server.Requests | ForEach-Object { "$_" } | Should -Be 'POST /b1/big?uploads', 'PUT /b1/big?partNumber=1&uploadId=u1', 'DELETE /b1/big?uploadId=u1'
        }
        finally { $server.Dispose() }
    }
}
