# Profiles from and for other programs: files that the programs themselves wrote, and files that they can use.
BeforeDiscovery {
    $has = @{}
    foreach ($program in 'aws', 'rclone', 's3cmd') { $has[$program] = [bool](Get-Command $program -CommandType Application -ErrorAction Ignore) }
    $servers = @(if ($env:S3_TEST_SERVERS) { ($env:S3_TEST_SERVERS | ConvertFrom-Json -AsHashtable).GetEnumerator() | ForEach-Object { @{ Server = $_.Key; Variables = $_.Value } } })
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    function Private($Path) { if (-not $IsWindows) { chmod 600 $Path }; $Path }
}

Describe 'Export' {
    It 'writes a file whose name is as long as a name can be: <Length> bytes' -ForEach @{ Length = 200 }, @{ Length = 238 }, @{ Length = 255 } {
        $env:OINT_HOME = Join-Path $TestDrive ([guid]::NewGuid())
        Set-S3Profile long -Url http://x -AccessKey a -SecretKey s
        $name = 'ü' * [Math]::Floor(($Length - 5) / 2) + 'x' * (($Length - 5) % 2) + '.json'
        Export-S3Profile long "$TestDrive/$name" | Out-Null
        (Get-Content -LiteralPath "$TestDrive/$name" | ConvertFrom-Json).AccessKey | Should -Be a
        Get-ChildItem $TestDrive -Force -Filter *.new | Should -BeNullOrEmpty
    }
}

