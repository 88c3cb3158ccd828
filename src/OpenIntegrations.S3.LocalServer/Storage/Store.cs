using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>The buckets of a folder. Safe for parallel use.</summary>
internal sealed class Store : IDisposable
{
    private readonly object _lock = new();
    private readonly SortedDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly List<StoreFinding> _findings = new();
    private readonly StoreFolder _folder;
    private readonly Sequence _sequence;

    /// <param name="folder">Goes with the store.</param>
    /// <param name="now">Where IDs begin.</param>
    public Store(StoreFolder folder, DateTimeOffset now)
    {
        (_folder, _sequence) = (folder, new Sequence(now));
        try
        {
            foreach (string left in folder.Unfinished().ToList()) Finish(left);
            foreach (var (name, directory) in folder.Buckets().ToList()) Load(name, directory);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>What did not fit when the store was opened.</summary>
    public IReadOnlyList<StoreFinding> Findings => _findings;

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
    /// <exception cref="S3Error">Its folder is taken by something else.</exception>
    public Bucket? Create(BucketSettings settings)
    {
        lock (_lock)
        {
            if (_buckets.ContainsKey(settings.Name)) return null;
            string path = _folder.BucketPath(settings.Name);
            if (Directory.Exists(path) || File.Exists(path))
                throw new S3Error(ErrorCode.BucketAlreadyExists,
                    $"'{path}' is there already and is not served: it is damaged, or no bucket.");
            StoreBucket.Create(settings, _folder.NewPath(_sequence.Next()), path);
            return _buckets[settings.Name] = new Bucket(settings, new FolderLayout(path), _sequence);
        }
    }

    /// <returns>False when the bucket is not empty.</returns>
    public bool Remove(Bucket bucket)
    {
        string gone = _folder.GonePath(_sequence.Next());
        lock (_lock)
        {
            if (!bucket.TryClose()) return false;
            if (_buckets.Remove(bucket.Name)) Directory.Move(bucket.Layout.Folder, gone);
        }
        TryErase(gone);
        return true;
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// The bucket is gone already; what cannot be erased now, such as a part that still comes in, is so by the next start.
    /// </summary>
    private static void TryErase(string gone)
    {
        try
        {
            StoreBucket.Erase(gone);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void Finish(string left)
    {
        _sequence.Pass(Path.GetExtension(left).TrimStart('.'));
        if (!StoreBucket.Erase(left)) _findings.Add(new(left, StoreCheck.LeftOfBucket));
    }

    private void Load(string name, DirectoryInfo directory)
    {
        if (StoreCheck.SettingsOf(name, directory, _findings) is { } settings)
            _buckets[name] = StoreBucket.Load(settings, directory.FullName, _sequence, _findings);
    }
}
