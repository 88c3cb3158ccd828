using System;
using System.IO;
using System.Management.Automation;
using System.Net.Sockets;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Commands;

/// <summary>Starts an S3 endpoint in this process that keeps objects in a folder: for trying things out and for tests of one's own.</summary>
/// <remarks>
/// It listens on this machine only and checks signatures, dates and digests as strictly as the real thing. What it does not do it answers with NotImplemented.
/// It ends with Stop-S3LocalServer or with PowerShell; the objects stay in the folder for the next start.
/// </remarks>
/// <example>
/// <code>
/// $server = Start-S3LocalServer ./store -PassThru
/// New-S3Bucket photos -BasicData $server
/// Stop-S3LocalServer
/// </code>
/// <para>A store of one's own, a bucket in it, and the end.</para>
/// </example>
/// <example>
/// <code>
/// Start-S3LocalServer ./store -ProfileName lab
/// New-S3Bucket photos -ProfileName lab
/// Stop-S3LocalServer
/// </code>
/// <para>Stores the connection as a profile on the way.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Start, "S3LocalServer", SupportsShouldProcess = true), OutputType(TypeNames.LocalServer)]
public sealed class StartS3LocalServer : PSCmdlet
{
    /// <summary>The folder that keeps the objects. It is made when it is not there; one server at a time may use it.</summary>
    [Parameter(Mandatory = true, Position = 0), Alias("Folder")]
    public string Path { get; set; } = "";

    /// <summary>The port to listen on; any that is free when not given.</summary>
    [Parameter, ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>The access key to accept.</summary>
    [Parameter]
    public string AccessKey { get; set; } = LocalServerOptions.DefaultAccessKey;

    /// <summary>Its secret, as a text or a SecureString.</summary>
    [Parameter]
    public object SecretKey { get; set; } = LocalServerOptions.DefaultSecretKey;

    /// <summary>The region that requests must be signed for.</summary>
    [Parameter]
    public string Region { get; set; } = "us-east-1";

    /// <summary>Stores the connection under this name, and uses it for the rest of the session.</summary>
    [Parameter]
    public string? ProfileName { get; set; }

    /// <summary>Gives the server: its Url, and BasicData to connect with. -BasicData takes the server itself, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string folder = GetUnresolvedProviderPathFromPSPath(Path);
        if (!ShouldProcess(folder, "Start local S3 server")) return;
        try
        {
            var credentials = new Credentials(AccessKey, Secrets.PlainText(SecretKey) ?? "");
            LocalServer server = LocalServer.Start(new LocalServerOptions { Folder = folder, Port = Port, Accounts = [credentials], Region = Region });
            PSObject described = LocalServers.Add(server, folder, credentials, Region);
            if (ProfileName is not null) LocalServers.StoreProfile(ProfileName, server, credentials, Region);
            if (PassThru) WriteObject(described);
            else WriteVerbose("The local S3 server listens at " + server.Url);
        }
        catch (Exception e) when (e is IOException or SocketException or ArgumentException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.Of(e, folder));
        }
    }
}
