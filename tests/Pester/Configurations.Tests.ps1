# What Set- takes, Get- gives: for every pair, with a document that has every member of its shape, in every form it may have on the way.
BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/Servers.ps1"
    # Ceph wants a zone group for replicas, and Swift knows none.
    $replicating = Get-TestServer moto
    $pairs = foreach ($set in Get-Command -Module OpenIntegrations.S3 -Verb Set) {
        $operation = $set.ImplementingType.GetCustomAttributes([OpenIntegrations.S3.Pipeline.S3OperationAttribute], $false)
        if (-not $operation -or -not $set.Parameters.ContainsKey('Configuration')) { continue }
        $root = $operation[0].Route.RequestRoot
        if (-not $root) { continue }
        $isListed = [OpenIntegrations.S3.Documents.Shapes]::Find($root).SoleList().Count -gt 0
        @{ Noun = $set.Noun; Root = $root; IsListed = $isListed; OfObject = $set.Parameters.ContainsKey('Key'); Named = $set.Parameters.ContainsKey('Id') }
    }
    $listed = $pairs | Where-Object IsListed
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/Servers.ps1"
    . "$PSScriptRoot/Documents.ps1"

    # What a Set- cmdlet sends when it gets from the pipeline what the script block makes of the answer.
    function Get-Sent([string] $Noun, [bool] $OfObject, $Answer, [scriptblock] $Way) {
        # What is tested is the document; whether the store knows it is another test's.
        $answers = @($Answer) + [OpenIntegrations.Testing.Answer]::Done
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]$answers)
        try {
            $target = @{ Bucket = 'b1'; BasicData = KnownData $server }
            if ($OfObject) { $target.Key = 'k' }
            if ($Named) { $target.Id = 'i' }
            $got = & $Way "Get-$Noun" $target
            $got | & "Set-$Noun" @target -ErrorAction Stop | Out-Null
            $server.Requests[-1]
        }
        finally { $server.Dispose() }
    }
}

