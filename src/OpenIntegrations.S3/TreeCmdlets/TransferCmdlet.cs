using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Pipeline.Files;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.S3.TreeCmdlets;

/// <summary>A cmdlet that brings what is named, or comes down the pipeline, to a destination.</summary>
[Takes(typeof(FilterParameters)), Takes(typeof(ObjectAclParameters)), Takes(typeof(ObjectSettingsParameters)),
    Takes(typeof(ResumeParameters))]
public abstract partial class TransferCmdlet : FileMoveCmdlet
{
    private protected const string PathSet = "Path";
    private protected const string LiteralSet = "LiteralPath";
    private protected const string ItemSet = "Item";

    private const string OtherNames =
        "Give a destination that ends in /, and a folder with -Recurse instead of single files from several folders.";

    private readonly TakenNames _taken = new(OtherNames);

    private TransferTargets? _targets;

    /// <summary>
    /// What is moved: an address (s3://bucket/key) or a path. Of a folder, what is in it goes under the destination; -Recurse must say so.
    /// Of several, each folder keeps its name there. Wildcards are allowed: * and ? stay within a level, in addresses ** crosses levels.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet), ArgumentCompleter(typeof(PathOrAddressCompleter))]
    public string[] Path { get; set; } = [];

    /// <summary>Like -Path, with nothing in it taken for a wildcard.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralSet), Alias("LP"), ArgumentCompleter(typeof(PathOrAddressCompleter))]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// What comes down the pipeline: items of Get-S3Item, objects of Get-S3Object, files of Get-ChildItem, results of this module, texts.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ItemSet), AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>
    /// Where it goes: an address or a path. What ends in / is a folder, and so is a bucket or a folder that is there: a single object or
    /// file keeps its name there. Anything else is the new name of a single one.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true), ArgumentCompleter(typeof(PathOrAddressCompleter))]
    public string Destination { get; set; } = "";

    /// <summary>Takes what is in folders, and in the folders in them.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Whether the source goes once its content is proven to be at the destination.</summary>
    private protected virtual bool MovesSource => false;

    private protected override Resuming Kept => Resuming(Resume);

    private protected override TakenNames? Taken => Path.Length + LiteralPath.Length > 1 ? new(OtherNames) : null;

    // Of what comes with a destination of its own, that is the very place.
    private bool IsDestinationGiven { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        IsDestinationGiven = IsBound(nameof(Destination));
    }

    /// <inheritdoc/>
    protected override void TakeRecord()
    {
        foreach ((object? named, Func<TransferInput> read) in Inputs()) Try(_ => named, () => Read(read()));
    }

    private void Read(TransferInput input)
    {
        DemandTargets();
        // A destination of its own is the very place, of a folder as of a file.
        if (!IsDestinationGiven) input = input with { KeepsName = false };
        if (Hopeless is { } known) FailInTurn(Failed(input), known);
        else Try(e => Failed(input, e), () => Begin(input, _targets!));
    }

    private IEnumerable<(object? Named, Func<TransferInput> Read)> Inputs() => ParameterSetName switch
    {
        PathSet => Named(Path, TransferInput.OfText),
        LiteralSet => Named(LiteralPath, TransferInput.OfLiteral),
        // What did not fail is sent again as nothing.
        _ => InputObject is null ? [] : Piped(InputObject),
    };

    private IEnumerable<(object?, Func<TransferInput>)> Named(string[] paths, Func<string, TransferInput> read) =>
        paths.Select(p => ((object?)p, (Func<TransferInput>)(() => read(SourceText(p)) with { KeepsName = paths.Length > 1 })));

    private IEnumerable<(object?, Func<TransferInput>)> Piped(PSObject item) => [(item, () => TransferInput.Of(Known(item), SourceText))];

    private PSObject Known(PSObject item)
    {
        DriveCheck.Demand(item, IsSourceNamed);
        return item;
    }

    private void DemandTargets()
    {
        if (!IsDestinationGiven || _targets is null)
            _targets = new TransferTargets(DestinationText(Destination), !IsDestinationGiven, Names, path => TrimEnd(FullPath(path)),
                bucketAndKey => Described(new StoreEnd(DestinationStore, bucketAndKey.Bucket, bucketAndKey.Key)));
    }

