using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the table of metadata of a bucket's objects, in its first version.</summary>
/// <remarks>AWS advises Get-S3BucketMetadataConfiguration.</remarks>
/// <example>
/// <code>Get-S3BucketMetadataTableConfiguration photos -Unwrap</code>
/// <para>The table's name and state.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketMetadataTableConfiguration")]
[S3Operation(nameof(Routes.GetBucketMetadataTableConfiguration))]
public sealed partial class GetS3BucketMetadataTableConfiguration : BucketCmdlet;

/// <summary>Has AWS keep a table of metadata of a bucket's objects, in its first version.</summary>
/// <remarks>AWS advises New-S3BucketMetadataConfiguration.</remarks>
/// <example>
/// <code>
/// $table = @{ TableBucketArn = 'arn:aws:s3tables:eu-west-1:1:bucket/t'; TableName = 'photos' }
/// New-S3BucketMetadataTableConfiguration photos @{ S3TablesDestination = $table }
/// </code>
/// <para>Keeps the table in a table bucket.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "S3BucketMetadataTableConfiguration", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.CreateBucketMetadataTableConfiguration), Action = "Create a table of metadata")]
public sealed partial class NewS3BucketMetadataTableConfiguration : BucketConfigurationCmdlet;

/// <summary>Ends the table of metadata of a bucket, in its first version.</summary>
/// <example>
/// <code>Remove-S3BucketMetadataTableConfiguration photos</code>
/// <para>No more is written to the table.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketMetadataTableConfiguration", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketMetadataTableConfiguration), Action = "End the table of metadata")]
public sealed partial class RemoveS3BucketMetadataTableConfiguration : BucketCmdlet;
