using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Puts the parts of an upload together to an object.</summary>
/// <example>
/// <code>
/// $upload = Start-S3MultipartUpload photos film.mp4 -Unwrap
/// $parts = $upload | Write-S3ObjectPart -PartNumber 1 -Path ./film.mp4
/// $upload | Complete-S3MultipartUpload -Part $parts
/// </code>
/// <para>Uploads a film as one part.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Complete, "S3MultipartUpload", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.CompleteMultipartUpload), Action = "Complete multipart upload")]
[Takes(typeof(UploadKeyParameters)), Takes(typeof(WriteConditions))]
public sealed partial class CompleteS3MultipartUpload : UploadCmdlet
{
    /// <summary>
    /// The parts: their ETags in the order of the parts, the envelopes of Write- and Copy-S3ObjectPart, or objects with PartNumber and
    /// ETag.
    /// </summary>
    [Parameter(Mandatory = true), PartsTransformation]
    public object Part { get; set; } = null!;

    /// <summary>COMPOSITE or FULL_OBJECT, as the upload was started.</summary>
    [Parameter, ValidateSet("COMPOSITE", "FULL_OBJECT"), Header("x-amz-checksum-type")]
    public string? ChecksumType { get; set; }

    /// <summary>
    /// The checksum of the whole object, as a hashtable of algorithm and Base64, for the store to verify: <c>@{ CRC32C = '…' }</c>.
    /// </summary>
    [Parameter, PlainValues]
    public ChecksumSet? Checksum { get; set; }

    /// <summary>How many bytes the object must have.</summary>
    [Parameter, Header("x-amz-mp-object-size")]
    public long? ObjectSize { get; set; }

    /// <inheritdoc/>
    protected override S3Request CreateRequest() =>
        base.CreateRequest().WithDocument(S3Document.FromTree("CompleteMultipartUpload", new TreeMap { { "Part", Part } }));
}
