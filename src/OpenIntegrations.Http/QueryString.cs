using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace OpenIntegrations.Http;

/// <summary>
/// The part of a URL behind <c>?</c>. Names and values are kept in their encoded form, so that what is signed is what is sent.
/// A pair without a value (<c>?tagging</c>) is sent without <c>=</c>.
/// </summary>
public sealed class QueryString
{
    private readonly List<KeyValuePair<string, string?>> _pairs = new();

    public int Count => _pairs.Count;

    /// <summary>Adds a pair in plain text; it is encoded here.</summary>
    public void Add(string name, string? value) =>
        _pairs.Add(new(PercentEncoding.Encode(name), value is null ? null : PercentEncoding.Encode(value)));

    /// <summary>Adds a pair that is encoded already, or that shall be sent as it is.</summary>
    public void AddEncoded(string name, string? value) => _pairs.Add(new(name, value));

    /// <summary>Removes every pair of that (plain) name.</summary>
    public void Remove(string name) => _pairs.RemoveAll(p => PercentEncoding.Decode(p.Key) == name);

    /// <summary>The plain value of the first pair of that name; an empty text when it has none; null when there is no such pair.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var pair in _pairs)
            {
                if (PercentEncoding.Decode(pair.Key) == name) return PercentEncoding.Decode(pair.Value ?? "");
            }
            return null;
        }
    }

    /// <summary>The pairs as they are sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Encoded => _pairs;

    /// <summary>The pairs in plain text, in order.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Decoded =>
        _pairs.Select(p =>
            new KeyValuePair<string, string?>(PercentEncoding.Decode(p.Key), p.Value is null ? null : PercentEncoding.Decode(p.Value)));

    /// <summary>Reads a query as it stands in a URL, without its <c>?</c>. The escapes are kept as they are.</summary>
    public static QueryString Parse(string query)
    {
        var parsed = new QueryString();
        foreach (string pair in query.Split('&').Where(p => p.Length > 0))
        {
            int at = pair.IndexOf('=');
            parsed._pairs.Add(at < 0 ? new(pair, null) : new(pair.Substring(0, at), pair.Substring(at + 1)));
        }
        return parsed;
    }

    /// <summary>The form SigV4 signs: each side encoded anew, sorted by encoded name and value, <c>=</c> always there.</summary>
    public string Canonical()
    {
        if (_pairs.Count == 0) return "";
        var pairs = new List<KeyValuePair<string, string?>>(_pairs.Count);
        foreach (var (name, value) in _pairs) pairs.Add(new(PercentEncoding.Normalize(name), PercentEncoding.Normalize(value ?? "")));
        pairs.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key) is var order and not 0 ? order
            : string.CompareOrdinal(a.Value, b.Value));
        return Join(pairs);
    }

    public QueryString Clone()
    {
        var copy = new QueryString();
        copy._pairs.AddRange(_pairs);
        return copy;
    }

    public override string ToString() => Join(_pairs);

    /// <summary>Adds the pairs as they are sent.</summary>
    internal StringBuilder AppendTo(StringBuilder text) => Join(_pairs, text);

    private static string Join(List<KeyValuePair<string, string?>> pairs) => Join(pairs, new StringBuilder()).ToString();

    private static StringBuilder Join(List<KeyValuePair<string, string?>> pairs, StringBuilder text)
    {
        for (int i = 0; i < pairs.Count; i++)
        {
            if (i > 0) text.Append('&');
            text.Append(pairs[i].Key);
            if (pairs[i].Value is { } value) text.Append('=').Append(value);
        }
        return text;
    }
}
