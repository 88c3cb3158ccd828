using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Pipeline;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>What is done with items that cross, several at a time. What is wrong with one is its own error.</summary>
internal abstract class ItemWork(ItemRequest request) : IStoppable, IDisposable
{
    private const int Width = 16;

    private readonly DriveWork _work = new(new FunctionHost(request.Function));
    private readonly Dictionary<S3DriveInfo, OpenWork> _open = [];
    private readonly Lanes _lanes = new();

    /// <summary>What is PowerShell's own of the same record; null for nothing.</summary>
    public Hashtable? Rest => request.Rest;

    private protected ItemRequest Request => request;

    private protected PSCmdlet Function => request.Function;

    public void Run()
    {
        foreach (string path in request.Paths)
        {
            foreach (PSObject item in Items(path)) Try(item, () => Begin(item));
        }
        foreach (OpenWork open in _open.Values) open.Pump.Drain();
    }

    public void Stop() => _work.Stop();

    public void Dispose()
    {
        foreach (OpenWork open in _open.Values) open.Dispose();
    }

    /// <summary>Begins with an item.</summary>
    private protected abstract void Begin(PSObject item);

    /// <summary>What a path names.</summary>
    private protected virtual IEnumerable<PSObject> Items(string path) => Get("Get-Item", path, request.IsLiteral, isWanted: true);

    /// <summary>What a command for items gives for a path.</summary>
    private protected IReadOnlyList<PSObject> Get(string command, string path, bool isLiteral, bool isWanted,
        params (string Name, object Value)[] more)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(@"Microsoft.PowerShell.Management\" + command).AddParameter(isLiteral ? "LiteralPath" : "Path", path)
            .AddParameter("Force", isLiteral || !WildcardPattern.ContainsWildcardCharacters(path) || request.Has("Force"))
            .AddParameter("ErrorAction", isWanted ? ActionPreference.Continue : ActionPreference.Ignore);
        foreach (string name in isWanted ? ["Filter", "Include", "Exclude"] : Array.Empty<string>())
        {
            if (request.Of<object>(name) is { } value) shell.AddParameter(name, value);
        }
        foreach (var (name, value) in more) shell.AddParameter(name, value);
        PSObject[] found = [.. shell.Invoke()];
        foreach (ErrorRecord error in shell.Streams.Error)
        {
            string id = error.FullyQualifiedErrorId.Split(',')[0];
            Function.WriteError(new ErrorRecord(error.Exception, id, error.CategoryInfo.Category, error.TargetObject));
        }
        return found;
    }

    /// <summary>Where an item of a drive is.</summary>
    private protected (S3DriveInfo Drive, DrivePath Path) PlaceOf(PSObject item) => PlaceOf(ProviderPath(item));

    private protected (S3DriveInfo Drive, DrivePath Path) PlaceOf(string providerPath)
    {
        DrivePath path = DrivePath.Parse(providerPath);
        var drive = (S3DriveInfo)Function.SessionState.Drive.Get(path.Drive);
        return (drive, drive.Own(path));
    }

    private protected static string ProviderPath(PSObject item)
    {
        string path = (string)item.Properties["PSPath"].Value;
        return path.Substring(path.IndexOf("::", StringComparison.Ordinal) + 2);
    }

    /// <summary>The store of a drive, connected when it is first needed.</summary>
    private protected S3Client StoreOf(S3DriveInfo drive)
    {
        if (!_open.ContainsKey(drive)) _open[drive] = _work.Open(drive);
        return drive.Store.Client;
    }

    /// <summary>Starts work on an item, which has the lane of what it writes to itself.</summary>
    private protected void Start(PSObject item, S3DriveInfo drive, string? written, Func<Pump, CancellationToken, Task> work)
    {
        Pump pump = _open[drive].Pump;
        pump.Start(new Turn(e => Fail(e, item, drive)), Width, _lanes.Behind(null, written, token => work(pump, token)), isShort: false);
    }

    private protected void Fail(Exception failure, object target, S3DriveInfo? drive) =>
        Function.WriteError(DriveErrors.Of(failure, target, drive?.Connection));

    private protected bool May(string action, string target) => Function.ShouldProcess(TerminalText.Of(target), action);

    private void Try(PSObject item, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (S3Provider.IsError(e))
        {
            Fail(e, item, null);
        }
    }
}
