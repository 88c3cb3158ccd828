# What every test file needs: the built module, and a world without anyone's profiles and credentials.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$Root = (Resolve-Path "$PSScriptRoot/../..").Path
$Build = if ($env:S3_TEST_BUILD) { $env:S3_TEST_BUILD } else { 'net8.0' }

if ($Build -eq 'net8.0') { Import-Module "$Root/OpenIntegrations.S3.psd1" -Force }
else {
    # The other build, in the PowerShell that is here: the manifest would choose by edition.
    Import-Module "$Root/module/bin/$Build/OpenIntegrations.S3.dll" -Force
    Update-FormatData -PrependPath "$Root/module/OpenIntegrations.S3.Format.ps1xml"
    # Pester imports anew for each file; the types of the first time stay.
    Update-TypeData -PrependPath "$Root/module/OpenIntegrations.S3.Types.ps1xml" -ErrorAction Ignore
}
Add-Type -Path "$Root/tests/OpenIntegrations.Testing/bin/$(if ($env:S3_TEST_CONFIGURATION) { $env:S3_TEST_CONFIGURATION } else { 'Debug' })/net8.0/OpenIntegrations.Testing.dll"

Get-ChildItem env:AWS_*, env:OINT_* | Remove-Item
$env:OINT_HOME = Join-Path ([IO.Path]::GetTempPath()) "oint-tests-$PID"

# Basic data for a scripted server.
function BasicData($Server) {
    Get-S3BasicData -Url $Server.Url -AccessKey AKTEST -SecretKey SECRETTEST -Region us-east-1
}

# An S3 document as a store answers it.
function Xml([string] $Text) {
    [OpenIntegrations.Testing.Answer]::new(200, $Text).With('Content-Type', 'application/xml')
}