Describe 'Import' {
    BeforeEach { $env:OINT_HOME = Join-Path $TestDrive ([guid]::NewGuid()); $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName }

    It 'takes what aws configure wrote' -Skip:(-not $has.aws) {
        $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE = "$folder/config", "$folder/credentials"
        "AKAWS`nsecret/aws+1`neu-west-1`njson`n" | aws configure | Out-Null
        aws configure --profile 'my dev' set region us-west-2
        aws configure --profile 'my dev' set role_arn arn:aws:iam::1:role/x
        aws configure --profile 'my dev' set source_profile default
        aws configure --profile 'my dev' set s3.addressing_style path
        Import-S3Profile Aws $folder -Prefix aws- | ForEach-Object Name | Should -Be 'aws-default', 'aws-my dev'
        Import-S3Profile Aws -Prefix b- -Name def* | ForEach-Object Name | Should -Be 'b-default'
        $default, $dev = Get-S3Profile aws-*
        $default.Url, $default.Region, $default.AccessKey | Should -Be 'https://s3.eu-west-1.amazonaws.com', 'eu-west-1', 'AKAWS'
        $dev.Region, $dev.RoleArn, $dev.SourceProfile, $dev.Addressing | Should -Be 'us-west-2', 'arn:aws:iam::1:role/x', 'aws-default', 'Path'
        Export-S3Profile aws-default "$folder/basic.json" | Out-Null
        (Get-Content "$folder/basic.json" | ConvertFrom-Json).SecretKey | Should -Be 'secret/aws+1'
        Remove-Item env:AWS_*
    }
    It 'takes what rclone config wrote' -Skip:(-not $has.rclone) {
        $file = "$folder/rclone.conf"
        rclone --config $file config create ceph s3 provider=Ceph access_key_id=AKR 'secret_access_key=rs/+=' endpoint=http://127.0.0.1:7480 region=zone chunk_size=20Mi 2>&1 | Out-Null
        rclone --config $file config create was s3 provider=Wasabi access_key_id=AKW secret_access_key=ws region=eu-central-1 endpoint=s3.eu-central-1.wasabisys.com force_path_style=true 2>&1 | Out-Null
        rclone --config $file config create envy s3 provider=AWS env_auth=true region=eu-west-1 2>&1 | Out-Null
        rclone --config $file config create disk local 2>&1 | Out-Null
        rclone --config $file config create broken s3 provider=Minio 2>&1 | Out-Null
        $imported = Import-S3Profile Rclone $file -WarningVariable warnings 3>$null
        $imported.Name | Sort-Object | Should -Be 'ceph', 'envy', 'was'
        "$warnings" | Should -Be "'broken': it has no endpoint. 'broken': it has no credentials."
        $ceph, $envy, $was = Get-S3Profile
        $ceph.Provider, $ceph.Url, $ceph.Region, $ceph.PartSize | Should -Be 'Ceph', 'http://127.0.0.1:7480', 'zone', 20MB
        $was.Provider, $was.Url, $was.Addressing | Should -Be 'Wasabi', 's3.eu-central-1.wasabisys.com', 'Path'
        $envy.Provider, $envy.CredentialSource, $envy.Region | Should -Be 'AWS', 'Environment', 'eu-west-1'
    }
    It 'takes what s3cmd --configure wrote' -Skip:(-not $has.s3cmd) {
        s3cmd --configure --access_key=AKS '--secret_key=ss/+ s' --host=127.0.0.1:9000 --host-bucket=127.0.0.1:9000 --no-ssl --region=EU --dump-config > "$folder/s3cfg"
        $null = Private "$folder/s3cfg"
        Import-S3Profile S3cmd "$folder/s3cfg" | ForEach-Object Name | Should -Be 's3cmd'
        $profile = Get-S3Profile s3cmd
        $profile.Url, $profile.Region, $profile.Addressing, $profile.PartSize, $profile.AccessKey | Should -Be 'http://127.0.0.1:9000', 'eu-west-1', 'Path', 15MB, 'AKS'
        Export-S3Profile s3cmd "$folder/basic.json" | Out-Null
        (Get-Content "$folder/basic.json" | ConvertFrom-Json).SecretKey | Should -BeExactly 'ss/+ s'
    }
    It 'leaves out half a pair of keys, and says so: <From> <Text>' -ForEach @(
        @{ From = 'Aws'; File = 'credentials'; Text = "[half]`naws_access_key_id = AK`n[whole]`naws_access_key_id = AK`naws_secret_access_key = s" }
        @{ From = 'Aws'; File = 'credentials'; Text = "[half]`naws_access_key_id = AK`naws_secret_access_key =`n[whole]`naws_access_key_id = AK`naws_secret_access_key = s" }
        @{ From = 'Aws'; File = 'config'; Text = "[profile half]`naws_access_key_id = AK`naws_session_token = t`n[profile whole]`naws_access_key_id = AK`naws_secret_access_key = s" }
        @{ From = 'Rclone'; File = 'f'; Text = "[half]`ntype = s3`nendpoint = x`naccess_key_id = AK`n[whole]`ntype = s3`nendpoint = x`naccess_key_id = AK`nsecret_access_key = s" }
        @{ From = 'Rclone'; File = 'f'; Text = "[half]`ntype = s3`nendpoint = x`nsecret_access_key = s`n[whole]`ntype = s3`nendpoint = x`naccess_key_id = AK`nsecret_access_key = s" }
        @{ From = 'S3cmd'; File = 'f'; Text = "[half]`nhost_base = x`naccess_key = AK`n[whole]`nhost_base = x`naccess_key = AK`nsecret_key = s" }
        @{ From = 'Mc'; File = 'f'; Text = '{ "aliases": { "half": { "url": "https://x", "accessKey": "AK" }, "whole": { "url": "https://x", "accessKey": "AK", "secretKey": "s" } } }' }
    ) {
        Set-Content "$folder/$File" $Text
        (Import-S3Profile $From (Private "$folder/$File") -WarningVariable warnings 3>$null).Name | Should -Be 'whole'
        "$warnings" | Should -BeLike "*'half': it has no * key for its * key.*"
        (Get-S3Profile).Name | Should -Be 'whole'
    }
    It 'takes the token of a provider that has a secret of its own' {
        Set-Content "$folder/f" "[cells]`ntype = s3`nprovider = Cells`nendpoint = https://x`naccess_key_id = AK"
        (Import-S3Profile Rclone (Private "$folder/f") -WarningVariable warnings 3>$null).Name | Should -Be 'cells'
        $warnings | Should -BeNullOrEmpty
    }
    It 'takes aliases of mc' {
        # As "mc alias set" writes them since 2020; the older form says hosts.
        Set-Content "$folder/config.json" '{ "version": "10", "aliases": { "play": { "url": "https://play.min.io", "accessKey": "AKM", "secretKey": "ms", "api": "S3v4", "path": "auto" }, "empty": { "url": "https://x", "accessKey": "", "secretKey": "", "api": "S3v4", "path": "dns" } } }'
        Import-S3Profile Mc (Private "$folder/config.json") -WarningVariable warnings 3>$null | ForEach-Object Name | Should -Be 'play'
        "$warnings" | Should -Be "'empty': it has no credentials."
        (Get-S3Profile play).Url | Should -Be 'https://play.min.io'
    }
    It 'leaves profiles that exist alone' {
        Set-S3Profile play -Url http://mine -AccessKey a -SecretKey s
        Set-Content "$folder/config.json" '{ "hosts": { "play": { "url": "https://play.min.io", "accessKey": "AKM", "secretKey": "ms" } } }'
        $null = Private "$folder/config.json"
        Import-S3Profile Mc "$folder/config.json" -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'ProfileExists*'
        (Get-S3Profile play).Url | Should -Be 'http://mine'
        $null = Import-S3Profile Mc "$folder/config.json" -Force -WhatIf
        (Get-S3Profile play).Url | Should -Be 'http://mine'
        $null = Import-S3Profile Mc "$folder/config.json" -Force
        (Get-S3Profile play).Url | Should -Be 'https://play.min.io'
    }
    It 'says what it cannot read' {
        { Import-S3Profile Rclone "$folder/none" } | Should -Throw "There is no file '*none'."
        Set-Content "$folder/bad" 'RCLONE_ENCRYPT_V0:xxxx'
        { Import-S3Profile Rclone (Private "$folder/bad") } | Should -Throw '*is encrypted*'
        Set-Content "$folder/bad" "[x]`nno pair here"
        { Import-S3Profile S3cmd "$folder/bad" } | Should -Throw '*line 2 is neither a section nor a pair*'
        Set-Content "$folder/bad" '{'
        { Import-S3Profile Mc "$folder/bad" } | Should -Throw '*cannot be read*'
    }
}

