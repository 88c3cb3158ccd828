# What our cmdlets answer to the calls of AwsReads.ps1, and how it is held against what aws says.

# Ours: the envelope and what is inside it, or the refusal.
function Invoke-Read($Call, [string] $Folder) {
    $command = Get-Command $Call.Cmdlet
    $rows = @{}
    foreach ($row in $ParameterRows[$Call.Operation]) { $rows[$row.member] = $row }
    $line = @{}
    foreach ($member in $Call.Arguments.Keys) {
        $property = $command.ImplementingType.GetProperties() | Where-Object {
            $header = $_.GetCustomAttributes([OpenIntegrations.S3.Requests.HeaderAttribute], $true)
            if ($header) { $header.Name -eq $rows[$member].wire_name } else { $_.Name -eq $member }
        } | Select-Object -First 1
        $name = if ($member -eq 'Marker') { 'StartAfter' } elseif ($property) { $property.Name } else { return @{ Missing = "-$member" } }
        $line[$name] = $Call.Arguments[$member]
    }
    if ($command.Parameters.ContainsKey('NoPaging')) { $line.NoPaging = $true }
    if ($command.Parameters.ContainsKey('ListVersion')) { $line.ListVersion = if ($Call.Operation -eq 'ListObjects') { '1' } else { '2' } }
    $file = if ($command.Parameters.ContainsKey('OutFile')) { $line.OutFile = Join-Path $Folder "read-$([guid]::NewGuid().ToString('N'))" ; $line.OutFile }
    try {
        $envelope = & $command @line -ErrorAction Stop
        $content = if ($file) { Get-Content $file -Raw; $line.OutFile += '2' }
        @{ Envelope = $envelope; Items = @(& $command @line -Unwrap -ErrorAction Stop); Content = $content }
    }
    catch { @{ Code = $_.FullyQualifiedErrorId -replace ',.*'; Status = $_.TargetObject.status; Text = "$_" } }
}

# A value of ours as the other side writes it.
function Format-Value($Value) {
    if ($Value -is [bool]) { return "flag:$("$Value".ToLowerInvariant())" }
    if ($Value -is [datetime]) { return "date:$($Value.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ'))" }
    if ($Value -is [int] -or $Value -is [long]) { return "number:$Value" }
    "text:$Value"
}

# A tree as its paths and values, without what is empty. A list's places are in braces.
function Get-Leaf($Value, [string] $Path = '', [switch] $Ours) {
    if ($null -eq $Value -or ($Value -is [string] -and ($Value -in '', 'text:'))) { return }
    if ($Value -is [Collections.IDictionary]) { foreach ($name in $Value.Keys) { Get-Leaf $Value[$name] "$Path/$name" -Ours:$Ours }; return }
    if ($Value -is [array] -or $Value -is [Collections.IList]) { for ($i = 0; $i -lt $Value.Count; $i++) { Get-Leaf $Value[$i] "$Path{$i}" -Ours:$Ours }; return }
    if ($Value -is [Management.Automation.PSCustomObject] -or $Value -is [OpenIntegrations.S3.Object]) { foreach ($property in $Value.PSObject.Properties) { Get-Leaf $property.Value "$Path/$($property.Name)" -Ours:$Ours }; return }
    "$Path=$(if ($Ours) { Format-Value $Value } else { $Value })"
}

# Text of ours that the other side has as a value of another type: all that is in headers.
function Test-Header([string] $Text, [string] $Expected) {
    $kind, $value = $Expected -split ':', 2
    if ($kind -eq 'date') { return ([datetimeoffset]::Parse($Text, [cultureinfo]::InvariantCulture).UtcDateTime.ToString('yyyy-MM-ddTHH:mm:ssZ')) -ceq $value }
    if ($kind -eq 'flag') { return $Text -eq $value }
    $Text -ceq $value
}

# Names that were ours before, and are those of the parameters.
$OtherNames = @{ BucketRegion = 'Region'; ObjectLockLegalHoldStatus = 'ObjectLockLegalHold' }

# What is different; nothing where both say the same.
function Compare-Read($Call, $Theirs, $World, [string] $Folder) {
    if ($Theirs.unknown) { return }
    $ours = Invoke-Read $Call $Folder
    if ($ours.Missing) { return "no parameter is $($ours.Missing)" }
    if ($Theirs.ContainsKey('error')) {
        # A store that answers with something else: aws finds nothing in it that it knows, or cannot read it, and we say so.
        if ($ours.Code -in 'NotImplemented', 'IncompleteAnswer') { return }
        if (-not $ours.Code) { return "aws says '$($Theirs.text)', and we answer" }
        if ($Theirs.error -and $Theirs.error -notin $ours.Code, "$($ours.Status)") { return "aws says $($Theirs.error), and we $($ours.Code) ($($ours.Text))" }
        return
    }
    if ($ours.Code -eq 'NotImplemented' -and -not @(Get-Leaf $Theirs.document | Where-Object { $_ -ne '/IsTruncated=flag:false' })) { return }
    if ($ours.Code) { return "we say $($ours.Code), and aws answers ($($ours.Text))" }
    if ($null -ne $Theirs.content -and $ours.Content -cne $Theirs.content) { return 'the content is another' }
    @(Compare-Envelope $Call $Theirs $ours.Envelope; Compare-Item $Call $Theirs $ours.Items) -join '; '
}

