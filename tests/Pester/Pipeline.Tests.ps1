BeforeDiscovery { . "$PSScriptRoot/Common.ps1" }

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
    It 'ends with an error when a store repeats a token' {
        $endless = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@((Page 'a' 't1')))
        try {
            $pages = @(Get-S3Object b1 -BasicData (BasicData $endless) -ErrorAction SilentlyContinue -ErrorVariable failed)
            $pages | Should -Not -BeNullOrEmpty
            # It is asked where it goes on in each way there is, and each once.
            $endless.Requests.Count | Should -BeLessOrEqual 4
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'IncompleteList,*'
        }
        finally { $endless.Dispose() }
    }
}

Describe 'What is thrown behind a command' {
    BeforeAll {
        $slow = (Page 'c')
        $slow.GetType().GetProperty('Delay').SetValue($slow, [timespan]::FromSeconds(0.5))
    }
    BeforeEach {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@((Page 'a', 'b' 't1'), $slow))
        $data = BasicData $server
        $null = New-PSDrive thrown -PSProvider S3 -Root '' -BasicData $data -Scope Global
    }
    AfterEach {
        Remove-PSDrive thrown -Scope Global -Force
        $server.Dispose()
    }

    # b comes while the next page is waited for.
    It 'is caught around it: <Command> at <Key>' -ForEach @(
        foreach ($command in 'Get-S3Object b1 -Unwrap -BasicData $data', 'Get-S3Item s3://b1/** -BasicData $data', 'Get-S3Item s3://b1/ -BasicData $data',
            'Get-ChildItem thrown:/b1') {
            foreach ($key in 'a', 'b') { @{ Command = $command; Key = $key } }
        }
    ) {
        $Error.Clear()
        $caught = try { Invoke-Expression $Command | ForEach-Object { if ($_.Key -eq $Key) { throw 'mine' } } } catch { $_ }
        "$caught" | Should -Be 'mine'
        @($Error | Where-Object { "$_" -ne 'mine' }) | Should -BeNullOrEmpty
    }
    It 'ends a loop around it at <_>' -ForEach 'a', 'b' {
        $key = $_
        $Error.Clear()
        $left = foreach ($i in 1, 2) { Get-S3Item s3://b1/** -BasicData $data | ForEach-Object { if ($_.Key -eq $key) { break } }; $i }
        $left | Should -BeNullOrEmpty
        $Error.Count | Should -Be 0 -Because "$Error"
    }
}

Describe 'Removing' {
    It 'takes a thousand a request' {
        $server = [OpenIntegrations.Testing.AnyStore]::Start()
        try {
            $null = 1..2500 | ForEach-Object { [pscustomobject]@{ BucketName = 'b1'; Key = "k$_" } } | Remove-S3Object -BasicData (BasicData $server)
            $server.Requests.Count | Should -Be 3
            ([regex]::Matches($server.Requests[0].Text, '<Key>')).Count | Should -Be 1000
            ([regex]::Matches($server.Requests[2].Text, '<Key>')).Count | Should -Be 500
        }
        finally { $server.Dispose() }
    }
    It 'keeps buckets apart' {
        $server = [OpenIntegrations.Testing.AnyStore]::Start()
        try {
            $items = 'b1/1', 'b1/2', 'b2/1', 'b2/2' | ForEach-Object { $b, $k = $_ -split '/'; [pscustomobject]@{ BucketName = $b; Key = $k } }
            $null = $items | Remove-S3Object -BasicData (BasicData $server)
            ($server.Requests.Target | Sort-Object) -join ' ' | Should -Be '/b1?delete /b2?delete'
        }
        finally { $server.Dispose() }
    }
}

Describe 'Stopping' {
    It 'ends a request that waits' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(200, '')))
        $slow = [OpenIntegrations.Testing.Answer]::new(200, '')
        $slow.GetType().GetProperty('Delay').SetValue($slow, [timespan]::FromHours(1))
        $waiting = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($slow))
        try {
            $shell = [powershell]::Create().AddScript("Import-Module '$Manifest'").AddStatement().AddCommand('Get-S3Bucket').AddParameter('BasicData', @{ Url = $waiting.Url; AccessKey = 'a'; SecretKey = 's' })
            $running = $shell.BeginInvoke()
            while ($waiting.Requests.Count -eq 0) { Start-Sleep -Milliseconds 20 }
            $shell.Stop()
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

Describe 'Content that is given once' {
    BeforeAll {
        function Get-Sent([scriptblock] $Act) {
            $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(200, '').With('ETag', '"e"')))
            $PSDefaultParameterValues = @{ '*-S3*:BasicData' = BasicData $server }
            try { $null = & $Act; $server.Requests | ForEach-Object { "$_ $($_.Text)" } | Sort-Object } finally { $server.Dispose() }
        }
        $things = [pscustomobject]@{ BucketName = 'b1'; Key = 'k1' }, [pscustomobject]@{ BucketName = 'b2'; Key = 'k2' }
    }

    It 'goes to each object that comes' {
        Set-Content "$TestDrive/once" text -NoNewline
        foreach ($act in { $things | Write-S3Object -Value text }, { $things | Write-S3Object -Path "$TestDrive/once" }, { $things | Write-S3Object -Value ([byte[]](116, 101, 120, 116)) }) {
            Get-Sent $act | Should -Be 'PUT /b1/k1 text', 'PUT /b2/k2 text' -Because "$act"
        }
    }

    It 'as a stream goes to the first, and the others are told' {
        Get-Sent { $things | Write-S3Object -Stream ([IO.MemoryStream]::new([byte[]](116, 101))) -ErrorVariable script:failed -ErrorAction SilentlyContinue } | Should -Be 'PUT /b1/k1 te'
        "$failed" | Should -BeLike '*A stream is read once*'
        $failed.Count | Should -Be 1
    }

    It 'comes in pieces, and they are one object' {
        Get-Sent { 'a', 'b' | Write-S3Object b1 k1 } | Should -Be "PUT /b1/k1 a`nb"
    }
}

