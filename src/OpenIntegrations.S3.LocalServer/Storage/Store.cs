using System;
using System.Collections.Generic;
using System.IO;

namespace OpenIntegrations.S3.Local;

/// <summary>The buckets of a folder. One server at a time may use it. Safe for parallel use.</summary>
internal sealed class Store : IDisposable
{
    private readonly object _lock = new();
    private readonly SortedDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly string _folder;
    private readonly Sequence _sequence;
    private readonly FileStream _hold;

    /// <exception cref="IOException">Another server uses the folder.</exception>
    /// <exception cref="InvalidDataException">A bucket's settings cannot be read.</exception>
    public Store(string folder, DateTimeOffset now)
    {
        _folder = Path.GetFullPath(folder);
        _sequence = new Sequence(now);
        Directory.CreateDirectory(_folder);
        _hold = Hold(_folder);
        try
        {
            Load();
        }
        catch
        {
            _hold.Dispose();
            throw;
        }
    }

    // A folder that cannot be written is another matter than one that is taken: only the second is a plain IOException.
    private static FileStream Hold(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException))
        {
            throw new IOException($"Another server uses the folder '{folder}'. Stop it, or choose another folder.", e);
        }
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<Bucket> Buckets
    {
        get
        {
            lock (_lock) return [.. _buckets.Values];
        }
    }

    public Bucket? Find(string name)
    {
        lock (_lock) return _buckets.TryGetValue(name, out var bucket) ? bucket : null;
    }

    /// <returns>Null when there is a bucket of that name.</returns>
    public Bucket? Create(BucketSettings settings)
    {
        lock (_lock)
        {
            if (_buckets.ContainsKey(settings.Name)) return null;
            string path = Path.Combine(_folder, FolderLayout.BucketPrefix + settings.Name);
            Bucket.CreateFolder(settings, Path.Combine(_folder, FolderLayout.NewPrefix + _sequence.Next()), path);
            return _buckets[settings.Name] = new Bucket(settings, new FolderLayout(path), _sequence);
        }
    }

    /// <returns>False when the bucket is not empty.</returns>
    public bool Remove(Bucket bucket)
    {
        string gone = Path.Combine(_folder, FolderLayout.GonePrefix + _sequence.Next());
        lock (_lock)
        {
            if (!bucket.TryClose()) return false;
            if (_buckets.Remove(bucket.Name)) Directory.Move(bucket.Layout.Folder, gone);
        }
        if (Directory.Exists(gone)) Directory.Delete(gone, recursive: true);
        return true;
    }

    public void Dispose() => _hold.Dispose();

    private void Load()
    {
        foreach (string pattern in new[] { FolderLayout.NewPrefix + "*", FolderLayout.GonePrefix + "*" })
        {
            foreach (string left in Directory.GetDirectories(_folder, pattern)) Directory.Delete(left, recursive: true);
        }
        foreach (string path in Directory.GetDirectories(_folder, FolderLayout.BucketPrefix + "*"))
        {
            if (BucketLoader.Load(path, _sequence) is { } bucket) _buckets[bucket.Name] = bucket;
        }
    }
}
