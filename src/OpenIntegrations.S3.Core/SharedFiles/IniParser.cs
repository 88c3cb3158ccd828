using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.SharedFiles;

/// <summary>Reads the lines of an INI file one after the other. No message repeats a line: it may hold a secret.</summary>
internal sealed class IniParser(IniLines lines)
{
    private static readonly string[] s_lineEnds = ["\r\n", "\n", "\r"];
    private readonly List<IniSection> _sections = new();
    private string? _key;
    private int _indent;

    /// <exception cref="FormatException">A line is neither section, pair nor comment.</exception>
    public IReadOnlyList<IniSection> Parse(string text)
    {
        int number = 0;
        foreach (string line in text.Split(s_lineEnds, StringSplitOptions.None))
        {
            number++;
            string content = line.Trim();
            if (content.Length == 0 || content[0] is '#' or ';') continue;
            if (!Take(content, line.Length - line.TrimStart().Length))
                throw new FormatException($"line {number} is neither a section nor a pair of key and value.");
        }
        return _sections;
    }

    private bool Take(string content, int indent)
    {
        if (_key is not null && lines == IniLines.Continue && indent > _indent)
        {
            _sections[_sections.Count - 1].Values[_key] += "\n" + content;
            return true;
        }
        _indent = indent;
        if (content[0] != '[' || content.LastIndexOf(']') is not (> 0 and var end)) return AddPair(content);
        _key = null;
        Open(content.Substring(1, end - 1));
        return true;
    }

    // A section that comes twice goes on.
    private void Open(string name)
    {
        IniSection section = _sections.FirstOrDefault(s => s.Name == name) ?? new IniSection(name);
        _sections.Remove(section);
        _sections.Add(section);
    }

    private bool AddPair(string content)
    {
        int at = content.IndexOfAny(['=', ':']);
        if (at <= 0 || _sections.Count == 0) return false;
        _key = content.Substring(0, at).Trim();
        _sections[_sections.Count - 1].Values[_key] = content.Substring(at + 1).Trim();
        return true;
    }
}
