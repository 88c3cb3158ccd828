# What comes out of a drive behaves in a session as what comes out of a disk: tables, files, jobs, other runspaces.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $env:OINT_HOME = Join-Path $TestDrive oint
    $server = Start-S3LocalServer -Ephemeral -ProfileName lab
    $null = New-Item S3:/home, S3:/other
    'one' | Set-Content S3:/home/a.txt
    'four' | Set-Content S3:/home/dir/b.log
    'x' | Set-Content S3:/home/c.zip
    Set-Content $TestDrive/file.txt text
    $null = New-Item $TestDrive/disk/c.zip -Force
}
AfterAll { Stop-S3LocalServer $server }

Describe 'Several kinds of output from one line' {
    # PowerShell makes a table of the first kind, and shows what else comes in its own way: the same behind a drive as behind a disk.
    It 'keep their tables as behind files: <Other>' -ForEach @(
        @{ Other = { Get-S3Item s3://home } }
        @{ Other = { [pscustomobject]@{ First = 1; Second = 2 } } }
        @{ Other = { 'text'; Get-Date 2026-01-01 } }
    ) {
        $drive = & { Get-ChildItem S3:/home; & $Other } | Out-String -Width 120
        $drive | Should -Match '(?s)^\s*?\n    Directory: S3:/home\s+Mode +LastWriteTime +Length +Class +Name\s.*c\.zip'
        $behind = & { Get-ChildItem $TestDrive/disk; & $Other } | Out-String -Width 120
        $drive.Substring($drive.IndexOf('c.zip')) | Should -Be $behind.Substring($behind.IndexOf('c.zip'))
    }
    It 'are all shown when the drive comes behind others: <Other>' -ForEach @(
        @{ Other = { 'text' } }
        @{ Other = { Get-Date } }
        @{ Other = { Get-Item $TestDrive/file.txt } }
        @{ Other = { Get-S3Item s3://home } }
    ) {
        $text = & { & $Other; Get-ChildItem S3:/home } | Out-String -Width 120
        $text | Should -Match '(?s)a\.txt.*c\.zip'
    }
    It 'have their tables behind a drive that was just made' {
        $text = & { Mount-S3Drive made home; Get-ChildItem made:/ } | Out-String -Width 120
        try {
            $text | Should -Match '(?s)^\s*Name Root +ProfileName\s+-+ -+ +-+\s+made s3://home\s+Directory: made:/\s+Mode +LastWriteTime +Length +Class +Name\s.*c\.zip'
            Get-PSDrive made, S3 | Out-String | Should -Match '(?s)Name +Used.*made.*S3'
            (Get-PSDrive made).PSTypeNames | Should -Not -Contain OpenIntegrations.S3.MountedDrive
        }
        finally { Dismount-S3Drive made }
    }
    It 'have a table each where each is formatted' {
        $text = & { Get-S3Bucket -Unwrap | Format-Table; Get-S3Item s3://home | Format-Table; Get-ChildItem S3:/home | Format-Table } | Out-String -Width 120
        $text | Should -Match '(?s)CreationDate +Region +BucketName.*LastModified +Size Path.*Mode +LastWriteTime +Length +Class +Name'
        $text | Should -Not -Match '(?m)^\w+ +: '
    }
    It 'are a short list with the labels of a table where another kind came first: <Other>' -ForEach @(
        @{ Other = { Get-ChildItem S3:/home }; Labels = 'Mode', 'LastWriteTime', 'Length', 'Name' }
        @{ Other = { Get-S3Item s3://home }; Labels = 'LastModified', 'Size', 'Address' }
        @{ Other = { Get-S3Bucket -Unwrap }; Labels = 'CreationDate', 'Address' }
        @{ Other = { Get-S3Object home -Unwrap }; Labels = 'LastModified', 'Size', 'Address' }
        @{ Other = { Get-S3Object home -Delimiter / -Unwrap | Where-Object Prefix }; Labels = , 'Address' }
        @{ Other = { Get-S3ObjectVersion home -Unwrap }; Labels = 'LastModified', 'Size', 'IsLatest', 'Address' }
        @{ Other = { Copy-S3Item s3://home/a.txt s3://other/ -PassThru }; Labels = 'Action', 'Status', 'Bytes', 'From', 'To' }
        @{ Other = { Compare-S3Item s3://home/ s3://other/none/ }; Labels = 'SideIndicator', 'Item', 'Reason', 'SourceSize', 'DestinationSize' }
        @{ Other = { Measure-S3Item s3://home }; Labels = 'Count', 'Size', 'Percent', 'Item' }
        @{ Other = { Get-S3Bucket }; Labels = 'status', 'Rows' }
        @{ Other = { Get-S3BucketVersioning home }; Labels = 'status', 'Content' }
    ) {
        $text = & { Get-Item $TestDrive/file.txt; & $Other } | Out-String -Width 160
        [regex]::Matches($text, '(?m)^(\w+) +: ').ForEach({ $_.Groups[1].Value }) | Select-Object -Unique | Should -Be $Labels
        $members = & $Other | Select-Object -First 1 | Select-Object * | Get-Member -MemberType NoteProperty
        $members.Name | Should -Not -Contain Address
        $members.Name | Should -Not -Contain From
    }
    It 'are a list of all where a list is asked for: <Some>' -ForEach @(
        @{ Some = { Get-S3Item s3://home/a.txt } }, @{ Some = { Get-S3Object home -Unwrap } }, @{ Some = { Get-S3ObjectVersion home -Unwrap } },
        @{ Some = { Get-S3Bucket -Unwrap } }, @{ Some = { Copy-S3Item s3://home/a.txt s3://other/ -PassThru } }, @{ Some = { Measure-S3Item s3://home } },
        @{ Some = { Compare-S3Item s3://home/ s3://other/none/ } }, @{ Some = { 'x' | Write-S3Object other x -Unwrap } },
        @{ Some = { Remove-S3Object other x -Unwrap } }, @{ Some = { Start-S3MultipartUpload other up -Unwrap } }, @{ Some = { Get-S3MultipartUpload other -Unwrap } },
        @{ Some = {
                $upload = Start-S3MultipartUpload other parts -Checksum SHA512 -Unwrap
                $null = $upload | Write-S3ObjectPart -PartNumber 1 -Value x -Checksum SHA512
                $upload | Get-S3ObjectPart -Unwrap
            }
        }
    ) {
        $one = & $Some | Select-Object -First 1
        $text = $one | Format-List | Out-String -Width 400
        $known = $one.PSObject.Properties | Where-Object { $null -ne $_.Value -and $_.Name -notin 'Length', 'Address', 'Item', 'From', 'To', 'IsSpecial', 'IsPattern', 'Path', 'Age' }
        $known.Name | Should -Not -BeNullOrEmpty
        foreach ($name in $known.Name) { $text | Should -Match "(?m)^$name +: " }
    }
    It 'are one table each for each folder' {
        $text = Get-ChildItem S3:/home -Recurse | Out-String
        [regex]::Matches($text, 'Directory: (\S+)').ForEach({ $_.Groups[1].Value }) | Should -Be S3:/home, S3:/home/dir
    }
    It 'fit into <_> columns, with the name at the end' -ForEach 60, 80, 120 {
        $width = $_
        $lines = (Get-ChildItem S3:/home | Out-String -Width $width) -split "`r?`n"
        $lines | Where-Object Length -gt $width | Should -BeNullOrEmpty
        $lines -match 'a\.txt\s*$' | Should -HaveCount 1
    }
    It 'have the colours of files where there are some' -Skip:($PSVersionTable.PSVersion -lt '7.2') {
        $before = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            $text = Get-ChildItem S3:/home | Out-String
            $text | Should -Match ([regex]::Escape($PSStyle.FileInfo.Directory + 'dir' + $PSStyle.Reset))
            $text | Should -Match ([regex]::Escape($PSStyle.FileInfo.Extension['.zip'] + 'c.zip' + $PSStyle.Reset))
            $PSStyle.OutputRendering = 'PlainText'
            Get-ChildItem S3:/home | Out-String | Should -Not -Match "`e"
        }
        finally { $PSStyle.OutputRendering = $before }
    }
}

Describe 'What is written down' {
    It 'as CSV has its properties, and comes back' {
        Get-ChildItem S3:/home -Recurse -File | Export-Csv $TestDrive/list.csv
        $rows = Import-Csv $TestDrive/list.csv
        $rows.Name | Should -Be a.txt, c.zip, b.log
        $rows[0].FullName, $rows[0].Length, $rows[0].BucketName, $rows[0].Key | Should -Be 'S3:/home/a.txt', '4', 'home', 'a.txt'
        $rows | ForEach-Object { Test-Path -LiteralPath $_.FullName } | Should -Be $true, $true, $true
        ($rows[2] | Copy-S3Item -Destination "$TestDrive/" -PassThru).Status | Should -Be Done
        Get-Content $TestDrive/b.log | Should -Be four
    }
    It 'as JSON has its properties, and no secrets' {
        $json = Get-ChildItem S3:/home -File | ConvertTo-Json -Depth 4 -WarningAction SilentlyContinue
        $json | Should -Not -Match 'local-secret'
        $items = $json | ConvertFrom-Json
        $items.Name | Should -Be a.txt, c.zip
        $items[0].Length, $items[0].Key, $items[0].FullName | Should -Be 4, a.txt, S3:/home/a.txt
    }
    It 'in a transcript is plain' {
        $null = Start-Transcript $TestDrive/log.txt
        try { Get-ChildItem S3:/home | Out-Default } finally { $null = Stop-Transcript }
        $log = Get-Content $TestDrive/log.txt -Raw
        $log | Should -Match 'Directory: S3:/home'
        $log | Should -Match 'c\.zip'
        $log | Should -Not -Match "`e"
    }
    It 'in variables are the items' {
        Get-ChildItem S3:/home -OutVariable seen | Out-Null
        $seen.Name | Should -Be dir, a.txt, c.zip
        (Get-ChildItem S3:/home | Sort-Object Length -Descending)[0].Name | Should -Be a.txt
        Get-ChildItem S3:/home | Format-List | Out-String | Should -Match '(?m)^Name\s*:\s*a\.txt'
        Get-ChildItem S3:/home | Format-List * | Out-String | Should -Match 'Key\s*:\s*a\.txt'
        Get-ChildItem S3:/home | Format-Wide | Out-String | Should -Match 'a\.txt'
    }
}

Describe 'Other runspaces' {
    It 'ForEach-Object -Parallel reads what a drive lists' {
        $read = Get-ChildItem S3:/home -Recurse -File | ForEach-Object -Parallel {
            Import-Module $using:Manifest
            Use-S3Profile lab
            "$($_.Name)=$($_ | Get-Content)"
        }
        $read | Sort-Object | Should -Be a.txt=one, b.log=four, c.zip=x
    }
    It 'Start-ThreadJob has the drive of the profile' -Skip:(-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) {
        $job = Start-ThreadJob { Import-Module $using:Manifest; Use-S3Profile lab; Get-ChildItem S3:/home }
        $items = $job | Receive-Job -Wait -AutoRemoveJob
        $items.Name | Should -Be dir, a.txt, c.zip
        $items | Out-String | Should -Match 'Directory: S3:/home'
    }
    It 'what comes from another process keeps its table and is found again' {
        & $Pwsh[0] $Pwsh[1..9] -NoProfile -NonInteractive -Command "Import-Module '$Manifest'; Use-S3Profile lab; Get-ChildItem S3:/home | Export-Clixml '$TestDrive/other.xml'"
        $xml = Import-Clixml $TestDrive/other.xml
        $xml.Name | Should -Be dir, a.txt, c.zip
        $xml[1].PSObject.TypeNames[0] | Should -Be Deserialized.OpenIntegrations.S3.Drive.DriveItem
        $text = $xml | Out-String -Width 120
        $text | Should -Match 'Directory: S3:/home'
        $text | Should -Match '(?m)^-----.*\d\s+STANDARD\s+a\.txt'
        $xml[1] | Get-Content | Should -Be one
    }
    It 'what was serialized is what it was, in any order, and acts' {
        $items = @(Get-ChildItem S3:/home) + @(Get-S3Item s3://home -Recurse) + @(Get-S3Object home -Unwrap) + @(Get-S3Bucket -Unwrap)
        $far = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($items))
        foreach ($i in 0..($items.Count - 1)) {
            foreach ($name in 'Path', 'FullName', 'Name', 'Key', 'BucketName', 'Size', 'Length', 'LastModified', 'PSIsContainer', 'PSPath') {
                $far[$i].$name | Should -Be $items[$i].$name -Because "$name of $($items[$i])"
            }
        }
        & { Get-Item $TestDrive/file.txt; $far } | Out-String | Should -Match '(?s)Mode .*Name +: a\.txt.*Address +: s3://home/dir/b\.log'
        $objects = $far | Where-Object { -not $_.PSIsContainer -and $_.Key -and $_.Key -notlike '*/' }
        $read = $objects | ForEach-Object { $_ | Get-S3Content }
        $read | Should -Be one, x, one, x, four, one, x, four
        $far | Where-Object Key -EQ c.zip | ForEach-Object { ($_ | Copy-S3Item -Destination s3://other/ -PassThru).Status } | Should -Be Done, Done, Done
        $far | Where-Object { $_.Key -eq 'c.zip' } | Select-Object -First 1 | Remove-S3Item -WhatIf
        ($far | Where-Object FullName | Select-Object -Last 1 | Get-Content) | Should -Be x
    }
    It 'what comes over a session of another process acts here' {
        $other = [powershell]::Create([runspacefactory]::CreateOutOfProcessRunspace($null))
        try {
            $other.Runspace.Open()
            $null = $other.AddScript("Import-Module '$Manifest'; Use-S3Profile lab; Get-ChildItem S3:/home; Get-S3Item s3://home/dir -Recurse")
            $far = $other.Invoke()
        }
        finally { $other.Runspace.Dispose(); $other.Dispose() }
        $far.Name | Should -Contain b.log
        $far | Where-Object Key -EQ a.txt | Get-Content | Should -Be one
        ($far | Where-Object Key -EQ dir/b.log | Copy-S3Item -Destination "$TestDrive/far/" -PassThru).Status | Should -Be Done
    } -Skip:(-not (Get-ChildItem $PSHOME -Filter pwsh* | Where-Object Name -in pwsh, pwsh.exe))
    It 'Start-Job does as another process' -Skip:(-not (Get-ChildItem $PSHOME -Filter pwsh* | Where-Object Name -in pwsh, pwsh.exe)) {
        $job = Start-Job { Import-Module $using:Manifest; Use-S3Profile lab; Get-ChildItem S3:/home }
        ($job | Receive-Job -Wait -AutoRemoveJob).Name | Should -Be dir, a.txt, c.zip
    }
}
