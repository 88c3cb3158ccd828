using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>Reads what lies in a folder.</summary>
internal static class Siblings
{
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be read.</exception>
    public static IEnumerable<Sibling> In(string folder) => new DirectoryInfo(folder).EnumerateFileSystemInfos().Select(Of);

    /// <summary>Where a link leads in the end; this platform does not tell, and goes there by itself.</summary>
    public static FileSystemInfo? Target(string link, bool isFolder) => isFolder ? new DirectoryInfo(link) : new FileInfo(link);

    // Files that a cloud keeps elsewhere have the same mark as links; what is read of them is the file.
    private static Sibling Of(FileSystemInfo entry)
    {
        if (entry is DirectoryInfo folder)
        {
            bool isLink = (folder.Attributes & FileAttributes.ReparsePoint) != 0;
            return new(folder.Name, isLink ? SiblingKind.LinkToFolder : SiblingKind.Folder, 0, null);
        }
        return entry is FileInfo { Exists: true } file && file.LastWriteTimeUtc.Year > 1601
            ? new(file.Name, SiblingKind.File, file.Length, file.LastWriteTimeUtc)
            : new(entry.Name, SiblingKind.Unreadable, 0, null);
    }
}
