# Every example of the help runs as it is printed. Each finds the same small world: a store with the buckets photos, backup and empty,
# a few objects, files in the current folder, the connection as the profiles default and lab, a home of its own with other programs' files,
# and in $api the address of another service.
BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $examples = foreach ($cmdlet in Get-Command -Module OpenIntegrations.S3 -CommandType Cmdlet) {
        $number = 0
        foreach ($example in (Get-Help $cmdlet.Name).examples.example) { @{ Cmdlet = $cmdlet.Name; Number = ++$number; Code = $example.code } }
    }
    $changing = $examples | Where-Object { (Get-Command $_.Cmdlet).Parameters.ContainsKey('WhatIf') } | Group-Object { $_.Cmdlet } |
        ForEach-Object { @{ Cmdlet = $_.Name; Codes = $_.Group.Code } }
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

    # What the examples of configurations find.
    function Set-Configurations {
        foreach ($bucket in 'archive', 'second') { $null = New-S3Bucket $bucket -ObjectLock }
        foreach ($bucket in 'films', 'logs') { $null = New-S3Bucket $bucket }
        foreach ($key in '2024.zip', '2025.zip') { $null = Write-S3Object archive $key -Value $key -StorageClass GLACIER }
        $null = Set-S3ObjectLockConfiguration archive GOVERNANCE -Days 1
        $null = Set-S3ObjectRetention archive 2024.zip GOVERNANCE ([datetime]::Now.AddDays(1))
        $null = Set-S3ObjectLegalHold archive 2024.zip ON
        $null = Set-S3BucketLifecycle photos @{ ID = 'logs'; Status = 'Enabled'; Filter = @{ Prefix = 'logs/' }; Expiration = @{ Days = 30 } }
        $null = Set-S3BucketCors photos @{ AllowedOrigin = '*'; AllowedMethod = 'GET' }
        $policy = '{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" } ] }'
        Set-Content policy.json $policy
        $null = Set-S3BucketPolicy photos $policy
        $null = Set-S3PublicAccessBlock photos
        $null = Set-S3BucketOwnershipControl photos ObjectWriter
        $null = Set-S3BucketWebsite photos -IndexDocument index.html
        $null = Set-S3BucketRequestPayment photos BucketOwner
        $null = Set-S3BucketAcceleration photos Enabled
        # What replication needs.
        $null = 'photos', 'films' | ForEach-Object { Set-S3BucketVersioning $_ Enabled }
        $null = Set-S3BucketReplication photos @{
            Role = 'arn:aws:iam::1:role/r'; Rule = @{ Status = 'Enabled'; Prefix = ''; Destination = @{ Bucket = 'arn:aws:s3:::backup' } }
        }
    }

    # What the examples find that remove all of a list.
    function Set-Listed {
        $null = Start-S3MultipartUpload photos film.mp4
        $null = Set-S3BucketMetricConfiguration photos @{ Id = 'all' }
        $null = Set-S3BucketAnalyticsConfiguration photos @{ Id = 'all'; StorageClassAnalysis = @{} }
        $null = Set-S3BucketIntelligentTieringConfiguration photos @{ Id = 'old'; Status = 'Enabled'; Tiering = @{ AccessTier = 'ARCHIVE_ACCESS'; Days = 90 } }
        $null = Set-S3BucketInventoryConfiguration photos @{
            Id = 'daily'; IsEnabled = $true; IncludedObjectVersions = 'Current'; Schedule = @{ Frequency = 'Daily' }
            Destination = @{ S3BucketDestination = @{ Bucket = 'arn:aws:s3:::backup'; Format = 'CSV' } }
        }
    }

    # What the examples of items, trees and drives find.
    function Set-Trees {
        foreach ($file in 'site/index.html', 'big/1.bin', 'logs/old.log', 'trip/a.jpg') { $null = New-Item $file -Value $file -Force }
        Set-Content backup.ps1 '$null = Get-S3Bucket'
        foreach ($bucket in 'docs', 'site', 'old', 'my-bucket') { $null = New-S3Bucket $bucket }
        $null = Set-S3BucketVersioning docs Enabled
        foreach ($key in 'plan.txt', 'plan.txt', '2026/a.txt') { $null = Write-S3Object docs $key -Value $key }
        foreach ($key in 'www/index.html', 'trips/a.jpg', '2026/cat.jpg') { $null = Write-S3Object photos $key -Value $key }
        $null = Write-S3Object logs app.log -Value 'started'
        $null = Write-S3Object my-bucket 2026/a.jpg -Value 'a'
    }

    function Set-Inventory {
        $null = New-S3Bucket inventories
        $null = Write-S3Object inventories photos/data/1.csv -Value "photos,cat.jpg`nphotos,notes%2Ftoday.txt`n"
        $null = Write-S3Object inventories photos/manifest.json -Value '{"fileFormat":"CSV","fileSchema":"Bucket, Key","files":[{"key":"photos/data/1.csv"}]}'
        $zip = [IO.Compression.GZipStream]::new([IO.File]::Create("$PWD/list.csv.gz"), [IO.Compression.CompressionMode]::Compress)
        $zip.Write([Text.Encoding]::UTF8.GetBytes("photos,cat.jpg,null`n"))
        $zip.Dispose()
    }

    # Makes a folder the home and the store of this session.
    function Enter-World([string] $Folder) {
        $script:world = $Folder
        $env:OINT_HOME = Join-Path $Folder oint
        Move-Home (Join-Path $Folder home)
        Push-Location (Join-Path $Folder here)
        $script:server = Start-S3LocalServer (Join-Path $Folder world) -ProfileName default -PassThru
        Use-S3Profile -None
        foreach ($name in 'lab', 'other', 'minio') { Set-S3Profile $name -BasicData $server.BasicData }
    }

    function Exit-World {
        Stop-S3LocalServer
        Use-S3Profile -None
        Pop-Location
        Move-Home $realHome
    }

    function Set-Store {
        foreach ($bucket in 'photos', 'backup', 'empty') { $null = New-S3Bucket $bucket }
        foreach ($key in 'cat.jpg', 'dog.jpg', 'notes/today.txt', 'tmp/1', 'tmp/2', '2024/a.jpg', '2024/trip/b.jpg') { $null = Write-S3Object photos $key -Value $key }
        $null = Set-S3BucketTagging photos @{ team = 'web' }
        $null = Set-S3BucketEncryption photos AES256
        $null = Set-S3BucketVersioning photos Suspended
        $null = Set-S3ObjectTagging photos cat.jpg @{ kind = 'cat' }
        Set-Configurations
        Set-Trees
    }

    # All worlds are copies of this one.
    function New-Template {
        $folder = (New-Item (Join-Path $TestDrive template) -ItemType Directory).FullName
        foreach ($name in 'home/.config/rclone', 'here') { $null = New-Item (Join-Path $folder $name) -ItemType Directory }
        Set-Content "$folder/home/.config/rclone/rclone.conf" "[store]`ntype = s3`nprovider = Minio`naccess_key_id = a`nsecret_access_key = s`nendpoint = http://127.0.0.1:9000"
        Set-Content "$folder/here/cat.jpg" 'a cat'
        Set-Content "$folder/here/film.mp4" 'a film'
        Enter-World $folder
        Set-Store
        Exit-World
        $folder
    }

    function New-World {
        $folder = Join-Path $TestDrive ([guid]::NewGuid())
        [OpenIntegrations.Testing.Folders]::Copy($template, $folder)
        Enter-World $folder
        if ($Code -match 's3://reports') { $null = New-S3Bucket reports }
        if ($Code -match 'Import-S3Inventory') { Set-Inventory }
        if ($Code -match '^Dismount') { $null = Mount-S3Drive photos photos }
        $script:provider = [OpenIntegrations.Testing.HostingProvider]::new($false)
        Connect-S3Hosting $provider::ApiKey -Url $provider.Url
    }

    function Remove-World {
        Exit-World
        Disconnect-S3Hosting
        $provider.Dispose()
        [IO.Directory]::Delete($world, $true)
    }

    $template = New-Template
}

