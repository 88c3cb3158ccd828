using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.SharedFiles;

/// <summary>
/// INI as AWS's tools and their kin write it: <c>#</c> and <c>;</c> begin a comment at the start of a line only, <c>=</c> or <c>:</c> parts
/// key and value. What an indented line is depends on whose file it is.
/// </summary>
internal static class IniFile
{
    /// <exception cref="FormatException">A line is neither section, pair nor comment; the message has its number.</exception>
    public static IReadOnlyList<IniSection> Parse(string text, IniLines lines = IniLines.Continue) => new IniParser(lines).Parse(text);

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
}
