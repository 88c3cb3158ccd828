# One rule of a set, or all of another set: what an Add- cmdlet takes, a Remove- cmdlet takes, in every form that Get- gives.
BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $sets = foreach ($add in Get-Command -Module OpenIntegrations.S3 -Verb Add) {
        if ($add.ImplementingType -and $add.ImplementingType.IsSubclassOf([OpenIntegrations.S3.Pipeline.Operations.RuleCmdlet])) {
            @{ Noun = $add.Noun; Get = "Get-$($add.Noun -replace '(Rule|Statement)$')" }
        }
    }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/Documents.ps1"

    # The whole set with every member, each rule under a name of its own, or none under any.
    function Get-Whole($Set, [switch] $Unnamed) {
        $root = $Set.Put.RequestRoot
        if (-not $root) {
            $names = if ($Unnamed) { '', '' } else { '"Sid":"r1",', '"Sid":"r2",' }
            return '{{"Version":"2008-10-17","Id":"ü","Statement":[{{{0}"Effect":"Allow","Principal":{{"AWS":["1","2"]}},"Action":"s3:*"}},{{{1}"Effect":"Deny","Principal":"*","Action":["s3:a","s3:b"],"Condition":{{"NumericLessThan":{{"s3:max-keys":10}}}}}}]}}' -f $names
        }
        $document = [xml](Write-Document $root)
        $n = 0
        foreach ($list in $Set.Lists) {
            foreach ($rule in @($document.DocumentElement.ChildNodes | Where-Object LocalName -EQ $list[0])) {
                $name = $rule.ChildNodes | Where-Object LocalName -EQ $Set.Name
                $n++
                # Of two that say the same nobody could tell which is which.
                $other = $rule.ChildNodes | Where-Object { -not $_.HasChildNodes -or $_.FirstChild.NodeType -eq 'Text' } | Where-Object LocalName -NE $Set.Name | Select-Object -First 1
                if ($Unnamed) { $null = $rule.RemoveChild($name); $other.InnerText = if ($other.InnerText -match '^\d+$') { $n } else { "v$n" } }
                else { $name.InnerText = "r$n" }
            }
        }
        $document.OuterXml
    }

    function New-Server([OpenIntegrations.Testing.Answer[]] $Answers) { [OpenIntegrations.Testing.ScriptedServer]::new($Answers) }
    function Get-Given($Set, [string] $Text) {
        if ($Set.Put.RequestRoot) { Xml $Text } else { [OpenIntegrations.Testing.Answer]::new(200, $Text).With('Content-Type', 'application/json') }
    }
    # What a store answers where there is no such set.
    function Get-None($Set) {
        if ($Set.Absent.Count) { return [OpenIntegrations.Testing.Answer]::new(404, "<Error><Code>$($Set.Absent[0])</Code></Error>") }
        Xml "<$($Set.Put.RequestRoot)/>"
    }
    function Get-Set([string] $Cmdlet) {
        $type = (Get-Command $Cmdlet).ImplementingType
        $type.GetProperty('Rules', [Reflection.BindingFlags]'Instance,NonPublic').GetValue($type::new())
    }
    # A store that has what it was sent last.
    function Get-Kept($Set, [string] $Start, [string] $Cmdlet, [scriptblock] $Give) {
        $kept = $Start
        foreach ($record in & $Give) {
            $answer = if ($kept) { Get-Given $Set $kept } else { Get-None $Set }
            $to = New-Server @($answer, [OpenIntegrations.Testing.Answer]::Done)
            try {
                # As a record of the pipeline comes: one by one, and a list as a list.
                , $record | & $Cmdlet b2 -BasicData (KnownData $to) -ErrorAction Stop -WarningAction SilentlyContinue | Out-Null
                $kept = if ($to.Requests[-1].Method -eq 'DELETE') { '' } else { $to.Requests[-1].Text }
            }
            finally { $to.Dispose() }
        }
        $kept
    }
    function Get-Plain($Set, [string] $Text) {
        if ($Set.Put.RequestRoot) { return ([xml]$Text).DocumentElement.OuterXml }
        $Text | ConvertFrom-Json | ConvertTo-Json -Depth 20 -Compress
    }
}