Describe 'What Set takes, Get gives' {
    It '<Noun>: a document with every member' -ForEach $pairs {
        $document = Write-Document $Root
        $root, $text = $Root, $document
        foreach ($way in $ways.Keys) {
            $sent = Get-Sent $Noun $OfObject (Xml $document) $ways[$way]
            ([xml]$sent.Text).DocumentElement.OuterXml | Should -BeExactly ([xml]$document).DocumentElement.OuterXml -Because "it came as $way"
        }
    }

    It '<Noun>: all that a list has, each under its name' -ForEach ($pairs | Where-Object Named) {
        $list = (Get-Command "Get-$Noun").ImplementingType.GetCustomAttributes([OpenIntegrations.S3.Pipeline.S3OperationAttribute], $false).Route.ResponseRoot | Where-Object { $_ -like 'List*' }
        $document = [xml]((Write-Document $list) -replace '<IsTruncated>true', '<IsTruncated>false')
        $given = @($document.DocumentElement.ChildNodes | Where-Object LocalName -EQ $Root)
        $n = 0
        foreach ($id in $given.ChildNodes | Where-Object LocalName -EQ Id) { $id.InnerText = "c$((++$n))" }
        $n | Should -Be 2
        $root = $list
        foreach ($way in $ways.Keys -notlike '*text*' -notlike 'a file*') {
            $from = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@(Xml $document.OuterXml))
            $to = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Done))
            try {
                & $ways[$way] "Get-$Noun" @{ Bucket = 'b1'; BasicData = KnownData $from } | & "Set-$Noun" b2 -BasicData (KnownData $to) -ErrorAction Stop | Out-Null
                $to.Requests.Count | Should -Be 2 -Because "it came as $way"
                ($to.Requests | ForEach-Object { ([xml]$_.Text).DocumentElement.OuterXml }) -join "`n" | Should -BeExactly (($given | ForEach-Object OuterXml) -join "`n") -Because "it came as $way"
                @($to.Requests | ForEach-Object { $_.Target -replace '.*id=' }) | Should -Be c1, c2
            }
            finally { $from.Dispose(); $to.Dispose() }
        }
    }

    # A document that is nothing but a list may come as its items.
    It '<Noun>: of items each thing gets its own, and of what is given once each gets all' -ForEach $listed {
        $document = [xml](Write-Document $Root)
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@(Xml $document.OuterXml))
        try {
            $target = @{ Bucket = 'b1'; BasicData = KnownData $server }
            if ($OfObject) { $target.Key = 'k' }
            $map = & "Get-$Noun" @target -Unwrap | Select-Object * -ExcludeProperty BucketName
        }
        finally { $server.Dispose() }
        $things = 1..3 | ForEach-Object { if ($OfObject) { [pscustomobject]@{ BucketName = 'b'; Key = "k$_" } } else { [pscustomobject]@{ BucketName = "b$_" } } }
        function Get-Puts([scriptblock] $Act) {
            $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Done))
            try { $data = KnownData $server; $null = & $Act; $server.Requests | Sort-Object Path } finally { $server.Dispose() }
        }
        $sent = @(Get-Puts { $things | & "Set-$Noun" -Configuration @($map) -BasicData $data })
        $sent.Count | Should -Be 3
        foreach ($request in $sent) { ([xml]$request.Text).DocumentElement.OuterXml | Should -BeExactly $document.DocumentElement.OuterXml }
        if ($OfObject) { return }
        # Of each bucket two, and between them those of others.
        $items = foreach ($item in $map) { foreach ($thing in $things) { $item | Select-Object *, @{ n = 'BucketName'; e = { $thing.BucketName } } } }
        $sent = @(Get-Puts { $items | & "Set-$Noun" -BasicData $data })
        $sent.Count | Should -Be 3
        foreach ($request in $sent) { ([xml]$request.Text).DocumentElement.OuterXml | Should -BeExactly $document.DocumentElement.OuterXml }
    }

    It '<Noun>: of what there is one, two are an error and send nothing' -ForEach ($pairs | Where-Object { -not $_.Named }) {
        $map = @{ response = @{ $Root = @{} }; status = 200 }
        $target = @{ Bucket = 'b1'; BasicData = @{ Url = 'http://127.0.0.1:9'; AccessKey = 'A'; SecretKey = 'S' } }
        if ($OfObject) { $target.Key = 'k' }
        { & "Set-$Noun" @target -Configuration @($map, $map) -ErrorAction Stop } | Should -Throw "There is one $Root*, and 2 were given*"
    }

    It 'a policy keeps every name and value' {
        $policy = '{"Version":"2012-10-17","Id":"ü","Statement":[{"Sid":"a","Effect":"Allow","Principal":{"AWS":["1","2"]},"Action":"s3:*","Condition":{"NumericLessThan":{"s3:max-keys":10},"Bool":{"aws:SecureTransport":true}}}]}'
        $answer = [OpenIntegrations.Testing.Answer]::new(200, $policy).With('Content-Type', 'application/json')
        $root, $text = $null, $policy
        foreach ($way in $ways.Keys) {
            $sent = (Get-Sent S3BucketPolicy $false $answer $ways[$way]).Text
            $sent | ConvertFrom-Json | ConvertTo-Json -Depth 20 -Compress | Should -BeExactly $policy -Because "it came as $way"
        }
    }

    It 'what a real job gave is taken' {
        $document = Write-Document CORSConfiguration
        $servers = 1..2 | ForEach-Object { [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@((Xml $document).With('x-amz-request-id', 'R1'))) }
        try {
            $got = Start-Job -ArgumentList $Manifest, $servers[0].Url {
                param($manifest, $url)
                Import-Module $manifest
                Get-S3BucketCors b1 -BasicData @{ Url = $url; AccessKey = 'AK'; SecretKey = 'SK' }
                Get-S3BucketCors b1 -BasicData @{ Url = $url; AccessKey = 'AK'; SecretKey = 'SK' } -Unwrap
            } | Receive-Job -Wait -AutoRemoveJob
            @($got)[0] | Set-S3BucketCors b2 -BasicData (KnownData $servers[1])
            @($got) | Select-Object -Skip 1 | Set-S3BucketCors b2 -BasicData (KnownData $servers[1])
            $servers[1].Requests.Count | Should -Be 2
            foreach ($request in $servers[1].Requests) { ([xml]$request.Text).DocumentElement.OuterXml | Should -BeExactly ([xml]$document).DocumentElement.OuterXml }
        }
        finally { $servers | ForEach-Object Dispose }
    }

    It 'values that travel in headers go along' {
        $answer = (Xml (Write-Document LifecycleConfiguration)).With('X-Amz-Transition-Default-Minimum-Object-Size', 'varies_by_storage_class')
        $root, $text = 'LifecycleConfiguration', '<LifecycleConfiguration/>'
        foreach ($way in $ways.Keys | Where-Object { $_ -notin 'unwrapped JSON', 'a hashtable', 'text', 'a file of it' }) {
            (Get-Sent S3BucketLifecycle $false $answer $ways[$way]).Header('x-amz-transition-default-minimum-object-size') |
                Should -Be varies_by_storage_class -Because "it came as $way"
        }
    }
}

