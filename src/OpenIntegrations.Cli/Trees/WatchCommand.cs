using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;

namespace OpenIntegrations.Cli.Trees;

/// <summary><c>oint watch</c>: what changes below an address, found out by looking again, until it is ended.</summary>
internal sealed class WatchCommand(TreeContext context)
{
    private static readonly TimeSpan s_usualInterval = TimeSpan.FromSeconds(5);
    private int _left = context.Line.Number("count") ?? int.MaxValue;
    private bool _isReached;

    public static async Task<int> RunAsync(TreeContext context)
    {
        try
        {
            return await new WatchCommand(context).RunAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.Token.IsCancellationRequested)
        {
            // That is how it ends.
            return ExitCode.Success;
        }
    }

    private async Task<int> RunAsync()
    {
        TimeSpan interval = context.Line.Span("interval") ?? s_usualInterval;
        var watcher = new Watcher(_ => LookAsync());
        while (true)
        {
            await context.TryAsync(async () => Tell(await watcher.LookAsync(context.Token).ConfigureAwait(false))).ConfigureAwait(false);
            context.Writer.Flush();
            if (_left <= 0) return context.Exit;
            await Task.Delay(interval, context.Token).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<Found> LookAsync()
    {
        Place place = context.Line.ToRemotePlace(context.Line.Operands[0]);
        Filter filter = context.Line.ToFilter();
        var finder = new Finder(context.Stores.Source) { Recurse = true };
        await foreach (Found found in finder.FindAsync(place, context.Token).ConfigureAwait(false))
        {
            if (filter.Takes(found, place)) yield return found;
        }
    }

    private void Tell(IReadOnlyList<ItemChange> changes)
    {
        foreach (ItemChange change in changes)
        {
            if (change.Kind == ChangeKind.Unread) context.Fail(change.Item.Entry.Error!, _isReached);
            else if (_left-- > 0) Tell(change);
        }
        // A store that was there is waited for.
        _isReached = true;
    }

    private void Tell(ItemChange change)
    {
        string word = change.Kind.ToString().ToLowerInvariant();
        if (context.Writer.IsJson)
        {
            var item = new TreeMap { { "event", word } };
            foreach (var (name, value) in FoundLines.Json(change.Item)) item.Add(name, value);
            context.Writer.Json(item);
            return;
        }
        string size = change.Item.Entry.Size?.ToString(CultureInfo.InvariantCulture) ?? "";
        context.Writer.Line($"{word}: {change.Item.Address}{(change.Kind == ChangeKind.Deleted ? "" : $" ({size} bytes)")}");
    }
}