    private void Begin(TransferInput input, TransferTargets targets)
    {
        // What was listed, or can only be an object, need not be looked at by all shares.
        if (input.Place.Kind == PlaceKind.Key && (input.Known is not null || !Recurse) && Shard?.Takes(input.Place.Key) == false) return;
        if (input.Listed is { } name && (MayBeObject(input) ? !Chosen().TakesName(name) : Chosen().Excludes(Place.FolderOf(name)))) return;
        if (input.Place.Kind == PlaceKind.Local) BeginLocal(input, targets);
        else BeginRemote(input, targets);
    }

    private void BeginLocal(TransferInput input, TransferTargets targets)
    {
        targets.DemandStore();
        bool isThere = !input.HasWildcards || IsThere(FullPath(input.Text));
        if (!isThere && input.IsPattern)
        {
            TransferInput each = input with { KeepsName = true, IsListed = true };
            foreach (string file in LocalPath.Resolve(SessionState.Path, input.Text)) TryFile(each, file, targets);
        }
        else TryFile(input, FullPath(isThere ? input.Text : WildcardPattern.Unescape(input.Text)), targets);
    }

    private void TryFile(TransferInput input, string file, TransferTargets targets)
    {
        TransferInput one = input with { Text = TrimEnd(file), HasWildcards = false };
        Try(e => Failed(one, e), () => BeginFile(one, targets));
    }

    private void BeginFile(TransferInput input, TransferTargets targets)
    {
        string file = input.Text;
        bool isFolder = Directory.Exists(file);
        if (isFolder && !Recurse) throw new FolderException(file, "-Recurse takes what is in it.");
        if (!isFolder && !File.Exists(file)) throw new FileNotFoundException($"There is no file or folder '{file}'.", file);
        TreeEnd to = isFolder ? targets.Folder(input.KeepsName ? input.Name : "") : targets.Single(input.Name);
        _taken.Take(to.Address(""), file);
        Start(input, new TreeJob(new FileEnd(file, Names), to), isFolder);
    }

    private void BeginRemote(TransferInput input, TransferTargets targets)
    {
        Place place = input.Place;
        if (place.Kind is PlaceKind.Store or PlaceKind.Buckets)
            throw new ArgumentException($"'{input.Text}' names no bucket. Name what is to be moved: s3://bucket/key.");
        if (place.Kind == PlaceKind.Pattern)
        {
            var pattern = new Pattern(place.Key);
            var from = new StoreEnd(SourceStore, place.Bucket, pattern.Folder);
            Start(input, new TreeJob(from, targets.Folder("")) { Pattern = pattern, IsDeep = Recurse }, isFolder: true);
        }
        else if (!MayBeObject(input)) Start(input, FolderJob(input, place.Key, targets), isFolder: true);
        else if (input.Known is { } known && Chosen().CanJudge(known)) Start(input, SingleJob(input, known, targets), isFolder: false);
        else StartUnknown(input, targets);
    }

    // Without -Recurse no folder is meant by who names a key exactly.
    private bool MayBeObject(TransferInput input) => input.Place.Kind == PlaceKind.Key
        || (input.Place is { Kind: PlaceKind.Folder, Key.Length: > 0 } && (input.IsObject || (input.IsExact && !Recurse)));

    private TreeJob FolderJob(TransferInput input, string key, TransferTargets targets)
    {
        if (!Recurse) throw new FolderException(input.Text, "-Recurse takes what is in it.");
        TreeEnd to = targets.Folder(input.KeepsName ? input.Name : "");
        _taken.Take(to.Address(""), input.Text);
        return new TreeJob(new StoreEnd(SourceStore, input.Place.Bucket, key), to);
    }

    private TreeJob SingleJob(TransferInput input, Entry known, TransferTargets targets)
    {
        string key = input.Place.Key;
        TreeEnd to = targets.Single(key.EndsWith('/') ? input.Name + "/" : input.Name);
        lock (_taken) _taken.Take(to.Address(""), input.Text);
        if (MovesSource && known.VersionId is not null)
            throw new ArgumentException("A version is not moved: it would be gone for good. Copy it, or move the object.");
        return new TreeJob(new StoreEnd(SourceStore, input.Place.Bucket, key) { Only = known }, to);
    }

