using System;
using System.Collections.Generic;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Listing;

/// <summary>A piece of a listing.</summary>
internal sealed class Page<T>
{
    public List<T> Items { get; } = new();

    public List<string> CommonPrefixes { get; } = new();

    /// <summary>Whether there is more behind it.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>The last thing on the page if that was a rolled-up prefix.</summary>
    public string? EndsWithPrefix { get; private set; }

    /// <param name="keys">All there is, by key.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="start">Where the page begins; null at the beginning.</param>
    /// <param name="itemsOf">What a key has to show: nothing, one item or several.</param>
    public static Page<T> Of<TValue>(SortedKeys<TValue> keys, ListQuery query, Bound? start, Func<string, TValue, IEnumerable<T>> itemsOf)
    {
        var page = new Page<T>();
        if (query.Limit == 0) return page;
        var cursor = keys.From(start is { } bound && !bound.IsBefore(query.Prefix) ? bound : Bound.At(query.Prefix)).GetEnumerator();
        while (!page.IsTruncated && cursor.MoveNext() && cursor.Current.Key.StartsWith(query.Prefix, StringComparison.Ordinal))
        {
            var (key, value) = cursor.Current;
            if (page.Add(itemsOf(key, value), query.CommonPrefix(key), query.Limit) is { } rolledUp)
                cursor = keys.From(Bound.Past(rolledUp)).GetEnumerator();
        }
        return page;
    }

    /// <returns>The prefix that the key was rolled up to.</returns>
    private string? Add(IEnumerable<T> items, string? commonPrefix, int limit)
    {
        foreach (T item in items)
        {
            if (Items.Count + CommonPrefixes.Count == limit)
            {
                IsTruncated = true;
                return null;
            }
            if (commonPrefix is not null)
            {
                CommonPrefixes.Add(commonPrefix);
                return EndsWithPrefix = commonPrefix;
            }
            Items.Add(item);
            EndsWithPrefix = null;
        }
        return null;
    }
}
