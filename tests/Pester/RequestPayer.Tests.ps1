# Requester-pays buckets: whoever pays says so with each request about a bucket, whatever sends it.
BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $env:OINT_HOME = Join-Path $TestDrive oint
}

Describe 'Who pays is said with each request about a bucket' {
    It '<_>' -ForEach @(
        'Get-S3Item s3://b1 -Recurse', 'Get-S3Item s3://b1/k', 'Get-S3Item s3://b1 -Versions', 'Measure-S3Item s3://b1', 'Test-S3Item s3://b1/k'
        'Get-S3Content s3://b1/k', 'Set-S3Content s3://b1/k x', 'Add-S3Content s3://b1/k x', 'Remove-S3Item s3://b1 -Recurse -Force'
        'Remove-S3Item s3://b1 -IncompleteUploads -Force', 'Watch-S3Item s3://b1 -Every 0.01s -Duration 0.1s', 'Restore-S3Item s3://b1/k'
        'Copy-S3Item s3://b1 $files -Recurse', 'Copy-S3Item $source s3://b1 -Recurse -EmptyFolders', 'Copy-S3Item s3://b1/k s3://c1/'
        'Copy-S3Item s3://b1 s3://c1 -Recurse', 'Copy-S3Item s3://b1 s3://c1 -Recurse -DestinationBasicData $other'
        'Move-S3Item s3://b1 s3://c1 -Recurse', 'Move-S3Item s3://b1/k s3://c1 -Recurse', 'Rename-S3Item s3://b1/k n -Force'
        'Sync-S3Item s3://b1 s3://c1 -Delete -Force', 'Sync-S3Item s3://b1 $files', 'Sync-S3Item $source s3://b1 -Delete -Force'
        'Compare-S3Item s3://b1 $source -CompareBy Checksum', 'Import-S3Inventory s3://b1/k'
        'Remove-S3Object b1 dir/ -Recurse -Force', 'Read-S3Object b1 dir/ -Recurse -OutFile $files', 'Write-S3Object b1 dir/ -Path $source -Recurse'
    ) {
        $files, $source = 'files', 'source' | ForEach-Object { Join-Path $TestDrive $_ }
        $null = New-Item -ItemType Directory -Force $source, "$source/empty"
        Set-Content "$source/dir-k" x
        # What fits a list, and an object: what comes of it is another thing.
        $list = '<ListBucketResult><Contents><Key>dir/k</Key><Size>0</Size><ETag>"e"</ETag><LastModified>2026-01-01T00:00:00Z</LastModified></Contents></ListBucketResult>'
        $servers = 1, 2 | ForEach-Object { [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@((Xml $list).With('ETag', '"e"'))) }
        $data, $other = $servers | ForEach-Object { KnownData $_ }
        try {
            # Some of it cannot go well with such answers.
            try { & ([scriptblock]::Create("$_ -RequestPayer requester -BasicData `$data -ErrorAction SilentlyContinue")) *> $null } catch { $_ | Out-Null }
            $servers[0].Requests | Should -Not -BeNullOrEmpty
            foreach ($request in @($servers.Requests)) { $request.Header('x-amz-request-payer') | Should -Be requester -Because "$($request.Method) $($request.Target)" }
        }
        finally { $servers.Dispose() }
    }
}
