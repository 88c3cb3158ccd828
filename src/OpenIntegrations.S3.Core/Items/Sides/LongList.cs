using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>
/// A list that is read page by page, and from several places at the same time once it proves long and the store has shown, in a part that
/// is known already, that a list begins exactly where it is told to.
/// </summary>
/// <param name="open">The list of what lies behind a path, or of all.</param>
/// <param name="width">How many lists may be read at the same time.</param>
/// <param name="fixedLength">How many characters all paths have in common, because only those were asked for.</param>
/// <param name="stop">Ends all that <paramref name="open"/> gives.</param>
internal sealed class LongList(Func<string?, ListedPages> open, Func<int> width, int fixedLength, CancellationTokenSource stop)
{
    // Lists of fewer pages cost no request more than they have pages.
    private const int PlainPages = 4;

    /// <summary>Whether the store may be asked to begin anywhere.</summary>
    public bool MaySplit { get; init; }

    public async IAsyncEnumerable<Entry> EntriesAsync()
    {
        ListedPages? whole = open(null);
        string? first = null;
        try
        {
            for (int pages = 1; await whole.NextAsync().ConfigureAwait(false) is { } entries; pages++)
            {
                bool isCut = ListedPages.IsCut(entries);
                first ??= entries.Count > 0 ? entries[0].Path : null;
                bool isSplit = pages == PlainPages && MaySplit && !isCut && whole.IsRising && width() > 1
                    && await BeginsWhereItIsToldAsync(entries).ConfigureAwait(false);
                foreach (Entry entry in entries) yield return entry;
                if (isCut) yield break;
                if (isSplit)
                {
                    whole.IsOrdered = true;
                    ListedPages rest = whole;
                    whole = null;
                    await foreach (Entry entry in InRanges(rest, first!, entries[entries.Count - 1].Path).ConfigureAwait(false))
                        yield return entry;
                    yield break;
                }
            }
        }
        finally
        {
            stop.Cancel();
            if (whole is not null) await whole.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<Entry> InRanges(ListedPages rest, string first, string last)
    {
        var ranges = new RangedList(path => open(path), r => SplitPoint.Between(first, r.Last, r.End, fixedLength), width, stop);
        await using (ranges.ConfigureAwait(false))
        {
            await foreach (Entry entry in ranges.EntriesAsync(rest, last).ConfigureAwait(false)) yield return entry;
        }
    }

    /// <summary>
    /// Whether a list that begins in the middle of a page has the rest of it. Nobody has seen that page yet, to delete what it names.
    /// </summary>
    private async Task<bool> BeginsWhereItIsToldAsync(List<Entry> known)
    {
        int at = known.Count < 2 ? -1 : known.FindIndex(known.Count / 2, e => e.Path != known[0].Path);
        while (at > 0 && known[at].Path == known[at - 1].Path) at--;
        if (at <= 0 || Before(known[at].Path, known[at - 1].Path) is not { } place) return false;
        ListedPages pages = open(place);
        await using (pages.ConfigureAwait(false))
        {
            List<Entry> listed = await pages.NextAsync().ConfigureAwait(false) ?? [];
            List<Entry> expected = known.FindAll(e => Utf8Order.Comparer.Compare(e.Path, place) > 0);
            return expected.Count > 0 && listed.Count > 0 && listed.Zip(expected, static (a, b) => a == b).All(isSame => isSame);
        }
    }

    /// <summary>The beginning of a path that comes behind another one.</summary>
    private static string? Before(string path, string behind)
    {
        int length = 0;
        while (length < path.Length && length < behind.Length && path[length] == behind[length]) length++;
        while (++length < path.Length && char.IsLowSurrogate(path[length]));
        return length <= path.Length ? path.Substring(0, length) : null;
    }
}