Describe 'What is given for a document' {
    BeforeAll {
        # What goes out for a configuration, whichever way it came.
        function Get-Document([scriptblock] $Set) {
            $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Done))
            try {
                $data = KnownData $server
                & $Set $data | Out-Null
                $server.Requests[-1]
            }
            finally { $server.Dispose() }
        }
        $origin = '<CORSRule><AllowedOrigin>http://ü</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>'
        $plain = "<CORSConfiguration>$origin</CORSConfiguration>"
    }

    It 'XML arrives as what it says, whatever encoding it names: <_>' -ForEach 'utf-8', 'utf-16', 'iso-8859-1', 'us-ascii', 'windows-1252' {
        $text = "<?xml version='1.0' encoding='$_'?>$plain"
        $sent = Get-Document { param($data) Set-S3BucketCors b1 $text -BasicData $data }
        [Text.Encoding]::UTF8.GetString($sent.Body) | Should -BeExactly "<?xml version='1.0' encoding='utf-8'?>$plain"
    }

    It 'a file of XML is read as it says: <Encoding>, declared as <Declared>' -ForEach @(
        @{ Encoding = 'utf8'; Declared = $null }, @{ Encoding = 'utf8BOM'; Declared = 'utf-8' }, @{ Encoding = 'unicode'; Declared = 'utf-16' }
        @{ Encoding = 'bigendianunicode'; Declared = $null }, @{ Encoding = 'latin1'; Declared = 'iso-8859-1' }
    ) {
        $declaration = if ($Declared) { "<?xml version='1.0' encoding='$Declared'?>" }
        Set-Content "$TestDrive/cors.xml" "$declaration$plain" -Encoding $Encoding -NoNewline
        foreach ($given in "$TestDrive/cors.xml", (Get-Item "$TestDrive/cors.xml")) {
            $sent = Get-Document { param($data) Set-S3BucketCors b1 $given -BasicData $data }
            ([xml]$sent.Text).CORSConfiguration.InnerXml | Should -BeExactly $origin
            $sent.Text | Should -Not -Match 'iso-8859-1|utf-16'
        }
    }

    It 'a file that is no text is refused' {
        Set-Content "$TestDrive/cors.xml" $plain -Encoding latin1
        { Set-S3BucketCors b1 "$TestDrive/cors.xml" -BasicData @{ Url = 'http://127.0.0.1:1'; AccessKey = 'a'; SecretKey = 'b' } -ErrorAction Stop } |
            Should -Throw '*is no text in UTF-8*'
    }

    It 'XML as an object, in lines and with a mark' {
        foreach ($given in [xml]$plain, ([xml]$plain).DocumentElement, ($plain -split '(?<=CORSRule>)'), ([char]0xFEFF + $plain)) {
            $sent = Get-Document { param($data) Set-S3BucketCors b1 -Configuration $given -BasicData $data }
            ([xml]$sent.Text).CORSConfiguration.InnerXml | Should -BeExactly $origin
        }
    }

    It 'a name that stands twice in JSON is refused: <_>' -ForEach @(
        '{"Rule":[{"ID":"a"}],"Rule":[{"ID":"b"}]}', '{"Rule":[{"Status":"Enabled","Expiration":{"Days":1,"Days":2}}]}', '{"Rule":[{"ID":"a","id":"b"}]}'
    ) {
        { Set-S3BucketLifecycle b1 $_ -BasicData @{ Url = 'http://127.0.0.1:1'; AccessKey = 'a'; SecretKey = 'b' } -ErrorAction Stop } |
            Should -Throw '*is given twice*'
    }

    It 'an empty list changes nothing, and says so' {
        { Set-S3BucketCors b1 @() -BasicData @{ Url = 'http://127.0.0.1:1'; AccessKey = 'a'; SecretKey = 'b' } -ErrorAction Stop } |
            Should -Throw 'An empty list is no CORSConfiguration*'
    }

    It 'a value that travels in a header goes along from a table, and other parameters are no members' {
        $rule = @{ Status = 'enabled'; Filter = @{ Prefix = 'x' }; Expiration = @{ Days = 1 } }
        $sent = Get-Document { param($data) Set-S3BucketLifecycle b1 @{ Rule = $rule; TransitionDefaultMinimumObjectSize = 'varies_by_storage_class' } -BasicData $data }
        $sent.Header('x-amz-transition-default-minimum-object-size') | Should -Be varies_by_storage_class
        ([xml]$sent.Text).LifecycleConfiguration.Rule.Status | Should -BeExactly Enabled
        { Set-S3BucketLifecycle b1 @{ Rule = $rule; Checksum = 'x' } -BasicData @{ Url = 'http://127.0.0.1:1'; AccessKey = 'a'; SecretKey = 'b' } -ErrorAction Stop } |
            Should -Throw "LifecycleConfiguration has no member 'Checksum'*"
        { Set-S3PublicAccessBlock b1 -Configuration @{ All = $true } -BasicData @{ Url = 'http://127.0.0.1:1'; AccessKey = 'a'; SecretKey = 'b' } -ErrorAction Stop } |
            Should -Throw "PublicAccessBlockConfiguration has no member 'All'*"
    }

    It 'a rule that is added is written as one of a whole document' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@((Xml '<LifecycleConfiguration/>'), [OpenIntegrations.Testing.Answer]::Done))
        try {
            $rule = @{ ID = 'a'; Status = 'enabled'; Filter = @{ Prefix = 'x' }; Expiration = @{ Date = '2030-01-02' } }
            $null = Add-S3BucketLifecycleRule b1 -Rule $rule -BasicData (KnownData $server)
            $sent = ([xml]$server.Requests[-1].Text).LifecycleConfiguration.Rule
            $sent.Status | Should -BeExactly Enabled
            $sent.Expiration.Date | Should -BeExactly 2030-01-02T00:00:00.000Z
        }
        finally { $server.Dispose() }
    }

    It 'words in any case do what they say' {
        $server = Start-S3LocalServer "$TestDrive/words"
        try {
            $data = $server.BasicData
            $null = New-S3Bucket words -BasicData $data
            $null = Invoke-RestMethod (New-S3PresignedUrl words k -Method put -BasicData $data) -Method Put -Body x
            (Get-S3BucketVersioning words -BasicData $data -Unwrap).Status | Should -BeExactly Disabled
            $null = Set-S3BucketVersioning words enabled -BasicData $data
            (Get-S3BucketVersioning words -BasicData $data -Unwrap).Status | Should -BeExactly Enabled
        }
        finally { Stop-S3LocalServer $server }
    }
}