Describe 'The rules of another bucket' {
    It 'Add-<Noun>: a bucket without any has them all then, and what stands beside them' -ForEach $sets {
        $set = Get-Set "Add-$Noun"
        $whole = Get-Whole $set
        $root, $text = $set.Put.RequestRoot, $whole
        foreach ($way in $ways.Keys) {
            $from = New-Server (Get-Given $set $whole)
            try { $kept = Get-Kept $set '' "Add-$Noun" { & $ways[$way] $Get @{ Bucket = 'b1'; BasicData = KnownData $from } } }
            finally { $from.Dispose() }
            Get-Plain $set $kept | Should -BeExactly (Get-Plain $set $whole) -Because "it came as $way"
        }
    }

    It 'Add-<Noun>: said again they change nothing, named or not' -ForEach $sets {
        $set = Get-Set "Add-$Noun"
        foreach ($whole in (Get-Whole $set), (Get-Whole $set -Unnamed)) {
            $from = New-Server (Get-Given $set $whole)
            try { $kept = Get-Kept $set $whole "Add-$Noun" { & $Get b1 -BasicData (KnownData $from) } } finally { $from.Dispose() }
            Get-Plain $set $kept | Should -BeExactly (Get-Plain $set $whole)
        }
    }

    It 'Remove-<Noun>: of what Get gave nothing is left, named or not' -ForEach $sets {
        $set = Get-Set "Add-$Noun"
        foreach ($whole in (Get-Whole $set), (Get-Whole $set -Unnamed)) {
            $root, $text = $set.Put.RequestRoot, $whole
            foreach ($way in $ways.Keys -ne 'a file of it') {
                $from = New-Server (Get-Given $set $whole)
                try { $kept = Get-Kept $set $whole "Remove-$Noun" { & $ways[$way] $Get @{ Bucket = 'b1'; BasicData = KnownData $from } } }
                finally { $from.Dispose() }
                if ($set.Delete) { $kept | Should -BeExactly '' -Because "it came as $way" }
                else { @($set.Lists | ForEach-Object { ([xml]$kept).DocumentElement.($_[0]) }) -ne $null | Should -BeNullOrEmpty -Because "it came as $way" }
            }
        }
    }

    It 'Remove-<Noun>: one that is not there, or a name, is told, and nothing is changed' -ForEach $sets {
        $set = Get-Set "Add-$Noun"
        $to = New-Server (Get-Given $set (Get-Whole $set))
        try {
            foreach ($given in @{ $set.Name = 'none' }, 'none', @{ Status = 'Disabled' }) {
                { $given | & "Remove-$Noun" b1 -BasicData (KnownData $to) -ErrorAction Stop } | Should -Throw "*It has 'r1', 'r2'*"
            }
            $to.Requests.Method | Select-Object -Unique | Should -Be GET
        }
        finally { $to.Dispose() }
    }

    It 'Add-<Noun>: a name is for one rule' -ForEach $sets {
        $set = Get-Set "Add-$Noun"
        { & "Add-$Noun" b1 -Rule (Get-Whole $set) -Id x -BasicData @{ Url = 'http://127.0.0.1:9'; AccessKey = 'A'; SecretKey = 'S' } -WarningAction SilentlyContinue } |
            Should -Throw '*-Id is the name of one rule*'
    }
}

Describe 'What a bucket says beside its rules' {
    It 'stays when rules of another come' {
        $server = New-Server @((Xml '<ReplicationConfiguration><Role>own</Role><Rule><ID>a</ID><Prefix/><Status>Enabled</Status><Destination><Bucket>x</Bucket></Destination></Rule></ReplicationConfiguration>'), [OpenIntegrations.Testing.Answer]::Done)
        try {
            $null = Add-S3BucketReplicationRule b1 -Rule @{ Role = 'other'; Rule = @{ ID = 'b'; Prefix = 'p'; Status = 'Enabled'; Destination = @{ Bucket = 'y' } } } -BasicData (KnownData $server)
            $sent = ([xml]$server.Requests[-1].Text).ReplicationConfiguration
            $sent.Role | Should -BeExactly own
            $sent.Rule.ID | Should -BeExactly a, b
        }
        finally { $server.Dispose() }
    }

    It 'is taken from the other where it travels in a header' {
        $header = 'x-amz-transition-default-minimum-object-size'
        $from = New-Server ((Xml '<LifecycleConfiguration><Rule><ID>a</ID><Status>Enabled</Status><Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>').With($header, 'varies_by_storage_class'))
        try {
            foreach ($unwrap in $true, $false) {
                $to = New-Server @((Get-None (Get-Set Add-S3BucketLifecycleRule)), [OpenIntegrations.Testing.Answer]::Done)
                try {
                    $null = Get-S3BucketLifecycle b1 -BasicData (KnownData $from) -Unwrap:$unwrap | Add-S3BucketLifecycleRule b2 -BasicData (KnownData $to)
                    $to.Requests[-1].Header($header) | Should -BeExactly varies_by_storage_class
                }
                finally { $to.Dispose() }
            }
        }
        finally { $from.Dispose() }
    }
}

Describe 'A member that is not known' {
    It 'is an error that names what there is, and -SkipMemberCheck sends it' {
        $nowhere = @{ Url = 'http://127.0.0.1:9'; AccessKey = 'A'; SecretKey = 'S' }
        $own = '<DelMarkerExpiration><Days>5</Days></DelMarkerExpiration>'
        $text = "<LifecycleConfiguration><Rule><ID>a</ID><Status>Enabled</Status>$own</Rule></LifecycleConfiguration>"
        Set-Content "$TestDrive/own.xml" $text -NoNewline
        $map = @{ Rule = @{ ID = 'a'; Status = 'Enabled'; DelMarkerExpiration = @{ Days = 5 } } }
        foreach ($given in $text, "$TestDrive/own.xml", [xml]$text, $map, ($map | ConvertTo-Json -Depth 9)) {
            { Set-S3BucketLifecycle b1 $given -BasicData $nowhere } | Should -Throw "LifecycleConfiguration.Rule has no member 'DelMarkerExpiration'. It has: *Expiration*-SkipMemberCheck sends it*"
            { Add-S3BucketLifecycleRule b1 -Rule $given -BasicData $nowhere } | Should -Throw "LifecycleConfiguration.Rule has no member 'DelMarkerExpiration'. It has: *Expiration*-SkipMemberCheck sends it*"
            $server = New-Server @((Get-None (Get-Set Add-S3BucketLifecycleRule)), [OpenIntegrations.Testing.Answer]::Done)
            try {
                $null = Add-S3BucketLifecycleRule b1 -Rule $given -SkipMemberCheck -BasicData (KnownData $server)
                $server.Requests[-1].Text | Should -Match ([regex]::Escape($own))
                $null = Set-S3BucketLifecycle b1 $given -SkipMemberCheck -BasicData (KnownData $server)
                $server.Requests[-1].Text | Should -Match ([regex]::Escape($own))
            }
            finally { $server.Dispose() }
        }
    }
}
