# Plays the goldens in tests/Providers: what goes over the wire to each kind of store, at its own address.
# A golden begins with the settings of the connection, and goes on with commands and the requests that they sent.
#   @ { "Url": … }             the settings, as JSON
#   > New-S3Bucket photos          a command
#   < PUT https://…/photos     a request: method and whole URL, the headers that stores differ in, and an empty line before a document
# A server on loopback is the proxy of the connection and plays every host. Regenerate with Update-ProviderGoldens and read the difference.
$Folder = "$PSScriptRoot/../Providers"
$Commands = @(
    "New-S3Bucket photos"
    "Write-S3Object photos 'dir/a b.txt' -Value hello"
    "Write-S3Object photos large -Value ([byte[]]::new(2MB))"
    "Get-S3Object photos dir/ -Delimiter /"
    "Remove-S3Object photos one, two"
)
$Shown = 'Content-MD5', 'Content-Length', 'Content-Encoding', 'x-amz-content-sha256', 'x-amz-decoded-content-length', 'x-amz-trailer', 'x-amz-sdk-checksum-algorithm', 'x-amz-checksum-*'

function Start-ProviderServer {
    $certificates = [OpenIntegrations.Testing.TestCertificates]::new()
    $server = [OpenIntegrations.Testing.ScriptedServer]::new([Func[OpenIntegrations.Testing.RecordedRequest, OpenIntegrations.Testing.Answer]] [OpenIntegrations.Testing.AnyStore]::Answer, $null)
    $server.Certificate, $server.IsProxy = $certificates.Issue('any'), $true
    @{ Server = $server; Certificates = $certificates }
}

function Read-ProviderGolden([string] $Path) {
    $lines = Get-Content -LiteralPath $Path
    $settings = ($lines[0] -replace '^@ ') | ConvertFrom-Json -AsHashtable
    $steps = [ordered]@{}
    foreach ($line in $lines | Select-Object -Skip 1) {
        if ($line -match '^> (.*)') { $command = $Matches[1]; $steps[$command] = [Collections.Generic.List[string]]::new() }
        else { $steps[$command].Add($line) }
    }
    @{ Settings = $settings; Steps = $steps }
}

# The requests of a command, as a golden shows them.
function Get-Wire($Proxy, [hashtable] $Settings, [string] $Command) {
    $data = @{ AccessKey = 'AKTEST'; SecretKey = 'SECRETTEST'; Proxy = $Proxy.Server.Url -replace '^https', 'http'; SkipCertificateCheck = $true; Parallel = 1 } + $Settings
    $before = $Proxy.Server.Requests.Count
    $PSDefaultParameterValues = @{ '*-S3*:BasicData' = $data }
    $null = & ([scriptblock]::Create($Command)) 3>$null
    foreach ($request in $Proxy.Server.Requests | Select-Object -Skip $before | Where-Object Method -ne CONNECT) {
        $scheme = if ($request.Target -match '^http://') { '' } else { "https://$($request.Header('Host'))" }
        "< $($request.Method) $scheme$($request.Target)"
        "< region $(($request.Header('Authorization') -split '/')[2])"
        foreach ($header in $request.Headers | Sort-Object Key) {
            if (($Shown | Where-Object { $header.Key -like $_ }) -and $header.Value -ne '0') { "< $($header.Key): $($header.Value)" }
        }
        if ($request.Text.StartsWith('<')) { '<'; "< $($request.Text)" }
    }
}

function Update-ProviderGoldens([Collections.IDictionary] $Addresses) {
    $proxy = Start-ProviderServer
    foreach ($name in $Addresses.Keys) {
        $settings = $Addresses[$name]
        $text = @("@ $($settings | ConvertTo-Json -Compress)"; foreach ($command in $Commands) { "> $command"; Get-Wire $proxy $settings $command })
        Set-Content -LiteralPath "$Folder/$name.txt" $text
    }
    $proxy.Server.Dispose()
}
