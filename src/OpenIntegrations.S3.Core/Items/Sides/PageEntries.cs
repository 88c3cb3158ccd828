using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>The entries of a page of a list, in their order, with paths below a folder.</summary>
/// <param name="folder">The key of the folder: empty, or ending in <c>/</c>.</param>
/// <param name="asked">What keys were asked for by their beginning.</param>
internal sealed class PageEntries(string folder, string asked)
{
    /// <exception cref="InvalidDataException">The page names what was not asked for.</exception>
    public List<Entry> Of(S3Answer page)
    {
        if (page.Response.FirstOrDefault().Value is not TreeMap list) return [];
        List<Entry> entries =
        [
            .. list.GetMaps("Contents").Select(o => Item(o)),
            .. list.GetMaps("Version").Select(v => Item(v)),
            .. list.GetMaps("DeleteMarker").Select(m => Item(m) with { Kind = EntryKind.DeleteMarker, Size = null, ETag = null }),
            .. list.GetMaps("CommonPrefixes").Select(p => new Entry(PathOf(p.GetText("Prefix")), EntryKind.Folder)),
        ];
        return IsRising(entries) ? entries
            : [.. entries.OrderBy(e => e.Path, Utf8Order.Comparer).ThenByDescending(e => e.IsLatest).ThenByDescending(e => e.LastModified)];
    }

    private static bool IsRising(List<Entry> entries)
    {
        for (int i = 1; i < entries.Count; i++)
        {
            if (Utf8Order.Comparer.Compare(entries[i - 1].Path, entries[i].Path) >= 0) return false;
        }
        return true;
    }

    private Entry Item(TreeMap facts)
    {
        string path = PathOf(facts.GetText("Key"));
        // Less than nothing is no size.
        long? size = facts["Size"] switch
        {
            long bytes when bytes >= 0 => bytes,
            string text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) => bytes,
            _ => null,
        };
        bool isFolder = size == 0 && (path.Length == 0 || path.EndsWith('/'));
        return new Entry(path, isFolder ? EntryKind.Folder : EntryKind.Item)
        {
            Size = size,
            LastModified = facts["LastModified"] as DateTime?,
            ETag = facts.GetText("ETag"),
            StorageClass = facts.GetText("StorageClass"),
            VersionId = facts.GetText("VersionId"),
            IsLatest = facts["IsLatest"] is not false,
        };
    }

    // A store that forgets what it was asked for would have the whole bucket taken for the folder.
    private string PathOf(string? key) => key is not null && key.StartsWith(asked, StringComparison.Ordinal)
        ? key.Substring(folder.Length)
        : throw new InvalidDataException(
            $"The store was asked for what begins with '{asked}' and names '{key}'. Its list is not believed.");
}
