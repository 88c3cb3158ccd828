using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets where a bucket's access is logged.</summary>
/// <example>
/// <code>(Get-S3BucketLogging photos -Unwrap).LoggingEnabled</code>
/// <para>The bucket and prefix that take the logs; nothing when access is not logged.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketLogging")]
[S3Operation(nameof(Routes.GetBucketLogging))]
public sealed partial class GetS3BucketLogging : BucketCmdlet;

/// <summary>Sets where a bucket's access is logged. Without a target it is logged no more.</summary>
/// <example>
/// <code>Set-S3BucketLogging photos -TargetBucket logs -TargetPrefix photos/</code>
/// <para>Logs go to another bucket.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketLogging photos | Set-S3BucketLogging backup</code>
/// <para>Logs the access to one bucket as that to another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketLogging", SupportsShouldProcess = true, DefaultParameterSetName = "Target")]
[S3Operation(nameof(Routes.PutBucketLogging), Action = "Set where the bucket's access is logged")]
public sealed partial class SetS3BucketLogging : BucketConfigurationCmdlet
{
    /// <summary>The bucket that takes the logs.</summary>
    [Parameter(ParameterSetName = "Target")]
    public string? TargetBucket { get; set; }

    /// <summary>What the keys of the logs begin with.</summary>
    [Parameter(ParameterSetName = "Target")]
    public string TargetPrefix { get; set; } = "";

    /// <inheritdoc/>
    protected override TreeMap? Compose() => TargetBucket is null
        ? new()
        : new() { { "LoggingEnabled", new TreeMap { { nameof(TargetBucket), TargetBucket }, { nameof(TargetPrefix), TargetPrefix } } } };
}
