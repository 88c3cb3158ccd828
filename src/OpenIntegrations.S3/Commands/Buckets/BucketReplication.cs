using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the rules by which a bucket's objects are copied to others.</summary>
/// <remarks>A bucket without rules answers ReplicationConfigurationNotFoundError.</remarks>
/// <example>
/// <code>(Get-S3BucketReplication photos -Unwrap).Rule</code>
/// <para>Each rule with its filter and destination.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketReplication")]
[S3Operation(nameof(Routes.GetBucketReplication))]
public sealed partial class GetS3BucketReplication : BucketCmdlet;

/// <summary>Replaces the rules by which a bucket's objects are copied to others.</summary>
/// <remarks>Both buckets must keep versions.</remarks>
/// <example>
/// <code>
/// $rule = @{ Status = 'Enabled'; Prefix = ''; Destination = @{ Bucket = 'arn:aws:s3:::backup' } }
/// Set-S3BucketReplication photos @{ Role = 'arn:aws:iam::1:role/r'; Rule = $rule }
/// </code>
/// <para>Copies every new object to another bucket.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketReplication photos | Set-S3BucketReplication films</code>
/// <para>Gives one bucket the rules of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketReplication", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.PutBucketReplication), Action = "Replace the bucket's replication rules")]
public sealed partial class SetS3BucketReplication : BucketConfigurationCmdlet
{
    /// <summary>The token that lets replication be set up for a bucket with object lock.</summary>
    [Parameter, Header("x-amz-bucket-object-lock-token")]
    public string? Token { get; set; }
}

/// <summary>Removes the rules by which a bucket's objects are copied to others. Copies stay.</summary>
/// <example>
/// <code>Remove-S3BucketReplication photos</code>
/// <para>New objects are no longer copied.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "S3BucketReplication", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.DeleteBucketReplication), Action = "Remove the bucket's replication rules")]
public sealed partial class RemoveS3BucketReplication : BucketCmdlet;
