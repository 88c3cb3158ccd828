using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Http;

/// <summary>Header fields in the order in which they were set. Names are compared without case and sent as written.</summary>
public sealed class HeaderList : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _fields = new();

    public int Count => _fields.Count;

    /// <summary>The value of a header, several joined by <c>", "</c>; setting replaces them all, setting null removes.</summary>
    public string? this[string name]
    {
        get
        {
            string? found = null;
            foreach (var field in _fields)
            {
                if (Is(field, name)) found = found is null ? field.Value : found + ", " + field.Value;
            }
            return found;
        }
        set
        {
            int at = IndexOf(name, 0);
            if (value is null)
            {
                for (; at >= 0; at = IndexOf(name, at)) _fields.RemoveAt(at);
                return;
            }
            if (at < 0)
            {
                _fields.Add(new(name, value));
                return;
            }
            _fields[at] = new(name, value);
            for (int more; (more = IndexOf(name, at + 1)) >= 0;) _fields.RemoveAt(more);
        }
    }

    /// <summary>Adds a field and keeps those of the same name.</summary>
    public void Add(string name, string value) => _fields.Add(new(name, value));

    public bool Contains(string name) => IndexOf(name, 0) >= 0;

    /// <summary>Puts what a rule makes of each value in its place.</summary>
    internal void Rewrite(Func<string, string, string> rule)
    {
        for (int i = 0; i < _fields.Count; i++)
        {
            var (name, value) = _fields[i];
            string ruled = rule(name, value);
            if (!ReferenceEquals(ruled, value)) _fields[i] = new(name, ruled);
        }
    }

    /// <summary>Each name once, in order.</summary>
    public IEnumerable<string> Names => _fields.Select(f => f.Key).Distinct(StringComparer.OrdinalIgnoreCase);

    public HeaderList Clone()
    {
        var copy = new HeaderList();
        copy._fields.AddRange(_fields);
        return copy;
    }

    /// <summary>Of the list's own kind, which costs nothing: headers are gone through many times for each request.</summary>
    public List<KeyValuePair<string, string>>.Enumerator GetEnumerator() => _fields.GetEnumerator();

    IEnumerator<KeyValuePair<string, string>> IEnumerable<KeyValuePair<string, string>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(string name, int from)
    {
        for (int i = from; i < _fields.Count; i++)
        {
            if (Is(_fields[i], name)) return i;
        }
        return -1;
    }

    private static bool Is(KeyValuePair<string, string> field, string name) =>
        string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase);
}
