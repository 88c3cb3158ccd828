using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Lists the parts of an upload that have arrived.</summary>
/// <example>
/// <code>Get-S3MultipartUpload photos -Unwrap | Get-S3ObjectPart -Unwrap</code>
/// <para>The parts of all uploads that are not completed.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html"/>
[Cmdlet(VerbsCommon.Get, "S3ObjectPart"), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.ListParts)]
public sealed class GetS3ObjectPart : UploadCmdlet
{
    /// <summary>How many parts the store may return in one page, up to 1,000; all pages are still read.</summary>
    [Parameter, ValidateRange(1, int.MaxValue)]
    public int? MaxParts { get; set; }

    /// <summary>The number of the part to start behind.</summary>
    [Parameter, ValidateRange(0, 10_000)]
    public int? PartNumberMarker { get; set; }

    /// <summary>The key that the upload was started with (SSE-C): 32 bytes, or the same in Base64.</summary>
    [Parameter, CustomerKeyTransformation]
    public CustomerKey? CustomerKey { get; set; }

    /// <summary>Reads one page only.</summary>
    [Parameter]
    public SwitchParameter NoPaging { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken) => ListAsync(CreateRequest(), NoPaging ? null : Paging.Parts, cancellationToken);
}
