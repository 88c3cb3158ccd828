using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Removals;
using OpenIntegrations.S3.Output;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Deletes objects, folders with all that is in them, versions, or uploads that nobody completed.</summary>
/// <remarks>
/// More than one item is deleted after one question that tells how many they are and how large; with -Force nobody is asked, and where
/// nobody can be asked it is an error. -WhatIf lists exactly what would go. A thousand objects go in a request, several requests at a
/// time. What cannot be deleted is an error whose target is the item, and the rest goes on. In a bucket that keeps versions, deleting an
/// object only hides it: Restore-S3Item brings it back. Deleting a version is for good.
/// </remarks>
/// <example>
/// <code>Remove-S3Item s3://photos/tmp/ -Recurse</code>
/// <para>Deletes a folder with all that is in it, after a question.</para>
/// </example>
/// <example>
/// <code>Get-S3Item s3://backup -Recurse -OlderThan 30d | Remove-S3Item -WhatIf</code>
/// <para>Lists what was not changed for thirty days and would be deleted.</para>
/// </example>
/// <example>
/// <code>Remove-S3Item s3://photos -IncompleteUploads -OlderThan 7d -Force</code>
/// <para>Gives up the uploads that were begun more than a week ago and never completed.</para>
/// </example>
/// <example>
/// <code>Remove-S3Item s3://docs/plan.txt -Versions</code>
/// <para>Deletes an object with all its versions, for good.</para>
/// </example>
/// <seealso href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html"/>
[Cmdlet(VerbsCommon.Remove, "S3Item", SupportsShouldProcess = true, DefaultParameterSetName = ItemSet), OutputType(typeof(S3Item))]
[Takes(typeof(FilterParameters)), Takes(typeof(StorageClassParameters))]
public sealed partial class RemoveS3Item : PlaceCmdlet
{
    private const int AskTogether = 256;
    private const int BatchesAtOnce = 4;
    private readonly RemovalList _items = new();
    private readonly UploadList _uploads = new();
    private Removal? _removal;

    /// <summary>Deletes all that is below a folder, and below the folders that a pattern names.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Deletes all versions, and the markers of what was deleted; for good.</summary>
    [Parameter]
    public SwitchParameter Versions { get; set; }

    /// <summary>
    /// Gives up uploads in parts that nobody completed, instead of deleting objects: those of a key, and of all below it. -OlderThan says
    /// when they were begun.
    /// </summary>
    [Parameter]
    public SwitchParameter IncompleteUploads { get; set; }

    /// <summary>The bytes of an item from the pipeline, for the question. An item of a folder that is no object has none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = ItemSet), CellTransformation]
    public long? Size { get; set; }

    /// <summary>Deletes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives each item that was deleted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Deletes although a governance retention protects the object; the caller needs the right to.</summary>
    [Parameter, Header("x-amz-bypass-governance-retention")]
    public SwitchParameter BypassGovernanceRetention { get; set; }

    /// <summary>The serial number of the authentication device, a blank, and its code, for buckets that want it.</summary>
    [Parameter, Header("x-amz-mfa")]
    public string? Mfa { get; set; }

    private Removal Removal => _removal ??= new Removal(Client, RequestBinder.Headers(this, PsValue.Unwrap));

    // Who was asked about each item need not be asked about all.
    private bool IsAllowed => Force
        || (MyInvocation.BoundParameters.TryGetValue("Confirm", out object? confirm) && confirm is SwitchParameter { IsPresent: true });

