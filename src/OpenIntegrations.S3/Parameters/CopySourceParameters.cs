using System;
using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of copies: the object that is copied from, when it is wanted, and how it is read.</summary>
internal abstract class CopySourceParameters
{
    /// <summary>The version to copy; the latest one when none is given.</summary>
    [Parameter, ArgumentCompleter(typeof(VersionCompleter)), PartOfHeader("x-amz-copy-source")]
    public string? SourceVersionId { get; set; }

    /// <summary>The key that the source was encrypted with by its writer (SSE-C): 32 bytes, or the same in Base64.</summary>
    [Parameter, CustomerKeyTransformation(OfSource = true)]
    public SourceCustomerKey? SourceCustomerKey { get; set; }

    /// <summary>The account that must own the source's bucket.</summary>
    [Parameter, Header("x-amz-source-expected-bucket-owner")]
    public string? ExpectedSourceBucketOwner { get; set; }

    /// <summary>Only if the source has this ETag; else PreconditionFailed (412).</summary>
    [Parameter, Header("x-amz-copy-source-if-match")]
    public string? SourceIfMatch { get; set; }

    /// <summary>Only if the source has another ETag; else PreconditionFailed (412).</summary>
    [Parameter, Header("x-amz-copy-source-if-none-match")]
    public string? SourceIfNoneMatch { get; set; }

    /// <summary>Only if the source changed since; else PreconditionFailed (412).</summary>
    [Parameter, TimeTransformation, Header("x-amz-copy-source-if-modified-since")]
    public DateTime? SourceIfModifiedSince { get; set; }

    /// <summary>Only if the source did not change since; else PreconditionFailed (412).</summary>
    [Parameter, TimeTransformation, Header("x-amz-copy-source-if-unmodified-since")]
    public DateTime? SourceIfUnmodifiedSince { get; set; }
}
