using System.Collections.Concurrent;
using System.IO;
using System.Linq;

namespace OpenIntegrations.S3.Local;

/// <summary>The multipart uploads of a bucket that are neither complete nor aborted.</summary>
internal sealed class Uploads(FolderLayout layout, Sequence sequence)
{
    private readonly object _lock = new();
    private readonly ConcurrentDictionary<string, Upload> _uploads = new();
    private bool _closed;

    /// <summary>By key, then in the order in which they were begun.</summary>
    public SortedKeys<Upload[]> ByKey()
    {
        var sorted = new SortedKeys<Upload[]>();
        foreach (var group in _uploads.Values.GroupBy(u => u.Settings.Key)) sorted.Set(group.Key, [.. group.OrderBy(u => u.Settings.Id, System.StringComparer.Ordinal)]);
        return sorted;
    }

    public Upload Begin(ObjectVersion template, string? algorithm, string? checksumType)
    {
        var settings = new UploadSettings(sequence.Next(), template, algorithm, checksumType);
        lock (_lock)
        {
            if (_closed) throw new S3Error(ErrorCode.NoSuchBucket);
            Directory.CreateDirectory(layout.UploadFolder(settings.Id));
            StoreJson.Write(layout.UploadFile(settings.Id), settings, StoreJson.Default.UploadSettings);
            return _uploads[settings.Id] = new Upload(settings, layout);
        }
    }

    /// <summary>Ends all uploads and begins none any more.</summary>
    public void Close()
    {
        lock (_lock) _closed = true;
        foreach (Upload upload in _uploads.Values) upload.Close();
    }

    /// <exception cref="S3Error">There is no such upload of that key.</exception>
    public Upload Find(string key, string uploadId) =>
        _uploads.TryGetValue(uploadId, out var upload) && upload.Settings.Key == key ? upload : throw ErrorCode.NoSuchUpload.With("UploadId", uploadId);

    public void Forget(string uploadId) => _uploads.TryRemove(uploadId, out _);

    public void Load(Upload found) => _uploads[found.Settings.Id] = found;
}