Describe 'Replication at <Server>' -ForEach $replicating {
    It 'goes from one bucket to another, and one rule more leaves the rest' {
        $data = Connect-TestServer $Server $Variables (Join-Path $TestDrive replicas)
        $PSDefaultParameterValues['*-S3*:BasicData'] = $data
        try {
            $from, $to, $target = 'from', 'to', 'target' | ForEach-Object { "pester-$PID-$(Get-Random)-$_" }
            foreach ($bucket in $from, $to, $target) {
                $null = New-S3Bucket $bucket
                $null = Set-S3BucketVersioning $bucket Enabled
            }
            $rule = @{ ID = 'r1'; Status = 'Enabled'; Priority = 1; Filter = @{ Prefix = '' }; DeleteMarkerReplication = @{ Status = 'Disabled' }
                Destination = @{ Bucket = "arn:aws:s3:::$target"; StorageClass = 'STANDARD_IA' } }
            (Set-S3BucketReplication $from @{ Role = 'arn:aws:iam::123456789012:role/r'; Rule = $rule }).status | Should -Be 200
            (Get-S3BucketReplication $from | Set-S3BucketReplication $to).status | Should -Be 200
            function Get-Kept($Bucket) { (Get-S3BucketReplication $Bucket).response | ConvertTo-Json -Depth 9 }
            Get-Kept $to | Should -Be (Get-Kept $from)
            Get-Kept $to | Should -Match STANDARD_IA
            (Add-S3BucketReplicationRule $to -Destination $target -Id r2 -Priority 2).status | Should -Be 200
            (Get-S3BucketReplication $to -Unwrap).Rule.ID | Should -Be r1, r2
            (Get-S3BucketReplication $to -Unwrap).Rule[0].Destination.StorageClass | Should -Be STANDARD_IA
        }
        finally {
            $PSDefaultParameterValues.Remove('*-S3*:BasicData')
            if ($Server -eq 'local') { Stop-S3LocalServer }
        }
    }
}

