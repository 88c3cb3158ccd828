BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $server = Start-S3LocalServer (Join-Path $TestDrive store) -ProfileName encodings -PassThru
    Use-S3Profile encodings
    $null = New-S3Bucket texts
}

AfterAll { Use-S3Profile -None; Stop-S3LocalServer }

Describe 'Text in the encoding <_>' -ForEach @(
    'ascii', 'ansi', 'bigendianunicode', 'bigendianutf32', 'oem', 'unicode', 'utf8', 'utf8BOM', 'utf8NoBOM', 'utf32', 'latin1', 'utf-16', 'windows-1251', 1251
) {
    It 'is what Set-Content writes, mark included, and is read again' {
        $text = 'one', 'two'
        $text | Set-Content "$TestDrive/x.txt" -Encoding $_ -NoNewline:$false
        $null = $text | Write-S3Object texts x.txt -Encoding $_
        $written = [IO.File]::ReadAllBytes("$TestDrive/x.txt")
        $stored = Read-S3Object texts x.txt -AsByteStream
        # Set-Content ends the last line, an object does not; Windows ends lines with two signs.
        if (-not $IsWindows) { [Convert]::ToHexString($written[0..($stored.Count - 1)]) | Should -Be ([Convert]::ToHexString($stored)) }
        Read-S3Object texts x.txt -Encoding $_ | Should -Be $text
    }
}

Describe 'An encoding nobody knows' {
    It 'is refused, and the error names those that there are' {
        { 'x' | Write-S3Object texts x.txt -Encoding utf9 } | Should -Throw '*bigendianutf32*'
    }
}

Describe 'What a program wrote and is no text' {
    It 'is told of a value, too: <_>' -ForEach @(
        'Write-S3ObjectPart texts k -UploadId u -PartNumber 1', 'Write-S3ObjectAnnotation texts k -AnnotationName n'
        'Write-S3Object texts damaged', 'Set-Content S3:/texts/damaged', 'Set-S3Content s3://texts/damaged'
    ) {
        $said = & ([scriptblock]::Create("`$null = $_ -Value `$args[0] -WarningVariable said -ErrorAction Ignore 3>`$null; `$said")) "a$([char]0xFFFD)b"
        "$said" | Should -BeLike '*bytes that are none*'
    }
    It 'is told: <_>' -ForEach @(
        'Write-S3Object texts damaged', 'Set-S3Content s3://texts/damaged', 'Add-S3Content s3://texts/damaged'
        'Set-Content S3:/texts/damaged', 'Add-Content S3:/texts/damaged'
    ) {
        "$("a$([char]0)b" | & ([scriptblock]::Create("`$null = `$input | $_ -WarningVariable said 3>`$null; `$said")))" | Should -BeLike '*bytes that are none*'
        "$('äöü' | & ([scriptblock]::Create("`$null = `$input | $_ -WarningVariable said 3>`$null; `$said")))" | Should -BeNullOrEmpty
    }
}
