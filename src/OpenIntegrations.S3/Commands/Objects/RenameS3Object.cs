using System;
using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Operations;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Commands;

/// <summary>Gives an object of a directory bucket another key, at once and whatever its size.</summary>
/// <remarks>
/// Only AWS's directory buckets can do it; elsewhere an object is copied and the old one removed. No question shows whether a store knows
/// it, and one that does not would empty the object of the new key: it is sent to AWS only, or with -Force.
/// </remarks>
/// <example>
/// <code>Rename-S3Object fast--use1-az4--x-s3 draft.txt final.txt</code>
/// <para>The object is final.txt from now on. One that had that key before is replaced.</para>
/// </example>
/// <example>
/// <code>Rename-S3Object fast--use1-az4--x-s3 draft.txt final.txt -IfNoneMatch *</code>
/// <para>Only where there is no final.txt yet.</para>
/// </example>
[Cmdlet(VerbsCommon.Rename, "S3Object", SupportsShouldProcess = true)]
[S3Operation(nameof(Routes.RenameObject), Action = "Rename object")]
[Takes(typeof(ForceParameters))]
public sealed partial class RenameS3Object : S3Cmdlet
{
    private const string SourceHeader = "x-amz-rename-source";

    /// <summary>The bucket's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true), Alias("BucketName"),
        ArgumentCompleter(typeof(BucketCompleter))]
    public string Bucket { get; set; } = "";

    /// <summary>The object's key as it is.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true), Alias("Name"),
        ArgumentCompleter(typeof(KeyCompleter)), PartOfHeader(SourceHeader)]
    public string Key { get; set; } = "";

    /// <summary>The key that it gets, in the same bucket.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true), Alias("NewName")]
    public string NewKey { get; set; } = "";

    /// <summary>Only if the object that is replaced has this ETag; else PreconditionFailed (412).</summary>
    [Parameter, Header("If-Match")]
    public string? IfMatch { get; set; }

    /// <summary>With <c>*</c>: only if there is no object of the new key; else PreconditionFailed (412).</summary>
    [Parameter, Header("If-None-Match")]
    public string? IfNoneMatch { get; set; }

    /// <summary>Only if the object that is replaced changed since; else PreconditionFailed (412).</summary>
    [Parameter, TimeTransformation, Header("If-Modified-Since")]
    public DateTime? IfModifiedSince { get; set; }

    /// <summary>Only if the object that is replaced did not change since; else PreconditionFailed (412).</summary>
    [Parameter, TimeTransformation, Header("If-Unmodified-Since")]
    public DateTime? IfUnmodifiedSince { get; set; }

    /// <summary>Only if the object has this ETag; else PreconditionFailed (412).</summary>
    [Parameter, Header("x-amz-rename-source-if-match")]
    public string? SourceIfMatch { get; set; }

    /// <summary>Only if the object has another ETag; else PreconditionFailed (412).</summary>
    [Parameter, Header("x-amz-rename-source-if-none-match")]
    public string? SourceIfNoneMatch { get; set; }

    /// <summary>Only if the object changed since; else PreconditionFailed (412).</summary>
    [Parameter, TimeTransformation, Header("x-amz-rename-source-if-modified-since")]
    public DateTime? SourceIfModifiedSince { get; set; }

    /// <summary>Only if the object did not change since; else PreconditionFailed (412).</summary>
    [Parameter, TimeTransformation, Header("x-amz-rename-source-if-unmodified-since")]
    public DateTime? SourceIfUnmodifiedSince { get; set; }

    /// <summary>
    /// A text by which the store recognizes a repeat of the same request. Each command makes one of its own, which its retries share.
    /// </summary>
    [Parameter, Header("x-amz-client-token")]
    public string? ClientToken { get; set; }

    /// <inheritdoc/>
    protected override string Target => $"{Bucket}/{Key} to {NewKey}";

    private protected override string? Read => Bucket + "/" + Key;

    private protected override string? Written => Bucket + "/" + NewKey;

    /// <inheritdoc/>
    protected override S3Request CreateRequest()
    {
        S3Request request = base.CreateRequest();
        // A slash in front would be taken for that of a bucket.
        request.Headers[SourceHeader] = Key.StartsWith('/') ? PercentEncoding.Encode(Key) : PercentEncoding.EncodePath(Key);
        request.Headers["x-amz-client-token"] ??= Guid.NewGuid().ToString();
        return request.For(NewKey);
    }
}
