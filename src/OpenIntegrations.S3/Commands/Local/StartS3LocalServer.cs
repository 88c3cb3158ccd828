using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net.Sockets;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;

namespace OpenIntegrations.S3.Commands;

/// <summary>
/// Starts an S3 endpoint in this process that keeps objects in a folder: for trying things out and for tests of one's own.
/// </summary>
/// <remarks>
/// It listens on this machine only and checks signatures, dates and digests as strictly as the real thing. What it does not do it answers
/// with NotImplemented.
/// It ends with Stop-S3LocalServer or with PowerShell; the objects stay in the folder for the next start.
/// </remarks>
/// <example>
/// <code>
/// $server = Start-S3LocalServer ./store
/// New-S3Bucket photos -BasicData $server
/// Stop-S3LocalServer $server
/// </code>
/// <para>A store of one's own, a bucket in it, and the end.</para>
/// </example>
/// <example>
/// <code>
/// $server = Start-S3LocalServer ./store -ProfileName lab
/// New-S3Bucket photos -ProfileName lab
/// Stop-S3LocalServer
/// </code>
/// <para>The connection is a profile for as long as the server runs.</para>
/// </example>
/// <example>
/// <code>
/// $server = Start-S3LocalServer -Ephemeral -Fault SlowDown, Reset -Every 5
/// New-S3Bucket photos
/// Stop-S3LocalServer $server
/// </code>
/// <para>A store for a test, of which every fifth answer is none. Its folder and its profile go with it.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Start, "S3LocalServer", SupportsShouldProcess = true), OutputType(TypeNames.LocalServer)]
[Takes(typeof(FaultParameters)), Takes(typeof(ClockParameters))]
public sealed partial class StartS3LocalServer : PlainCmdlet
{
    private const int ShownFindings = 20;

    /// <summary>
    /// The folder that keeps the objects: an empty one, one that is made, or a store already. One server at a time may use it. Not given,
    /// it is the folder s3 in the current one, as with oint serve.
    /// </summary>
    [Parameter(Position = 0), Alias("Folder"), ValidateNotNullOrEmpty]
    public string Path { get; set; } = "./s3";

    /// <summary>The port to listen on; any that is free when not given.</summary>
    [Parameter, ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>The access key to accept.</summary>
    [Parameter]
    public string AccessKey { get; set; } = LocalServerOptions.DefaultAccessKey;

    /// <summary>Its secret, as a text or a SecureString.</summary>
    [Parameter]
    public object SecretKey { get; set; } = LocalServerOptions.DefaultSecretKey;

    /// <summary>
    /// Others who may sign in, each as name:access-key:secret-key. Each owns what he makes and sees of the others' what their access
    /// control lists and policies allow him.
    /// </summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string[] Identity { get; set; } = [];

    /// <summary>The region that requests must be signed for.</summary>
    [Parameter, ArgumentCompleter(typeof(RegionCompleter))]
    public string Region { get; set; } = "us-east-1";

    /// <summary>
    /// Stores the connection under this name, and uses it in this session, until the server is stopped. A profile that had the name comes
    /// back then.
    /// </summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>
    /// Origins of web pages that may ask, such as http://localhost:3000; * for all. Other pages are refused, unless the CORS configuration
    /// of the bucket allows them.
    /// </summary>
    [Parameter]
    public string[] AllowedOrigin { get; set; } = [];

    /// <summary>
    /// Acts on lifecycles: what expires is erased, and a day takes that long, such as 00:00:02. Not given, lifecycles are only kept, and
    /// acted on when somebody turns the server's Clock.
    /// </summary>
    [Parameter]
    public TimeSpan? LifecycleDay { get; set; }

    /// <summary>Takes the folder also when it holds other things. They stay as they are, beside the store.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>
    /// A folder, a profile and keys of its own, which are in use until the server is stopped. All are gone then, with what was stored.
    /// </summary>
    [Parameter]
    public SwitchParameter Ephemeral { get; set; }

    /// <summary>Changes nothing: the server is always given. It is here for scripts that still say it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        bool isOwn = Ephemeral && !MyInvocation.BoundParameters.ContainsKey(nameof(Path));
        try
        {
            string folder = isOwn ? "(a folder of its own)" : LocalPath.Full(SessionState.Path, Path);
            if (!ShouldProcess(folder, "Start local S3 server")) return;
            if (isOwn) folder = EphemeralServer.NewFolder();
            if (Ephemeral) ProfileName ??= EphemeralServer.NewProfileName();
            Credentials credentials = Keys();
            LocalServerOptions options = OptionsOf(folder, credentials);
            LocalServer server = LocalServer.Start(options);
            foreach (StoreFinding finding in server.Findings.Take(ShownFindings)) WriteWarning(TerminalText.Of(finding.ToString()));
            if (server.Findings.Count > 0)
                WriteWarning($"{server.Findings.Count} files are damaged or no part of the store. They are not served, and stay where "
                    + "they are.");
            LentProfile? profile = Lend(server, credentials);
            WriteObject(LocalServers.Add(server, folder, credentials, Region, profile, options, isOwn));
        }
        catch (ForeignFolderException foreign)
        {
            ThrowTerminatingError(Errors.ForeignFolder(foreign));
        }
        catch (Exception e) when (e is IOException or SocketException or ArgumentException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(Errors.Of(e, Path));
        }
    }

    private Credentials Keys()
    {
        bool areGiven = MyInvocation.BoundParameters.ContainsKey(nameof(AccessKey))
            || MyInvocation.BoundParameters.ContainsKey(nameof(SecretKey));
        return Ephemeral && !areGiven ? EphemeralServer.NewKeys() : new Credentials(AccessKey, Secrets.PlainText(SecretKey) ?? "");
    }

    private LentProfile? Lend(LocalServer server, Credentials credentials)
    {
        try
        {
            return ProfileName is null ? null : LentProfile.Take(ProfileName, server, credentials, Region);
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    private LocalServerOptions OptionsOf(string folder, Credentials credentials) => new()
    {
        Folder = folder,
        Port = Port,
        Accounts = [credentials],
        Identities = [.. Identity.Select(LocalIdentity.Parse)],
        Region = Region,
        Adopts = Force,
        LifecycleDay = LifecycleDay,
        AllowedOrigins = AllowedOrigin,
        Requests = new RequestLog(),
        Clock = new ServerClock { Ahead = ClockAhead },
        Faults = Fault.Length > 0 ? new FaultPlan(Fault, Every) : null,
    };
}
