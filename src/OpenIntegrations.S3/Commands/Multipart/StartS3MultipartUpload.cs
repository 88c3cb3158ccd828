using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Commands;

/// <summary>Begins an upload whose parts are sent one by one.</summary>
/// <remarks>
/// Write-S3Object does all of it by itself; this is for parts that come from different places or times.
/// Parts cost storage until the upload is completed or stopped.
/// </remarks>
/// <example>
/// <code>
/// $upload = Start-S3MultipartUpload photos film.mp4 -Unwrap
/// $parts = $upload | Write-S3ObjectPart -PartNumber 1 -Path ./film.mp4
/// $upload | Complete-S3MultipartUpload -Part $parts
/// </code>
/// <para>Uploads a film as one part.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Start, "S3MultipartUpload", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.CreateMultipartUpload), Action = "Start multipart upload")]
public sealed partial class StartS3MultipartUpload : WriteCmdlet
{
    /// <summary>The kind of checksum that the parts will carry.</summary>
    [Parameter, Header("x-amz-checksum-algorithm")]
    [ValidateSet("CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128")]
    public string? Checksum { get; set; }

    /// <summary>COMPOSITE makes the object's checksum of those of its parts, FULL_OBJECT of its bytes.</summary>
    [Parameter, ValidateSet("COMPOSITE", "FULL_OBJECT"), Header("x-amz-checksum-type")]
    public string? ChecksumType { get; set; }

    /// <inheritdoc/>
    protected override S3Request CreateRequest()
    {
        S3Request request = base.CreateRequest();
        request.Headers["Content-Type"] ??= MediaTypes.Of(Key);
        return request;
    }
}
