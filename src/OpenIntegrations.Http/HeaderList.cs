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
            int at = _fields.FindIndex(f => Is(f, name));
            _fields.RemoveAll(f => Is(f, name));
            if (value is not null) _fields.Insert(at < 0 ? _fields.Count : at, new(name, value));
        }
    }

    /// <summary>Adds a field and keeps those of the same name.</summary>
    public void Add(string name, string value) => _fields.Add(new(name, value));

    public bool Contains(string name) => _fields.Exists(f => Is(f, name));

    /// <summary>Each name once, in order.</summary>
    public IEnumerable<string> Names => _fields.Select(f => f.Key).Distinct(StringComparer.OrdinalIgnoreCase);

    public HeaderList Clone()
    {
        var copy = new HeaderList();
        copy._fields.AddRange(_fields);
        return copy;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool Is(KeyValuePair<string, string> field, string name) => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase);
}
