using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gets the headers that describe a bucket; its region among them.</summary>
/// <example>
/// <code>(Get-S3BucketMetadata photos).headers.'x-amz-bucket-region'</code>
/// <para>Tells where the bucket lives.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "S3BucketMetadata")]
[S3Operation(nameof(Routes.HeadBucket))]
public sealed partial class GetS3BucketMetadata : BucketCmdlet;

/// <summary>Tells whether a bucket exists: true or false, and an error when the store will not say.</summary>
/// <remarks>A bucket of someone else's is an error (AccessDenied), because it is there and cannot be used.</remarks>
/// <example>
/// <code>if (-not (Test-S3Bucket archive)) { New-S3Bucket archive }</code>
/// <para>Creates a bucket that is missing.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "S3Bucket"), OutputType(typeof(bool))]
[S3Operation(nameof(Routes.HeadBucket))]
public sealed partial class TestS3Bucket : BucketCmdlet
{
    /// <inheritdoc/>
    protected override Func<CancellationToken, Task> Prepare() => PrepareTest();
}
