#!/usr/bin/env pwsh

<#
.SYNOPSIS
Builds, installs, tests and packages OpenIntegrations.S3. Needs the .NET SDK 10 and PowerShell 7.4 or later; takes nothing from a gallery.
.DESCRIPTION
Who has no PowerShell gets one of the project's own: dotnet tool restore, and then dotnet pwsh build.ps1.
.EXAMPLE
./build.ps1
Builds the module, so that Import-Module ./OpenIntegrations.S3.psd1 works, compiled ahead of time for this machine.
.EXAMPLE
./build.ps1 Install
Puts the module on the user's module path, so that every PowerShell finds its commands, and oint into ~/.local/bin.
.EXAMPLE
./build.ps1 Test
Runs all tests that this machine can run.
.EXAMPLE
./build.ps1 Package
Writes the module as it is published to out/OpenIntegrations.S3.
#>
[CmdletBinding()]
param(
    # What to do: Build the module, Install it and oint for the user, run the Test suite, play the Demo, write Help and the command reference, or make the Package.
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Install', 'Test', 'Demo', 'Help', 'Package')]
    [string] $Task = 'Build'
)
$ErrorActionPreference = 'Stop'
$out = "$PSScriptRoot/out"
# What is made here has folders of its own: it meets neither the builds of a developer nor those that tests run on.
$quietly = '-c', 'Release', '--artifacts-path', "$out/build", '--nologo', '-v', 'quiet', '-clp:NoSummary', '-p:RunAnalyzers=false'

function Invoke-Dotnet {
    & dotnet @args | Out-Host
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args -join ' ') ended with $LASTEXITCODE." }
}

