using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Storage;

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
        foreach (var group in _uploads.Values.GroupBy(u => u.Settings.Key))
            sorted.Set(group.Key, [.. group.OrderBy(u => u.Settings.Id, System.StringComparer.Ordinal)]);
        return sorted;
    }

    /// <param name="settings">Of the new upload, still without an id.</param>
    public Upload Begin(UploadSettings settings)
    {
        settings = settings with { Id = sequence.Next() };
        lock (_lock)
        {
            if (_closed) throw new S3Error(ErrorCode.NoSuchBucket);
            CreateFolder(settings);
            return _uploads[settings.Id] = new Upload(settings, layout);
        }
    }

    private void CreateFolder(UploadSettings settings)
    {
        string folder = layout.UploadFolder(settings.Id);
        Directory.CreateDirectory(folder);
        try
        {
            StoreJson.Write(layout.UploadFile(settings.Id), settings, StoreJson.Default.UploadSettings);
        }
        catch
        {
            Eraser.TryEraseEmpty(folder);
            throw;
        }
    }

    /// <summary>Ends all uploads and begins none any more.</summary>
    public void Close()
    {
        lock (_lock) _closed = true;
        foreach (Upload upload in _uploads.Values) upload.Close();
    }

    public Upload? TryFind(string uploadId) => _uploads.TryGetValue(uploadId, out Upload? upload) ? upload : null;

    /// <exception cref="S3Error">There is no such upload of that key.</exception>
    public Upload Find(string key, string uploadId) =>
        _uploads.TryGetValue(uploadId, out var upload) && upload.Settings.Key == key ? upload
            : throw ErrorCode.NoSuchUpload.With("UploadId", uploadId);

    public void Forget(string uploadId) => _uploads.TryRemove(uploadId, out _);

    public void Load(FoundUpload found)
    {
        var upload = new Upload(found.Settings, layout);
        foreach (ObjectPart part in found.Parts) upload.Load(part);
        _uploads[found.Settings.Id] = upload;
    }
}
