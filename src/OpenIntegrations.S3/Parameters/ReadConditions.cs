using System;
using System.Management.Automation;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Parameters;

/// <summary>When an object is wanted.</summary>
internal abstract class ReadConditions
{
    /// <summary>Only if the object has this ETag; else PreconditionFailed (412).</summary>
    [Parameter, Header("If-Match")]
    public string? IfMatch { get; set; }

    /// <summary>Only if the object has another ETag; else status 304.</summary>
    [Parameter, Header("If-None-Match")]
    public string? IfNoneMatch { get; set; }

    /// <summary>Only if the object changed since; else status 304.</summary>
    [Parameter, TimeTransformation, Header("If-Modified-Since")]
    public DateTime? IfModifiedSince { get; set; }

    /// <summary>Only if the object did not change since; else PreconditionFailed (412).</summary>
    [Parameter, TimeTransformation, Header("If-Unmodified-Since")]
    public DateTime? IfUnmodifiedSince { get; set; }
}
