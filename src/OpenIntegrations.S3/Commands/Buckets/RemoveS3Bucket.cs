using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Deletes an empty bucket.</summary>
/// <remarks>A bucket with objects, versions or delete markers in it is refused with BucketNotEmpty.</remarks>
/// <example>
/// <code>Remove-S3Bucket empty</code>
/// <para>Deletes the bucket.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html"/>
[Cmdlet(VerbsCommon.Remove, "S3Bucket", SupportsShouldProcess = true), OutputType(typeof(Output.Envelope))]
[S3Operation(Routes.DeleteBucket, Action = "Delete bucket")]
public sealed class RemoveS3Bucket : BucketCmdlet;
