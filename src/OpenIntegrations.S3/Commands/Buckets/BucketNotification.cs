using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets what a bucket tells whom when something happens in it.</summary>
/// <example>
/// <code>Get-S3BucketNotification photos -Unwrap</code>
/// <para>The queues, topics and functions that are told, each with its events.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketNotification")]
[S3Operation(nameof(Routes.GetBucketNotificationConfiguration))]
public sealed partial class GetS3BucketNotification : BucketCmdlet;

/// <summary>Replaces what a bucket tells whom when something happens in it. An empty configuration ends all of it.</summary>
/// <example>
/// <code>
/// $queue = @{ Queue = 'arn:aws:sqs:eu-west-1:1:new'; Event = 's3:ObjectCreated:*' }
/// Set-S3BucketNotification photos @{ QueueConfiguration = $queue }
/// </code>
/// <para>Tells a queue of each new object.</para>
/// </example>
/// <example>
/// <code>Set-S3BucketNotification photos @{}</code>
/// <para>Nobody is told any more.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketNotification", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.PutBucketNotificationConfiguration), Action = "Replace the bucket's notifications")]
public sealed partial class SetS3BucketNotification : BucketConfigurationCmdlet
{
    /// <summary>Does not have the store try whether it may send to the targets.</summary>
    [Parameter, Header("x-amz-skip-destination-validation")]
    public SwitchParameter SkipDestinationValidation { get; set; }
}
