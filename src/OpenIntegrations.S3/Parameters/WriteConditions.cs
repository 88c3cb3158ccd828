using System.Management.Automation;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Parameters;

/// <summary>When an object may be written.</summary>
internal abstract class WriteConditions
{
    /// <summary>Only if the object there has this ETag; else PreconditionFailed (412).</summary>
    [Parameter, Header("If-Match")]
    public string? IfMatch { get; set; }

    /// <summary>With <c>*</c>: only if there is no such object yet; else PreconditionFailed (412). Not every store knows it.</summary>
    [Parameter, Header("If-None-Match")]
    public string? IfNoneMatch { get; set; }
}
