using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets whether a bucket is reached through the nearest place of AWS's network.</summary>
/// <example>
/// <code>(Get-S3BucketAcceleration photos -Unwrap).Status</code>
/// <para>Enabled or Suspended.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketAcceleration")]
[S3Operation(nameof(Routes.GetBucketAccelerateConfiguration))]
[Takes(typeof(RequestPayerParameters))]
public sealed partial class GetS3BucketAcceleration : BucketCmdlet;

/// <summary>Sets whether a bucket is reached through the nearest place of AWS's network.</summary>
/// <example>
/// <code>Set-S3BucketAcceleration photos Enabled</code>
/// <para>The bucket can be reached at s3-accelerate.amazonaws.com.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketAcceleration photos | Set-S3BucketAcceleration backup</code>
/// <para>Gives one bucket the setting of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketAcceleration", SupportsShouldProcess = true, DefaultParameterSetName = "Status")]
[S3Operation(nameof(Routes.PutBucketAccelerateConfiguration), Action = "Set the bucket's acceleration")]
public sealed partial class SetS3BucketAcceleration : BucketConfigurationCmdlet
{
    /// <summary>Enabled or Suspended.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Status"), ValidateSet("Enabled", "Suspended")]
    public string Status { get; set; } = "";

    /// <inheritdoc/>
    protected override TreeMap? Compose() => new() { { nameof(Status), Status } };
}
