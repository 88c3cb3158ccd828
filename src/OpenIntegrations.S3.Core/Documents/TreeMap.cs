using System;
using System.Collections;
using System.Collections.Generic;

namespace OpenIntegrations.S3.Documents;

/// <summary>
/// The inside of a document: named members in their order. A value is text, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>,
/// <see cref="bool"/>, a UTC <see cref="DateTime"/>, null, another map, or a list (<see cref="List{T}"/> of object).
/// </summary>
public sealed class TreeMap : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _members = new();

    public int Count => _members.Count;

    /// <summary>The value of a member, or null when there is none. Setting replaces in place or adds at the end.</summary>
    public object? this[string name]
    {
        get => Find(name) is var at and >= 0 ? _members[at].Value : null;
        set
        {
            int at = Find(name);
            if (at < 0) _members.Add(new(name, value));
            else _members[at] = new(name, value);
        }
    }

    public void Add(string name, object? value) => _members.Add(new(name, value));

    public bool Contains(string name) => Find(name) >= 0;

    public bool Remove(string name)
    {
        int at = Find(name);
        if (at >= 0) _members.RemoveAt(at);
        return at >= 0;
    }

    /// <summary>Follows names into nested maps; null when one of them is missing.</summary>
    public object? Get(params string[] path)
    {
        object? value = this;
        foreach (string name in path) value = (value as TreeMap)?[name];
        return value;
    }

    public string? GetText(params string[] path) => Get(path) as string;

    public TreeMap? GetMap(params string[] path) => Get(path) as TreeMap;

    /// <summary>The maps in a list, or the one map that stands in its place.</summary>
    public IEnumerable<TreeMap> GetMaps(params string[] path)
    {
        object? value = Get(path);
        foreach (object? item in value as IEnumerable<object?> ?? [value])
        {
            if (item is TreeMap map) yield return map;
        }
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string name)
    {
        for (int i = 0; i < _members.Count; i++)
        {
            if (string.Equals(_members[i].Key, name, StringComparison.Ordinal)) return i;
        }
        return -1;
    }
}
