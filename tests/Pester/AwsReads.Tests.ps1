# Every operation that reads gives what `aws s3api` gives of the same bucket, field by field, as an envelope and unwrapped: the calls are made from
# the tables of operations and parameters, each operation with what it must have, and at the first server once more with each thing that it may have.
BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/Servers.ps1"
    . "$PSScriptRoot/AwsReads.ps1"
    $servers = @(Get-TestServer rgw, moto | Sort-Object { [array]::IndexOf(@('rgw', 'local', 'moto'), $_.Server) })
    foreach ($server in $servers) { $server.IsFirst = $server.Server -eq $servers[0].Server }
    $operations = Get-ReadOperation
}

BeforeAll {
    . "$PSScriptRoot/Common.ps1"
    . "$PSScriptRoot/Servers.ps1"
    . "$PSScriptRoot/AwsReads.ps1"
    . "$PSScriptRoot/AwsReads.Compare.ps1"
}

# What reads is the same in each build, and aws takes its time.
Describe 'What <Server> has' -ForEach $servers -Skip:($Build -eq 'netstandard2.0') {
    BeforeAll {
        $data = Connect-TestServer $Server $Variables (Join-Path $TestDrive $Server)
        $PSDefaultParameterValues = @{ '*-S3*:BasicData' = $data; '*-S3*:WarningAction' = 'Ignore'; '*-S3*:Confirm' = $false }
        $world = New-ReadWorld "aws-$Server-$PID-$([guid]::NewGuid().ToString('N').Substring(0, 8))"
        $calls = @(Get-ReadCall $world $IsFirst)
        $theirs = Get-AwsAnswer $data $calls
        $done = @{}
    }
    AfterAll {
        foreach ($bucket in $world.Buckets) { Remove-S3Bucket $bucket -Force -ErrorAction Ignore | Out-Null }
        if ($Server -eq 'local') { Stop-S3LocalServer $data.Url }
    }

    It 'is read alike: <Operation>' -ForEach $operations {
        if ($theirs -is [string]) { Set-ItResult -Skipped -Because $theirs; return }
        # Other tests make and remove buckets at the same server.
        if ($Operation -eq 'ListBuckets' -and $Cannot -contains 'BucketPrefix') { Set-ItResult -Skipped -Because 'it lists the buckets of others, too'; return }
        $faults = for ($i = 0; $i -lt $calls.Count; $i++) {
            if ($calls[$i].Operation -cne $Operation) { continue }
            $fault = Compare-Read $calls[$i] $theirs[$i] $world $TestDrive
            if ($fault) { "$($calls[$i].Arguments | ConvertTo-Json -Compress): $fault" } elseif ($theirs[$i].known) { $done[$Operation] = $true }
        }
        $faults -join "`n" | Should -BeNullOrEmpty
    }

    It 'is compared for most operations' {
        if ($theirs -is [string]) { Set-ItResult -Skipped -Because $theirs; return }
        $done.Count | Should -BeGreaterThan 35
    }
}
