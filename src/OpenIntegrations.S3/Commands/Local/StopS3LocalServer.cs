using System.Management.Automation;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;

namespace OpenIntegrations.S3.Commands;

/// <summary>Stops local S3 servers that this process runs. The objects stay in their folder.</summary>
/// <remarks>A profile that Start-S3LocalServer stored for a server goes with it; one that it replaced comes back.</remarks>
/// <example>
/// <code>
/// $server = Start-S3LocalServer ./store
/// Stop-S3LocalServer $server
/// </code>
/// <para>Stops that one.</para>
/// </example>
/// <example>
/// <code>
/// $null = Start-S3LocalServer ./store
/// Stop-S3LocalServer
/// </code>
/// <para>Stops all that run.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Stop, "S3LocalServer", SupportsShouldProcess = true)]
public sealed class StopS3LocalServer : PlainCmdlet
{
    /// <summary>
    /// The server, as Start-S3LocalServer gave it, or its URL. It is an error when no such server runs in this process. All servers when
    /// not given.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), Alias("Server")]
    public object? Url { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!MyInvocation.BoundParameters.ContainsKey(nameof(Url)))
        {
            foreach (string running in LocalServers.All) Stop(running);
        }
        else if (LocalServers.Find(Url) is { } found) Stop(found);
        else WriteError(Errors.NotRunning(LocalServers.TextOf(Url)));
    }

    private void Stop(string url)
    {
        if (ShouldProcess(url, "Stop local S3 server")) LocalServers.Stop(url);
    }
}
