using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.SharedFiles;

/// <summary>A section of an INI file: its name, and its values by name in any case.</summary>
public sealed record IniSection(string Name)
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
}

/// <summary>
/// INI as AWS's tools and their kin write it: <c>#</c> and <c>;</c> begin a comment at the start of a line only, <c>=</c> or <c>:</c> parts key and value,
/// an indented line goes on with the value above it.
/// </summary>
public static class IniFile
{
    /// <exception cref="FormatException">A line is neither section, pair nor comment; the message has its number.</exception>
    public static IReadOnlyList<IniSection> Parse(string text)
    {
        var sections = new List<IniSection>();
        string? key = null;
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            string line = raw.TrimEnd();
            string content = line.Trim();
            if (content.Length == 0 || content[0] is '#' or ';') continue;
            bool isIndented = char.IsWhiteSpace(line[0]);
            if (isIndented && key is not null) sections[sections.Count - 1].Values[key] += "\n" + content;
            else if (content[0] == '[' && content.LastIndexOf(']') is var end and > 0) (key, _) = (null, Open(sections, content.Substring(1, end - 1)));
            else key = AddPair(sections, content) ?? throw new FormatException($"line {number} is neither a section nor a pair of key and value.");
        }
        return sections;
    }

    /// <summary>Reads a file; no sections when it is not there.</summary>
    /// <exception cref="FormatException">The file is no INI file; the message names it.</exception>
    public static IReadOnlyList<IniSection> Read(string path)
    {
        if (!File.Exists(path)) return [];
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (FormatException e)
        {
            throw new FormatException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    // A section that comes twice goes on.
    private static IniSection Open(List<IniSection> sections, string name)
    {
        IniSection section = sections.FirstOrDefault(s => s.Name == name) ?? new IniSection(name);
        sections.Remove(section);
        sections.Add(section);
        return section;
    }

    private static string? AddPair(List<IniSection> sections, string content)
    {
        int at = content.IndexOfAny(['=', ':']);
        if (at <= 0 || sections.Count == 0) return null;
        string key = content.Substring(0, at).Trim();
        sections[sections.Count - 1].Values[key] = content.Substring(at + 1).Trim();
        return key;
    }
}
