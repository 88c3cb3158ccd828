# The same command several times, each with a share of its own, as it would run on several machines.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $data = @{ Url = (Start-S3LocalServer (Join-Path $TestDrive store) -PassThru).Url; AccessKey = 'local'; SecretKey = 'local-secret' }
    $PSDefaultParameterValues = @{ '*-S3*:BasicData' = $data }
    $names = 0..99 | ForEach-Object { "f$($_ % 5)/ü $_.txt" }
    foreach ($name in $names) { $null = New-Item -Force "$TestDrive/site/$name" -Value "text of $name" }
    $null = 'photos', 'archive' | New-S3Bucket
    Copy-S3Item "$TestDrive/site" s3://photos/ -Recurse
    # Runspaces of their own know of each other no more than machines do.
    function InShares([int] $Count, [scriptblock] $Work) {
        $manifest, $text, $drive = $Manifest, "$Work", "$TestDrive"
        0..($Count - 1) | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:manifest
            $PSDefaultParameterValues = @{ '*-S3*:BasicData' = $using:data; '*-S3*:ErrorAction' = 'Stop' }
            & ([scriptblock]::Create($using:text)) "$_/$using:Count" $using:drive
        }
    }
    function Keys($Bucket) { @((Get-S3Object $Bucket -Unwrap).Key) -ne $null }
}
AfterAll {
    $PSDefaultParameterValues = @{}
    Stop-S3LocalServer
}

Describe 'Sixteen shares' {
    It 'list each item once, and what the digest says' {
        $listed = InShares 16 { param($Shard) Get-S3Item s3://photos -Recurse -Shard $Shard | Select-Object Key, @{ n = 'Shard'; e = { $Shard } } }
        $listed.Key | Sort-Object | Should -Be ($names | Sort-Object)
        foreach ($item in $listed) {
            $digest = [Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($item.Key))
            $item.Shard | Should -Be "$([Buffers.Binary.BinaryPrimitives]::ReadUInt64BigEndian($digest) % 16)/16"
        }
        InShares 16 { param($Shard) (Measure-S3Item s3://photos -Shard $Shard).Count } | Measure-Object -Sum | ForEach-Object Sum | Should -Be 100
    }
    It 'copy each item once: up, across, down, and from a pipeline' {
        $up = InShares 16 { param($Shard, $Drive) Copy-S3Item "$Drive/site" s3://archive/up/ -Recurse -Shard $Shard -PassThru }
        $up | Should -HaveCount 100
        $across = InShares 16 { param($Shard) Copy-S3Item s3://photos/ s3://archive/across/ -Recurse -Shard $Shard -PassThru }
        $across.Source | Sort-Object -Unique | Should -HaveCount 100
        $down = InShares 16 { param($Shard, $Drive) Copy-S3Item s3://photos/ "$Drive/back" -Recurse -Shard $Shard -PassThru }
        $down | Should -HaveCount 100
        Get-ChildItem "$TestDrive/back" -Recurse -File | Should -HaveCount 100
        $piped = InShares 16 { param($Shard) Get-S3Item s3://photos -Recurse | Copy-S3Item -Destination s3://archive/piped/ -Shard $Shard -PassThru }
        $piped.Destination | Sort-Object -Unique | Should -HaveCount 100
        $moved = InShares 16 { param($Shard) Move-S3Item s3://archive/piped/ s3://archive/moved/ -Recurse -Shard $Shard -PassThru }
        $moved | Should -HaveCount 100
        @(Keys archive) -like 'moved/*' | Should -HaveCount 100
    }
    It 'mirror, and each deletes in its own share alone' {
        foreach ($i in 1..20) { $null = Write-S3Object archive "across/old/$i" -Value x }
        $done = InShares 16 { param($Shard) Sync-S3Item s3://photos/ s3://archive/across/ -Delete -Force -Shard $Shard -PassThru }
        $done | Should -HaveCount 20
        $done.Action | Sort-Object -Unique | Should -Be Delete
        @(Keys archive) -like 'across/*' | Should -HaveCount 100
    }
    It 'delete each item once, listed or piped' {
        InShares 16 { param($Shard) Remove-S3Item s3://archive/across/ -Recurse -Force -Shard $Shard -PassThru } | Should -HaveCount 100
        InShares 16 { param($Shard) Get-S3Item s3://archive/up/ -Recurse | Remove-S3Item -Force -Shard $Shard -PassThru } | Should -HaveCount 100
        @(Keys archive) -notlike 'moved/*' | Should -BeNullOrEmpty
    }
    It 'take the words of who types' {
        { Get-S3Item s3://photos -Shard 17/16 } | Should -Throw '*17/16*no share*3/16*'
        Get-S3Item s3://photos/f0/ -Recurse -Shard 1/1 | Should -HaveCount 20
    }
}

Describe 'An inventory' {
    It 'stands for a list, by shares, too' {
        $rows = $names | ForEach-Object { "photos,$([Uri]::EscapeDataString($_))" }
        Set-Content "$TestDrive/list.csv" $rows
        (Import-S3Inventory "$TestDrive/list.csv").Key | Sort-Object | Should -Be ($names | Sort-Object)
        $copied = InShares 4 { param($Shard, $Drive) Import-S3Inventory "$Drive/list.csv" -Shard $Shard | Copy-S3Item -Destination s3://archive/listed/ -PassThru }
        $copied | Should -HaveCount 100
        @(Keys archive) -like 'listed/f*/*' | Should -HaveCount 100
        $again = InShares 4 { param($Shard, $Drive) Import-S3Inventory "$Drive/list.csv" | Copy-S3Item -Destination s3://archive/listed/ -Shard $Shard -PassThru }
        $again | Should -HaveCount 100
    }
    It 'is read from the store, and says what is wrong with it' {
        $null = Write-S3Object archive inv/data/1.csv -Value "photos,f0/%C3%BC+0.txt`n"
        $null = Write-S3Object archive inv/manifest.json -Value '{"fileFormat":"CSV","fileSchema":"Bucket, Key","files":[{"key":"inv/data/1.csv"}]}'
        (Import-S3Inventory s3://archive/inv/manifest.json | Get-S3Item).Key | Should -Be 'f0/ü 0.txt'
        { Import-S3Inventory s3://archive/inv/none.json -ErrorAction Stop } | Should -Throw -ErrorId 'NoSuchKey*'
        { Import-S3Inventory "$TestDrive/none.csv" -ErrorAction Stop } | Should -Throw '*none.csv*'
        Set-Content "$TestDrive/three.csv" 'b,k,v'
        { Import-S3Inventory "$TestDrive/three.csv" -ErrorAction Stop } | Should -Throw '*row 1 has 3 columns*'
    }
}

Describe 'The page on many machines' {
    It 'has a job that does its share in a process of its own' {
        $page = Get-Content "$Root/docs/many-machines.md" -Raw
        $page -match '(?s)args:\s+- \|\n(?<script>.*?)```' | Should -BeTrue
        $script = $Matches.script
        $env:JOB_COMPLETION_INDEX = 3
        $env:OINT_BASIC = $data | ConvertTo-Json -Compress
        try { $null = & $Pwsh[0] $Pwsh[1..9] -NoProfile -NonInteractive -Command "Import-Module '$Manifest'; $script" }
        finally { Remove-Item env:JOB_COMPLETION_INDEX, env:OINT_BASIC }
        $LASTEXITCODE | Should -Be 0
        $mine = (Get-S3Item s3://photos -Recurse -Shard 3/16).Key
        @(Keys archive) -like 'photos/*' | Sort-Object | Should -Be ($mine | ForEach-Object { "photos/$_" } | Sort-Object)
    }
}
