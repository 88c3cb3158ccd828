#!/usr/bin/env pwsh

<#
.SYNOPSIS
Builds, tests and packages OpenIntegrations.S3. Needs the .NET SDK 10 and PowerShell 7.4 or later; takes nothing from a gallery.
.EXAMPLE
./build.ps1
Builds the module, so that Import-Module ./OpenIntegrations.S3.psd1 works, compiled ahead of time for this machine.
.EXAMPLE
./build.ps1 Test
Runs all tests that this machine can run.
.EXAMPLE
./build.ps1 Package
Writes the module as it is published to out/OpenIntegrations.S3.
#>
[CmdletBinding()]
param(
    # What to do: Build the module, run the Test suite, play the Demo, write Help and the command reference, or make the Package.
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Help', 'Package')]
    [string] $Task = 'Build'
)
$ErrorActionPreference = 'Stop'
$cmdlets = "$PSScriptRoot/src/OpenIntegrations.S3"

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args -join ' ') ended with $LASTEXITCODE." }
}

function Build-Module([switch] $Portable) {
    Invoke-Dotnet build "$PSScriptRoot/src/OpenIntegrations.Help" -c Release --nologo -v quiet
    if ($Portable) { return }
    # Ahead-of-time code answers sooner, and long lists take a fifth less. It is for this kind of machine and the runtime of this PowerShell only, whose own assembly it is
    # compiled against: the cmdlets' base classes have other fields in the reference assembly. What it takes over from the framework is checked when it is loaded.
    $rid = (dotnet --info | Select-String '^\s*RID:\s*(\S+)').Matches[0].Groups[1].Value
    $compiler = "-r:$PSHOME/System.Management.Automation.dll", '--opt-cross-module:*', '--non-local-generics-module:*' -join '%3B'
    & dotnet publish $cmdlets -c Release -f net8.0 -r $rid --self-contained false -p:PublishReadyToRun=true "-p:PublishReadyToRunCrossgen2ExtraArgs=$compiler" `
        -p:RuntimeFrameworkVersion=$([Environment]::Version) -p:FillModule=false -o "$PSScriptRoot/out/aot" --nologo -v quiet
    if ($LASTEXITCODE -eq 0) { Copy-Item "$PSScriptRoot/out/aot/*.dll" "$PSScriptRoot/module/bin/net8.0" }
    else { Write-Warning 'The ahead-of-time compiler for this machine could not be had; the module works without, and starts slower.' }
}

switch ($Task) {
    Build { Build-Module }
    Test { Invoke-Dotnet test $PSScriptRoot }
    Demo { Invoke-Dotnet run --project "$PSScriptRoot/src/OpenIntegrations.Cli" -- demo }
    Help { Invoke-Dotnet build "$PSScriptRoot/src/OpenIntegrations.Help" --nologo -v quiet }
    Package {
        Build-Module -Portable
        $package = "$PSScriptRoot/out/OpenIntegrations.S3"
        Remove-Item $package -Recurse -Force -ErrorAction Ignore
        New-Item $package -ItemType Directory | Out-Null
        Copy-Item "$PSScriptRoot/OpenIntegrations.S3.psd1", "$PSScriptRoot/LICENSE", "$PSScriptRoot/README.md", "$PSScriptRoot/CHANGELOG.md", "$PSScriptRoot/docs", "$PSScriptRoot/module", "$PSScriptRoot/en-US" $package -Recurse
        Get-ChildItem $package -Recurse -Include *.pdb, about_*.help.txt | Where-Object { $_.Directory.Name -ne 'en-US' } | Remove-Item
        Get-Item $package
    }
}
