@{
    NestedModules          = @(if ($PSEdition -eq 'Core') { 'module/bin/net8.0/OpenIntegrations.S3.dll' } else { 'module/bin/netstandard2.0/OpenIntegrations.S3.dll' })
    ModuleVersion          = '0.1.0'
    GUID                   = 'b3f0b3c6-6f0e-4a52-9d3f-2c1f9a6f5f53'
    Author                 = 'OpenIntegrations.S3 contributors'
    CompanyName            = 'OpenIntegrations.S3'
    Copyright              = '(c) OpenIntegrations.S3 contributors. MIT licence.'
    Description            = 'An S3 client for every S3-compatible store.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = 'Core', 'Desktop'
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess       = 'module/OpenIntegrations.S3.Format.ps1xml'
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Complete-S3MultipartUpload'
        'Copy-S3Object'
        'Get-S3BasicData'
        'Get-S3Bucket'
        'Get-S3BucketEncryption'
        'Get-S3BucketMetadata'
        'Get-S3BucketTagging'
        'Get-S3BucketVersioning'
        'Get-S3MultipartUpload'
        'Get-S3Object'
        'Get-S3ObjectMetadata'
        'Get-S3ObjectPart'
        'Get-S3ObjectTagging'
        'Get-S3ObjectVersion'
        'Get-S3Profile'
        'New-HttpRequest'
        'New-S3Bucket'
        'New-S3PresignedUrl'
        'Read-S3Object'
        'Remove-S3Bucket'
        'Remove-S3BucketEncryption'
        'Remove-S3BucketTagging'
        'Remove-S3Object'
        'Remove-S3ObjectTagging'
        'Remove-S3Profile'
        'Send-S3Request'
        'Set-S3BucketEncryption'
        'Set-S3BucketTagging'
        'Set-S3BucketVersioning'
        'Set-S3ObjectTagging'
        'Set-S3Profile'
        'Start-S3LocalServer'
        'Start-S3MultipartUpload'
        'Stop-S3LocalServer'
        'Stop-S3MultipartUpload'
        'Test-S3Bucket'
        'Test-S3Object'
        'Use-S3Profile'
        'Write-S3Object'
        'Write-S3ObjectPart'
    )
    PrivateData            = @{
        PSData = @{
            Tags       = 'S3', 'AWS', 'MinIO', 'Ceph', 'R2', 'B2', 'Wasabi', 'ObjectStorage', 'Cloud', 'PSEdition_Core', 'PSEdition_Desktop'
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
