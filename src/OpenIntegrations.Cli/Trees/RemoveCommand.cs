using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Removals;

namespace OpenIntegrations.Cli.Trees;

/// <summary><c>oint rm</c>.</summary>
internal sealed class RemoveCommand(TreeContext context)
{
    private const string Verb = "delete";
    private readonly bool _recurses = context.Line.Has("recursive");
    private readonly bool _isForced = context.Line.Has("force");
    private readonly Removal _removal = new(context.Stores.Source, new HeaderList());
    private long _deleted;
    private long _failed;

    public static Task<int> RunAsync(TreeContext context) => new RemoveCommand(context).RunAsync();

    private async Task<int> RunAsync()
    {
        IReadOnlyList<string> operands = context.Line.Operands;
        foreach (string operand in operands) Demand(operand);
        if (context.Line.Has("dry-run")) await EachAsync(operands, Plan).ConfigureAwait(false);
        else if (_isForced)
        {
            foreach (string operand in operands) await context.TryAsync(() => DeleteAsync(FoundAsync(operand))).ConfigureAwait(false);
        }
        else await AskAndDeleteAsync(operands).ConfigureAwait(false);
        bool isIdle = context.Line.Has("dry-run") || (context.HasFailed && _deleted + _failed == 0);
        if (!isIdle) context.Writer.Note($"{_deleted} deleted" + (_failed > 0 ? $", {_failed} failed" : ""));
        return context.Exit;
    }

    private async Task AskAndDeleteAsync(IReadOnlyList<string> operands)
    {
        using var items = new RemovalList();
        await EachAsync(operands, items.Add).ConfigureAwait(false);
        if (items.Count == 0) return;
        string where = string.Join(", ", items.Places);
        if (await new Question(context).AllowsAsync(items.Count, items.Bytes, where).ConfigureAwait(false))
            await DeleteAsync(items.AllAsync()).ConfigureAwait(false);
        else context.Fail("Nothing was deleted.");
    }

    private async Task EachAsync(IReadOnlyList<string> operands, Action<Found> act)
    {
        foreach (string operand in operands)
        {
            await context.TryAsync(async () =>
            {
                await foreach (Found found in FoundAsync(operand).ConfigureAwait(false)) act(found);
            }).ConfigureAwait(false);
        }
    }

    /// <summary>What goes by an operand. What is not there need not go.</summary>
    private async IAsyncEnumerable<Found> FoundAsync(string operand)
    {
        Place place = context.Line.ToRemotePlace(operand);
        if (place.VersionId is not null && context.Line.ToFilter().TakesAll)
        {
            var version = new Found(place.Bucket, "", new Entry(place.Key, EntryKind.Item) { VersionId = place.VersionId });
            if (context.Line.ToFilter().Shard?.Takes(place.Key) != false) yield return version;
            yield break;
        }
        var finding = new Finding(context, _recurses || place.Kind != PlaceKind.Pattern) { MustBeFresh = true };
        var markers = new List<Found>();
        IAsyncEnumerator<Found> all = finding.OfAsync(operand).GetAsyncEnumerator(context.Token);
        await using (all.ConfigureAwait(false))
        {
            while (await NextAsync(all).ConfigureAwait(false) is { } found)
            {
                if (_recurses || !IsOfFolder(place, found))
                {
                    // The marker of a folder goes alone only where nothing is in it.
                    if (found.Entry.Path.Length == 0 && !_recurses) markers.Add(found);
                    else if (found.Entry is not { Kind: EntryKind.Folder, Size: null }) yield return found;
                }
                else if (place.Kind != PlaceKind.Pattern) throw new ArgumentException(IsFolder(operand));
                else context.Fail($"oint {context.Name}: {IsFolder(found.Address.ToString())}");
            }
        }
        foreach (Found marker in markers) yield return marker;
    }

    private static string IsFolder(string text) => $"'{text}' is a folder. -r takes what is in it.";

    private async Task<Found?> NextAsync(IAsyncEnumerator<Found> all)
    {
        try
        {
            return await all.MoveNextAsync().ConfigureAwait(false) ? all.Current : null;
        }
        catch (FileNotFoundException) when (_isForced)
        {
            return null;
        }
    }

    private async Task DeleteAsync(IAsyncEnumerable<Found> items)
    {
        await foreach (Removed removed in _removal.RunAsync(items, context.Token).ConfigureAwait(false))
        {
            string address = removed.Item.Address.ToString();
            string? error = removed.Error is { } failure ? Advice.On(failure) : null;
            if (error is null) _deleted++;
            else _failed++;
            if (error is not null) context.Count();
            if (context.Writer.IsJson)
                context.Writer.Json(ItemLines.Json(Verb, error is null ? "done" : "failed", address, null, removed.Item.Entry.Size, error));
            else if (error is not null) context.Writer.Error($"{Verb} failed: {address}: {error}");
            else context.Writer.Line($"{Verb}: {address}");
        }
    }

    private void Plan(Found found)
    {
        string address = found.Address.ToString();
        if (context.Writer.IsJson) context.Writer.Json(ItemLines.Json(Verb, "planned", address, null, found.Entry.Size, null));
        else context.Writer.Line($"(dryrun) {Verb}: {address}");
    }

    private void Demand(string operand)
    {
        if (context.Line.ToRemotePlace(operand).IsOfBuckets)
            throw new UsageException($"'{operand}' names nothing that can be deleted. It looks like s3://bucket/key.");
    }

    private static bool IsOfFolder(Place place, Found found) => place.Kind switch
    {
        PlaceKind.Folder => found.Entry.Path.Length > 0,
        PlaceKind.Key => found.Folder == place.Key + "/",
        _ => found.Entry is { Kind: EntryKind.Folder, Size: null },
    };
}