Describe 'The help of <_.Cmdlet>' -ForEach $examples {
    AfterEach { Get-PSDrive photos, lab -ErrorAction Ignore | Dismount-S3Drive; Remove-World }

    It 'example <Number> runs as printed' {
        New-World
        # A person would say yes, and the provider is the scripted one. Nobody can be signed in to Cells at an example; Cells.Tests.ps1 signs in.
        $PSDefaultParameterValues = @{
            '*-S3*:ErrorAction' = 'Stop'; '*-S3Hosting*:Confirm' = $false; 'Connect-S3Hosting:Url' = $provider.Url; 'Connect-S3Cells:WhatIf' = $true
            '*-S3BucketMetadata*:WhatIf' = $true; 'Remove-S3Item:Force' = $true; 'Remove-S3Object:Force' = $true; 'Remove-S3Bucket:Confirm' = $false
        }
        # What AWS alone has.
        if ($Cmdlet -match '^Get-S3(BucketMetadata.*Configuration|DirectoryBucket)$') { $PSDefaultParameterValues['*-S3*:ErrorAction'] = 'Ignore' }
        if ($Code -match '--x-s3|S3ObjectAnnotation|S3ObjectTorrent|S3ObjectContent|S3ObjectEncryption|S3GetObjectResponse') { $PSDefaultParameterValues['*-S3*:ErrorAction'] = 'Ignore' }
        $event, $text = @{ outputRoute = 'io-cell001'; outputToken = 't' }, 'hello'
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

Describe 'Under -WhatIf' {
    BeforeAll {
        if (-not ('TypingHost' -as [type])) { Add-Type -Path "$PSScriptRoot/TypingHost.cs" -IgnoreWarnings -WarningAction Ignore }
        New-World
        Set-Listed
        $user = [TypingHost]::new()
        $space = [runspacefactory]::CreateRunspace($user)
        $space.Open()
        function In-Space([string] $Script, $Argument) {
            $shell = [powershell]::Create($space)
            $null = $shell.AddScript($Script).AddArgument($Argument).Invoke()
            $shell.Dispose()
        }
        # The server holds its lock, and nobody else reads it.
        function Files {
            [IO.Directory]::GetFiles($world, '*', 'AllDirectories') -notmatch "[\\/]\.lock$" | Sort-Object |
                ForEach-Object { "$_ $([Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([IO.File]::ReadAllBytes($_))))" }
        }
        In-Space "Import-Module '$Manifest'; Set-Location '$PWD'"
        In-Space 'param($p) Connect-S3Hosting $p::ApiKey -Url $p.Url; $global:provider = $p' $provider
        $before = Files
    }
    AfterAll { $space.Dispose(); Remove-World }

    It '<Cmdlet> says what it would do, writes no file and sends nothing that changes anything' -ForEach $changing {
        $server.Requests.Clear()
        $asked = $provider.Arrived.Count
        $said = $user.Printed.Length
        foreach ($code in $Codes) {
            In-Space @"
`$global:WhatIfPreference = `$true
`$global:ConfirmPreference = 'None'
`$event, `$text = @{ outputRoute = 'io-cell001'; outputToken = 't' }, 'hello'
`$apiKey = `$provider::ApiKey; `$token = 'a-personal-access-token'; `$accessKey, `$secretKey = 'AKIAEXAMPLE', 'secret'
$code
"@
        }
        $server.Requests | Where-Object Method -notin GET, HEAD | ForEach-Object ToString | Should -BeNullOrEmpty
        $provider.Arrived | Select-Object -Skip $asked | Where-Object { $_ -match '(^| )(create|delete)_' } | Should -BeNullOrEmpty
        Files | Should -Be $before
        # Nothing was interrupted in this world: Transfers.Tests.ps1 has transfers to remove.
        if ($Cmdlet -ne 'Remove-S3Transfer') { $user.Printed.Substring($said) | Should -Match 'What if: ' }
    }
}
