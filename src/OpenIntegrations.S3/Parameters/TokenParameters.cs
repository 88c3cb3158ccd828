using System.Management.Automation;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of lists whose pages are known by a token that says nothing to people.</summary>
internal abstract class TokenParameters : IPaged
{
    /// <summary>The token of a page, from the one before it. Only that page is read.</summary>
    [Parameter]
    public string? ContinuationToken { get; set; }

    /// <summary>Reads one page only.</summary>
    [Parameter]
    public SwitchParameter NoPaging { get; set; }
}