    private int BatchSize => Math.Max(1, Client.Connection.Provider.BatchDeleteSize);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Drain();
        if (_items.Count + _uploads.Count > 0 && (IsAllowed || _items.Count + _uploads.Count == 1 || Ask()))
        {
            StartDeletion();
            foreach (OpenUpload upload in _uploads.All())
                Start(upload, Width, token => new OpenUploads(Client).AbortAsync(upload, token), isShort: true);
        }
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _items.Dispose();
            _uploads.Dispose();
        }
        base.Dispose(disposing);
    }

    private protected override void Process(Place place)
    {
        if (place.Kind is PlaceKind.Local or PlaceKind.Store or PlaceKind.Buckets)
            throw new ArgumentException($"'{place}' names nothing that can be deleted. It looks like s3://bucket/key.");
        _ = Client;
        Entry listed = Listed(place);
        if (IncompleteUploads) Run(place.Retyped, token => GatherUploadsAsync(place, token));
        else if (IsListed && place.Kind == PlaceKind.Key && !Filter.TakesName(listed.Path)) return; // Whatever else is asked of it.
        else if (!IsPlain(place) || !Filter.CanJudge(listed)) Run(place.Retyped, token => GatherAsync(place, token));
        else if (Filter.Takes(listed) && Shard?.Takes(place.Key) != false)
        {
            var item = new Entry(place.Key, EntryKind.Item) { VersionId = place.VersionId, Size = Size };
            var found = new Found(place.Bucket, "", item);
            if (Allowed([found]).Count > 0) _items.Add(found);
            if (IsAllowed && _items.Count >= BatchSize) StartDeletion();
        }
    }

    private Entry Listed(Place place) =>
        ListedEntry.Of(new PipedRow(InputObject ?? new PSObject()), place.Name) with { Size = Size };

    // A version is that one, whatever else is said. What came from the pipeline was listed a moment ago: asking for it again would be a
    // request for each.
    private bool IsPlain(Place place) => place.VersionId is not null || (!Versions && IsListed && place.Key.Length > 0
        && (IsObject || (!Recurse && (place.Kind == PlaceKind.Key || (Size is not null && !IsMeasure)))));

    private bool IsObject => InputObject is not null && new PipedRow(InputObject).IsObject;

    private bool IsMeasure => InputObject is not null && new PipedRow(InputObject).IsMeasure;

    private async Task GatherAsync(Place place, CancellationToken cancellationToken)
    {
        IAsyncEnumerable<Found> allowed = AllowedAsync(place, cancellationToken);
        if (IsAllowed)
        {
            await foreach (Removed removed in Removal.RunAsync(allowed, cancellationToken).ConfigureAwait(false)) Tell(removed);
        }
        else await foreach (Found found in allowed.ConfigureAwait(false)) _items.Add(found);
    }

    private async Task GatherUploadsAsync(Place place, CancellationToken cancellationToken)
    {
        await foreach (OpenUpload upload in new OpenUploads(Client).FindAsync(place, OlderThan, cancellationToken).ConfigureAwait(false))
        {
            var entry = new Entry(upload.Key, EntryKind.Item) { LastModified = upload.Initiated };
            if (Shard?.Takes(upload.Key) == false || !Filter.Takes(entry)) continue;
            if (await CallAsync(() => ShouldProcess(upload.ToString(), "Give up upload")).ConfigureAwait(false)) _uploads.Add(upload);
        }
    }

    /// <summary>What a place names and the user lets go.</summary>
    private async IAsyncEnumerable<Found> AllowedAsync(Place place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What is a folder shows in what is in it.
        var finder = new Finder(Client)
        {
            Recurse = Recurse || place.Kind != PlaceKind.Pattern, Versions = Versions, Filter = Filter, MustBeFresh = true,
            Notice = Recurse ? text => Post(() => WriteWarning(text)) : null,
        };
        bool isThere = false;
        var some = new List<Found>();
        await foreach (Found found in finder.FindAsync(place, cancellationToken).ConfigureAwait(false))
        {
            isThere = true;
            if (found.Entry is { Kind: EntryKind.Unknown, Error: { } error }) Post(() => FailOne(error, place.Retyped));
            else if (Recurse || !IsFolder(place, found)) some.Add(found);
            else
            {
                Found folder = place.Kind == PlaceKind.Pattern ? found
                    : new Found(place.Bucket, "", new Entry(place.Key, EntryKind.Folder));
                Post(() => FailOne(new FullFolderException(folder.Address.ToString()), new S3Item(folder)));
                if (place.Kind != PlaceKind.Pattern) yield break;
            }
            if (some.Count < AskTogether) continue;
            foreach (Found one in await CallAsync(() => Allowed(some)).ConfigureAwait(false)) yield return one;
            some.Clear();
        }
        foreach (Found one in await CallAsync(() => Allowed(some)).ConfigureAwait(false)) yield return one;
        // Who cleans up where nothing is any more is done, and who mistyped is told.
        bool isExpected = place is { Kind: PlaceKind.Folder, Key.Length: > 0, NamesBelow: null } && Filter.TakesAll && Shard is null;
        if (!isThere && isExpected) Post(() => WriteWarning($"Nothing is below '{place.Text}'."));
    }

    private static bool IsFolder(Place place, Found found) => place.Kind switch
    {
        PlaceKind.Folder => found.Entry.Path.Length > 0,
        PlaceKind.Key => found.Folder == place.Key + "/",
        _ => found.Entry is { Kind: EntryKind.Folder, Size: null },
    };

    private List<Found> Allowed(List<Found> items) => items.FindAll(item =>
        ShouldProcess(item.Address.ToString(), item.Entry.VersionId is null ? "Delete object" : "Delete version"));

    private bool Ask()
    {
        string uploads = _uploads.Count == 0 ? "" : _uploads.Count == 1 ? "1 upload" : $"{_uploads.Count} uploads";
        string items = _items.Count == 0 ? "" : ItemQuestion.Amount(_items.Count, _items.Bytes, _items.IsAtLeast);
        string where = string.Join(", ", _items.Places.Union(_uploads.Places));
        string deed = _items.HasVersions ? "Delete for good" : "Delete";
        return new ItemQuestion(this).Allows($"{deed} {items}{uploads} of {where}?", "Delete items", where);
    }

    private void StartDeletion()
    {
        foreach (List<Found> batch in _items.Batches(BatchSize))
        {
            Start(batch[0].Bucket, BatchesAtOnce, async token =>
            {
                foreach (Removed removed in await Removal.RunAsync(batch, token).ConfigureAwait(false)) Tell(removed);
            }, isShort: false);
        }
        _items.Clear();
    }

    private void Tell(Removed removed)
    {
        if (removed.Error is { } error) Post(() => FailOne(error, new S3Item(removed.Item)));
        else if (PassThru) Emit(new S3Item(removed.Item));
    }
}
