using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace OpenIntegrations.Http.Files;

/// <summary>The name of a file that is not complete yet: beside its place, so that it can be renamed into it.</summary>
public static class TemporaryName
{
    // File systems take 255 bytes, those that encrypt names 143.
    private const int MaxStem = 120;

    /// <param name="path">The file's final name.</param>
    /// <param name="tag">Makes the name the same each time; null for a name that nothing has.</param>
    public static string For(string path, string? tag = null)
    {
        tag ??= Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture).Substring(0, 8);
        return Path.Combine(Path.GetDirectoryName(path) ?? "", Cut(Path.GetFileName(path)) + "." + tag + ".partial");
    }

    /// <summary>A name as far as it leaves room for more behind it, whole characters only.</summary>
    public static string Cut(string name)
    {
        while (Encoding.UTF8.GetByteCount(name) > MaxStem)
            name = name.Substring(0, name.Length - (name.Length > 1 && char.IsLowSurrogate(name[name.Length - 1]) ? 2 : 1));
        return name;
    }
}
