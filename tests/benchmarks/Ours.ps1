# The work of a benchmark with this module: up|down FILE, list|stream|delete PREFIX, import, first; nothing is bare PowerShell.
param([string] $Verb, [string] $What)
if ($Verb -eq 'nothing') { return }
Import-Module "$PSScriptRoot/../../OpenIntegrations.S3.psd1"
$PSDefaultParameterValues = @{ '*-S3*:BasicData' = @{ Url = $env:S3_ENDPOINT; AccessKey = 'local'; SecretKey = 'local-secret' } }
switch ($Verb) {
    up { $null = Write-S3Object bench ours -LiteralPath $What }
    down { $null = Read-S3Object bench ours -OutFile $What }
    list { @(Get-S3Object bench -Prefix $What -Unwrap).Count }
    stream { Get-S3Object bench -Prefix $What -Unwrap | Out-Null }
    delete { $null = Get-S3Object bench -Prefix $What -Unwrap | Remove-S3Object }
    first { $null = Test-S3Bucket bench }
    fill {
        # Many small objects, quickly: what the others find when they list and delete.
        $prefix, $count = $What -split ':'
        1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module "$using:PSScriptRoot/../../OpenIntegrations.S3.psd1"
            $data = @{ Url = $env:S3_ENDPOINT; AccessKey = 'local'; SecretKey = 'local-secret' }
            for ($i = $_; $i -le [int]$using:count; $i += 8) { $null = Write-S3Object bench ('{0}{1:000000}' -f $using:prefix, $i) -Value x -BasicData $data }
        }
    }
    bucket { $null = New-S3Bucket bench }
}
