using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets whether the tags of a bucket count when access to it is decided.</summary>
/// <example>
/// <code>(Get-S3BucketAbac photos -Unwrap).Status</code>
/// <para>Enabled or Disabled.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketAbac")]
[S3Operation(nameof(Routes.GetBucketAbac))]
public sealed partial class GetS3BucketAbac : BucketCmdlet;

/// <summary>Sets whether the tags of a bucket count when access to it is decided.</summary>
/// <example>
/// <code>Set-S3BucketAbac photos Enabled</code>
/// <para>Policies may now go by the bucket's tags.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketAbac photos | Set-S3BucketAbac backup</code>
/// <para>Gives one bucket the setting of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketAbac", SupportsShouldProcess = true, DefaultParameterSetName = "Status")]
[S3Operation(nameof(Routes.PutBucketAbac), Action = "Set whether the bucket's tags count for access")]
public sealed partial class SetS3BucketAbac : BucketConfigurationCmdlet
{
    /// <summary>Enabled or Disabled.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Status"), ValidateSet("Enabled", "Disabled")]
    public string Status { get; set; } = "";

    /// <summary>The MD5 of the document in Base64, for the store to verify; of use where the document is given as XML.</summary>
    [Parameter, Header("Content-MD5")]
    public string? ContentMD5 { get; set; }

    /// <inheritdoc/>
    protected override TreeMap? Compose() => new() { { nameof(Status), Status } };
}
