# What every test file needs: the built module, and a world without anyone's profiles and credentials.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$Root = (Resolve-Path "$PSScriptRoot/../..").Path
$Build = if ($env:S3_TEST_BUILD) { $env:S3_TEST_BUILD } else { 'net8.0' }
$Manifest = if ($env:S3_TEST_MODULE) { $env:S3_TEST_MODULE } else { "$Root/OpenIntegrations.S3.psd1" }
# What starts another PowerShell like this one, which may be a program or an assembly: & $Pwsh[0] $Pwsh[1..9] …
$Pwsh = @([Environment]::ProcessPath; if ((Split-Path ([Environment]::ProcessPath) -LeafBase) -eq 'dotnet') { "$PSHOME/pwsh.dll" })

Import-Module $Manifest -Force
Add-Type -Path "$Root/tests/OpenIntegrations.Testing/bin/$(if ($env:S3_TEST_CONFIGURATION) { $env:S3_TEST_CONFIGURATION } else { 'Debug' })/net8.0/OpenIntegrations.Testing.dll"

# Progress is not shown where a machine watches (CI): the tests look at it.
Get-ChildItem env:AWS_*, env:OINT_*, env:CI -ErrorAction Ignore | Remove-Item
$env:OINT_HOME = Join-Path ([IO.Path]::GetTempPath()) "oint-tests-$PID"
# What a file before this one had in use is gone with it.
Use-S3Profile -None
# Whoever runs a file by hand has a home with settings of other programs; the processes of a test run have an empty one.
if (-not $env:S3_TEST_SHARED -and -not $IsWindows) { $env:HOME = (New-Item -ItemType Directory -Force "$env:OINT_HOME/home").FullName }

# Basic data for a scripted server.
function BasicData($Server) {
    Get-S3BasicData -Url $Server.Url -AccessKey AKTEST -SecretKey SECRETTEST -Region us-east-1
}
# The same of a store that is known to refuse what it does not know: it is not asked before.
function KnownData($Server) {
    @{ Url = $Server.Url; AccessKey = 'AKTEST'; SecretKey = 'SECRETTEST'; Region = 'us-east-1'; RefusesUnknownSubResources = $true }
}

# An S3 document as a store answers it.
function Xml([string] $Text) {
    [OpenIntegrations.Testing.Answer]::new(200, $Text).With('Content-Type', 'application/xml')
}
