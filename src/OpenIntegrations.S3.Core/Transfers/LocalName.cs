using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// Names of files for keys. A key may be any text; what a file's name cannot have, or what would lead out of its folder, is written as
/// percent and two digits, so that no two keys get one name by it.
/// </summary>
public static class LocalName
{
    private const string WindowsForbids = "<>:\"\\|?*";

    // Names of devices in every folder, whatever their extension.
    private static readonly HashSet<string> s_devices = new(
        new[] { "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$" }
            .Concat("0123456789¹²³".SelectMany(n => new[] { "COM" + n, "LPT" + n })),
        StringComparer.OrdinalIgnoreCase);

    private static bool IsWindows => Path.DirectorySeparatorChar == '\\';

    /// <summary>The last element of a key as a file's name.</summary>
    /// <exception cref="ArgumentException">The key ends in no name.</exception>
    public static string OfKey(string key) => OfKey(key, IsWindows);

    /// <summary>A key as a path of folders and a file, each element a name by itself.</summary>
    /// <exception cref="ArgumentException">The key is of an element without a name, such as <c>a//b</c> or <c>../b</c>.</exception>
    public static string OfTree(string key) => OfTree(key, IsWindows);

    internal static string OfKey(string key, bool forWindows)
    {
        string trimmed = key.TrimEnd('/');
        string name = trimmed.Substring(trimmed.LastIndexOf('/') + 1);
        return IsNoName(name) ? throw new ArgumentException($"The key '{key}' ends in no name for a file. Give the file's whole path.")
            : Escape(name, forWindows);
    }

    internal static string OfTree(string key, bool forWindows)
    {
        string[] elements = key.Split('/');
        if (Array.Exists(elements, IsNoName))
            throw new ArgumentException($"The key '{key}' has an element that is no name for a file or folder.");
        return string.Join(forWindows ? "\\" : "/", elements.Select(e => Escape(e, forWindows)));
    }

    private static bool IsNoName(string element) => element is "" or "." or "..";

    internal static string Escape(string name, bool forWindows)
    {
        var text = new StringBuilder(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            bool ends = i == name.Length - 1 && (name[i] is '.' or ' ');
            if (name[i] is '\0' or '/' || (forWindows && (name[i] < ' ' || WindowsForbids.Contains(name[i]) || ends)))
                text.Append(Code(name[i]));
            else text.Append(name[i]);
        }
        // The extension does not make a device a file.
        if (forWindows && s_devices.Contains(name.Split('.')[0].TrimEnd(' '))) text.Remove(0, 1).Insert(0, Code(name[0]));
        return text.ToString();
    }

    private static string Code(char c) => "%" + ((int)c).ToString("X2", CultureInfo.InvariantCulture);
}
