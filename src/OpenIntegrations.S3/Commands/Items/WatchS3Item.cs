using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
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
        Dictionary<string, Found>? known = null;
        var time = Stopwatch.StartNew();
        while (true)
        {
            Dictionary<string, Found>? now =
                await ListAsync(place, finder, known is null, cancellationToken).ConfigureAwait(false);
            if (now is not null && known is not null)
            {
                foreach (S3Change change in Changes(known, now)) await PostAsync(() => WriteObject(change)).ConfigureAwait(false);
            }
            known = now ?? known;
            if (duration - time.Elapsed is { } left && left < every)
            {
                if (left <= TimeSpan.Zero) return;
                every = left;
            }
            await Task.Delay(every, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What is there; null when not all of it can be told.</summary>
    private async Task<Dictionary<string, Found>?> ListAsync(Place place, Finder finder, bool isFirst, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Found>(StringComparer.Ordinal);
        try
        {
            await foreach (Found one in finder.FindAsync(place, cancellationToken).ConfigureAwait(false))
            {
                if (one.Entry.Error is { } error)
                {
                    // A store that was there is waited for.
                    if (isFirst && Errors.ConcernAll(error, isReached: false)) ExceptionDispatchInfo.Capture(error).Throw();
                    return Doubt(error);
                }
                found[one.Key!] = one;
            }
        }
        catch (FileNotFoundException)
        {
            // Nothing is there yet.
        }
        catch (S3RequestFailedException e)
        {
            return Doubt(e);
        }
        return found;
    }

    private Dictionary<string, Found>? Doubt(Exception failure)
    {
        Tell(() => WriteWarning(failure.Message));
        return null;
    }

    private static IEnumerable<S3Change> Changes(Dictionary<string, Found> before, Dictionary<string, Found> now)
    {
        foreach (Found item in now.Values)
        {
            if (!before.TryGetValue(item.Key!, out Found? old)) yield return new S3Change(S3ChangeKind.Added, new S3Item(item));
            else if (old.Entry with { Error = null } != item.Entry) yield return new S3Change(S3ChangeKind.Changed, new S3Item(item));
        }
        foreach (Found item in before.Values.Where(i => !now.ContainsKey(i.Key!)))
            yield return new S3Change(S3ChangeKind.Removed, new S3Item(item));
    }
}
