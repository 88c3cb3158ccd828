# Where nothing could be reached, all that was named or came is an error of its own, and what failed is sent again as it was.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $store = Join-Path $TestDrive store
    $env:OINT_HOME = Join-Path $TestDrive oint
    $url = (Start-S3LocalServer $store -ProfileName live -PassThru).Url
    $null = New-S3Bucket here -ProfileName live
    $null = Set-S3BucketVersioning here Enabled -ProfileName live
    Set-S3Profile gone -BasedOn live -Url http://127.0.0.1:9 -MaxAttempts 1
    $null = New-Item -ItemType Directory "$TestDrive/site/dir"
    'a', 'b', 'dir/c' | ForEach-Object { [IO.File]::WriteAllText("$TestDrive/site/$_", $_) }
    function Keys { Get-S3Object here -Unwrap -ProfileName live | ForEach-Object Key }
}
AfterAll { Stop-S3LocalServer }

Describe 'What failed because <Why>, and is tried again' -ForEach @(
    @{ Why = 'the store is gone'; Quiet = @{ ProfileName = 'gone'; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }; Id = 'ConnectionFailed*' }
    @{ Why = 'there is no such profile'; Quiet = @{ ProfileName = 'none'; ErrorAction = 'SilentlyContinue'; ErrorVariable = 'failed' }; Id = 'ConnectionNotConfigured*' }
) {
    BeforeEach {
        Get-S3Item s3://here -Recurse -ProfileName live -ErrorAction Ignore | Remove-S3Item -Force -ProfileName live
        'x/1', 'x/2', 'y' | ForEach-Object { Set-S3Content "s3://here/$_" $_ -ProfileName live }
        $site = "$TestDrive/$([guid]::NewGuid())"
        Copy-Item "$TestDrive/site" $site -Recurse
        $again = @{ ProfileName = 'live'; Recurse = $true; ErrorVariable = 'left' }
    }
    It 'is all of it: <Act>' -ForEach @(
        @{ Act = { Copy-S3Item "$site/a" s3://here/to/ @quiet }; Retry = { Copy-S3Item @again }; Count = 1; Keys = 'to/a', 'x/1', 'x/2', 'y' }
        @{ Act = { Copy-S3Item "$site/a", "$site/b" s3://here/to/ @quiet }; Retry = { Copy-S3Item @again }; Count = 2; Keys = 'to/a', 'to/b', 'x/1', 'x/2', 'y' }
        @{ Act = { Copy-S3Item $site s3://here/to/ -Recurse @quiet }; Retry = { Copy-S3Item @again }; Count = 1; Keys = 'to/a', 'to/b', 'to/dir/c', 'x/1', 'x/2', 'y' }
        @{ Act = { Get-ChildItem $site -Recurse -File | Copy-S3Item -Destination s3://here/to/ @quiet }; Retry = { Copy-S3Item @again }; Count = 3; Keys = 'to/a', 'to/b', 'to/c', 'x/1', 'x/2', 'y' }
        @{ Act = { Get-S3Item s3://here -Recurse -ProfileName live | Copy-S3Item -Destination s3://here/to/ @quiet }; Retry = { Copy-S3Item @again }; Count = 3
            Keys = 'to/x/1', 'to/x/2', 'to/y', 'x/1', 'x/2', 'y' }
        @{ Act = { Copy-S3Item s3://here/x/ s3://here/to/ -Recurse @quiet }; Retry = { Copy-S3Item @again }; Count = 1; Keys = 'to/1', 'to/2', 'x/1', 'x/2', 'y' }
        @{ Act = { Get-ChildItem $site -Recurse -File | Move-S3Item -Destination s3://here/to/ @quiet }; Retry = { Move-S3Item @again }; Count = 3; Keys = 'to/a', 'to/b', 'to/c', 'x/1', 'x/2', 'y' }
        @{ Act = { 's3://here/x/', 's3://here/y' | Move-S3Item -Destination s3://here/to/ -Recurse @quiet }; Retry = { Move-S3Item @again }; Count = 2; Keys = 'to/1', 'to/2', 'to/y' }
        @{ Act = { Sync-S3Item $site s3://here/to/ @quiet }; Retry = { Copy-S3Item @again }; Count = 1; Keys = 'to/a', 'to/b', 'to/dir/c', 'x/1', 'x/2', 'y' }
        @{ Act = { Remove-S3Item s3://here/x/, s3://here/y -Recurse -Force @quiet }; Retry = { Remove-S3Item -Force @again }; Count = 2; Keys = @() }
        @{ Act = { Get-S3Item s3://here -Recurse -ProfileName live | Remove-S3Item -Force @quiet }; Retry = { Remove-S3Item -Force @again }; Count = 3; Keys = @() }
        @{ Act = { Remove-S3Item s3://here/y -ProfileName live; Restore-S3Item s3://here/y @quiet }; Retry = { Restore-S3Item @again }; Count = 1; Keys = 'x/1', 'x/2', 'y' }
        @{ Act = { 's3://here/x/1', 's3://here/y' | ForEach-Object { [pscustomobject]@{ Path = $_; NewName = 'z' } } | Rename-S3Item @quiet }
            Retry = { Rename-S3Item -NewName z -ProfileName live -ErrorVariable left }; Count = 2; Keys = 'x/2', 'x/z', 'z' }
    ) {
        $before = Keys
        $failed = $left = $null
        . $Act
        $failed | Should -HaveCount $Count
        $failed.FullyQualifiedErrorId | ForEach-Object { $_ | Should -BeLike $Id }
        $failed.TargetObject | Should -HaveCount $Count
        if ("$Act" -notlike '*Restore*') { Keys | Should -Be $before }
        $failed.TargetObject | & ([scriptblock]::Create("`$input | $Retry"))
        $left | Should -BeNullOrEmpty
        Keys | Should -Be $Keys
    }
    It 'is not tried for each when it is hopeless' {
        Set-S3Profile gone -BasedOn live -Url http://127.0.0.1:9 -MaxAttempts 3
        $time = Measure-Command { 1..400 | ForEach-Object { "$site/a" } | Copy-S3Item -Destination s3://here/to/ @quiet }
        $failed | Should -HaveCount 400
        $time.TotalSeconds | Should -BeLessThan 10
    }
    It 'ends who only asks: <_>' -ForEach 'Get-S3Item', 'Test-S3Item', 'Measure-S3Item', 'Get-S3Content' {
        { & $_ s3://here/y -ProfileName $Quiet.ProfileName } | Should -Throw -ErrorId $Id
    }
}
