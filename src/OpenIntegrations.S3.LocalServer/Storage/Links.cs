using System.IO;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>A store makes no links, so one that is found leads somewhere else and is not followed.</summary>
internal static class Links
{
    public static bool Is(FileSystemInfo entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    /// <summary>Whether there is a folder that is really there.</summary>
    public static bool IsFolder(string path) => new DirectoryInfo(path) is { Exists: true } folder && !Is(folder);
}
