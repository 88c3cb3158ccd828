using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input;
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
public sealed class GetS3MultipartUpload : BucketCmdlet
{
    /// <summary>Only keys that begin so.</summary>
    [Parameter(Position = 1), ArgumentCompleter(typeof(KeyCompleter))]
    public string? Prefix { get; set; }

    /// <summary>Keys are rolled up at this text behind the prefix.</summary>
    [Parameter]
    public string? Delimiter { get; set; }

    /// <summary>How many uploads the store may return in one page, up to 1,000; all pages are still read.</summary>
    [Parameter, ValidateRange(1, int.MaxValue)]
    public int? MaxUploads { get; set; }

    /// <summary>The key to start behind; with -UploadIdMarker, within its uploads.</summary>
    [Parameter]
    public string? KeyMarker { get; set; }

    /// <summary>The upload of -KeyMarker to start behind.</summary>
    [Parameter]
    public string? UploadIdMarker { get; set; }

    /// <summary>Says that the caller pays for the request where the bucket's owner does not (requester-pays buckets).</summary>
    [Parameter, ValidateSet("requester"), Header("x-amz-request-payer")]
    public string? RequestPayer { get; set; }

    /// <summary>Reads one page only.</summary>
    [Parameter]
    public SwitchParameter NoPaging { get; set; }

    /// <summary>Keys come URL-encoded, because XML cannot carry every key; they are decoded here.</summary>
    public string? EncodingType => Client.Connection.Provider.UrlEncodedLists ? "url" : null;

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken) => ListAsync(CreateRequest(), NoPaging ? null : Paging.Uploads, cancellationToken);
}