Describe 'Access rules in words' {
    It 'go to what is listed, which only names where: <_>' -ForEach @{ Acl = 'private' }, @{ Grant = @{ Read = 'id=1' } } {
        $bucket = [pscustomobject]@{ BucketName = 'b1'; Name = 'b1'; CreationDate = Get-Date }
        $object = [pscustomobject]@{ BucketName = 'b1'; Key = 'k1'; Size = 1; ETag = '"e"' }
        $words = $_
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Done))
        try {
            $null = $bucket | Set-S3BucketAcl @words -BasicData (KnownData $server)
            $null = $object | Set-S3ObjectAcl @words -BasicData (KnownData $server)
            $server.Requests | ForEach-Object { "$_ $($_.Text)" } | Should -Be 'PUT /b1?acl ', 'PUT /b1/k1?acl '
            foreach ($request in $server.Requests) { $request.Header('x-amz-acl') + $request.Header('x-amz-grant-read') | Should -Not -BeNullOrEmpty }
        }
        finally { $server.Dispose() }
    }
}

Describe 'A configuration' {
    BeforeAll {
        $nowhere = @{ Url = 'http://127.0.0.1:9'; AccessKey = 'A'; SecretKey = 'S' }
    }

    It 'names the wrong member and the right ones' {
        { Set-S3BucketLifecycle b1 @{ Rule = @{ Expiry = 1 } } -BasicData $nowhere } |
            Should -Throw '*LifecycleConfiguration.Rule has no member ''Expiry''. It has: Expiration, ID,*'
        { Set-S3BucketCors b1 @{ AllowedOrigins = '*' } -BasicData $nowhere } | Should -Throw '*has no member ''AllowedOrigins''*'
    }

    It 'is not made of an error' {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@(
                [OpenIntegrations.Testing.Answer]::new(404, '<Error><Code>NoSuchLifecycleConfiguration</Code></Error>')))
        try {
            $there = BasicData $server
            { Get-S3BucketLifecycle b1 -BasicData $there -ErrorAction SilentlyContinue | Set-S3BucketLifecycle b2 -BasicData $there } |
                Should -Throw '*The envelope holds Error, and no LifecycleConfiguration.*'
            { Get-S3BucketPolicy b1 -BasicData $there -ErrorAction SilentlyContinue | Set-S3BucketPolicy b2 -BasicData $there } |
                Should -Throw '*The envelope holds Error, and no policy.*'
            $server.Requests.Count | Should -Be 2
        }
        finally { $server.Dispose() }
    }

    It 'comes from a file: <Name>' -ForEach @(
        @{ Name = 'c.xml'; Text = '<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>' }
        @{ Name = 'c.json'; Text = '{ "CORSRule": { "AllowedMethod": [ "GET" ] } }' }
    ) {
        Set-Content "$TestDrive/$Name" $Text
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Done))
        try {
            Set-S3BucketCors b1 "$TestDrive/$Name" -BasicData (KnownData $server)
            ([xml]$server.Requests[0].Text).CORSConfiguration.CORSRule.AllowedMethod | Should -Be GET
        }
        finally { $server.Dispose() }
    }

    It 'that is neither text nor a file says so' {
        { Set-S3BucketCors b1 ./none.xml -BasicData $nowhere } | Should -Throw "*'./none.xml' is neither XML nor JSON nor a file of it.*"
        { Set-S3BucketPolicy b1 ./none.json -BasicData $nowhere } | Should -Throw "*'./none.json' is neither JSON nor a file of it.*"
    }
}
