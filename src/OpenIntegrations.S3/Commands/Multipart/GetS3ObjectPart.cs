using System.Management.Automation;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the parts of an upload that have arrived.</summary>
/// <example>
/// <code>Get-S3MultipartUpload photos -Unwrap | Get-S3ObjectPart -Unwrap</code>
/// <para>The parts of all uploads that are not completed.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3ObjectPart")]
[S3Operation(nameof(Routes.ListParts))]
[Takes(typeof(UploadKeyParameters)), Takes(typeof(PageParameters))]
public sealed partial class GetS3ObjectPart : UploadCmdlet
{
    /// <summary>How many parts the store may return in one page, up to 1,000; all pages are still read.</summary>
    [Parameter, ValidateRange(1, int.MaxValue)]
    public int? MaxParts { get; set; }

    /// <summary>The number of the part to start behind.</summary>
    [Parameter, ValidateRange(0, 10_000)]
    public int? PartNumberMarker { get; set; }
}