    /// <summary>Asks whether it is an object or a folder.</summary>
    private void StartUnknown(TransferInput input, TransferTargets targets)
    {
        bool recurses = Recurse;
        var finder = new Finder(SourceStore) { Recurse = recurses, Notice = text => Post(() => WriteWarning(text)) };
        Start(Failed(input), Width, async token =>
        {
            if (await finder.HeadAsync(input.Place, token).ConfigureAwait(false) is { } found && !IsMarker(input.Place, found))
            {
                if (!input.IsObject) await finder.NoticeFolderAsync(input.Place, token).ConfigureAwait(false);
                Entry known = found.Entry with { VersionId = input.Place.VersionId };
                TreeJob single = With(input, await CallAsync(() => SingleJob(input, known, targets)).ConfigureAwait(false));
                await RunAsync(single, single.CreatePlan(), MovesSource, 1, token).ConfigureAwait(false);
                return;
            }
            if (input.Place.Kind == PlaceKind.Folder && !input.IsObject)
                throw new FolderException(input.Text, "-Recurse takes what is in it.");
            if (!recurses && await finder.IsFolderAsync(input.Place, token).ConfigureAwait(false))
                throw new FolderException(input.Text, "-Recurse takes what is in it.");
            if (!recurses || input.Place.Kind == PlaceKind.Folder) throw new FileNotFoundException($"There is no object '{input.Text}'.");
            TreeJob job = With(input, await CallAsync(() => FolderJob(input, input.Place.Key + "/", targets)).ConfigureAwait(false));
            Plan plan = job.CreatePlan();
            await RunAsync(job, plan, MovesSource, ThrottleLimit, token).ConfigureAwait(false);
            if (plan.IsEmpty)
                throw new FileNotFoundException($"There is no object '{input.Text}', and nothing is below '{input.Text}/'.");
        }, isShort: true);
    }

    // An object that stands for a folder, and has nothing but its name.
    private static bool IsMarker(Place place, Found found) => place.Kind == PlaceKind.Folder && !(found.Entry.Size > 0);

    private void Start(TransferInput input, TreeJob job, bool isFolder)
    {
        TreeJob filtered = With(input, job);
        Plan plan = filtered.CreatePlan();
        int? degree = isFolder ? ThrottleLimit : 1;
        Start(Failed(input, job.To.Address("")), isFolder ? 1 : Math.Max(Width, ThrottleLimit ?? Width), async token =>
        {
            await RunAsync(filtered, plan, MovesSource, degree, token).ConfigureAwait(false);
            // That a filter leaves nothing over is no mistake.
            if ((filtered.Filter.TakesAll ? plan.FitsNothing : plan.IsEmpty) && job.From is StoreEnd)
                throw new FileNotFoundException($"Nothing {(job.Pattern is null ? "is below" : "fits")} '{input.Text}'.");
        }, isShort: true);
    }

    private TreeJob With(TransferInput input, TreeJob job) => ReadAsSaid(job) with
    {
        Name = input.Listed, Filter = Chosen(), FollowLinks = FollowLinks, EmptyFolders = EmptyFolders,
    };

    /// <summary>What an error is about, in a form that can be sent down the pipeline again: its destination is the very place.</summary>
    private ItemResult Failed(TransferInput input, Exception? failure = null) =>
        Failed(input, _targets!.Again(input.KeepsName ? input.Name : "", isFolder: Recurse || failure is FolderException));

    private static ItemResult Failed(TransferInput input, string destination) => new()
    {
        Source = input.Text, Destination = destination, Status = ItemStatus.Failed, Root = input.Root, IsPattern = input.IsPattern,
    };

    private static bool IsThere(string file) => File.Exists(file) || Directory.Exists(file);

    private void Try(Func<Exception, object?> record, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (Errors.IsExpected(e))
        {
            FailInTurn(record(e), e);
        }
    }
}
