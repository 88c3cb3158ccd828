using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>The pages of one list as entries, with all that is watched of a list: its order, its end, what it names.</summary>
/// <param name="pages">The pages.</param>
/// <param name="reader">Reads a page.</param>
/// <param name="order">The order, beginning where the list begins.</param>
/// <param name="folder">The key of the folder below which the paths are.</param>
internal sealed class ListedPages(IAsyncEnumerator<S3Answer> pages, PageEntries reader, RisingOrder order, string folder) : IAsyncDisposable
{
    /// <summary>Whether a name that comes too late ends the list. Until then it is only remembered.</summary>
    public bool IsOrdered { get; set; }

    /// <summary>Whether all names came in their order so far.</summary>
    public bool IsRising { get; private set; } = true;

    public ValueTask DisposeAsync() => pages.DisposeAsync();

    /// <summary>Whether nothing is known of what comes behind these.</summary>
    public static bool IsCut(List<Entry> entries) =>
        entries.Count > 0 && entries[entries.Count - 1] is { Kind: EntryKind.Unknown, Path.Length: 0 };

    /// <summary>The entries of the next page, which end in an unknown rest where they must; null behind the last.</summary>
    public async Task<List<Entry>?> NextAsync()
    {
        var known = new List<Entry>();
        try
        {
            if (!await pages.MoveNextAsync().ConfigureAwait(false)) return null;
            S3Answer page = pages.Current;
            if (page.Error is not null) throw new S3RequestFailedException(page);
            if (page.Notice is { } notice) known.Add(CutShort(page, notice));
            Take(reader.Of(page), known);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            known.Add(new Entry("", EntryKind.Unknown) { Error = e });
        }
        return known;
    }

    private void Take(List<Entry> entries, List<Entry> known)
    {
        foreach (Entry entry in entries)
        {
            if (!IsOrdered) IsRising = IsRising && order.Goes(entry);
            else if (order.IsRepeatedFolder(entry)) continue;
            else order.Check(entry);
            known.Add(entry);
        }
    }

    // Names of the folder may be missing anywhere.
    private Entry CutShort(S3Answer page, string notice)
    {
        string at = page.Request.Query["prefix"] ?? "";
        string path = at.Length > folder.Length ? at.Substring(folder.Length) : "";
        return new Entry(path, EntryKind.Unknown) { Error = new IOException(notice) };
    }
}
