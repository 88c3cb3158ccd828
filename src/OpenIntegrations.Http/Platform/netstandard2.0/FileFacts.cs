using System;
using System.IO;

namespace OpenIntegrations.Http.Files;

/// <summary>What the file system knows of a path.</summary>
internal static class FileFacts
{
    /// <summary>Whether something is there that is no file on a disk: a device, a pipe.</summary>
    public static bool IsSpecial(string path) => path.StartsWith(@"\\.\", StringComparison.Ordinal);

    /// <summary>This platform follows links only when it opens them.</summary>
    public static string Resolve(string path) => path;

    /// <summary>
    /// The length of what a path leads to, and when the path was last changed, in UTC; null where it leads to no file. A link has no length
    /// of its own on this platform, and only who opens it learns the other one.
    /// </summary>
    public static (long Length, DateTime Modified)? Content(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return null;
        if ((file.Attributes & FileAttributes.ReparsePoint) == 0) return (file.Length, file.LastWriteTimeUtc);
        using var target = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return (target.Length, file.LastWriteTimeUtc);
    }

    /// <summary>Whether what is written must go through the name itself, because nobody can tell what it stands for.</summary>
    public static bool IsUnresolvable(string path) => File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;

    /// <summary>A replacement keeps the rights on this platform.</summary>
    public static void CopyMode(string from, string to)
    {
    }

    /// <summary>Puts a file in the place of another one, or of none.</summary>
    public static void Replace(string from, string to)
    {
        if (File.Exists(to)) File.Replace(from, to, null);
        else File.Move(from, to);
    }
}