Describe 'A query' {
    AfterEach { $server.Dispose() }

    It 'gives an object of each record, whatever messages they come in' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.EventStreamWriter]::Records('{"name":"c', 'at","size":1}', "`n{`"name`":`"dog`"}`n")))
        $rows = Select-S3ObjectContent b1 k.csv 'SELECT * FROM S3Object' -BasicData (BasicData $server)
        $rows.name -join ',' | Should -Be 'cat,dog'
        $rows[0].size | Should -Be 1
    }
    It 'gives lines of text, and the count of the store on request' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.EventStreamWriter]::Records("cat,1`ndo", "g,2`n")))
        $rows = Select-S3ObjectContent b1 k.csv 'SELECT * FROM S3Object' -OutputFormat CSV -BasicData (BasicData $server) -Verbose 4>&1
        $rows | Where-Object { $_ -is [string] } | Should -Be 'cat,1', 'dog,2'
        "$rows" | Should -BeLike '*10 bytes scanned, 20 processed, 5 returned.*'
    }
    It 'cuts records by what was said, in any case: <Csv>' -ForEach @{ Csv = 'CSV'; Record = 'RecordDelimiter'; Quote = 'QuoteCharacter' }, @{ Csv = 'csv'; Record = 'recorddelimiter'; Quote = 'quotecharacter' } {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.EventStreamWriter]::Records("cat,'a|b'`n|do", "g,2|")))
        Select-S3ObjectContent b1 k.csv 'SELECT * FROM S3Object' -OutputSerialization @{ $Csv = @{ $Record = '|'; $Quote = "'" } } -BasicData (BasicData $server) |
            Should -BeExactly "cat,'a|b'`n", 'dog,2'
    }
    It 'says what came where JSON is due' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.EventStreamWriter]::Records("{`"a`":1}`nfailure`e[2J -->SELECT`n")))
        (Select-S3ObjectContent b1 k.csv 'SELECT' -BasicData (BasicData $server) -ErrorVariable failed -ErrorAction SilentlyContinue).a | Should -Be 1
        "$failed" | Should -BeLike '*JSON was asked for, and the store sent a record that is none: failure*-->SELECT*'
        "$failed" | Should -Not -Match "`e"
    }
    It 'gives what came before an error, and the error' {
        $writer = [OpenIntegrations.Testing.EventStreamWriter]
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($writer::Answer([byte[][]]@($writer::Event('Records', "a`nb`n"), $writer::Error('CastFailed', 'no')))))
        Select-S3ObjectContent b1 k 'SELECT * FROM S3Object' -OutputFormat CSV -BasicData (BasicData $server) -ErrorVariable failed -ErrorAction SilentlyContinue | Should -Be 'a', 'b'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'CastFailed,*'
    }
}

# Who fills a -VersionId, and what else they must be told.
Describe 'A version that is empty' -ForEach @(
    Get-Command -Module OpenIntegrations.S3 -CommandType Cmdlet | Where-Object { $_.Name -ne 'Watch-S3Item' -and $_.Parameters.VersionId -and $_.Parameters.VersionId.ParameterSets.Values.ValueFromPipelineByPropertyName } |
        Where-Object { -not ($_.Parameters.Values | Where-Object { $_.ParameterSets.Values.IsMandatory -and $_.Name -notin 'Bucket', 'Key', 'Path', 'LiteralPath', 'InputObject' }) } |
        ForEach-Object { @{ Command = $_.Name } }
) {
    BeforeEach {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::new(404, '')))
        $c = @{ BasicData = KnownData $server; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problem' }
        if ((Get-Command $Command).Parameters.Force) { $c.Force = $true }
    }
    AfterEach { $server.Dispose() }

    It 'is an error where a script says it: <Command>' {
        foreach ($empty in '', $null) { { & $Command -Bucket b1 -Key k -VersionId $empty @c } | Should -Throw -ErrorId 'EmptyVersion*' }
        $server.Requests | Should -BeNullOrEmpty
    }
    It 'is none in a table from a file: <Command>' {
        $made = 'BucketName,Key,VersionId', 'b1,k,' | ConvertFrom-Csv | & $Command @c -WarningAction Ignore
        # A link is made without a request.
        $sent = @($server.Requests.Target; $made -is [string] ? $made : @())
        $sent.Count | Should -BeGreaterThan 0 -Because "$problem"
        $sent | Should -Not -Match 'versionId'
    }
}
