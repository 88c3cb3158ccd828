using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets whether an object is held against deletion until someone lifts it.</summary>
/// <example>
/// <code>(Get-S3ObjectLegalHold archive 2024.zip -Unwrap).Status</code>
/// <para>ON or OFF.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3ObjectLegalHold")]
[S3Operation(nameof(Routes.GetObjectLegalHold))]
public sealed partial class GetS3ObjectLegalHold : VersionCmdlet;

/// <summary>Holds an object against deletion until someone lifts it, or lifts the hold.</summary>
/// <remarks>The bucket must have object lock.</remarks>
/// <example>
/// <code>Set-S3ObjectLegalHold archive 2024.zip ON</code>
/// <para>The object cannot be deleted.</para>
/// </example>
/// <example>
/// <code>Get-S3ObjectLegalHold archive 2024.zip | Set-S3ObjectLegalHold archive 2025.zip</code>
/// <para>Holds one object as another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3ObjectLegalHold", SupportsShouldProcess = true, DefaultParameterSetName = "Status")]
[S3Operation(nameof(Routes.PutObjectLegalHold), Action = "Change the object's legal hold")]
public sealed partial class SetS3ObjectLegalHold : ObjectConfigurationCmdlet
{
    /// <summary>ON or OFF.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = "Status"), ValidateSet("ON", "OFF")]
    public string Status { get; set; } = "";

    /// <inheritdoc/>
    protected override TreeMap? Compose() => new() { { nameof(Status), Status } };
}
