# Every example of the help runs as it is printed. Each finds the same small world: a store with the buckets photos, backup and empty,
# a few objects, files in the current folder, the connection as the profiles default and lab, a home of its own with other programs' files,
# and in $api the address of another service.
BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $module = Get-Module OpenIntegrations.S3
    if (-not $module) { $module = Get-Module | Where-Object { $_.Path -like '*OpenIntegrations.S3.dll' } }
    $examples = foreach ($cmdlet in Get-Command -Module $module.Name -CommandType Cmdlet) {
        $number = 0
        foreach ($example in (Get-Help $cmdlet.Name).examples.example) { @{ Cmdlet = $cmdlet.Name; Number = ++$number; Code = $example.code } }
    }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $realHome = $env:HOME

    # ~ is PowerShell's own idea of the home; programs and the module read the environment.
    function Move-Home([string] $Path) {
        $env:HOME = (Get-PSProvider FileSystem).Home = $Path
    }

    # Stands in for a person who answers.
    function Get-Credential { [pscredential]::new('AKPROMPTED', (ConvertTo-SecureString 'prompted' -AsPlainText -Force)) }

    function New-World {
        $folder = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        $env:OINT_HOME = Join-Path $folder oint
        Move-Home (New-Item (Join-Path $folder home/.config/rclone) -ItemType Directory -Force).Parent.Parent.FullName
        Set-Content ~/.config/rclone/rclone.conf "[store]`ntype = s3`nprovider = Minio`naccess_key_id = a`nsecret_access_key = s`nendpoint = http://127.0.0.1:9000"
        Push-Location (New-Item (Join-Path $folder here) -ItemType Directory)
        Set-Content cat.jpg 'a cat'
        Set-Content film.mp4 'a film'
        $server = Start-S3LocalServer (Join-Path $folder world) -ProfileName default -PassThru
        Use-S3Profile -None
        Set-S3Profile lab -BasicData $server.BasicData
        foreach ($bucket in 'photos', 'backup', 'empty') { $null = New-S3Bucket $bucket }
        foreach ($key in 'cat.jpg', 'dog.jpg', 'notes/today.txt', 'tmp/1', 'tmp/2', '2024/a.jpg', '2024/trip/b.jpg') { $null = Write-S3Object photos $key -Value $key }
        $null = Set-S3BucketTagging photos @{ team = 'web' }
        $null = Set-S3BucketEncryption photos AES256
        $null = Set-S3BucketVersioning photos Suspended
        $null = Set-S3ObjectTagging photos cat.jpg @{ kind = 'cat' }
        $script:provider = [OpenIntegrations.Testing.HostingProvider]::new($false)
        Connect-S3Hosting $provider::ApiKey -Url $provider.Url
    }
}

Describe 'The help of <_.Cmdlet>' -ForEach $examples {
    AfterEach { Stop-S3LocalServer; Use-S3Profile -None; Pop-Location; Move-Home $realHome; Disconnect-S3Hosting; $provider.Dispose() }

    It 'example <Number> runs as printed' {
        New-World
        # A person would say yes, and the provider is the scripted one. Nobody can be signed in to Cells at an example; Cells.Tests.ps1 signs in.
        $PSDefaultParameterValues = @{
            '*-S3*:ErrorAction' = 'Stop'; '*-S3Hosting*:Confirm' = $false; 'Connect-S3Hosting:Url' = $provider.Url; 'Connect-S3Cells:WhatIf' = $true
        }
        $apiKey = $provider::ApiKey
        $token = 'a-personal-access-token'
        $accessKey, $secretKey = 'AKIAEXAMPLE', 'secret'
        $service = [OpenIntegrations.Testing.RecipeServer]::Start()
        $api = $service.Url
        { & ([scriptblock]::Create($Code)) } | Should -Not -Throw
        $service.Dispose()
        if ($Code -match '\$api\b') { $service.Requests.Count | Should -BeGreaterThan 0 }
    }
}
