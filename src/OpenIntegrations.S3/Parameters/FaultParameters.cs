using System.Management.Automation;
using OpenIntegrations.S3.Local;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of servers that do things wrong on purpose.</summary>
internal abstract class FaultParameters
{
    /// <summary>
    /// What the server does wrong, one after the other, to test what a script does then: SlowDown (503) and InternalError (500) do not do
    /// what is asked, Reset breaks the connection off without an answer, CutShort does it and breaks off in the middle of the answer.
    /// </summary>
    [Parameter]
    public FaultKind[] Fault { get; set; } = [];

    /// <summary>After how many requests a fault is due: 1 is each request.</summary>
    [Parameter, ValidateRange(1, int.MaxValue)]
    public int Every { get; set; } = 5;
}
