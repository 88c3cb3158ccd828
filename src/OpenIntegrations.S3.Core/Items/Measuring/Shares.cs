using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.Items.Measuring;

/// <summary>Counts items and their bytes, by what they have in common. It takes memory for the parts and not for the items.</summary>
/// <param name="by">What they are told apart by.</param>
/// <param name="now">The present, in UTC, by which ages are told.</param>
/// <param name="levels">How many levels of folders are told apart.</param>
public sealed class Shares(MeasureBy by, DateTime now, int levels = 1)
{
    private const string UsualClass = "STANDARD";

    // The bounds of the ages, the youngest first.
    private static readonly (string Name, int Days)[] s_ages =
        [("less than a day", 1), ("less than a week", 7), ("less than a month", 30), ("less than a year", 365)];

    private readonly Dictionary<string, Share> _shares = new(StringComparer.Ordinal);

    /// <summary>All that was counted.</summary>
    public Share Total { get; } = new("");

    /// <summary>The parts, the largest first; of what is not told apart, the total.</summary>
    public IReadOnlyList<Share> BySize => by == MeasureBy.Total ? [Total]
        : [.. _shares.Values.OrderByDescending(s => s.Bytes).ThenByDescending(s => s.Count).ThenBy(s => s.Name, StringComparer.Ordinal)];

    /// <summary>
    /// Counts an item. What has no bytes (a folder that shows in keys only, a marker of a deletion) counts nothing; an object of which the
    /// store tells no size that can be one counts without bytes.
    /// </summary>
    public void Add(Entry entry)
    {
        if (entry.Size is null && entry.Kind != EntryKind.Item) return;
        Total.Add(entry);
        if (by == MeasureBy.Total) return;
        string name = NameOf(entry);
        if (!_shares.TryGetValue(name, out Share? share)) _shares.Add(name, share = new Share(name));
        share.Add(entry);
    }

    private string NameOf(Entry entry) => by switch
    {
        MeasureBy.Folder => FolderOf(entry.Path),
        MeasureBy.StorageClass => string.IsNullOrEmpty(entry.StorageClass) ? UsualClass : entry.StorageClass!,
        MeasureBy.Extension => ExtensionOf(entry.Path),
        MeasureBy.Age => AgeOf(entry.LastModified),
        _ => "",
    };

    /// <summary>The folder that an item is in, so many levels deep; empty for the first level's own.</summary>
    private string FolderOf(string path)
    {
        int end = 0;
        for (int i = 0; i < levels && path.IndexOf('/', end) is >= 0 and int slash; i++) end = slash + 1;
        return path.Substring(0, end);
    }

    private static string ExtensionOf(string path)
    {
        int dot = path.LastIndexOf('.');
        // A name that begins with a dot has no extension by that.
        return dot > path.LastIndexOf('/') + 1 ? path.Substring(dot).ToLowerInvariant() : "";
    }

    private string AgeOf(DateTime? time)
    {
        if (time is not { } changed) return "not known";
        double days = (now - changed).TotalDays;
        return Array.Find(s_ages, a => days < a.Days).Name ?? "a year or more";
    }
}
