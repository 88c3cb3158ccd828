using System;
using System.Management.Automation;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;

namespace OpenIntegrations.S3.Pipeline.Operations;

/// <summary>A read, or a link for one, that says which headers the answer shall carry.</summary>
public abstract class OverrideCmdlet : VersionCmdlet
{
    /// <summary>The Cache-Control header that the answer shall carry.</summary>
    [Parameter]
    public string? ResponseCacheControl { get; set; }

    /// <summary>The Content-Disposition header that the answer shall carry.</summary>
    [Parameter]
    public string? ResponseContentDisposition { get; set; }

    /// <summary>The Content-Encoding header that the answer shall carry.</summary>
    [Parameter]
    public string? ResponseContentEncoding { get; set; }

    /// <summary>The Content-Language header that the answer shall carry.</summary>
    [Parameter]
    public string? ResponseContentLanguage { get; set; }

    /// <summary>The Content-Type header that the answer shall carry.</summary>
    [Parameter, ArgumentCompleter(typeof(MediaTypeCompleter))]
    public string? ResponseContentType { get; set; }

    /// <summary>The Expires header that the answer shall carry: a date.</summary>
    [Parameter, TimeTransformation]
    public DateTime? ResponseExpires { get; set; }
}
