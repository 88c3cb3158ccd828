using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>Entries in their order, where they come in another. It takes all of them into memory.</summary>
internal static class Sorted
{
    public static async IAsyncEnumerable<Entry> Of(IAsyncEnumerable<Entry> entries,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = new List<Entry>();
        await foreach (Entry entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false)) all.Add(entry);
        // What is unknown stands before what lies in it; the rest of a broken list may be anywhere.
        IEnumerable<Entry> sorted = all.OrderBy(e => e.Path, Utf8Order.Comparer).ThenByDescending(e => e.Kind == EntryKind.Unknown)
            .ThenByDescending(e => e.IsLatest).ThenByDescending(e => e.LastModified);
        Entry? last = null;
        foreach (Entry entry in sorted)
        {
            // A folder is named by the one that it is in, and by itself.
            if (entry.Kind != EntryKind.Folder || last?.Kind != EntryKind.Folder || last.Path != entry.Path) yield return entry;
            last = entry;
        }
    }
}
