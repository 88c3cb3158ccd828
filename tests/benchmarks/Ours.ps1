# Plays what a job does with ours, in a PowerShell of its own: the job's name, how much, which of its blocks, where files may be put.
param([string] $Job, [long] $Amount, [string] $Block = 'Ours', [string] $Folder, [string] $What)
Import-Module "$PSScriptRoot/../../OpenIntegrations.S3.psd1"
$data, $otherData = $env:S3_ENDPOINT, $env:S3_OTHER_ENDPOINT | ForEach-Object { @{ Url = $_; AccessKey = 'local'; SecretKey = 'local-secret' } }
$PSDefaultParameterValues = @{ '*-S3*:BasicData' = $data }
switch ($Job) {
    buckets { $data, $otherData | ForEach-Object { $null = New-S3Bucket bench -BasicData $_ } }
    fill { 1..$Amount | ForEach-Object { [pscustomobject]@{ BucketName = 'bench'; Key = '{0}{1:000000}' -f $What, $_; Value = 'x' } } | Write-S3Object | Out-Null }
    default { & (& "$PSScriptRoot/jobs/$Job.ps1").$Block $Amount $Folder }
}
