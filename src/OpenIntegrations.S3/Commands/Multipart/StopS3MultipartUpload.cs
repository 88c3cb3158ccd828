using System;
using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gives an upload up and deletes the parts that were sent.</summary>
/// <example>
/// <code>Get-S3MultipartUpload photos -Unwrap | Stop-S3MultipartUpload</code>
/// <para>Clears away all uploads of a bucket that nobody completed.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html"/>
[Cmdlet(VerbsLifecycle.Stop, "S3MultipartUpload", SupportsShouldProcess = true), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.AbortMultipartUpload, Action = "Stop multipart upload")]
public sealed class StopS3MultipartUpload : UploadCmdlet
{
    /// <summary>Only if the upload was started then (directory buckets).</summary>
    [Parameter, Header("x-amz-if-match-initiated-time")]
    public DateTime? IfMatchInitiatedTime { get; set; }

    /// <inheritdoc/>
    protected override string Target => $"{Bucket}/{Key} upload {UploadId}";
}
