using System.Management.Automation;

namespace OpenIntegrations.S3.Parameters;

/// <summary>Of what moves files.</summary>
internal abstract class ResumeParameters
{
    /// <summary>
    /// Keeps what is there of a file in parts that is interrupted, and goes on with what the same command left before: in another process,
    /// and after a crash. Parts are kept when they are proven against the file. It is on by itself above 64 MiB; -Resume:$false turns it
    /// off: then an interrupted upload is taken back and an interrupted download removed. Get-S3Transfer shows what is kept.
    /// </summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }
}
