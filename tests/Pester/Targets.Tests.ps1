# What comes down the pipeline to say where something is put is taken for no document: nothing is sent, and the error says what is missing.
BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $commands = Get-Command -Module OpenIntegrations.S3 -Verb Set, Add, Update |
        Where-Object { $_.Parameters.ContainsKey('Configuration') -or $_.Parameters.ContainsKey('Rule') } |
        ForEach-Object { @{ Command = $_.Name; OfObject = $_.Parameters.ContainsKey('Key'); Id = if ($_.Parameters.Id.Attributes.Mandatory -contains $true) { @{ Id = 'i1' } } else { @{} } } }
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    $Owner = '<Owner><ID>o1</ID></Owner>'
    $Listed = @{
        Bucket  = "<ListAllMyBucketsResult>$Owner<Buckets><Bucket><Name>b1</Name><CreationDate>2026-01-01T00:00:00Z</CreationDate></Bucket></Buckets></ListAllMyBucketsResult>"
        Object  = "<ListBucketResult><Contents><Key>k1</Key><LastModified>2026-01-01T00:00:00Z</LastModified><ETag>`"e`"</ETag><Size>1</Size><StorageClass>STANDARD</StorageClass>$Owner</Contents></ListBucketResult>"
        Version = "<ListVersionsResult><Version><Key>k1</Key><VersionId>v1</VersionId><IsLatest>true</IsLatest><Size>1</Size>$Owner</Version></ListVersionsResult>"
    }
    function Get-Thing([scriptblock] $List, [string] $Kind) {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@(Xml $Listed[$Kind]))
        try { $data = KnownData $server; & $List } finally { $server.Dispose() }
    }
    $Things = @{
        bucket  = Get-Thing { Get-S3Bucket -Unwrap -BasicData $data } Bucket
        object  = Get-Thing { Get-S3Object b1 -Unwrap -BasicData $data } Object
        version = Get-Thing { Get-S3ObjectVersion b1 -Unwrap -BasicData $data } Version
        row     = [pscustomobject]@{ BucketName = 'b1'; Key = 'k1'; Size = 1 }
    }
}

Describe 'A target alone is no document' {
    It '<Command>' -ForEach $commands {
        $server = [OpenIntegrations.Testing.ScriptedServer]::new([OpenIntegrations.Testing.Answer[]]@([OpenIntegrations.Testing.Answer]::Done))
        try {
            foreach ($kind in $(if ($OfObject) { 'object', 'version', 'row' } else { 'bucket', 'row' })) {
                $failure = $null
                try { $Things[$kind] | & $Command @Id -BasicData (KnownData $server) -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable failure | Out-Null }
                catch { $failure = $_ }
                "$failure" | Should -BeLike '*let a parameter say what is put there. Nothing was sent.*' -Because "a $kind came"
                "$failure" | Should -Not -BeLike '*SkipMemberCheck*'
            }
            $server.Requests | Should -BeNullOrEmpty
        }
        finally { $server.Dispose() }
    }

    It 'and a member that is misspelt is still one, by its name' {
        { Set-S3PublicAccessBlock b1 -Configuration @{ BlockPublicAcl = $true } -BasicData @{ Url = 'http://127.0.0.1:9'; AccessKey = 'A'; SecretKey = 'S' } } |
            Should -Throw "*has no member 'BlockPublicAcl'*-SkipMemberCheck sends it all the same*"
    }
}
