using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Input.Transformation;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Parameters;
using OpenIntegrations.S3.Pipeline;
using OpenIntegrations.S3.Pipeline.Failures;
using OpenIntegrations.S3.TreeCmdlets;

namespace OpenIntegrations.S3.Commands;

/// <summary>Tells what changes below an address, by looking again and again, until Ctrl+C or for as long as -Duration says.</summary>
/// <remarks>
/// It remembers what was there, so it takes memory for each item. What cannot be listed is no change: it is a warning, and what was there
/// counts until it can be. A store that cannot be reached at the first look ends it.
/// </remarks>
/// <example>
/// <code>Watch-S3Item s3://photos -Include *.csv -Every 1 -Duration 2 | ForEach-Object { Copy-S3Item $_.Path ./incoming/ }</code>
/// <para>Does something with each file that arrives within two seconds; without -Duration, until Ctrl+C.</para>
/// </example>
[Cmdlet(VerbsCommon.Watch, "S3Item", DefaultParameterSetName = ItemSet), OutputType(typeof(S3Change))]
[Takes(typeof(FilterParameters)), Takes(typeof(StorageClassParameters))]
public sealed partial class WatchS3Item : PlaceCmdlet
{
    private static readonly Dictionary<ChangeKind, S3ChangeKind> s_kinds = new()
    {
        [ChangeKind.Created] = S3ChangeKind.Added, [ChangeKind.Changed] = S3ChangeKind.Changed, [ChangeKind.Deleted] = S3ChangeKind.Removed,
    };

    /// <summary>How long it waits before it looks again: seconds, or a span such as 5m.</summary>
    [Parameter, SecondsTransformation]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long it watches: seconds, or a span such as 1h. Without it there is no end but Ctrl+C.</summary>
    [Parameter, SecondsTransformation]
    public TimeSpan? Duration { get; set; }

    private protected override void Process(Place place)
    {
        if (place.Kind is PlaceKind.Local or PlaceKind.Store or PlaceKind.Buckets)
            throw new ArgumentException($"'{place}' names nothing that can be watched. It looks like s3://bucket/folder/.");
        var finder = new Finder(Client) { Recurse = true, Filter = Filter };
        (TimeSpan every, TimeSpan? duration) = (Every, Duration);
        Run(place.Retyped, token => WatchAsync(place, finder, every, duration, token));
    }

    private async Task WatchAsync(Place place, Finder finder, TimeSpan every, TimeSpan? duration, CancellationToken cancellationToken)
    {
        var watcher = new Watcher(token => finder.FindAsync(place, token));
        var time = Stopwatch.StartNew();
        while (true)
        {
            IEnumerable<ItemChange> changes = await LookAsync(watcher, cancellationToken).ConfigureAwait(false);
            foreach (ItemChange change in changes) await TellAsync(change).ConfigureAwait(false);
            if (duration - time.Elapsed is { } left && left < every)
            {
                if (left <= TimeSpan.Zero) return;
                every = left;
            }
            await Task.Delay(every, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IEnumerable<ItemChange>> LookAsync(Watcher watcher, CancellationToken cancellationToken)
    {
        bool isFirst = !watcher.KnowsAll;
        try
        {
            IReadOnlyList<ItemChange> changes = await watcher.LookAsync(cancellationToken).ConfigureAwait(false);
            // A store that was there is waited for.
            Exception? failure = changes.Select(c => c.Item.Entry.Error).OfType<Exception>().FirstOrDefault();
            if (isFirst && failure is not null && Errors.ConcernAll(failure, isReached: false))
                ExceptionDispatchInfo.Capture(failure).Throw();
            return changes;
        }
        catch (S3RequestFailedException e)
        {
            Tell(() => WriteWarning(e.Message));
            return [];
        }
    }

    private Task TellAsync(ItemChange change)
    {
        if (s_kinds.TryGetValue(change.Kind, out S3ChangeKind kind))
            return PostAsync(() => WriteObject(new S3Change(kind, new S3Item(change.Item))));
        Tell(() => WriteWarning(change.Item.Entry.Error!.Message));
        return Task.CompletedTask;
    }
}
