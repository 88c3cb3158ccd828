using System.Management.Automation;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of lists that come in pages.</summary>
internal abstract class PageParameters : IPaged
{
    /// <summary>Reads one page only.</summary>
    [Parameter]
    public SwitchParameter NoPaging { get; set; }
}
