using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Items.Finding;

/// <summary>Finds out what changed in a store by looking again. It remembers a little of each item, and of millions accordingly.</summary>
/// <param name="look">Reads what is there now.</param>
public sealed class Watcher(Func<CancellationToken, IAsyncEnumerable<Found>> look)
{
    private readonly Dictionary<string, (Found Item, int Look)> _known = new(StringComparer.Ordinal);
    // What a look that broke off had found belongs to the next one.
    private List<ItemChange> _changes = [];
    private int _looks;

    /// <summary>Whether all that was there has been seen once. Before, nobody knows what is new.</summary>
    public bool KnowsAll { get; private set; }

    /// <summary>
    /// What changed since the last look; nothing at the first. What could not be read is a change of its own, and then nothing is taken for
    /// deleted because it was not seen, nor for new because it was not seen before. What is not there at all may come.
    /// </summary>
    public async Task<IReadOnlyList<ItemChange>> LookAsync(CancellationToken cancellationToken)
    {
        bool isWhole = true;
        _looks++;
        try
        {
            await foreach (Found found in look(cancellationToken).ConfigureAwait(false))
            {
                if (found.Entry.Kind == EntryKind.Unknown)
                {
                    isWhole = false;
                    _changes.Add(new(ChangeKind.Unread, found));
                }
                else if (Note(found) is { } kind) _changes.Add(new(kind, found));
            }
        }
        catch (FileNotFoundException)
        {
            // Nothing is there now.
        }
        if (isWhole) Forget();
        KnowsAll |= isWhole;
        List<ItemChange> changes = _changes;
        _changes = [];
        return changes;
    }

    private ChangeKind? Note(Found found)
    {
        string address = found.Address.ToString();
        bool wasThere = _known.TryGetValue(address, out var before);
        _known[address] = (found, _looks);
        if (!wasThere) return KnowsAll ? ChangeKind.Created : null;
        Entry now = found.Entry, then = before.Item.Entry;
        return now.ETag == then.ETag && now.Size == then.Size && now.LastModified == then.LastModified ? null : ChangeKind.Changed;
    }

    private void Forget()
    {
        var gone = new List<string>();
        foreach (var (address, (item, at)) in _known)
        {
            if (at == _looks) continue;
            gone.Add(address);
            _changes.Add(new(ChangeKind.Deleted, item));
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
