using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Pipeline.Pumping;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>Copy-Item and Move-Item between the file system and a drive, by the rules that they have for files.</summary>
internal sealed class ItemTransfer(ItemCall call, ItemRequest request) : ItemWork(call, request)
{
    private readonly bool _isDeep = request.IsMove || request.Has("Recurse");
    private readonly Filter _inFolders = new KeptNames(request.Of<string>("Filter"), include: null, request.Of<string[]>("Exclude"),
        WildcardOptions.IgnoreCase).InFolders;

    private string Verb => Request.IsMove ? "Move" : "Copy";

    // What was no folder may have become one by the item before, which is waited for.
    private ItemDestination Destination
    {
        get
        {
            if (Call.Folder is { } folder && folder.Named == (Request.Destination, Request.IsLiteral)) return folder;
            Call.Drain();
            ItemDestination found = FindDestination();
            Call.Folder = found.IsFolder ? found : null;
            return found;
        }
    }

    private protected override bool TakesObjects => !_isDeep;

    private protected override IEnumerable<PSObject> Items(string path)
    {
        bool isFlat = _isDeep && Request.Of<SwitchParameter?>("Container") is { IsPresent: false };
        return base.Items(path).SelectMany(item => isFlat && IsFolder(item) ? Inside(item) : [item]);
    }

    private protected override void Begin(PSObject item)
    {
        ItemStep step = item.BaseObject is DriveItem found ? Download(item, found) : Upload((FileSystemInfo)item.BaseObject);
        Call.Claim(step.Target);
        if (step.IsFolder && IsLeaf(step))
            throw new DriveRefusal("ContainerToLeaf", ErrorCategory.InvalidArgument, $"'{step.Target}' is there, and is no folder.");
        if (Request.IsMove && !Request.Has("Force") && Exists(step)) throw DriveRefusal.DestinationExists(step.Target);
        if (May($"{Verb} {step.Kind}", $"{step.Source} -> {step.Target}"))
            Start(item, step.Drive, step.Target, (pump, token) => RunAsync(step, pump, token));
    }

    private ItemStep Upload(FileSystemInfo file)
    {
        bool isFolder = file is DirectoryInfo;
        (S3DriveInfo drive, DrivePath target) = PlaceOf(Destination.Path);
        if (Destination.IsFolder || (Destination.EndsInSeparator && !isFolder)) target = target.Child(file.Name);
        if (target.Key is null) throw DriveRefusal.NoBucket(target);
        var end = new StoreEnd(Call.StoreOf(drive), target.Bucket, isFolder ? target.Prefix : target.Key);
        return new ItemStep(drive, isFolder ? "folder" : "file", new FileEnd(file.FullName, FileNames.AsTheyAre), end)
        {
            Source = file.FullName, Target = target.Shown, PSPath = $"{DriveNames.Provider}::{target}",
        };
    }

    private ItemStep Download(PSObject item, DriveItem found)
    {
        (S3DriveInfo drive, DrivePath source) = PlaceOf(item);
        bool isFolder = IsFolder(item);
        if (source.IsStore) throw DriveRefusal.IsStore();
        if (Request.IsMove && source.IsBucket) throw DriveRefusal.IsBucket(source);
        string target = Destination.IsFolder ? Path.Combine(Destination.Path, FileNames.AsTheyAre.ToFile(found.Name)) : Destination.Path;
        string? parent = Path.GetDirectoryName(target);
        if (!isFolder && !Destination.IsFolder && (Destination.EndsInSeparator || !Directory.Exists(parent)))
            throw new DirectoryNotFoundException($"Could not find a part of the path '{target}'.");
        S3Client store = Call.StoreOf(drive);
        StoreEnd from = isFolder ? new StoreEnd(store, source.Bucket, source.Prefix)
            : new StoreEnd(store, source.Bucket, source.Key!) { Only = EntryOf(found) };
        return new ItemStep(drive, isFolder ? "folder" : "object", from,
            new FileEnd(target, FileNames.AsTheyAre) { Top = isFolder ? null : parent })
        {
            Source = source.Shown, Target = target, PSPath = $@"Microsoft.PowerShell.Core\FileSystem::{target}",
        };
    }

    private async Task RunAsync(ItemStep step, Pump pump, CancellationToken cancellationToken)
    {
        RunSummary? done = step.IsFolder && !_isDeep ? null : await MoveAsync(step, pump, cancellationToken).ConfigureAwait(false);
        if (done is null or { Done: 0, Failed: 0 }) await MakeFolderAsync(step.To, cancellationToken).ConfigureAwait(false);
        if (done is { Failed: > 0 }) return;
        if (Request.Has("PassThru")) pump.Post(() => Function.WriteObject(Item(step.PSPath), enumerateCollection: true));
    }