Describe 'Export' {
    BeforeEach { $env:OINT_HOME = Join-Path $TestDrive ([guid]::NewGuid()); $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))).FullName }

    It 'writes basic data that -BasicData takes' {
        Set-S3Profile lab -Url http://127.0.0.1:9000/base -AccessKey AK1 -SecretKey s/1 -SessionToken t1 -Region r1 -PartSize 64MB
        $file = Export-S3Profile lab "$folder/basic.json"
        if (-not $IsWindows) { (Get-Item $file).UnixMode | Should -Be '-rw-------' }
        Get-Content $file -Raw | ConvertFrom-Json | ConvertTo-Json -Compress | Should -BeExactly '{"URL":"http://127.0.0.1:9000/base","AccessKey":"AK1","SecretKey":"s/1","Region":"r1","Service":"s3","SessionToken":"t1","ChunkSize":67108864}'
        New-S3PresignedUrl b k -BasicData $file.FullName | Should -BeLike 'http://127.0.0.1:9000/base/b/k?*AK1*'
        { Export-S3Profile lab "$folder/basic.json" } | Should -Throw '*exists already*'
    }
    It 'puts a profile beside the others in a file of AWS''s' {
        Set-Content "$folder/credentials" "# mine`n[default]`naws_access_key_id = D`n`n[lab]`nold = 1`n[last]`nx = y"
        Set-S3Profile lab -Url http://h -AccessKey AK1 -SecretKey s/1
        { Export-S3Profile lab "$folder/credentials" -As Aws } | Should -Throw "*has a profile 'lab' already*"
        $null = Export-S3Profile lab "$folder/credentials" -As Aws -Force
        $text = Get-Content "$folder/credentials"
        $text -match '^\[' | Should -Be '[default]', '[last]', '[lab]'
        $text | Should -Contain '# mine'
        $text | Should -Not -Contain 'old = 1'
        $null = Export-S3Profile lab "$folder/config" -As Aws
        (Get-Content "$folder/config")[0] | Should -Be '[profile lab]'
    }
    It 'writes what aws can use at <Server>' -Skip:(-not $has.aws) -ForEach ($servers | Where-Object { $_.Variables.S3_ENDPOINT_TLS }) {
        $null = Set-S3Profile lab -Url $Variables.S3_ENDPOINT_TLS -CaFile $Variables.S3_CA_FILE -AccessKey $Variables.S3_ACCESS_KEY -SecretKey $Variables.S3_SECRET_KEY -Addressing Path
        $env:AWS_CONFIG_FILE, $env:AWS_SHARED_CREDENTIALS_FILE = "$folder/none", "$folder/credentials"
        $null = Export-S3Profile lab "$folder/credentials" -As Aws
        $bucket = "export-$PID-$(Get-Random -Maximum 1000000)"
        Set-Content "$folder/hello" 'hello' -NoNewline
        aws --profile lab s3 mb s3://$bucket 2>&1 | Should -Be "make_bucket: $bucket"
        aws --profile lab s3 cp "$folder/hello" s3://$bucket/dir/hello --no-progress 2>&1 | Should -BeLike 'upload: *'
        Read-S3Object $bucket dir/hello -Raw -ProfileName lab | Should -Be 'hello'
        aws --profile lab s3 rb s3://$bucket --force 2>&1 | Select-Object -Last 1 | Should -Be "remove_bucket: $bucket"
        Remove-Item env:AWS_*
    }
}
