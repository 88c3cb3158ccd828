using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Client.Lists;

/// <summary>Whether a list comes forward: a store may have a new token for every page, and no new name.</summary>
internal sealed class ListProgress
{
    // For each page a store looks at a thousand names or more: Ceph passes over parts and other hidden entries, lists of current objects
    // over markers of deletion. A million in a row is more than any of them has been seen to pass over.
    public const int MostEmptyPages = 1000;

    private string? _first;
    private string? _last;
    private int _barren;

    /// <summary>What is wrong with a list when this page has come; null when it may go on.</summary>
    /// <param name="page">The page.</param>
    /// <param name="goesOn">Whether there is another one behind it.</param>
    public string? FaultOf(S3Answer page, bool goesOn)
    {
        var lists = Lists(page.Response).ToList();
        string names = string.Concat(lists.Select(l => $"{l.Key}\n{l.Value.Count}\n{EndsOf(l.Value)}\n"));
        bool isNew = names.Length > 0 && names != _first && names != _last;
        // One name may stand on both sides of a border between pages.
        if (!isNew && lists.Sum(l => l.Value.Count) > 1) return "the store gives pages again that it gave before, under new tokens";
        _barren = isNew ? 0 : _barren + 1;
        _first ??= isNew ? names : null;
        _last = isNew ? names : _last;
        return _barren < MostEmptyPages || !goesOn ? null
            : $"the store gave {MostEmptyPages:N0} pages in a row without a new name, and says that there is more";
    }

    // They stand in the root, or one step below it as buckets do.
    private static IEnumerable<KeyValuePair<string, List<object?>>> Lists(TreeMap response)
    {
        if (response.FirstOrDefault().Value is not TreeMap root) yield break;
        foreach (var (name, value) in root.SelectMany(m => m.Value is TreeMap inner ? inner : Enumerable.Repeat(m, 1)))
        {
            if (value is List<object?> { Count: > 0 } list) yield return new(name, list);
        }
    }

    private static string EndsOf(List<object?> list) => TextOf(list[0]) + "\n" + TextOf(list[list.Count - 1]);

    private static string TextOf(object? item) => item is TreeMap map
        ? string.Join("\n", map.Where(m => m.Value is not (TreeMap or List<object?>)).Select(m => Scalars.Format(m.Value ?? "")))
        : Scalars.Format(item ?? "");
}