# Compiles a project ahead of time. Such code is for this kind of machine and one generation of the runtime; what it takes over from the framework is checked
# when it is loaded. False, and nothing written, when the compiler cannot be had.
function Publish-Native([string] $Project, [string] $Folder, [version] $Runtime, [string[]] $With) {
    Write-Host "Compiling $Project ahead of time, for the runtime $Runtime …"
    $rid = (dotnet --info | Select-String '^\s*RID:\s*(\S+)').Matches[0].Groups[1].Value
    & dotnet publish "$PSScriptRoot/src/$Project" @quietly -f net8.0 -r $rid --self-contained false -o $Folder -p:FillModule=false -p:RuntimeFrameworkVersion=$Runtime `
        -p:PublishReadyToRun=true "-p:PublishReadyToRunCrossgen2ExtraArgs=$($With -join '%3B')" | Out-Host
    if ($LASTEXITCODE -ne 0) { Write-Warning "The ahead-of-time compiler for this machine could not be had; $Project works without, and starts slower." }
    $LASTEXITCODE -eq 0
}

# Whose code is taken over where it is called.
$inlined = 'OpenIntegrations.Http', 'OpenIntegrations.Hosting', 'OpenIntegrations.S3', 'OpenIntegrations.S3.Core', 'OpenIntegrations.S3.LocalServer',
    'System.Collections', 'System.Collections.Concurrent', 'System.Linq', 'System.Memory', 'System.Net.Http', 'System.Net.Primitives', 'System.Net.Security',
    'System.Private.CoreLib', 'System.Private.Uri', 'System.Private.Xml', 'System.Runtime', 'System.Security.Cryptography', 'System.Text.Json', 'System.Threading'

# Builds the module in a folder that holds its manifest, or is to hold it.
function Build-Module([string] $Folder, [switch] $Portable) {
    Write-Host 'Building the module and its help …'
    Invoke-Dotnet build "$PSScriptRoot/src/OpenIntegrations.Help" @quietly "-p:ModuleRoot=$Folder/"
    if ($Portable) { return }
    # Against the assembly of this PowerShell: the cmdlets' base classes have other fields in the reference assembly. Nothing is taken over from that one:
    # it knows an assembly that is not there on Unix, and the compiler waits for ever then.
    $compiler = @("-r:$PSHOME/System.Management.Automation.dll", '--non-local-generics-module:*') + @($inlined | ForEach-Object { "--opt-cross-module:$_" })
    if (Publish-Native OpenIntegrations.S3 "$out/native" ([Environment]::Version) $compiler) { Copy-Item "$out/native/*.dll" "$Folder/module/bin/Core" }
}

# Makes a folder of the module that needs nothing from the checkout.
function Build-Package([string] $Folder, [switch] $Portable) {
    Remove-Item $Folder -Recurse -Force -ErrorAction Ignore
    New-Item "$Folder/module" -ItemType Directory | Out-Null
    Build-Module $Folder -Portable:$Portable
    Copy-Item "$PSScriptRoot/OpenIntegrations.S3.ps?1", "$PSScriptRoot/LICENSE", "$PSScriptRoot/README.md", "$PSScriptRoot/CHANGELOG.md", "$PSScriptRoot/docs" $Folder -Recurse
    Copy-Item "$PSScriptRoot/module/*.ps1xml" "$Folder/module"
    Get-ChildItem $Folder -Recurse -Include *.pdb | Remove-Item
}

function Install-Module {
    $data = if ($env:XDG_DATA_HOME) { $env:XDG_DATA_HOME } else { Join-Path $HOME .local/share }
    $modules = if ($IsWindows) { Join-Path ([Environment]::GetFolderPath('MyDocuments')) PowerShell } else { Join-Path $data powershell }
    $version = (Import-PowerShellDataFile "$PSScriptRoot/OpenIntegrations.S3.psd1").ModuleVersion
    $folder = Join-Path $modules Modules OpenIntegrations.S3 $version
    Build-Package "$out/install/OpenIntegrations.S3"
    Copy-Folder "$out/install/OpenIntegrations.S3" $folder
    Write-Host "The module is in $folder. Every PowerShell finds its commands there: Get-S3Bucket."
}

function Install-Oint {
    # The runtime that the dotnet of this machine would take.
    $runtime = dotnet --list-runtimes | ForEach-Object { if ($_ -match '^Microsoft\.NETCore\.App (\d+\.\d+\.\d+) ') { [version] $Matches[1] } } |
        Where-Object Major -GE 8 | Sort-Object Major, { -$_.Minor }, { -$_.Build } | Select-Object -First 1
    $built = "$out/oint"
    if (-not (Publish-Native OpenIntegrations.Cli $built $runtime '--opt-cross-module:*')) { Invoke-Dotnet publish "$PSScriptRoot/src/OpenIntegrations.Cli" @quietly -o $built }
    $folder = Join-Path $(if ($IsWindows) { $env:LOCALAPPDATA } elseif ($env:XDG_DATA_HOME) { $env:XDG_DATA_HOME } else { Join-Path $HOME .local/share }) oint
    Copy-Folder $built $folder
    $bin = New-Item (Join-Path $HOME .local/bin) -ItemType Directory -Force
    if ($IsWindows) { Set-Content "$bin/oint.cmd" "@dotnet `"$folder\oint.dll`" %*" }
    else { Set-Content "$bin/oint" "#!/bin/sh`nexec dotnet '$folder/oint.dll' `"`$@`""; chmod 755 "$bin/oint" }
    Write-Host "oint is in $folder, and a script that starts it in $bin."
    if ($bin.FullName -notin ($env:PATH -split [IO.Path]::PathSeparator)) { Write-Host "That is not on the PATH yet: $(Get-PathAdvice $bin)" }
}

function Get-PathAdvice($Folder) {
    if ($IsWindows) { "[Environment]::SetEnvironmentVariable('Path', [Environment]::GetEnvironmentVariable('Path', 'User') + ';$Folder', 'User')" }
    else { "echo 'export PATH=`"$Folder`:`$PATH`"' >> ~/.profile, and sign in again." }
}

# A folder becomes the like of another; what was there before goes.
function Copy-Folder([string] $From, [string] $To) {
    Remove-Item $To -Recurse -Force -ErrorAction Ignore
    New-Item (Split-Path $To) -ItemType Directory -Force | Out-Null
    Copy-Item $From $To -Recurse
}

switch ($Task) {
    Build { Build-Module $PSScriptRoot }
    Install { Install-Module; Install-Oint }
    Test { Invoke-Dotnet test $PSScriptRoot }
    Demo { Invoke-Dotnet run --project "$PSScriptRoot/demo" }
    Help { Invoke-Dotnet build "$PSScriptRoot/src/OpenIntegrations.Help" --nologo -v quiet }
    Package { Build-Package "$out/OpenIntegrations.S3" -Portable; Get-Item "$out/OpenIntegrations.S3" }
}
