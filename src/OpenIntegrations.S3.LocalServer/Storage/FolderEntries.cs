using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>
/// The files in one of a bucket's folders, by their names. What is no file, or has none of the names that belong there, is kept apart.
/// </summary>
internal sealed class FolderEntries
{
    private readonly Dictionary<string, FileInfo> _files = new();

    private FolderEntries(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>In the order of their names.</summary>
    public List<(StoreName Name, FileInfo File)> Ours { get; } = new();

    public List<FileSystemInfo> Foreign { get; } = new();

    public static FolderEntries Read(string folder, params StoreNameKind[] kinds)
    {
        var entries = new FolderEntries(folder);
        var found = new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal);
        foreach (FileSystemInfo entry in found)
        {
            if (entry is FileInfo file && !Links.Is(file) && StoreName.Parse(file.Name) is { } name && kinds.Contains(name.Kind))
            {
                entries.Ours.Add((name, file));
                entries._files[file.Name] = file;
            }
            else entries.Foreign.Add(entry);
        }
        return entries;
    }

    public bool Contains(string name) => _files.ContainsKey(name);

    /// <summary>Whether a file of bytes is there as a whole.</summary>
    public bool Has(DataFile data) => _files.TryGetValue(Path.GetFileName(data.Path), out FileInfo? file) && file.Length == data.Length;
}
