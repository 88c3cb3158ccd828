using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Input;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Restoring;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Brings back what was deleted or replaced in a bucket that keeps versions.</summary>
/// <remarks>
/// Without more, what was deleted comes back: the marker that hides it goes, also where the marker itself is named. With -VersionId that
/// version is the newest again, and with -AsOf all below an address is as it was at a time; what did not exist then is deleted, which hides
/// it. Nothing is lost by that: a version comes back as a copy, and what is replaced stays as a version. Where the bucket does not keep
/// versions now, this is refused. -WhatIf lists what would happen.
/// </remarks>
/// <example>
/// <code>Restore-S3Item s3://docs/plan.txt</code>
/// <para>Undeletes an object.</para>
/// </example>
/// <example>
/// <code>Restore-S3Item s3://docs/2026/ -Recurse -AsOf 2d -WhatIf</code>
/// <para>Lists what would bring a folder back to what it was two days ago.</para>
/// </example>
/// <example>
/// <code>Get-S3Item s3://docs/plan.txt -Versions | Select-Object -Last 1 | Restore-S3Item</code>
/// <para>Makes the oldest version the newest one.</para>
/// </example>
/// <example>
/// <code>Get-S3Item s3://docs -Recurse -Versions | Where-Object IsDeleteMarker | Restore-S3Item</code>
/// <para>Undeletes all that was deleted of a bucket.</para>
/// </example>
[Cmdlet(VerbsData.Restore, "S3Item", SupportsShouldProcess = true, DefaultParameterSetName = ItemSet), OutputType(typeof(S3Item))]
public sealed class RestoreS3Item : PlaceCmdlet
{
    private readonly RestoreList _steps = new();
    private readonly HashSet<string> _versioned = new(StringComparer.Ordinal);
    private readonly HashSet<(string Bucket, string Key)> _undeleted = [];

    /// <summary>Brings back all that is below a folder, and below the folders that a pattern names.</summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>Brings back what was there at a time: a date, or a span such as 2d for so long ago.</summary>
    [Parameter, MomentTransformation]
    public DateTime? AsOf { get; set; }

    /// <summary>Does not ask before more than one object is deleted that did not exist at the time of -AsOf.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives each item that was brought back.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Drain();
        string where = string.Join(", ", _steps.Places);
        string amount = ItemQuestion.Amount(_steps.Deletions, _steps.Bytes);
        bool isAllowed = _steps.Deletions < 2 || Force
            || new ItemQuestion(this).Allows($"Delete {amount} of {where} that did not exist then?", "Delete items", where);
        foreach (RestoreStep step in _steps.All().Where(s => isAllowed || s.Kind != RestoreKind.Delete))
        {
            var item = new S3Item(step.Key);
            Start(item, Width, token => RestoreAsync(step, token), isShort: true);
        }
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _steps.Dispose();
        base.Dispose(disposing);
    }

    private protected override void Process(Place place)
    {
        if (place.Kind is PlaceKind.Local or PlaceKind.Store or PlaceKind.Buckets)
            throw new ArgumentException($"'{place}' names nothing that can be brought back. It looks like s3://bucket/key.");
        _ = Client;
        if (place.VersionId is null) Run(place.Retyped, token => GatherAsync(place, token));
        else if (IsListed && InputObject is not null && new PipedRow(InputObject).Is(nameof(S3Item.IsDeleteMarker)) == false)
            TakeVersion(place);
        else Run(place.Retyped, token => GatherVersionAsync(place, token));
    }

    // A marker of what was deleted has no content that could come back, but what it hides has.
    private async Task GatherVersionAsync(Place place, CancellationToken cancellationToken)
    {
        var finder = new Finder(Client) { Versions = true };
        await foreach (Found found in finder.FindAsync(place, cancellationToken).ConfigureAwait(false))
        {
            if (found.Entry.Kind == EntryKind.Unknown) Post(() => FailOne(found.Entry.Error!, place.Text));
            else if (found.Entry.Kind != EntryKind.DeleteMarker)
                await PostAsync(() => TakeVersion(place)).ConfigureAwait(false);
            else if (IsFirst(found))
                await GatherAsync(Place.Of(new S3Address(place.Bucket, place.Key)), cancellationToken).ConfigureAwait(false);
        }
    }

    // All markers above a version go in one step.
    private bool IsFirst(Found marker)
    {
        lock (_undeleted) return _undeleted.Add((marker.Bucket, marker.Key!));
    }

    private void TakeVersion(Place place)
    {
        var version = new Entry(place.Key, EntryKind.Item) { VersionId = place.VersionId };
        var step = new RestoreStep(new Found(place.Bucket, "", version), RestoreKind.CopyVersion, version, []);
        if (ShouldProcess(place.Text, "Restore version")) _steps.Add(step);
    }

    private async Task GatherAsync(Place place, CancellationToken cancellationToken)
    {
        bool isRecursive = Recurse || place.Kind != PlaceKind.Pattern;
        (var finder, var plan) = (new Finder(Client) { Recurse = isRecursive, Versions = true }, new RestorePlan(Client));
        IAsyncEnumerable<Found> versions = finder.FindAsync(place, cancellationToken);
        bool hasSaid = false;
        void Unknown(Found unknown)
        {
            hasSaid = true;
            Post(() => FailOne(unknown.Entry.Error!, place.Text));
        }
        IAsyncEnumerable<RestoreStep> steps = RestorePlan.StepsAsync(versions, AsOf, Unknown, cancellationToken);
        await foreach (RestoreStep step in steps.ConfigureAwait(false))
        {
            if (!Recurse && (place.Kind == PlaceKind.Folder || step.Key.Folder == place.Key + "/"))
                throw new FullFolderException(place.Text);
            if (step.Key.Entry is { Kind: EntryKind.Folder, Size: null }) continue;
            if (await plan.IsDoneAsync(step, cancellationToken).ConfigureAwait(false))
            {
                hasSaid = true;
                continue;
            }
            string action = step.Kind == RestoreKind.Delete ? "Delete object" : $"Restore version {step.Version!.VersionId}";
            hasSaid = true;
            if (step.Kind != RestoreKind.RemoveMarkers)
                await DemandVersionsAsync(plan, place.Bucket, cancellationToken).ConfigureAwait(false);
            if (await CallAsync(() => ShouldProcess(step.KeyAddress.ToString(), action)).ConfigureAwait(false)) _steps.Add(step);
        }
        // A bucket that never kept versions has nothing to bring back, which is no reason to say nothing.
        if (!hasSaid) await DemandVersionsAsync(plan, place.Bucket, cancellationToken).ConfigureAwait(false);
    }

    private async Task RestoreAsync(RestoreStep step, CancellationToken cancellationToken)
    {
        var plan = new RestorePlan(Client);
        if (step.Kind != RestoreKind.RemoveMarkers)
            await DemandVersionsAsync(plan, step.Key.Bucket, cancellationToken).ConfigureAwait(false);
        await plan.RunAsync(step, cancellationToken).ConfigureAwait(false);
        Entry now = (step.Version ?? step.Key.Entry) with { VersionId = null };
        if (PassThru) Emit(new S3Item(step.Key with { Entry = now }));
    }

    private async Task DemandVersionsAsync(RestorePlan plan, string bucket, CancellationToken cancellationToken)
    {
        lock (_versioned)
        {
            if (_versioned.Contains(bucket)) return;
        }
        await plan.DemandVersionsAsync(bucket, cancellationToken).ConfigureAwait(false);
        lock (_versioned) _versioned.Add(bucket);
    }
}