function Compare-Envelope($Call, $Theirs, $Envelope) {
    $response = $Envelope.response
    if ($Theirs.text) { $expected = @(Get-Leaf ($Theirs.text | ConvertFrom-Json) -Ours); $found = @(Get-Leaf $response -Ours) }
    else {
        $inside = if ($Call.Root -notin '-', 'LocationConstraint' -and $response.PSObject.Properties[$Call.Root]) { $response.($Call.Root) } else { $response }
        $expected = @(Get-Leaf $Theirs.document) -notmatch '^/EncodingType='
        # A store's own extras are no difference.
        $found = @(Get-Leaf $inside -Ours) | Where-Object { ($_ -replace '=.*' -replace '\{\d+\}') -in $Theirs.known }
    }
    $difference = Compare-Object @($expected) @($found) -CaseSensitive
    if ($difference) { "the envelope: $(($difference | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" }) -join ', ')" }
    foreach ($name in $Theirs.headers.Keys) {
        $header, $value = $Theirs.headers[$name]
        $text = $Envelope.headers.$header
        if ($null -eq $text -or -not (Test-Header $text $value)) { "header $header is '$text', and aws has $value" }
    }
}

# The ways to the lists whose items are given one by one.
function Get-ListPath([string] $Root) {
    if ($Root -in '-', '(text)', '(stream)', 'LocationConstraint') { return }
    $shape = [OpenIntegrations.S3.Documents.Shapes]::Find($Root)
    if (($sole = $shape.SoleList()).Count) { return '/' + ($sole.Name -join '/') }
    if ($Root -notlike 'List*') { return }
    foreach ($member in $shape.Members | Where-Object Kind -EQ Map) {
        if ($member.Repeats) { "/$($member.Name)" } elseif (($inner = $member.SoleList()).Count) { "/$($member.Name)/$($inner.Name -join '/')" }
    }
}

# The leaves of what aws has that each thing must have which we give: those of an item with those of all, or all of the document.
function Get-ExpectedItem($Call, $Theirs) {
    $lists = @(Get-ListPath $Call.Root)
    $items, $ofAll = [ordered]@{}, [Collections.Generic.List[string]]::new()
    $leaves = if ($Theirs.text) { Get-Leaf ($Theirs.text | ConvertFrom-Json) -Ours } else { Get-Leaf $Theirs.document }
    foreach ($leaf in $leaves) {
        $list = $lists | Where-Object { $leaf.StartsWith("$_{", 'Ordinal') } | Select-Object -First 1
        $name = $leaf -replace '^/' -replace '[/={].*'
        if ($list) {
            $place = $leaf.Substring(0, $leaf.IndexOf('}') + 1)
            if (-not $items.Contains($place)) { $items[$place] = [Collections.Generic.List[string]]::new() }
            $items[$place].Add($leaf.Substring($place.Length))
        }
        # What a page says of itself and of what was asked for is no fact of what it lists.
        elseif (-not $lists -or $name -cnotmatch '^(IsTruncated|KeyCount|Name|EncodingType|Next.*Marker|.*ContinuationToken)$' -and $name -cnotin $ParameterRows[$Call.Operation].member) { $ofAll.Add($leaf) }
    }
    foreach ($name in $Theirs.headers.Keys) {
        $own = if ($OtherNames[$name]) { $OtherNames[$name] } else { $name }
        if (-not $lists -or $name -cnotin $ParameterRows[$Call.Operation].member) { $ofAll.Add("/$own=$($Theirs.headers[$name][1])") }
    }
    foreach ($name in $Theirs.metadata.Keys) { $ofAll.Add("/Metadata/$name=text:$($Theirs.metadata[$name])") }
    if (-not $lists) { return , @(, [string[]]$ofAll) }
    foreach ($item in $items.Values) { $item.AddRange($ofAll) }
    , @($items.Values)
}

function Compare-Item($Call, $Theirs, $Items) {
    if ($Call.Root -eq '(stream)') { return }
    $given = @(foreach ($item in $Items) { , [string[]]@(Get-Leaf $item -Ours) })
    $expected = Get-ExpectedItem $Call $Theirs
    if ($given.Count -ne $expected.Count -and ($given.Count -or $expected[0].Count)) { return "$($given.Count) were unwrapped, and aws has $($expected.Count)" }
    foreach ($leaves in $expected) {
        $lacking = foreach ($one in $given) { (@($leaves) | Where-Object { $_ -cnotin $one }) -join ', ' }
        $least = $lacking | Sort-Object Length | Select-Object -First 1
        if ($least) { "unwrapped lacks $least" }
    }
}
