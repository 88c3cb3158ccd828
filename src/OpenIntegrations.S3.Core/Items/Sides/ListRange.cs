using System.Collections.Generic;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>A part of a long list that is read by itself: what lies behind one path, up to another one and with it.</summary>
/// <param name="last">The path behind which it begins, or the last one that was read of it.</param>
/// <param name="end">The last path that may be in it; null where it goes to the end of the list.</param>
internal sealed class ListRange(string last, string? end)
{
    /// <summary>The pages that wait for their turn.</summary>
    public Queue<PageShelf.Shelved> Pages { get; } = new();

    public string Last { get; private set; } = last;

    public string? End { get; set; } = end;

    /// <summary>Whether a page was read since the range was cut in two.</summary>
    public bool IsLong { get; set; }

    /// <summary>Whether nothing more will come.</summary>
    public bool IsRead { get; set; }

    /// <summary>Whether its list had nothing behind it.</summary>
    public bool IsListEnd { get; private set; }

    /// <summary>What its list named first behind the end of the range.</summary>
    public string? Beyond { get; private set; }

    /// <summary>Takes of a page what belongs to the range.</summary>
    /// <param name="page">The page; null behind the last one.</param>
    /// <returns>What belongs to it. <see cref="IsRead"/> tells whether that is all.</returns>
    public List<Entry> Take(List<Entry>? page)
    {
        if (page is null)
        {
            IsListEnd = IsRead = true;
            return [];
        }
        int count = 0;
        while (count < page.Count && (page[count].Kind == EntryKind.Unknown || !IsBeyond(page[count].Path))) count++;
        IsRead = IsLong = true;
        if (count < page.Count) Beyond = page[count].Path;
        else IsRead = ListedPages.IsCut(page);
        List<Entry> mine = count < page.Count ? page.GetRange(0, count) : page;
        if (mine.FindLast(e => e.Kind != EntryKind.Unknown) is { } last) Last = last.Path;
        return mine;
    }

    private bool IsBeyond(string path) => End is not null && Utf8Order.Comparer.Compare(path, End) > 0;
}
