# The servers that tests run at: those that whoever runs them names in S3_TEST_SERVERS, and the local endpoint. What one of them cannot do
# stands here, and nowhere else.
$Servers = @{
    local = @{}
    # It leaves the prefix of a list of buckets aside.
    rgw   = @{ Cannot = 'BucketPrefix' }
    # It leaves response-content-disposition of a link aside, and gives what is under a customer's key to anybody.
    moto  = @{ Cannot = 'LinkHeaders', 'CustomerKeys' }
    # It knows no tags, no lifecycles and no customers' keys, refuses conditions on a PUT, and compares no condition with the tag that it gives a large object.
    swift = @{ Cannot = 'Tags', 'Lifecycles', 'ConditionalPut', 'LargeConditions', 'CustomerKeys' }
}

# One hashtable for -ForEach each: the name, the variables that say how to connect, and what it cannot do. Who names some gets no others.
# What goes out is the same from either build: but for the main job, the one for Windows PowerShell meets the local endpoint only.
function Get-TestServer([string[]] $Beside, [switch] $WithEachBuild) {
    $named = if ($env:S3_TEST_SERVERS -and ($WithEachBuild -or $env:S3_TEST_BUILD -ne 'netstandard2.0')) { $env:S3_TEST_SERVERS | ConvertFrom-Json -AsHashtable } else { @{} }
    foreach ($server in @($named.Keys).Where({ -not $Beside -or $_ -in $Beside }) + 'local') { @{ Server = $server; Variables = $named[$server]; Cannot = @($Servers[$server].Cannot) } }
}

# The connection to one of them. The local endpoint is started in a folder; Stop-S3LocalServer ends it.
function Connect-TestServer([string] $Server, $Variables, [string] $Folder) {
    if ($Server -eq 'local') { return (Start-S3LocalServer -Path $Folder -PassThru).BasicData }
    Get-S3BasicData -Url $Variables.S3_ENDPOINT -AccessKey $Variables.S3_ACCESS_KEY -SecretKey $Variables.S3_SECRET_KEY -Region $Variables.S3_REGION
}

# The same over TLS.
function Get-SecureData($Variables) {
    @{
        Url = $Variables.S3_ENDPOINT_TLS; CaFile = $Variables.S3_CA_FILE; Region = $Variables.S3_REGION; Addressing = 'Path'
        AccessKey = $Variables.S3_ACCESS_KEY; SecretKey = $Variables.S3_SECRET_KEY
    }
}
