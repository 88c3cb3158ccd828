# Every cmdlet for trees, a line for each of its main parameters, at every server.
BeforeDiscovery {
    . "$PSScriptRoot/Servers.ps1"
    . "$PSScriptRoot/TreeLines.ps1"
    $servers = Get-TestServer
}

BeforeAll { . "$PSScriptRoot/Common.ps1"; . "$PSScriptRoot/Servers.ps1"; . "$PSScriptRoot/TreeLines.ps1" }

Describe 'A tree at <Server>' -ForEach $servers {
    BeforeAll {
        $data = Connect-TestServer $Server $Variables (Join-Path $TestDrive store)
        Set-S3Profile trees -BasicData $data
        # By another name it is another store, to which no store copies by itself.
        if ($Variables.S3_ENDPOINT_TLS) { Set-S3Profile trees-other -BasicData (Get-SecureData $Variables) }
        else { Set-S3Profile trees-other -BasedOn trees -Url $data.Url.Replace('127.0.0.1', 'localhost') }
        Use-S3Profile trees
        $script:trees = 0
        $b, $v = 'b', 'v' | ForEach-Object { "trees-$PID-$(Get-Random -Maximum 1000000000)-$_" }
        $null = New-S3Bucket $b
        $null = New-S3Bucket $v
        $null = Set-S3BucketVersioning $v Enabled
    }
    AfterAll {
        $b, $v | ForEach-Object { $null = Remove-S3Bucket $_ -Force -Confirm:$false -ErrorAction Ignore }
        Use-S3Profile -None
        'trees-other', 'trees' | ForEach-Object { Remove-S3Profile $_ }
        if ($Server -eq 'local') { Stop-S3LocalServer }
    }
    AfterEach { Pop-Location }

    It 'is as it should be behind <Said>' -ForEach ($TreeLines | Where-Object { -not $_.Needs -or $_.Needs -notin $Cannot }) {
        Set-Tree
        $given = @(. ([scriptblock]::Create($Said)))
        $given | Should -Be @($Gives)
        if ($There) { There | Sort-Object | Should -Be (Last $There | Sort-Object) }
        if ($Files) { Files | Sort-Object | Should -Be ($Files | Sort-Object) }
    }
}
