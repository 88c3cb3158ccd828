using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets whether a bucket keeps versions.</summary>
/// <remarks>A bucket that never kept versions has an empty VersioningConfiguration; -Unwrap calls that Disabled.</remarks>
/// <example>
/// <code>Get-S3BucketVersioning photos -Unwrap</code>
/// <para>Enabled, Suspended or Disabled.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketVersioning")]
[S3Operation(nameof(Routes.GetBucketVersioning))]
public sealed partial class GetS3BucketVersioning : BucketCmdlet;

/// <summary>Switches versions on or suspends them.</summary>
/// <remarks>Versions that exist stay when they are suspended. A bucket that kept versions once cannot forget it.</remarks>
/// <example>
/// <code>Set-S3BucketVersioning photos Enabled</code>
/// <para>From now on an overwritten or deleted object can be had back.</para>
/// </example>
/// <example>
/// <code>Get-S3BucketVersioning photos | Set-S3BucketVersioning backup</code>
/// <para>Gives one bucket the state of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3BucketVersioning", SupportsShouldProcess = true, DefaultParameterSetName = "Status")]
[S3Operation(nameof(Routes.PutBucketVersioning), Action = "Change the bucket's versioning")]
public sealed partial class SetS3BucketVersioning : BucketConfigurationCmdlet
{
    /// <summary>Enabled or Suspended.</summary>
    [Parameter(Position = 1, ParameterSetName = "Status"), ValidateSet("Enabled", "Suspended")]
    public string? Status { get; set; }

    /// <summary>
    /// Whether deleting a version needs the code of an authentication device. Only the account's root user may change it.
    /// </summary>
    [Parameter(ParameterSetName = "Status"), ValidateSet("Enabled", "Disabled")]
    public string? MfaDelete { get; set; }

    /// <summary>The serial number of the authentication device, a blank, and its code.</summary>
    [Parameter, Header("x-amz-mfa")]
    public string? Mfa { get; set; }

    /// <inheritdoc/>
    protected override TreeMap? Compose() => new() { { "Status", Status }, { "MfaDelete", MfaDelete } };
}
