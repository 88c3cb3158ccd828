using System;
using System.Management.Automation;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>GetObject and HeadObject: conditions and ranges.</summary>
public abstract class ReadCmdlet : OverrideCmdlet
{
    /// <summary>A range of bytes: <c>0-99</c>, <c>100-</c> to the end, <c>-50</c> for the last fifty.</summary>
    [Parameter, Header("Range"), ByteRangeTransformation]
    public string? Range { get; set; }

    /// <summary>The part with this number, 1 to 10,000, of an object that was uploaded in parts.</summary>
    [Parameter, ValidateRange(1, 10_000)]
    public int? PartNumber { get; set; }

    /// <summary>Only if the object has this ETag; else PreconditionFailed (412).</summary>
    [Parameter, Header("If-Match")]
    public string? IfMatch { get; set; }

    /// <summary>Only if the object has another ETag; else status 304.</summary>
    [Parameter, Header("If-None-Match")]
    public string? IfNoneMatch { get; set; }

    /// <summary>Only if the object changed since; else status 304.</summary>
    [Parameter, Header("If-Modified-Since")]
    public DateTime? IfModifiedSince { get; set; }

    /// <summary>Only if the object did not change since; else PreconditionFailed (412).</summary>
    [Parameter, Header("If-Unmodified-Since")]
    public DateTime? IfUnmodifiedSince { get; set; }

    /// <summary>The key that the object was encrypted with by its writer (SSE-C): 32 bytes, or the same in Base64. Stores want https for it.</summary>
    [Parameter, CustomerKeyTransformation]
    public CustomerKey? CustomerKey { get; set; }

    /// <summary>ENABLED asks for the stored checksums in the answer's headers.</summary>
    [Parameter, ValidateSet("ENABLED"), Header("x-amz-checksum-mode")]
    public string? ChecksumMode { get; set; }
}
