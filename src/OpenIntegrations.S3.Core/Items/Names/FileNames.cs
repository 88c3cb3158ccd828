using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Names;

/// <summary>
/// The rule by which the paths of a tree are names of files, and the other way round. As they are, a path that would leave its folder, or
/// that the file system cannot have, is refused. Escaped, each path has one name and each name one path: what a name cannot have on any
/// system is written as percent and two digits, and an element without a name as <c>%_</c>.
/// </summary>
public sealed class FileNames
{
    private const int MaxName = 255;
    private const string Nameless = "%_";
    private static readonly Regex s_code = new("%(?<digits>[0-9A-Fa-f]{2})", RegexOptions.CultureInvariant);
    private static readonly UTF8Encoding s_exact = new(false, throwOnInvalidBytes: true);
    private readonly bool _escapes;
    private readonly bool _forWindows;

    internal FileNames(bool escapes, bool forWindows) => (_escapes, _forWindows) = (escapes, forWindows);

    /// <summary>Names are paths.</summary>
    public static FileNames AsTheyAre { get; } = new(false, Path.DirectorySeparatorChar == '\\');

    /// <summary>Names are escaped paths, the same on every system.</summary>
    public static FileNames Escaped { get; } = new(true, Path.DirectorySeparatorChar == '\\');

    /// <summary>The name of the file for a path, below the folder of the tree.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public string ToFile(string path)
    {
        IEnumerable<string> elements = path.Split('/').Select(e => _escapes ? Escape(e) : e);
        var names = elements.ToList();
        foreach (string name in names)
        {
            if (Fault(name) is { } fault) throw new ArgumentException($"'{path}' can be no file below the folder: {fault}");
        }
        return string.Join(_forWindows ? "\\" : "/", names);
    }

    /// <summary>The element of a path that a name stands for; null for a name that no path has.</summary>
    public string? ToElement(string name)
    {
        if (!_escapes) return name;
        string element = name == Nameless ? "" : s_code.Replace(name, Decoded);
        return Escape(element) == name ? element : null;
    }

    internal static string Escape(string element) => element switch
    {
        "" => Nameless,
        Nameless => "%25_",
        _ => LocalName.Escape(s_code.Replace(element, "%25${digits}"), forWindows: true),
    };

    private static string Decoded(Match code) =>
        ((char)int.Parse(code.Groups["digits"].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString();

    private string? Fault(string name)
    {
        if (name.Length == 0) return "an element has no name.";
        if (name is "." or "..") return $"'{name}' leads elsewhere.";
        if (LocalName.Escape(name, _forWindows) != name) return $"'{name}' is not allowed as a name here.";
        if (!IsUnicode(name)) return $"'{name}' is no text in Unicode.";
        return (_forWindows ? name.Length : Encoding.UTF8.GetByteCount(name)) > MaxName ? $"'{name}' is too long." : null;
    }

    /// <summary>Whether a text has no half characters, which file systems and stores write otherwise or not at all.</summary>
    internal static bool IsUnicode(string text)
    {
        try
        {
            return s_exact.GetByteCount(text) >= 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
