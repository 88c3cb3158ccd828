using System;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets until when an object is protected against deletion.</summary>
/// <example>
/// <code>Get-S3ObjectRetention archive 2024.zip -Unwrap</code>
/// <para>The mode, and the date when the protection ends.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3ObjectRetention")]
[S3Operation(nameof(Routes.GetObjectRetention))]
public sealed partial class GetS3ObjectRetention : VersionCmdlet;

/// <summary>Protects an object against deletion until a date.</summary>
/// <remarks>The bucket must have object lock. COMPLIANCE can be made longer and never shorter.</remarks>
/// <example>
/// <code>Set-S3ObjectRetention archive 2024.zip GOVERNANCE 2030-01-01</code>
/// <para>The object cannot be deleted before that day, except by who may lift it.</para>
/// </example>
/// <example>
/// <code>Get-S3ObjectRetention archive 2024.zip | Set-S3ObjectRetention archive 2025.zip</code>
/// <para>Protects one object as long as another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3ObjectRetention", SupportsShouldProcess = true, DefaultParameterSetName = "Date")]
[S3Operation(nameof(Routes.PutObjectRetention), Action = "Protect the object against deletion")]
public sealed partial class SetS3ObjectRetention : ObjectConfigurationCmdlet
{
    /// <summary>GOVERNANCE, which some may lift, or COMPLIANCE, which nobody may.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = "Date"), ValidateSet("GOVERNANCE", "COMPLIANCE")]
    public string Mode { get; set; } = "";

    /// <summary>When the protection ends.</summary>
    [Parameter(Mandatory = true, Position = 3, ParameterSetName = "Date"), TimeTransformation]
    public DateTime RetainUntilDate { get; set; }

    /// <summary>Changes it although a governance retention protects the object; the caller needs the right to.</summary>
    [Parameter, Header("x-amz-bypass-governance-retention")]
    public SwitchParameter BypassGovernanceRetention { get; set; }

    /// <inheritdoc/>
    protected override TreeMap? Compose() => new() { { nameof(Mode), Mode }, { nameof(RetainUntilDate), RetainUntilDate } };
}
