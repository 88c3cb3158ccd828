using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the uploads of a bucket that were started and neither completed nor stopped.</summary>
/// <example>
/// <code>Get-S3MultipartUpload photos -Unwrap</code>
/// <para>Each upload with its key, id and date.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html"/>
[Cmdlet(VerbsCommon.Get, "S3MultipartUpload"), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.ListMultipartUploads)]
public sealed class GetS3MultipartUpload : ListCmdlet
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

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken) => ListAsync(CreateRequest(), NoPaging ? null : Paging.Uploads, cancellationToken);
}
