using System.Collections.Generic;
using System.Management.Automation;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Runs a script with a local S3 server of its own, which is gone with all that is in it when the script ends.</summary>
/// <remarks>
/// Within the script the server's profile is in use: cmdlets that name no connection, and the drive S3:, lead to it. The server is $_, and
/// the script's first argument.
/// </remarks>
/// <example>
/// <code>
/// Invoke-S3LocalServer {
///     $null = New-Item S3:/photos
///     $null = New-Item S3:/photos/cats/1.txt -Value meow
///     Get-ChildItem S3:/photos -Recurse
/// }
/// </code>
/// <para>Tries something out, and leaves nothing behind.</para>
/// </example>
/// <example>
/// <code>Invoke-S3LocalServer -Fault SlowDown, Reset -Every 3 { ./backup.ps1; $_.Requests.Count }</code>
/// <para>How a script fares with a store of which every third answer is none.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "S3LocalServer")]
[Takes(typeof(FaultParameters)), Takes(typeof(ClockParameters))]
public sealed partial class InvokeS3LocalServer : PlainCmdlet
{
    /// <summary>What is run. The server is $_ in it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock ScriptBlock { get; set; } = null!;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Credentials credentials = EphemeralServer.NewKeys();
        string folder = EphemeralServer.NewFolder();
        PSObject server = Start(folder, credentials);
        try
        {
            var item = new List<PSVariable> { new("_", server) };
            foreach (PSObject? output in ScriptBlock.InvokeWithContext(null, item, server)) WriteObject(output);
        }
        finally
        {
            LocalServers.Stop((string)server.Properties["Url"].Value);
        }
    }

    private PSObject Start(string folder, Credentials credentials)
    {
        var options = new LocalServerOptions
        {
            Folder = folder,
            Accounts = [credentials],
            Requests = new RequestLog(),
            Clock = new ServerClock { Ahead = ClockAhead },
            Faults = Fault.Length > 0 ? new FaultPlan(Fault, Every) : null,
        };
        LocalServer server = LocalServer.Start(options);
        LentProfile profile = LentProfile.Take(EphemeralServer.NewProfileName(), server, credentials, options.Region);
        return LocalServers.Add(server, folder, credentials, options.Region, profile, options, isEphemeral: true);
    }
}
