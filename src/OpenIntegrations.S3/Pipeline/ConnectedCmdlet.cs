using System;
using System.Management.Automation;
using System.Net.Http;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Profiles;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>A cmdlet that talks to a store, or makes something for one.</summary>
public abstract class ConnectedCmdlet : AsyncCmdlet
{
    private S3Client? _client;

    /// <summary>
    /// The connection: the object of Get-S3BasicData, a hashtable with Url, AccessKey, SecretKey and, where needed, Region, Service and SessionToken,
    /// the same as JSON text, or the path of a JSON file. It goes before any profile.
    /// </summary>
    [Parameter, BasicDataTransformation]
    public object? BasicData { get; set; }

    /// <summary>The name of a stored profile. Without it the connection is the profile of Use-S3Profile, the environment, the profile named default, or that of the AWS shared files.</summary>
    [Parameter, ArgumentCompleter(typeof(ProfileNameCompleter))]
    public virtual string? ProfileName { get; set; }

    /// <summary>The store, connected when it is first needed.</summary>
    protected S3Client Client => _client ??= new S3Client(Connect(), log: Log);

    /// <summary>The world that connections are resolved in.</summary>
    protected ConnectionContext World => new() { Profiles = ProfileStore.OfUser(Warn), Interaction = new PipelineInteraction(this, CallAsync, Warn).Interaction };

    /// <summary>Resolves the connection without using it.</summary>
    protected S3Connection Connect()
    {
        ConnectionContext world = World;
        S3Connection connection = S3Connection.Create(Resolve(world), world);
        if (connection.Transport.SkipCertificateCheck) Warn($"The certificate of {connection.Endpoint.Origin} is not checked (SkipCertificateCheck). Whoever stands in between can read and change everything.");
        return connection;
    }

    /// <summary>Finds the settings of the connection.</summary>
    protected ConnectionSettings Resolve(ConnectionContext world) => ConnectionSources.Resolve(BasicData as ConnectionSettings, ProfileName, Session.ProfileName, world);

    /// <inheritdoc/>
    protected override void Fail(Exception failure)
    {
        if (failure is not S3RequestFailedException refusal) ThrowTerminatingError(Errors.Of(failure, null));
        else Refuse(refusal);
    }

    /// <summary>Writes the envelope of a refused request, and its error.</summary>
    protected void Refuse(S3RequestFailedException refusal)
    {
        var envelope = new Envelope(refusal.Answer);
        WriteObject(envelope);
        WriteError(Errors.Refused(refusal, envelope));
    }

    /// <summary>A path as PowerShell means it: relative to its own location, with its own drives.</summary>
    protected string FullPath(string path) => GetUnresolvedProviderPathFromPSPath(path);

    // Once for each session: a warning with every command is one that nobody reads.
    private void Warn(string message)
    {
        if (Session.IsNews(message)) Tell(() => WriteWarning(message));
    }

    private void Log(string message) => TryPost(() => WriteVerbose(message));
}
