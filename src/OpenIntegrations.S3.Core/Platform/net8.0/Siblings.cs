using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Enumeration;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>Reads what lies in a folder.</summary>
internal static class Siblings
{
    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public static IEnumerable<Sibling> In(string folder) => new FileSystemEnumerable<Sibling>(folder, Of, s_all);

    /// <summary>Where a link leads in the end; null for nowhere.</summary>
    public static FileSystemInfo? Target(string link, bool isFolder)
    {
        FileSystemInfo here = isFolder ? new DirectoryInfo(link) : new FileInfo(link);
        return here.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } target ? target : null;
    }

    private static Sibling Of(ref FileSystemEntry entry)
    {
        string name = entry.FileName.ToString();
        bool isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0
            && new FileInfo(entry.ToFullPath()).LinkTarget is not null;
        if (isLink) return Link(name, entry.ToFullPath(), entry.IsDirectory);
        // What cannot be asked has the time at which the system's counting begins, and no bytes.
        DateTime time = entry.LastWriteTimeUtc.UtcDateTime;
        if (time.Year <= 1601) return new(name, SiblingKind.Unreadable, 0, null);
        return entry.IsDirectory ? new(name, SiblingKind.Folder, 0, time) : new(name, SiblingKind.File, entry.Length, time);
    }

    private static Sibling Link(string name, string path, bool isFolder)
    {
        if (isFolder) return new(name, SiblingKind.LinkToFolder, 0, null);
        return Find(path) is { } file
            ? new(name, SiblingKind.LinkToFile, file.Length, file.LastWriteTimeUtc)
            : new(name, SiblingKind.Dangling, 0, null);
    }

    private static FileInfo? Find(string path)
    {
        try
        {
            return Target(path, isFolder: false) as FileInfo;
        }
        catch (IOException)
        {
            // Links in a circle.
            return null;
        }
    }
}
