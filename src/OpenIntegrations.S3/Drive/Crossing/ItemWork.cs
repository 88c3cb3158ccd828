using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Pipeline.Pumping;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>What is done with the items of a record that cross. What is wrong with one is its own error.</summary>
internal abstract class ItemWork(ItemCall call, ItemRequest request) : IStoppable
{
    /// <summary>What is PowerShell's own of the same record; null for nothing.</summary>
    public Hashtable? Rest => request.Rest;

    private protected ItemCall Call => call;

    private protected ItemRequest Request => request;

    private protected PSCmdlet Function => request.Function;

    public void Run()
    {
        try
        {
            foreach (string path in request.Paths)
            {
                foreach (PSObject item in Items(path)) Try(item, () => Begin(item));
            }
            if (!call.GoesOn) call.Drain();
        }
        catch
        {
            call.Dispose();
            throw;
        }
    }

    public void Stop() => call.Stop();

    /// <summary>Begins with an item.</summary>
    private protected abstract void Begin(PSObject item);

    /// <summary>Whether an object is meant where a folder has its name, too.</summary>
    private protected virtual bool TakesObjects => true;

    /// <summary>What a path names.</summary>
    private protected virtual IEnumerable<PSObject> Items(string path) => Get("Get-Item", path, request.IsLiteral, isWanted: true)
        .GroupBy(ProviderPath).SelectMany(named => named.Count() == 1 ? named : OneOf([.. named], path));

    private IEnumerable<PSObject> OneOf(PSObject[] named, string path)
    {
        if (TakesObjects) return named.Where(i => !IsFolder(i));
        Fail(DriveRefusal.IsTwo(PlaceOf(named[0]).Path), path, null);
        return [];
    }

    private protected static bool IsFolder(PSObject item) => (bool)item.Properties["PSIsContainer"].Value;

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

    /// <summary>Starts work on an item, which has the lane of what it writes to itself.</summary>
    private protected void Start(PSObject item, S3DriveInfo drive, string? written, Func<Pump, CancellationToken, Task> work) =>
        call.Start(drive, written, e => Fail(e, item, drive), work);

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
