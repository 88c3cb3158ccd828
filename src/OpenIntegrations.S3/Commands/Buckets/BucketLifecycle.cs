using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets a bucket's lifecycle rules: what becomes of objects as they age.</summary>
/// <remarks>A bucket without rules answers NoSuchLifecycleConfiguration.</remarks>
/// <example>
/// <code>Get-S3BucketLifecycle photos -Unwrap</code>
/// <para>Each rule with its filter and actions.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketLifecycle")]
[S3Operation(nameof(Routes.GetBucketLifecycleConfiguration))]
public sealed partial class GetS3BucketLifecycle : BucketCmdlet;

/// <summary>Replaces a bucket's lifecycle rules.</summary>
/// <remarks>All rules of the bucket are replaced by those that are given. AWS takes up to 1,000.</remarks>
/// <example>
/// <code>Set-S3BucketLifecycle photos @{ Status = 'Enabled'; Filter = @{ Prefix = 'logs/' }; Expiration = @{ Days = 30 } }</code>
/// <para>Deletes what lies below logs/ after thirty days.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketLifecycle photos | Set-S3BucketLifecycle backup</code>
/// <para>Gives one bucket the rules of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketLifecycle", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.PutBucketLifecycleConfiguration), Action = "Replace the bucket's lifecycle rules")]
public sealed partial class SetS3BucketLifecycle : BucketConfigurationCmdlet
{
    /// <summary>Which objects are too small to be moved to another storage class: varies_by_storage_class, or below 128 KiB.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ValidateSet("varies_by_storage_class", "all_storage_classes_128K")]
    [Header("x-amz-transition-default-minimum-object-size")]
    public string? TransitionDefaultMinimumObjectSize { get; set; }
}

/// <summary>Removes a bucket's lifecycle rules. Objects then stay until someone deletes them.</summary>
/// <example>
/// <code>Remove-S3BucketLifecycle photos</code>
/// <para>The bucket has no rules any more.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketLifecycle", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketLifecycle), Action = "Remove the bucket's lifecycle rules")]
public sealed partial class RemoveS3BucketLifecycle : BucketCmdlet;
