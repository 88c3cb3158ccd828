using System.Management.Automation;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3.Commands;

/// <summary>Stops local S3 servers that this process runs. The objects stay in their folder.</summary>
/// <example>
/// <code>
/// Start-S3LocalServer ./store
/// Stop-S3LocalServer
/// </code>
/// <para>Stops all that run.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Stop, "S3LocalServer", SupportsShouldProcess = true)]
public sealed class StopS3LocalServer : PSCmdlet
{
    /// <summary>The server's URL, as Start-S3LocalServer -PassThru gave it; all servers when not given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Url { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string url in LocalServers.Running(Url))
        {
            if (ShouldProcess(url, "Stop local S3 server")) LocalServers.Stop(url);
        }
    }
}
