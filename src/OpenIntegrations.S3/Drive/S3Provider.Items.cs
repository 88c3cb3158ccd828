using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Drive;

// Whether something is there, and what it is.
public sealed partial class S3Provider
{
    /// <inheritdoc/>
    protected override object ItemExistsDynamicParameters(string path)
    {
        Begin(path);
        return new ExistsParameters();
    }

    /// <inheritdoc/>
    protected override bool ItemExists(string path) => Try(path, (at, drive) =>
    {
        if (IsRoot(drive, at)) return true;
        if (Wanted(drive, at) is not { } found) return true;
        if (DynamicParameters is ExistsParameters) drive.Give();
        if (found.Refusal is not null && EngineCall.IsBy("TestPathCommand")) Told(found);
        // Of a path that is missing GetItem says so, as it was written.
        return found.Exists ? IsOfTime(found.Best!) : EngineCall.IsOfPlainList;
    }, isAsked: true);

    // What a path names; null where that cannot be told, and PowerShell is to go on.
    private AtPath? Wanted(S3DriveInfo drive, DrivePath at)
    {
        try
        {
            drive.Told.Repeat(at);
            AtPath found = drive.Store.Cache.Find(at)
                ?? Run(drive, (store, _, token) => FindExpectedAsync(drive, store, at, token));
            drive.Told.Forget(at);
            return found;
        }
        catch (Exception e) when (IsError(e) && EngineCall.IsForPattern)
        {
            return null;
        }
        catch (Exception e) when (IsError(e) && EngineCall.ComesAgain)
        {
            if (drive.Told.Tell(at, e, CallingCommand.Of(this))) Fail(e, at, drive);
            return null;
        }
    }

    /// <inheritdoc/>
    protected override bool IsItemContainer(string path) => Try(path, (at, drive) => Find(drive, at) is var found
        && (found.Folder is not null || (found.Refusal is not null && IsEntered)));

    // Who may not list may stand in a folder all the same, as in one of files.
    private static bool IsEntered => EngineCall.IsBy("SetLocationCommand", "PushLocationCommand");

    /// <inheritdoc/>
    protected override bool HasChildItems(string path) => Try(path, (at, drive) =>
        (IsRoot(drive, at) || Told(Find(drive, at)).Folder is not null)
            && (drive.Store.Cache.Level(at)?.Nodes.Count > 0 || Run(drive, (store, _, token) => store.HasChildrenAsync(at, token))));

    /// <inheritdoc/>
    protected override object? GetItemDynamicParameters(string path)
    {
        Begin(path);
        return null;
    }

    /// <inheritdoc/>
    protected override void GetItem(string path) => Try(path, (at, drive) =>
    {
        AtPath found = Told(Existing(drive, at));
        // Get-ChildItem -Include walks by names, and gets each thing that fits.
        Selection kinds = Selection.Of(null, DynamicParameters);
        foreach (Node node in new[] { found.Folder, found.Object }.OfType<Node>().Where(kinds.Takes)) Write(drive, node);
        drive.Give();
        return true;
    });

    // An item that is piped is known by its path alone: what was picked would stay, and what was not be gone or somewhere else.
    private AtPath OneOf(S3DriveInfo drive, DrivePath path) =>
        Existing(drive, path) is var found && found is { Folder: not null, Object: not null } ? throw DriveRefusal.IsTwo(path) : found;

    // For who does nothing with it that the store would refuse.
    private static AtPath Told(AtPath found) => found.Refusal is { } refusal ? throw new S3RequestFailedException(refusal) : found;

    /// <summary>Gives a thing out.</summary>
    private void Write(S3DriveInfo drive, Node node)
    {
        DrivePath path = drive.Own(node.PathIn(drive.Name));
        WriteItemObject(DriveItem.Of(node, path), path.ToString(), node.IsContainer);
    }

    /// <summary>
    /// A command begins that names a path: what the drive saw before does not count. Whoever has only a pipeline gets the place where
    /// PowerShell stands.
    /// </summary>
    private void Begin(string? path, Want? want = null)
    {
        DemandOwnCredential();
        // A pattern that nothing fits.
        if (path is null) return;
        DrivePath at = At(path);
        S3DriveInfo? drive = PSDriveInfo as S3DriveInfo ?? Maybe(at.Drive);
        if (drive is null) return;
        at = drive.Own(at);
        // A pattern is looked for in the folder that it is about.
        while (want == Want.List && WildcardPattern.ContainsWildcardCharacters(at.Shown)) at = at.Parent;
        if (want is { } wanted) drive.Expect(at, wanted);
        else drive.Begin();
    }

    private S3DriveInfo? Maybe(string drive)
    {
        try
        {
            return SessionState.Drive.Get(drive) as S3DriveInfo;
        }
        catch (SessionStateException)
        {
            return null;
        }
    }

    private static async Task<AtPath> FindExpectedAsync(S3DriveInfo drive, DriveStore store, DrivePath path, CancellationToken token)
    {
        if (drive.ExpectedOf(path, Want.List) is not null) return await store.FindListedAsync(path, token).ConfigureAwait(false);
        if (path.Key is null || drive.ExpectedOf(path, Want.Content) is not { } reading)
            return await store.FindAsync(path, token).ConfigureAwait(false);
        // Whether there is a folder of the name, too, nobody asked: that is nothing to remember.
        var found = new AtPath(new Node(NodeKind.Object, path.Bucket, path.Key), null);
        if (reading.IsOpened) return found;
        (ObjectStream? body, _) = await ObjectStream.OpenAsync(store.Client, Routes.GetObject.For(path.Bucket, path.Key), token)
            .ConfigureAwait(false);
        if (body is null) return await store.FindAsync(path, token).ConfigureAwait(false);
        reading.Keep(body.LeaveTurn());
        return found;
    }

    private bool IsOfTime(Node node)
    {
        if (DynamicParameters is not ExistsParameters { } wanted || (wanted.NewerThan ?? wanted.OlderThan) is null) return true;
        return node.LastModified?.ToLocalTime() is { } time
            && (wanted.NewerThan is not { } from || time > from.ToLocalTime())
            && (wanted.OlderThan is not { } until || time < until.ToLocalTime());
    }
}
