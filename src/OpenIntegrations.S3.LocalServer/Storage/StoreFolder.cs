using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>
/// The folder of a store. It is taken when it is empty or a store already; what is in it beside the store is never looked at.
/// </summary>
internal sealed class StoreFolder : IDisposable
{
    private const string LockName = ".lock";
    private const string OwnName = ".s3store";
    private const string MarkerName = "store.json";
    private const string NewPrefix = "new.";
    private const string GonePrefix = "gone.";

    /// <summary>What systems put into folders by themselves.</summary>
    private static readonly string[] s_nothing = [".DS_Store", "desktop.ini", "Thumbs.db", "lost+found"];

    /// <summary>What the system says of a file that somebody else holds, on Windows, Linux and macOS.</summary>
    private static readonly int[] s_taken = [unchecked((int)0x80070020), unchecked((int)0x80070021), 11, 35];
    private readonly FileStream? _hold;

    private StoreFolder(string path, FileStream? hold) => (Path, _hold) = (path, hold);

    public string Path { get; }

    private string Own => System.IO.Path.Combine(Path, OwnName);

    /// <summary>Takes the folder for one server.</summary>
    /// <param name="path">It is made when it is not there.</param>
    /// <param name="adopts">Whether it is taken also when it holds other things.</param>
    /// <exception cref="ForeignFolderException">It holds other things.</exception>
    /// <exception cref="IOException">Another server uses it, or it is a newer one's.</exception>
    public static StoreFolder Take(string path, bool adopts)
    {
        path = System.IO.Path.GetFullPath(path);
        if (File.Exists(path)) throw new IOException($"'{path}' is a file. A store needs a folder.");
        if (!adopts && Complaint(path) is { } complaint) throw new ForeignFolderException(path, complaint);
        CheckFormat(path);
        Directory.CreateDirectory(path);
        var folder = new StoreFolder(path, Hold(path, FileAccess.ReadWrite));
        try
        {
            folder.Mark();
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Opens a store to look at it only; nobody serves it meanwhile.</summary>
    /// <exception cref="ForeignFolderException">It is no store.</exception>
    public static StoreFolder Inspect(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        if (!IsStore(path)) throw new ForeignFolderException(path, "holds no store.");
        CheckFormat(path);
        return new StoreFolder(path, File.Exists(System.IO.Path.Combine(path, LockName)) ? Hold(path, FileAccess.Read) : null);
    }

    /// <summary>Folders that look like a bucket's, by the name of the bucket.</summary>
    public IEnumerable<(string Name, DirectoryInfo Folder)> Buckets() =>
        new DirectoryInfo(Path).EnumerateDirectories(FolderLayout.BucketPrefix + "*")
            .Select(d => (d.Name.Substring(FolderLayout.BucketPrefix.Length), d));

    public string BucketPath(string name) => System.IO.Path.Combine(Path, FolderLayout.BucketPrefix + name);

    public string NewPath(string id) => System.IO.Path.Combine(Own, NewPrefix + id);

    public string GonePath(string id) => System.IO.Path.Combine(Own, GonePrefix + id);

    /// <summary>Buckets that were being made or removed when the server ended.</summary>
    public IEnumerable<string> Unfinished() => !Links.IsFolder(Own) ? [] : new DirectoryInfo(Own).EnumerateDirectories()
        .Where(d => !Links.Is(d) && (IsOurs(d.Name, NewPrefix) || IsOurs(d.Name, GonePrefix))).Select(d => d.FullName);

    public void Dispose() => _hold?.Dispose();

    private static bool IsOurs(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && Sequence.IsName(name.Substring(prefix.Length));

    private static string MarkerOf(string path) => System.IO.Path.Combine(path, OwnName, MarkerName);

    /// <summary>Why a folder is not to be taken; null when it may be.</summary>
    private static string? Complaint(string path)
    {
        if (!Directory.Exists(path) || IsEmpty(path) || IsStore(path)) return null;
        return File.Exists(MarkerOf(path))
            ? $"may be a store, but '{MarkerOf(path)}' is damaged. Nothing was changed."
            : "is not empty and holds no store. Nothing was changed. Name another folder for the objects.";
    }

    private static bool IsEmpty(string path) => new DirectoryInfo(path).EnumerateFileSystemInfos().All(entry =>
        s_nothing.Contains(entry.Name)
        || (entry is FileInfo { Length: 0 } && entry.Name == LockName)
        || (entry is DirectoryInfo own && entry.Name == OwnName && !Links.Is(own)
            && own.EnumerateFileSystemInfos().All(e => e.Name == MarkerName + FolderLayout.Temporary)));

    /// <summary>It says so itself; or it is of the time before stores did, and then a bucket's own settings tell.</summary>
    private static bool IsStore(string path) =>
        Directory.Exists(path) && (Format(path) is not null || (!File.Exists(MarkerOf(path)) && HasBucket(path)));

    private static StoreFormat? Format(string path) =>
        StoreJson.TryRead(MarkerOf(path), StoreJson.Default.StoreFormat) is { Kind: StoreFormat.OurKind } format ? format : null;

    private static bool HasBucket(string path)
    {
        using var folder = new StoreFolder(path, null);
        return folder.Buckets().Any(b => !Links.Is(b.Folder) && StoreBucket.Settings(b.Folder.FullName, b.Name) is not null);
    }

    private static void CheckFormat(string path)
    {
        if (Directory.Exists(path) && Format(path) is { Format: > StoreFormat.Current } newer)
            throw new IOException($"The store in '{path}' was written by a newer version (format {newer.Format}; this one reads "
                + $"{StoreFormat.Current}). Nothing was changed.");
    }

    private void Mark()
    {
        if (Format(Path) is not null) return;
        Directory.CreateDirectory(Own);
        if (!Links.IsFolder(Own)) throw new IOException($"'{Own}' is a link. A store follows none.");
        StoreJson.Write(MarkerOf(Path), StoreFormat.OfToday, StoreJson.Default.StoreFormat, durably: true);
    }

    private static FileStream Hold(string folder, FileAccess access)
    {
        string path = System.IO.Path.Combine(folder, LockName);
        if (new FileInfo(path) is { Exists: true } file && Links.Is(file))
            throw new IOException($"'{path}' is a link. A store follows none.");
        try
        {
            return new FileStream(path, access == FileAccess.Read ? FileMode.Open : FileMode.OpenOrCreate, access, FileShare.None);
        }
        catch (IOException e) when (s_taken.Contains(e.HResult))
        {
            throw new IOException($"Another server uses the folder '{folder}'. Stop it, or choose another folder.", e);
        }
    }
}
