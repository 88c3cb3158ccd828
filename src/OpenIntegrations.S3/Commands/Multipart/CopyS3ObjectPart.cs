using System;
using System.Management.Automation;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Makes a part of an upload of an object that the store has, or of a range of it. Its bytes do not pass through here.</summary>
/// <remarks>Each part but the last has at least 5 MiB. Copy-S3Object does all of it for a whole object.</remarks>
/// <example>
/// <code>
/// $upload = Start-S3MultipartUpload backup cats.txt -Unwrap
/// $part = $upload | Copy-S3ObjectPart -PartNumber 1 -SourceBucket photos -SourceKey cat.jpg
/// $upload | Complete-S3MultipartUpload -Part $part
/// </code>
/// <para>Puts an object together of others.</para>
/// </example>
[Cmdlet(VerbsCommon.Copy, "S3ObjectPart", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.UploadPartCopy), Action = "Copy part")]
[Takes(typeof(UploadKeyParameters)), Takes(typeof(CopySourceParameters))]
public sealed partial class CopyS3ObjectPart : UploadCmdlet
{
    /// <summary>The part's number, 1 to 10,000. The object is put together in the order of the numbers.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true), ValidateRange(1, 10_000)]
    public int PartNumber { get; set; }

    /// <summary>The bucket to copy from.</summary>
    [Parameter(Mandatory = true), ArgumentCompleter(typeof(BucketCompleter)), PartOfHeader(CopySource.HeaderName)]
    public string SourceBucket { get; set; } = "";

    /// <summary>The key of the object to copy from.</summary>
    [Parameter(Mandatory = true), ArgumentCompleter(typeof(KeyCompleter)), PartOfHeader(CopySource.HeaderName)]
    public string SourceKey { get; set; } = "";

    /// <summary>The bytes of the source that become the part, both ends included: <c>0-5242879</c>. Without it all of it does.</summary>
    [Parameter, Header("x-amz-copy-source-range"), ByteRangeTransformation]
    public string? Range { get; set; }

    /// <inheritdoc/>
    protected override string Target => $"{Source} to {Bucket}/{Key} part {PartNumber}";

    private protected override string? Read => SourceBucket + "/" + SourceKey;

    private protected override string? Written => $"{Bucket}/{Key} {UploadId} {PartNumber}";

    private CopySource Source => new(SourceBucket, SourceKey, SourceVersionId);

    /// <inheritdoc/>
    protected override S3Request CreateRequest()
    {
        if (Range?.EndsWith('-') == true || Range?.Contains("=-", StringComparison.Ordinal) == true)
            throw new ArgumentException($"The range of a part has both ends, such as 0-5242879; this one is '{Range}'.");
        S3Request request = base.CreateRequest();
        request.Headers[CopySource.HeaderName] = Source.ToString();
        return request;
    }
}
