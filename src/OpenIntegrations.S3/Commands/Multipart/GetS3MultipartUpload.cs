using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the uploads of a bucket that were started and neither completed nor stopped.</summary>
/// <example>
/// <code>Get-S3MultipartUpload photos -Unwrap</code>
/// <para>Each upload with its key, id and date.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3MultipartUpload")]
[S3Operation(nameof(Routes.ListMultipartUploads))]
public sealed partial class GetS3MultipartUpload : ListCmdlet
{
    /// <summary>How many uploads the store may return in one page, up to 1,000; all pages are still read.</summary>
    [Parameter, ValidateRange(1, int.MaxValue)]
    public int? MaxUploads { get; set; }

    /// <summary>The key to start behind; with -UploadIdMarker, within its uploads.</summary>
    [Parameter]
    public string? KeyMarker { get; set; }

    /// <summary>The upload of -KeyMarker to start behind.</summary>
    [Parameter]
    public string? UploadIdMarker { get; set; }
}
