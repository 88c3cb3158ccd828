using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Has an archived object (GLACIER, DEEP_ARCHIVE) made readable for some days.</summary>
/// <remarks>It takes minutes to days; x-amz-restore among the headers of Get-S3ObjectMetadata tells how far it is.</remarks>
/// <example>
/// <code>Restore-S3Object archive 2024.zip -Days 7 -Tier Bulk</code>
/// <para>The object can be read for a week, as soon as the cheapest way has brought it back.</para>
/// </example>
[Cmdlet(VerbsData.Restore, "S3Object", SupportsShouldProcess = true, DefaultParameterSetName = "Days")]
[S3Operation(nameof(Routes.RestoreObject), Action = "Restore object")]
public sealed partial class RestoreS3Object : ObjectConfigurationCmdlet
{
    /// <summary>How many days the object can be read; not for objects of INTELLIGENT_TIERING, which come back for good.</summary>
    [Parameter(ParameterSetName = "Days"), Alias("CopyLifetimeInDays"), ValidateRange(1, int.MaxValue)]
    public int? Days { get; set; }

    /// <summary>How fast: Expedited, Standard or Bulk, the cheapest.</summary>
    [Parameter(ParameterSetName = "Days"), ValidateSet("Expedited", "Standard", "Bulk")]
    public string? Tier { get; set; }

    /// <inheritdoc/>
    protected override TreeMap? Compose() => new()
    {
        { nameof(Days), Days },
        { "GlacierJobParameters", Tier is null ? null : new TreeMap { { nameof(Tier), Tier } } },
    };
}
