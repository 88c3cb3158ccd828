# Every value of every operation, said as a user says it, arrives where the table has it, in S3's own form and whatever the culture of the user.
BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $worded = foreach ($command in Get-Command -Module OpenIntegrations.S3 -CommandType Cmdlet) {
        $sets = $command.ImplementingType.GetProperties() | Where-Object { $_.IsDefined([ValidateSet], $true) }
        if ($sets) { @{ Command = $command.Name; Sets = $sets } }
    }
    $rows = Import-Csv "$Root/tests/oracle/parameters.tsv" -Delimiter "`t" | Group-Object operation -AsHashTable
    $operations = foreach ($operation in Import-Csv "$Root/tests/oracle/operations.tsv" -Delimiter "`t" | Where-Object flags -NotMatch deprecated) {
        @{ Operation = $operation.operation; Method = $operation.method; Cmdlet = ($operation.cmdlet -split ' ')[0]; Rows = $rows[$operation.operation] }
    }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $When = [datetime]::new(2030, 1, 2, 3, 4, 5, [DateTimeKind]::Utc).ToLocalTime()
    $Iso = '2030-01-02T03:04:05.000Z'
    $Http = 'Wed, 02 Jan 2030 03:04:05 GMT'
    $Key32 = [byte[]](1..32)
    $Key64 = [Convert]::ToBase64String($Key32)
    $KeyMD5 = [Convert]::ToBase64String([Security.Cryptography.MD5]::HashData($Key32))
    $Body = 'a body'

    # What any cmdlet may want, and one operation of several that a cmdlet has.
    $Usual = @{
        Bucket = 'b1'; Key = 'k1'; SourceBucket = 'b2'; SourceKey = 'k2'; UploadId = 'u1'; PartNumber = 7; Id = 'i1'; AnnotationName = 'n1'; NewKey = 'k3'
        Expression = 'SELECT 1'; RequestRoute = 'r1'; RequestToken = 't1'; Value = $Body; Part = 'e1'; Status = 'Enabled'; Algorithm = 'AES256'; Mode = 'GOVERNANCE'; KmsKeyArn = 'arn:1'
    }
    $Chosen = @{
        DeleteObjects = @{ Key = 'k1', 'k2' }; ListObjects = @{ ListVersion = '1' }; GetObjectAnnotation = @{ AnnotationName = 'n1' }
        GetBucketAnalyticsConfiguration = @{ Id = 'i1' }; GetBucketIntelligentTieringConfiguration = @{ Id = 'i1' }
        GetBucketInventoryConfiguration = @{ Id = 'i1' }; GetBucketMetricsConfiguration = @{ Id = 'i1' }
    }
    # Values that must look like something.
    $Samples = @{
        'Range' = 'bytes=0-9'; 'x-amz-copy-source-range' = 'bytes=0-9'; 'x-amz-website-redirect-location' = '/other'; 'x-amz-mfa' = '123 456'
        'Content-MD5' = 'XrY7u+Ae7tCTyy/LM/iP0A=='; 'x-amz-fwd-header-Content-Type' = 'text/x'; 'Content-Type' = 'text/x'; 'partNumber' = 7; 'x-amz-mp-object-size' = 1234
        'x-amz-checksum-algorithm' = 'CRC64NVME'; 'x-amz-storage-class' = 'GLACIER'
    }

    function Get-Checksum([string] $Algorithm, [byte[]] $Bytes) {
        $checksum = [OpenIntegrations.Http.Checksums.Checksum]::Create($Algorithm)
        $checksum.Append($Bytes, 0, $Bytes.Length)
        $checksum.FinishBase64()
    }

    # How a user says a row whose values travel together with others, or that is made of others; and what is to arrive. Nothing for a row that has a parameter of its own.
    function Get-Together($Row, $Parameters) {
        $wire = $Row.wire_name
        $own = $wire -replace '^x-amz-server-side-encryption'
        switch -Regex -CaseSensitive ($wire) {
            '^x-amz-meta-$' {
                @{ Said = @{ Metadata = @{ Text = 'v'; When = $When; Told = Get-Date $When; Share = 1.5; Many = 'a', 'b' } }
                    Sent = @{ 'x-amz-meta-Text' = 'v'; 'x-amz-meta-When' = $Http; 'x-amz-meta-Told' = $Http; 'x-amz-meta-Share' = '1.5'; 'x-amz-meta-Many' = 'a,b' } }
            }
            '^x-amz-tagging$' { @{ Said = @{ Tag = [ordered]@{ 'a b' = 1.5; d = Get-Date $When } }; Sent = @{ $wire = "a%20b=1.5&d=$([uri]::EscapeDataString($Iso))" } } }
            '^x-amz-grant-(.+)$' { @{ Said = @{ Grant = @{ ($Matches[1] -replace '-') = 'id=g1', 'uri=http://g/2' } }; Sent = @{ $wire = 'id="g1", uri="http://g/2"' } } }
            '^x-amz-object-lock-mode$' { @{ Said = @{ ObjectLock = @{ Mode = 'GOVERNANCE' } }; Sent = @{ $wire = 'GOVERNANCE' } } }
            '^x-amz-object-lock-retain' { @{ Said = @{ ObjectLock = @{ Mode = 'GOVERNANCE'; RetainUntil = $When } }; Sent = @{ $wire = $Iso } } }
            '^x-amz-object-lock-legal-hold$' { @{ Said = @{ ObjectLock = @{ LegalHold = $true } }; Sent = @{ $wire = 'ON' } } }
            '^x-amz-object-lock-event-hold$' { @{ Said = @{ ObjectLock = @{ EventHold = $false } }; Sent = @{ $wire = 'OFF' } } }
            '^x-amz-object-lock-event-hold-duration-days$' { @{ Said = @{ ObjectLock = @{ EventHoldDays = 1234 } }; Sent = @{ $wire = '1234' } } }
            '^x-amz-object-lock-event-hold-duration-years$' { @{ Said = @{ ObjectLock = @{ EventHoldYears = 12 } }; Sent = @{ $wire = '12' } } }
            '^x-amz-server-side-encryption$' { @{ Said = @{ Encryption = 'aws:kms:dsse' }; Sent = @{ $wire = 'aws:kms:dsse' } } }
            '^x-amz-server-side-encryption-aws-kms-key-id$' { @{ Said = @{ Encryption = @{ Algorithm = 'aws:kms'; KeyId = 'i1' } }; Sent = @{ $wire = 'i1' } } }
            '^x-amz-server-side-encryption-bucket-key-enabled$' { @{ Said = @{ Encryption = @{ Algorithm = 'aws:kms'; BucketKey = $true } }; Sent = @{ $wire = 'true' } } }
            '^x-amz-server-side-encryption-context$' {
                @{ Said = @{ Encryption = @{ Algorithm = 'aws:kms'; Context = @{ d = $When } } }; Sent = @{ $wire = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("{`"d`":`"$Iso`"}")) } }
            }
            '^x-amz-(copy-source-)?server-side-encryption-customer-(.+)$' {
                $said = if ($Matches[1]) { @{ SourceCustomerKey = $Key32 } } else { @{ CustomerKey = $Key64 } }
                @{ Said = $said; Sent = @{ $wire = @{ algorithm = 'AES256'; key = $Key64; 'key-MD5' = $KeyMD5 }[$Matches[2]] } }
            }
            '^(x-amz-fwd-header-)?x-amz-checksum-(?!type|mode|algorithm)(.+)$' {
                $algorithm = $Matches[2].ToUpperInvariant()
                if ($Parameters.Checksum.ParameterType -eq [string]) { @{ Said = @{ Checksum = $algorithm }; Sent = @{ $wire = Get-Checksum $algorithm ([Text.Encoding]::UTF8.GetBytes($Body)) } } }
                else { @{ Said = @{ $(if ($Parameters.ContainsKey('ChecksumValue')) { 'ChecksumValue' } else { 'Checksum' }) = @{ $algorithm = 'AAAAAA==' } }; Sent = @{ $wire = 'AAAAAA==' } } }
            }
            '^x-amz-copy-source$' { @{ Said = @{ SourceVersionId = 'v1' }; Sent = @{ $wire = '/b2/k2?versionId=v1' } } }
            '^x-amz-rename-source$' { @{ Said = @{}; Sent = @{ $wire = 'k1' } } }
            '^Content-Length$' { @{ Said = @{}; Sent = @{ $wire = "$($Body.Length)" } } }
            # The SDKs' name for a choice: what goes over the wire is the checksum.
            '^x-amz-sdk-checksum-algorithm$' { @{ Said = @{ Checksum = 'SHA256' }; Digest = 'x-amz-checksum-sha256', 'SHA256' } }
            '^Content-MD5$' { if (-not $Parameters.ContainsKey('ContentMD5')) { @{ Said = @{}; Digest = $wire, 'MD5' } } }
            # Asked for by itself where a key was lost on the way: it has a sign that XML cannot have.
            '^encoding-type$' { @{ Said = @{}; Sent = @{ $wire = 'url' }; Items = -join ('Contents', 'Version', 'Upload' | ForEach-Object { "<$_><Key>a$([char]0xFFFD)</Key></$_>" }) } }
        }
        if ($Row.location -eq 'body') {
            $said = switch ($Row.member) {
                RequestProgress { @{ RequestProgress = $true } }
                InputSerialization { @{ InputSerialization = @{ CSV = @{} } } }
                OutputSerialization { @{ OutputSerialization = @{ JSON = @{} } } }
                ScanRange { @{ ScanStart = 1234; ScanEnd = 5678 } }
                default { @{} }
            }
            @{ Said = $said; Body = "<$($Row.member)>" }
        }
        elseif ($Row.type -eq 'blob') { @{ Said = @{}; Body = "^$Body$" } }
        elseif ($Row.location -eq 'payload') { @{ Said = @{}; Body = if ($wire -eq 'Policy') { '"Statement"' } else { "<$wire[ >/]" } } }
        elseif ($Row.location -eq 'uri') { @{ Said = @{}; Target = "/$($Usual[$(if ($Row.operation -eq 'RenameObject' -and $Row.member -eq 'Key') { 'NewKey' } else { $Row.member })])" } }
    }

    # The parameter of a row that has one of its own, with a value of its type.
    function Get-Single($Row, $Type) {
        $property = $Type.GetProperties() | Where-Object {
            $header = [OpenIntegrations.S3.Requests.HeaderAttribute]
            $declared = $_.GetCustomAttributes($header, $true)
            if ($declared) { $declared.Name -eq $Row.wire_name } else { $_.Name -eq $Row.member -and $Row.location -in 'header', 'querystring' }
        }
        # What no parameter is, others make: Marker is StartAfter.
        if (-not $property) { return }
        $name = if ($Row.member -eq 'Marker' -and $Type.Name -eq 'GetS3Object') { 'StartAfter' } else { @($property)[0].Name }
        $value = if ($Samples.ContainsKey($Row.wire_name)) { $Samples[$Row.wire_name] } else {
            switch -Regex ($Row.type) {
                '^enum\(([^|)]+)' { $Matches[1] }
                '^(integer|long)' { 1000 }
                '^boolean' { $true }
                '^timestamp' { $When }
                '^list' { if ($Row.member -eq 'ObjectAttributes') { 'ETag', 'ObjectSize' } else { 'RestoreStatus', 'Other' } }
                default { "v-$($Row.member)" }
            }
        }
        $text = if ($value -is [datetime]) { if ($Row.wire_name -match 'object-lock') { $Iso } else { $Http } } elseif ($value -is [bool]) { 'true' } else { $value -join ',' }
        @{ Said = @{ $name = $value }; Sent = @{ $Row.wire_name = $text } }
    }

    # All that the command needs besides, of the set of parameters that has what is said.
    function Get-Line($Command, $Case, $Row) {
        $said = if ($Chosen[$Row.operation]) { $Chosen[$Row.operation] + @{} } else { @{} }
        foreach ($name in $Case.Said.Keys) { $said[$name] = $Case.Said[$name] }
        $set = $Command.ParameterSets | Where-Object { $names = $_.Parameters.Name; -not ($said.Keys | Where-Object { $_ -notin $names }) } |
            Sort-Object { 'Configuration', 'Value', 'Key' -notcontains $_.Name }, { -not $_.IsDefault } | Select-Object -First 1
        if (-not $set) { return }
        $root = [OpenIntegrations.S3.Requests.Routes]::Find($Row.operation).RequestRoot
        foreach ($parameter in $set.Parameters) {
            $name = $parameter.Name
            if ($said.ContainsKey($name)) { continue }
            # It says that what came is an object and no bucket.
            if ($name -eq 'Key' -and $Command.Name -eq 'Remove-S3Bucket') { continue }
            if ($name -eq 'Configuration' -and $parameter.IsMandatory) { $said[$name] = if ($root) { "<$root/>" } else { '{"Statement":[]}' } }
            # It would empty the bucket first.
            elseif ($name -eq 'Force' -and $Command.Name -ne 'Remove-S3Bucket') { $said[$name] = $true }
            elseif ($parameter.IsMandatory -or $name -in 'Bucket', 'Key', 'SourceBucket', 'SourceKey' -or ($name -eq 'Value' -and $set.Name -eq 'Value') -or ($name -eq 'Id' -and $Command.Verb -eq 'Set')) {
                $said[$name] = $Usual[$name]
            }
        }
        $said
    }

    # What a store answers that knows the operation: the guard asks for its twin before it lets some pass.
    function Get-Answer([string] $Operation, [string] $Inside) {
        $route = [OpenIntegrations.S3.Requests.Routes]::Find($Operation)
        $twin = [OpenIntegrations.S3.Requests.Routes]::All | Where-Object { $_.Method -eq 'GET' -and $route.SubResource -and $_.SubResource -eq $route.SubResource -and $_.ResponseRoot }
        $root = @($twin.ResponseRoot; $route.ResponseRoot) | Where-Object { $_ } | Select-Object -First 1
        if ($root) { Xml "<$root>$Inside</$root>" } else { [OpenIntegrations.Testing.Answer]::new(200, '{"Statement":[]}') }
    }

    function Get-Query($Request, [string] $Name) {
        foreach ($pair in $Request.Query -split '&') {
            $key, $value = $pair -split '=', 2
            if ([uri]::UnescapeDataString($key) -ceq $Name) { [uri]::UnescapeDataString([string]$value) }
        }
    }

    # What is wrong with a request for a row; nothing when it is right.
    function Get-Fault($Request, $Case, $Row) {
        foreach ($name in $Case.Sent.Keys) {
            $sent = if ($Row.location -eq 'querystring') { Get-Query $Request $name } else { $Request.Header($name) }
            if ($sent -cne $Case.Sent[$name]) { "$name is '$sent' and not '$($Case.Sent[$name])'" }
        }
        if ($Case.Body -and $Request.Text -notmatch $Case.Body) { "the body is $($Request.Text)" }
        if ($Case.Target -and -not $Request.Path.Contains($Case.Target)) { "the path is $($Request.Path)" }
        if ($Case.Digest) {
            $name, $algorithm = $Case.Digest
            $digest = Get-Checksum $algorithm $Request.Body
            if ($Request.Header($name) -cne $digest) { "$name is '$($Request.Header($name))' and not '$digest'" }
        }
    }

    function Test-Row($Row, $Command, [string] $Method) {
        $case = Get-Together $Row $Command.Parameters
        if (-not $case) { $case = Get-Single $Row $Command.ImplementingType }
        if (-not $case) { return 'no parameter says it' }
        $line = Get-Line $Command $case $Row
        if (-not $line) { return "no set of parameters has $($case.Said.Keys)" }
        $answer = Get-Answer $Row.operation $case.Items
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($answer))
        if ($Command.Parameters.ContainsKey('Confirm')) { $line.Confirm = $false }
        $failure = $null
        try {
            try { $null = & $Command @line -BasicData @{ Url = $server.Url; AccessKey = 'AK'; SecretKey = 'SK'; MaxAttempts = 1 } -ErrorAction SilentlyContinue -ErrorVariable failure }
            catch { $failure = $_ }
            # One of the requests is right; those before it are the guard's.
            $faults = @($server.Requests | Where-Object Method -CEQ $Method | ForEach-Object { @(Get-Fault $_ $case $Row) -join ', ' })
            if ($faults.Count -eq 0) { "nothing was sent: $failure" } elseif ($faults -notcontains '') { $faults -join '; ' }
        }
        finally { $server.Dispose() }
    }
}

