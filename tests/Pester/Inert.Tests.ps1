BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    # Sets the clipboard and the title, clears the screen, turns the direction; each in the form with one sign and with two.
    $Evil = "a`e]52;c;QQ==`ab`e[2J$([char]0x9B)2J`u{202E}c"
    $EscapedXml = 'a&#27;]52;c;QQ==&#7;b&#27;[2J&#155;2J&#x202E;c'
    $store = Join-Path $TestDrive store
    $server = Start-S3LocalServer $store -ProfileName inert
    Use-S3Profile inert
    foreach ($name in 'inert', 'inert-too') { $null = New-S3Bucket $name }
    function Drives([string] $Text) { $Text -replace "`r?`n", '' -match '[\x00-\x1f\x7f-\x9f\u202a-\u202e]' }
    function Shown([scriptblock] $Command) {
        $ErrorActionPreference = 'Continue'
        $(try { & $Command *>&1 } catch { $_ }) | Out-String -Width 300
    }
}

AfterAll { Use-S3Profile -None; Stop-S3LocalServer }

Describe 'A key that holds escape sequences' {
    BeforeAll {
        # XML 1.0 cannot carry them raw: the store sends lists in url encoding.
        $null = 'x' | Write-S3Object inert $Evil
    }
    It 'reaches the terminal as escapes that are seen: <_>' -ForEach @(
        { Get-S3Object inert }, { Get-S3Object inert -Unwrap }, { Get-S3ObjectVersion inert -Unwrap }, { Get-S3ObjectMetadata inert $Evil -Unwrap },
        { 'x' | Write-S3Object inert $Evil -Unwrap }, { 'x' | Write-S3Object inert $Evil }, { 'x' | Write-S3Object inert $Evil -WhatIf },
        { Remove-S3Object inert $Evil -WhatIf }, { Copy-S3Object inert $Evil inert copy -WhatIf }, { Read-S3Object inert "$Evil-gone" }, { Get-S3Object "$Evil" },
        { Get-S3Object inert -Verbose }, { Start-S3MultipartUpload inert $Evil -Unwrap | Stop-S3MultipartUpload -Unwrap }, { Use-S3Profile $Evil },
        { Remove-S3Profile $Evil }, { Get-S3Object inert -Unwrap | Get-S3ObjectMetadata }
    ) {
        Drives (Shown $_) | Should -BeFalse
    }
    It 'reaches it so, too, behind objects of another kind: <_>' -ForEach @(
        { Get-S3Object inert }, { Get-S3Object inert -Unwrap }, { Get-S3ObjectVersion inert -Unwrap }, { 'x' | Write-S3Object inert $Evil -Unwrap },
        { 'x' | Write-S3Object inert $Evil }, { Get-S3Item s3://inert }, { Get-S3Item s3://inert -Versions }, { Get-ChildItem S3:/inert },
        { Copy-S3Item -LiteralPath s3://inert/$Evil s3://inert-too/ -PassThru }, { Compare-S3Item s3://inert/ s3://inert-too/nothing/ },
        { Measure-S3Item s3://inert -By Extension }, { Start-S3MultipartUpload inert $Evil -Unwrap }, { Get-S3MultipartUpload inert -Unwrap },
        { 'x' | Write-S3Object inert "$Evil-2"; Remove-S3Object inert "$Evil-2" -Unwrap -Confirm:$false }
    ) {
        $shown = Shown ([scriptblock]::Create("Get-Item '$TestDrive'; $_"))
        $shown | Should -Match '\w+ +: '
        Drives $shown | Should -BeFalse
    }
    It 'reaches it so, too, in a list: <_>' -ForEach @(
        { Get-S3Object inert -Unwrap }, { Get-S3ObjectVersion inert -Unwrap }, { 'x' | Write-S3Object inert $Evil -Unwrap }, { Get-S3Item s3://inert },
        { Get-ChildItem S3:/inert }, { Copy-S3Item -LiteralPath s3://inert/$Evil s3://inert-too/ -PassThru }, { Get-S3MultipartUpload inert -Unwrap },
        { Compare-S3Item s3://inert/ s3://inert-too/nothing/ }
    ) {
        $shown = Shown ([scriptblock]::Create("$_ | Format-List"))
        $shown | Should -Match '\w+ +: .*2J'
        Drives $shown | Should -BeFalse
    }
    It 'is a name in a drive that drives nothing, and leads back' {
        $item = Get-ChildItem S3:/inert | Where-Object Key -CEQ $Evil
        Drives "$($item.Name) $($item.FullName) $($item.PSPath) $($item.PSChildName) $item" | Should -BeFalse
        Drives (Get-ChildItem S3:/inert -Name) | Should -BeFalse
        Drives ([string] (Resolve-Path S3:/inert/*)) | Should -BeFalse
        $item | Get-Content | Should -Be x
        Get-Content -LiteralPath $item.FullName | Should -Be x
        Get-Content -LiteralPath "S3:/inert/$Evil" | Should -Be x
        ($item | Copy-S3Item -Destination s3://inert-too/ -PassThru).Status | Should -Be Done
    }
    It 'stays itself as a value' {
        (Get-S3Object inert -Unwrap).Key | Should -BeExactly $Evil
    }
    It 'stays one cell of a CSV and one text of JSON' {
        (Get-S3Object inert -Unwrap | ConvertTo-Csv | ConvertFrom-Csv).Key | Should -BeExactly $Evil
        (Get-S3Object inert -Unwrap | ConvertTo-Json | ConvertFrom-Json).Key | Should -BeExactly $Evil
    }
}

Describe 'A message of a server that holds escape sequences' {
    It 'reaches the terminal as escapes: <Name>' -ForEach @(
        @{ Name = 'a refusal'; Status = 403; Body = '<Error><Code>AccessDenied</Code><Message>no&#155;2J&#x202E;</Message></Error>' }
        @{ Name = 'a page'; Status = 502; Body = "<html><title>bad`e]0;x`a</title></html>" }
        @{ Name = 'a text'; Status = 403; Body = "no`e]52;c;QQ==`a" }
    ) {
        $scripted = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer]::new($Status, $Body).With('Content-Type', 'text/plain').With('x-note', "b$([char]0x9B)2J"))
        try {
            $data = Get-S3BasicData -Url $scripted.Url -AccessKey a -SecretKey s
            Drives (Shown { Get-S3Bucket -BasicData (@{ Url = $scripted.Url; AccessKey = 'a'; SecretKey = 's'; MaxAttempts = 1 }) }) | Should -BeFalse
        }
        finally { $scripted.Dispose() }
    }
}
