# The about topics: what stands eight blanks in is typed as it stands there, line by line.
BeforeDiscovery {
    $topics = Get-ChildItem "$PSScriptRoot/../../module/about_OpenIntegrations.S3*.help.txt" |
        ForEach-Object { @{ Topic = $_.Name -replace '\.help\.txt$'; Lines = @(Get-Content $_ | Where-Object { $_ -match '^ {8}\S' } | ForEach-Object Trim) } }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    # Stands in for a person who answers.
    function Get-Credential { [pscredential]::new('AKPROMPTED', (ConvertTo-SecureString 'prompted' -AsPlainText -Force)) }
}

Describe 'The topic <Topic>' -ForEach $topics {
    It 'works as printed' {
        $folder = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        $env:OINT_HOME = Join-Path $folder oint
        Push-Location $folder
        if ($Topic -match '_(Envelope|Configurations)$') {
            $null = Start-S3LocalServer ./world -ProfileName world -PassThru
            foreach ($bucket in 'photos', 'backup') { $null = New-S3Bucket $bucket }
            foreach ($key in 'cat.jpg', 'tmp/1') { $null = Write-S3Object photos $key -Value $key }
            $null = Set-S3BucketTagging photos @{ team = 'web' }
            $null = Set-S3BucketCors photos @{ AllowedOrigin = '*'; AllowedMethod = 'GET' }
        }
        try {
            $WarningPreference = 'SilentlyContinue'
            foreach ($line in $Lines) { { $null = . ([scriptblock]::Create($line)) } | Should -Not -Throw -Because $line }
        }
        finally { Stop-S3LocalServer; Use-S3Profile -None; Pop-Location }
    }

    It 'is found by its name, and names only topics and commands that exist' {
        (Get-Help $Topic | Out-String) | Should -Match "TOPIC\s+$Topic"
        $text = Get-Content "$Root/module/$Topic.help.txt" -Raw
        foreach ($name in [regex]::Matches($text, '\b[A-Z][a-z]+-S3\w+').Value | Sort-Object -Unique) { Get-Command $name | Should -Not -BeNullOrEmpty }
        foreach ($name in [regex]::Matches($text, '\babout_OpenIntegrations\.S3_\w+').Value | Sort-Object -Unique) { "$Root/module/$name.help.txt" | Should -Exist }
    }
}