Describe 'Dates' {
    BeforeAll {
        function Use-Zone([string] $Zone, [scriptblock] $Action) {
            try {
                $env:TZ = $Zone
                [TimeZoneInfo]::ClearCachedData()
                & $Action
            }
            finally {
                $env:TZ = $null
                [TimeZoneInfo]::ClearCachedData()
            }
        }
        # What is sent last where the store has that document.
        function Get-SentText([string] $There, [scriptblock] $Action) {
            $answer = [OpenIntegrations.Testing.Answer]::new(200, $There).With('Content-Type', $(if ($There -match '^{') { 'application/json' } else { 'application/xml' }))
            $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@($answer, [OpenIntegrations.Testing.Answer]::Done))
            $PSDefaultParameterValues = @{ '*-S3*:BasicData' = KnownData $server }
            try {
                $null = & $Action
                $server.Requests[-1].Text
            }
            finally { $server.Dispose() }
        }
    }

    It 'are what everybody reads alike: <_>' -ForEach '03.04.2030', '1.5', '10:30', 'Jan 2', 30, 1.5, 'now' {
        $given = $_
        { Set-S3ObjectRetention b1 k1 GOVERNANCE $given -BasicData @{ Url = 'http://127.0.0.1:1'; AccessKey = 'a'; SecretKey = 'b' } } | Should -Throw '*is no date*'
    }

    It 'are those of the text in every calendar: <_>' -ForEach 'th-TH', 'fa-IR', 'ar-SA', 'de-DE' {
        $before = [cultureinfo]::CurrentCulture
        $dated = Get-Command -Module OpenIntegrations.S3 -CommandType Cmdlet | ForEach-Object { $_.ImplementingType.GetProperties() } |
            Where-Object { ($_.PropertyType -eq [datetime] -or $_.PropertyType -eq [nullable[datetime]]) -and $_.GetCustomAttributes([parameter], $false) }
        $dated.Count | Should -BeGreaterThan 20
        try {
            [cultureinfo]::CurrentCulture = $_
            foreach ($property in $dated) {
                foreach ($date in @{ '2030-01-02' = '2030-01-02T00:00:00.0000000' }, @{ '2030-01-02T03:04:05Z' = '2030-01-02T03:04:05.0000000' }) {
                    $change = $property.GetCustomAttributes([Management.Automation.ArgumentTransformationAttribute], $false)[0]
                    $taken = [datetime]$change.Transform($ExecutionContext, @($date.Keys)[0])
                    if ($taken.Kind -eq 'Local') { $taken = $taken.ToUniversalTime() }
                    $taken.ToString('o', [cultureinfo]::InvariantCulture).TrimEnd('Z') | Should -BeExactly @($date.Values)[0] -Because "$($property.DeclaringType.Name) -$($property.Name)"
                }
            }
            ([xml](Get-SentText '<LifecycleConfiguration/>' { Add-S3BucketLifecycleRule b1 -Prefix x -ExpireOn 2130-07-31 })).GetElementsByTagName('Date').InnerText | Should -BeExactly 2130-07-31T00:00:00.000Z
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }

    It 'are a day, in every zone, where a rule has one: in <Zone>' -ForEach @(
        'UTC', 'Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York' | ForEach-Object { @{ Zone = $_ } }
    ) {
        Use-Zone $Zone {
            $midnight = [datetime]'2130-07-31'
            foreach ($date in '2130-07-31', $midnight, [DateOnly]::new(2130, 7, 31), [datetime]::SpecifyKind($midnight, 'Local'), [datetime]::SpecifyKind($midnight, 'Utc')) {
                $map = @{ ID = 'a'; Status = 'Enabled'; Prefix = ''; Expiration = @{ Date = $date } }
                $custom = [pscustomobject]@{ ID = 'a'; Status = 'Enabled'; Prefix = ''; Transition = [pscustomobject]@{ Date = $date; StorageClass = 'GLACIER' } }
                foreach ($set in { Add-S3BucketLifecycleRule b1 -Prefix x -ExpireOn $date }, { Add-S3BucketLifecycleRule b1 -Rule $map }, { Set-S3BucketLifecycle b1 @{ Rule = $map } }, { Set-S3BucketLifecycle b1 $custom }) {
                    ([xml](Get-SentText '<LifecycleConfiguration/>' $set)).GetElementsByTagName('Date').InnerText | Should -BeExactly 2130-07-31T00:00:00.000Z -Because "$set, $($date.GetType()) $date"
                }
            }
            # A moment stays one, and what Get gave is what Set sends.
            $moment = [datetime]::new(2130, 7, 31, 3, 0, 0, [DateTimeKind]::Utc)
            foreach ($date in $moment, $moment.ToLocalTime(), [datetimeoffset]$moment, '2130-07-31T03:00') {
                $given = @{ Mode = 'GOVERNANCE'; RetainUntilDate = $date }
                ([xml](Get-SentText '' { Set-S3ObjectRetention b1 k -Configuration $given })).Retention.RetainUntilDate | Should -BeExactly 2130-07-31T03:00:00.000Z -Because "$date"
            }
        }
    }

    It 'are in UTC without a zone in every document, as text is: in <_>' -ForEach 'UTC', 'Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago' {
        Use-Zone $_ {
            $date = [datetime]'2130-07-31T03:00'
            ([xml](Get-SentText '' { Set-S3ObjectRetention b1 k -Configuration @{ Mode = 'GOVERNANCE'; RetainUntilDate = $date } })).Retention.RetainUntilDate | Should -BeExactly 2130-07-31T03:00:00.000Z
            $statement = @{ Effect = 'Deny'; Principal = '*'; Action = 's3:*'; Resource = '*'; Condition = @{ DateGreaterThan = @{ 'aws:CurrentTime' = $date } } }
            foreach ($set in { Set-S3BucketPolicy b1 @{ Version = '2012-10-17'; Statement = $statement } }, { Add-S3BucketPolicyStatement b1 -Rule $statement -WarningAction Ignore },
                { Add-S3BucketPolicyStatement b1 -Effect Deny -Principal * -Action * -Condition $statement.Condition -WarningAction Ignore }) {
                Get-SentText '{"Version":"2012-10-17","Statement":[]}' $set | Should -Match '"aws:CurrentTime":"2130-07-31T03:00:00.000Z"' -Because "$set"
            }
        }
    }
}

