using System;
using System.Management.Automation;
using System.Net.Http;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Completion;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Pipeline.Pumping;
using OpenIntegrations.S3.Resolution;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>A cmdlet that talks to a store, or makes something for one.</summary>
public abstract class ConnectedCmdlet : AsyncCmdlet
{
    // A cmdlet is made by the thread of its runspace, and connects on others.
    private readonly Session _session = Session.Current;
    // What hides the time of a request to a distant store, and is no burden to any.
    private protected const int Width = 16;

    // One that a script says and has not set would mean the newest. An empty cell of a table that is piped in does mean it.
    private static readonly string[] s_versions = ["VersionId", "SourceVersionId"];

    private S3Client? _client;
    private Bandwidth? _bandwidth;
    private S3Connection? _connection;

    /// <summary>
    /// The connection: the object of Get-S3BasicData, a hashtable with Url, AccessKey, SecretKey and, where needed, Region, Service and
    /// SessionToken,
    /// the same as JSON text, or the path of a JSON file. It goes before any profile.
    /// </summary>
    [Parameter, BasicDataTransformation, ValidateNotNullOrEmpty]
    public object? BasicData { get; set; }

    /// <summary>
    /// The name of a stored profile, or else of one in AWS's shared files. Without it the connection is the profile of Use-S3Profile, the
    /// environment, the profile named default, or that of the AWS shared files.
    /// </summary>
    [Parameter, ArgumentCompleter(typeof(ConnectionNameCompleter)), ValidateNotNullOrEmpty]
    public virtual string? ProfileName { get; set; }

    /// <summary>The drive that an item of the pipeline comes from. Its bucket and key mean nothing in another store.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true), AllowNull]
    public virtual IStoreDrive? PSDrive { get; set; }

    /// <summary>Whether the command names its store, which is that of the source where there are two.</summary>
    private protected bool IsSourceNamed => (BasicData ?? ProfileName) is not null;

    /// <summary>The store, connected when it is first needed.</summary>
    protected S3Client Client => _client ??= Begin(Connect());

    /// <summary>The world that connections are resolved in.</summary>
    protected ConnectionContext World =>
        UserWorld.Create(new PipelineInteraction(PumpHost, CallAsync, Warn).Interaction);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (EmptyDefaults.Find(this, nameof(BasicData), nameof(ProfileName)) is { } parameter)
            ThrowTerminatingError(Errors.EmptyDefault(parameter));
        foreach (string version in s_versions)
        {
            if (MyInvocation.BoundParameters.TryGetValue(version, out object? given) && given is null or "")
                ThrowTerminatingError(Errors.EmptyVersion(version));
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        try
        {
            DriveCheck.Demand(PSDrive, IsSourceNamed);
        }
        catch (ArgumentException e)
        {
            Run(_ => Task.FromException(e));
            return;
        }
        TakeRecord();
    }

    /// <summary>What there is to do for a record of the pipeline, which is one of the command's own store.</summary>
    protected virtual void TakeRecord() => base.ProcessRecord();

    /// <summary>Resolves the connection without using it.</summary>
    protected S3Connection Connect()
    {
        ConnectionContext world = World;
        S3Connection connection = _connection = S3Connection.Create(Resolve(world), world);
        if (connection.Transport.SkipCertificateCheck)
            Warn($"The certificate of {connection.Endpoint.Origin} is not checked (SkipCertificateCheck). Whoever stands in between can "
                + $"read and change everything.");
        return connection;
    }

    private S3Client Begin(S3Connection connection)
    {
        if (BytesASecond is { } rate) _bandwidth ??= new Bandwidth(rate);
        var client = new S3Client(connection, log: IsVerbose() ? Log : null, bandwidth: _bandwidth) { Payer = Payer };
        client.AdaptLimit();
        return client;
    }

    private string? Payer =>
        MyInvocation.BoundParameters.TryGetValue(nameof(RequestPayerParameters.RequestPayer), out object? payer) ? payer as string : null;

    private bool IsVerbose() => MyInvocation.BoundParameters.ContainsKey("Verbose")
        || SessionState.PSVariable.GetValue("VerbosePreference") is not ActionPreference.SilentlyContinue;

    /// <summary>A store beside the cmdlet's own.</summary>
    private protected S3Client ClientFor(object? basicData, string? profileName)
    {
        ConnectionContext world = World;
        ConnectionSettings settings = ConnectionSources.Resolve(basicData as ConnectionSettings, profileName, null, world);
        return Begin(S3Connection.Create(settings, world));
    }

    /// <summary>How fast bodies go over all connections of the command together; null for as fast as can be.</summary>
    private protected virtual long? BytesASecond => null;

    /// <summary>Finds the settings of the connection.</summary>
    protected ConnectionSettings Resolve(ConnectionContext world) =>
        ConnectionSources.Resolve(BasicData as ConnectionSettings, ProfileName,
            BasicData is null && ProfileName is null ? _session.ProfileName : null, world);

    /// <inheritdoc/>
    protected override void Fail(Exception failure) => Fail(failure, null);

    /// <summary>What concerns one record is an error of that record, and the next may fare better.</summary>
    protected override void Fail(Exception failure, object? record)
    {
        if (failure is S3RequestFailedException refusal) Refuse(refusal);
        else if (Errors.ConcernAll(failure, HasSucceeded)) FailAll(failure, record);
        else WriteError(ErrorOf(failure, record));
    }

    /// <summary>What would go wrong with every other record, too, ends it.</summary>
    private protected virtual void FailAll(Exception failure, object? record) => ThrowTerminatingError(ErrorOf(failure, record));

    /// <summary>Whether envelopes are what is written; where data are, a refusal stays out of them.</summary>
    protected virtual bool WritesEnvelopes => false;

    /// <summary>Writes the error of a refused request, and its envelope where envelopes are written.</summary>
    protected void Refuse(S3RequestFailedException refusal)
    {
        var envelope = new Envelope(refusal.GetAnswer());
        if (WritesEnvelopes) WriteObject(envelope);
        WriteError(Errors.Refused(refusal, envelope));
    }

    /// <summary>A path as PowerShell means it: relative to its own location, with its own drives.</summary>
    protected string FullPath(string path) => LocalPath.Full(SessionState.Path, path);

    /// <summary>Which transfers are kept for another run when they are interrupted.</summary>
    /// <param name="resume">The parameter <c>Resume</c>, given or not.</param>
    private protected Resuming Resuming(SwitchParameter resume)
    {
        bool isGiven = MyInvocation.BoundParameters.ContainsKey(nameof(ResumeParameters.Resume));
        return new Resuming(TransferJournal.OfUser(), isGiven ? resume.IsPresent : null) { Kept = WarnOfKept };
    }

    // Whoever pressed Ctrl+C gets nothing from the pipeline any more, and wants to know it all the same.
    private void WarnOfKept(KeptTransfer kept)
    {
        string text = S3Transfer.Notice(kept);
        if (StopToken.IsCancellationRequested) Host.UI.WriteWarningLine(TerminalText.Of(text));
        else Post(() => WriteWarning(text));
    }

    internal ErrorRecord ErrorOf(Exception failure, object? record) =>
        Errors.Of(_connection is null ? failure
            : WithoutSecrets.Of(Errors.InPlace(failure, _connection, record), _connection), record);

    // Once for each session: a warning with every command is one that nobody reads.
    private void Warn(string message)
    {
        string shown = _connection?.Hide(message) ?? message;
        if (_session.IsNews(shown)) Tell(() => WriteWarning(shown));
    }

    private void Log(string message) => TryPost(() => WriteVerbose(_connection?.Hide(message) ?? message));
}
