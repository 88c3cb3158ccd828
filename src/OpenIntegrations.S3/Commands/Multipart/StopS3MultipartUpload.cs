using System;
using System.Management.Automation;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gives an upload up and deletes the parts that were sent.</summary>
/// <example>
/// <code>Get-S3MultipartUpload photos -Unwrap | Stop-S3MultipartUpload</code>
/// <para>Clears away all uploads of a bucket that nobody completed.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Stop, "S3MultipartUpload", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.AbortMultipartUpload), Action = "Stop multipart upload")]
public sealed partial class StopS3MultipartUpload : UploadCmdlet
{
    /// <summary>Only if the upload was started then (directory buckets).</summary>
    [Parameter, TimeTransformation, Header("x-amz-if-match-initiated-time")]
    public DateTime? IfMatchInitiatedTime { get; set; }

    /// <inheritdoc/>
    protected override string Target => $"{Bucket}/{Key} upload {UploadId}";
}