    private async Task<RunSummary> MoveAsync(ItemStep step, Pump pump, CancellationToken cancellationToken)
    {
        // A link that is copied stands for what it leads to; one that is moved would take that away.
        bool followsLinks = !Request.IsMove;
        var job = new TreeJob(step.From, step.To)
        {
            EmptyFolders = true, FollowLinks = followsLinks, Filter = step.IsFolder ? _inFolders : Filter.All,
        };
        int left = 0;
        var run = new TreeRun(job.CreatePlan(), step.From, step.To, new MoveSettings { FollowLinks = followsLinks })
        {
            MovesSource = Request.IsMove,
            ConcernsAll = Errors.ConcernAll,
            Report = result =>
            {
                if (result.Status == ItemStatus.Failed) pump.Post(() => Fail(result.GetFailure()!, result, step.Drive));
                else if (result.IsSpecial) Interlocked.Increment(ref left);
            },
        };
        RunSummary done = await run.RunAsync(cancellationToken).ConfigureAwait(false);
        if (left > 0) pump.Warn($"{left} links, devices or pipes of '{step.Source}' were left where they are.");
        return done;
    }

    private ItemDestination FindDestination()
    {
        IReadOnlyList<PSObject> found = Get("Get-Item", Request.Destination, Request.IsLiteral, isWanted: false);
        string[] paths = [.. found.Select(ProviderPath).Distinct()];
        // Of a store that does not answer Get-Item said nothing either.
        if (paths.Length == 0) _ = Function.InvokeProvider.Item.Exists(Request.Destination, force: true, Request.IsLiteral);
        if (paths.Length > 1)
            throw new ArgumentException($"'{Request.Destination}' names {paths.Length} places, and a destination is one.");
        string path = paths.FirstOrDefault() ?? Function.SessionState.Path.GetUnresolvedProviderPathFromPSPath(Request.Destination);
        return new ItemDestination(path, DrivePath.EndsInSeparator(Request.Destination), paths.Length > 0, found.Any(IsFolder))
        {
            Named = (Request.Destination, Request.IsLiteral),
        };
    }

    private bool Exists(ItemStep step) => Function.InvokeProvider.Item.Exists(step.PSPath, force: true, literalPath: true);

    // Beside an object there may be a folder of its name; what was named as the destination is a mistake there, too.
    private bool IsLeaf(ItemStep step) =>
        step.To is FileEnd file ? File.Exists(file.Root) : Destination is { Exists: true, IsFolder: false };

    private IReadOnlyList<PSObject> Inside(PSObject folder) => [.. Get("Get-ChildItem", (string)folder.Properties["PSPath"].Value,
        isLiteral: true, isWanted: true, ("Recurse", true)).Where(i => !IsFolder(i))];

    private Collection<PSObject> Item(string path) =>
        Function.InvokeProvider.Item.Get([path], force: true, literalPath: true);

    private static Entry EntryOf(DriveItem item) => new("", EntryKind.Item)
    {
        Size = item.Length, LastModified = item.LastWriteTime?.ToUniversalTime(), ETag = item.ETag, StorageClass = item.StorageClass,
    };

    private static async Task MakeFolderAsync(TreeEnd end, CancellationToken cancellationToken)
    {
        if (end is StoreEnd store) await store.Client.SendOrThrowAsync(store.PutFolder(""), cancellationToken).ConfigureAwait(false);
        else Directory.CreateDirectory(((FileEnd)end).Root);
    }
}

/// <summary>An item on its way.</summary>
/// <param name="Drive">The drive at one of the ends.</param>
/// <param name="Kind">What it is: a file, an object, a folder.</param>
/// <param name="From">Where it is.</param>
/// <param name="To">Where it goes.</param>
internal sealed record ItemStep(S3DriveInfo Drive, string Kind, TreeEnd From, TreeEnd To)
{
    public bool IsFolder => Kind == "folder";

    /// <summary>The source as a person writes it.</summary>
    public string Source { get; init; } = "";

    public string Target { get; init; } = "";

    /// <summary>The target as PowerShell does.</summary>
    public string PSPath { get; init; } = "";
}

/// <summary>The place that -Destination names.</summary>
internal sealed record ItemDestination(string Path, bool EndsInSeparator, bool Exists, bool IsFolder)
{
    /// <summary>As it was named, and whether that was to be taken literally.</summary>
    public (string Destination, bool IsLiteral) Named { get; init; }
}
