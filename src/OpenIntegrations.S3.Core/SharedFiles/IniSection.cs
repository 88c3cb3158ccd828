using System;
using System.Collections.Generic;

namespace OpenIntegrations.S3.SharedFiles;

/// <summary>A section of an INI file: its name, and its values by name in any case.</summary>
internal sealed record IniSection(string Name)
{
    public Dictionary<string, string> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A value that is not empty, or null.</summary>
    public string? this[string key] => Values.TryGetValue(key, out string? value) && value.Length > 0 ? value : null;

    /// <summary>The pairs that stand indented below a key without a value of its own, as <c>s3 =</c> has them.</summary>
    public IniSection Nested(string key)
    {
        var nested = new IniSection(Name + "/" + key);
        if (!Values.TryGetValue(key, out string? text) || !text.StartsWith('\n')) return nested;
        foreach (string line in text.Split('\n'))
        {
            string[] sides = line.Split(['='], 2);
            if (sides.Length == 2) nested.Values[sides[0].Trim()] = sides[1].Trim();
        }
        return nested;
    }

    /// <summary>The names only: values may be secret.</summary>
    public override string ToString() => $"[{Name}] {string.Join(", ", Values.Keys)}";
}
