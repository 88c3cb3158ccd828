using System.Management.Automation;

namespace OpenIntegrations.S3.Parameters;

/// <summary>A list that comes in pages.</summary>
internal interface IPaged
{
    /// <summary>Reads one page only.</summary>
    SwitchParameter NoPaging { get; }
}
