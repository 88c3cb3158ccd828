using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Items.Finding;

/// <summary>Finds out what changed in a store by looking again. It remembers a little of each item, and of millions accordingly.</summary>
/// <param name="look">Reads what is there now.</param>
public sealed class Watcher(Func<CancellationToken, IAsyncEnumerable<Found>> look)
{
    private Dictionary<string, (Found Item, int Look)>? _known;
    private int _looks;

    /// <summary>
    /// What changed since the last look; nothing at the first. What could not be read is a change of its own, and then nothing is taken for
    /// deleted because it was not seen.
    /// </summary>
    public async Task<IReadOnlyList<ItemChange>> LookAsync(CancellationToken cancellationToken)
    {
        var changes = new List<ItemChange>();
        bool isFirst = _known is null, isWhole = true;
        _known ??= new(StringComparer.Ordinal);
        _looks++;
        await foreach (Found found in look(cancellationToken).ConfigureAwait(false))
        {
            if (found.Entry.Kind == EntryKind.Unknown)
            {
                isWhole = false;
                changes.Add(new(ChangeKind.Unread, found));
            }
            else if (Note(found) is { } kind && !isFirst) changes.Add(new(kind, found));
        }
        if (isWhole) Forget(changes);
        return changes;
    }

    private ChangeKind? Note(Found found)
    {
        string address = found.Address.ToString();
        bool wasThere = _known!.TryGetValue(address, out var before);
        _known[address] = (found, _looks);
        if (!wasThere) return ChangeKind.Created;
        Entry now = found.Entry, then = before.Item.Entry;
        return now.ETag == then.ETag && now.Size == then.Size && now.LastModified == then.LastModified ? null : ChangeKind.Changed;
    }

    private void Forget(List<ItemChange> changes)
    {
        var gone = new List<string>();
        foreach (var (address, (item, at)) in _known!)
        {
            if (at == _looks) continue;
            gone.Add(address);
            changes.Add(new(ChangeKind.Deleted, item));
        }
        foreach (string address in gone) _known.Remove(address);
    }
}

/// <summary>What happened to an item.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Item">The item: as it is, or as it was before it was deleted.</param>
public sealed record ItemChange(ChangeKind Kind, Found Item);

/// <summary>What can happen to an item.</summary>
public enum ChangeKind
{
    Created,
    Changed,
    Deleted,

    /// <summary>Nobody knows: it could not be read.</summary>
    Unread,
}
