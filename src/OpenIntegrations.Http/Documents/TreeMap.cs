using System;
using System.Collections;
using System.Collections.Generic;

namespace OpenIntegrations.Http.Documents;

/// <summary>
/// The inside of a document: named members in their order. A value is text, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>,
/// <see cref="bool"/>, a UTC <see cref="DateTime"/>, null, another map, or a list (<see cref="List{T}"/> of object).
/// </summary>
public sealed class TreeMap : IEnumerable<KeyValuePair<string, object?>>
{
    // Most maps are small and searched faster without an index.
    private const int IndexFrom = 24;

    // What most maps of an answer need, so that a page of a thousand of them is put together without copying.
    private const int UsualCount = 8;

    private readonly List<KeyValuePair<string, object?>> _members = new(UsualCount);
    private Dictionary<string, int>? _index;

    public int Count => _members.Count;

    /// <summary>The value of a member, or null when there is none. Setting replaces in place or adds at the end.</summary>
    public object? this[string name]
    {
        get => Find(name) is var at and >= 0 ? _members[at].Value : null;
        set
        {
            int at = Find(name);
            if (at < 0) Add(name, value);
            else _members[at] = new(name, value);
        }
    }

    public void Add(string name, object? value)
    {
        _members.Add(new(name, value));
        if (_index is not null && !_index.ContainsKey(name)) _index.Add(name, _members.Count - 1);
    }

    public bool Contains(string name) => Find(name) >= 0;

    public bool Remove(string name)
    {
        int at = Find(name);
        if (at < 0) return false;
        _members.RemoveAt(at);
        _index = null;
        return true;
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

    public List<KeyValuePair<string, object?>>.Enumerator GetEnumerator() => _members.GetEnumerator();

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string name)
    {
        if (_members.Count >= IndexFrom) return (_index ??= Index()).TryGetValue(name, out int found) ? found : -1;
        for (int i = 0; i < _members.Count; i++)
        {
            if (string.Equals(_members[i].Key, name, StringComparison.Ordinal)) return i;
        }
        return -1;
    }

    private Dictionary<string, int> Index()
    {
        var index = new Dictionary<string, int>(_members.Count, StringComparer.Ordinal);
        for (int i = _members.Count - 1; i >= 0; i--) index[_members[i].Key] = i;
        return index;
    }
}