Describe 'Words' {
    It '<Command> takes them in any case as those that are declared' -ForEach $worded {
        $assembly = (Get-Command $Command).ImplementingType.Assembly
        $take = $assembly.GetType('OpenIntegrations.S3.Input.DeclaredWords').GetMethod('Take')
        foreach ($property in $Sets) {
            foreach ($word in $property.GetCustomAttributes([ValidateSet], $true)[0].ValidValues) {
                foreach ($given in $word.ToLowerInvariant(), $word.ToUpperInvariant()) {
                    $cmdlet = (Get-Command $Command).ImplementingType::new()
                    $property.SetValue($cmdlet, $(if ($property.PropertyType.IsArray) { , [string[]]$given } else { $given }))
                    $null = $take.Invoke($null, @($cmdlet))
                    $property.GetValue($cmdlet) | Should -BeExactly $word
                }
            }
        }
    }
}

Describe 'Every value of' {
    BeforeAll {
        # Everything is otherwise here: the year as in Arabia, numbers as in Germany and Sweden.
        $foreign = [cultureinfo]::new('ar-SA')
        $foreign.NumberFormat.NumberDecimalSeparator = ','
        $foreign.NumberFormat.NumberGroupSeparator = '.'
        $foreign.NumberFormat.NegativeSign = [string][char]0x2212
        $before = [cultureinfo]::CurrentCulture, [cultureinfo]::DefaultThreadCurrentCulture
        [cultureinfo]::CurrentCulture = [cultureinfo]::DefaultThreadCurrentCulture = $foreign
    }
    AfterAll { [cultureinfo]::CurrentCulture, [cultureinfo]::DefaultThreadCurrentCulture = $before }

    It '<Operation> arrives' -ForEach $operations {
        $command = Get-Command $Cmdlet
        $faults = foreach ($row in $Rows) {
            foreach ($fault in Test-Row $row $command $Method) { "$($row.member): $fault" }
        }
        $faults -join "`n" | Should -BeExactly ''
    }

    It 'a culture in which nothing is as in S3 was really in force' {
        "$($When.ToString())|$(1.5.ToString())" | Should -Not -Match '2030|1\.5'
    }
}
