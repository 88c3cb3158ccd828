using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets how new objects of a bucket are protected against deletion.</summary>
/// <remarks>A bucket without object lock answers ObjectLockConfigurationNotFoundError.</remarks>
/// <example>
/// <code>(Get-S3ObjectLockConfiguration archive -Unwrap).Rule.DefaultRetention</code>
/// <para>The mode and time that new objects get.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3ObjectLockConfiguration")]
[S3Operation(nameof(Routes.GetObjectLockConfiguration))]
public sealed partial class GetS3ObjectLockConfiguration : BucketCmdlet;

/// <summary>Sets how new objects of a bucket are protected against deletion. Objects that exist stay as they are.</summary>
/// <remarks>
/// Where the bucket was made without object lock, AWS switches it on; other stores may refuse. It cannot be switched off.
/// </remarks>
/// <example>
/// <code>Set-S3ObjectLockConfiguration archive -Mode GOVERNANCE -Days 30</code>
/// <para>New objects cannot be deleted for thirty days, except by who may lift it.</para>
/// </example>
/// <example>
/// <code>Get-S3ObjectLockConfiguration archive | Set-S3ObjectLockConfiguration second</code>
/// <para>Gives one bucket the setting of another.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "S3ObjectLockConfiguration", SupportsShouldProcess = true, DefaultParameterSetName = "Retention")]
[S3Operation(nameof(Routes.PutObjectLockConfiguration), Action = "Set how new objects are protected")]
[Takes(typeof(RequestPayerParameters))]
public sealed partial class SetS3ObjectLockConfiguration : BucketConfigurationCmdlet
{
    /// <summary>GOVERNANCE, which some may lift, or COMPLIANCE, which nobody may. Without it new objects are not protected.</summary>
    [Parameter(Position = 1, ParameterSetName = "Retention"), ValidateSet("GOVERNANCE", "COMPLIANCE")]
    public string? Mode { get; set; }

    /// <summary>How many days new objects are protected.</summary>
    [Parameter(ParameterSetName = "Retention"), ValidateRange(1, int.MaxValue)]
    public int? Days { get; set; }

    /// <summary>How many years new objects are protected; instead of -Days.</summary>
    [Parameter(ParameterSetName = "Retention"), ValidateRange(1, int.MaxValue)]
    public int? Years { get; set; }

    /// <summary>The token that lets object lock be switched on for a bucket that has objects.</summary>
    [Parameter, Header("x-amz-bucket-object-lock-token")]
    public string? Token { get; set; }

    /// <inheritdoc/>
    protected override TreeMap? Compose()
    {
        var retention = new TreeMap { { nameof(Mode), Mode }, { nameof(Days), Days }, { nameof(Years), Years } };
        var rule = Mode is null ? null : new TreeMap { { "DefaultRetention", retention } };
        return new() { { "ObjectLockEnabled", "Enabled" }, { "Rule", rule } };
    }
}
