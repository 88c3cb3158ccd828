using System;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3;

/// <summary>Something in a store: a bucket, a folder, an object, a version of one. Its text is its address.</summary>
public sealed class S3Item
{
    private readonly string? _folder;

    internal S3Item(Found found)
    {
        Entry entry = found.Entry;
        _folder = found.Folder;
        (BucketName, Key, VersionId) = (found.Bucket, found.Key, entry.VersionId);
        (Size, ETag, StorageClass) = (entry.Size, entry.ETag, entry.StorageClass);
        PSIsContainer = entry.Kind == EntryKind.Folder;
        IsDeleteMarker = entry.Kind == EntryKind.DeleteMarker;
        IsLatest = entry.IsLatest;
        LastModified = entry.LastModified?.ToLocalTime();
    }

    /// <summary>Where it is: <c>s3://bucket/key</c>, with its version where one is meant.</summary>
    public string Path => new S3Address(BucketName, Key, VersionId).ToString();

    public string BucketName { get; }

    /// <summary>The key; a folder's ends in <c>/</c>. Null for a bucket.</summary>
    public string? Key { get; }

    /// <summary>The last part of the key, or the bucket's name.</summary>
    public string Name => Key is null ? BucketName : LastPart(Key);

    /// <summary>Bytes; null for a folder that is no object of its own.</summary>
    public long? Size { get; }

    /// <summary>Local, as files have theirs; null where the store does not say.</summary>
    public DateTime? LastModified { get; }

    /// <summary>Whether it is a folder or a bucket.</summary>
    public bool PSIsContainer { get; }

    /// <summary>With the quotes that belong to it.</summary>
    public string? ETag { get; }

    public string? StorageClass { get; }

    /// <summary>The version, where versions were asked for.</summary>
    public string? VersionId { get; }

    /// <summary>Whether it is what a reader gets who names no version.</summary>
    public bool IsLatest { get; }

    /// <summary>Whether it is the version that says that the object was deleted.</summary>
    public bool IsDeleteMarker { get; }

    /// <summary>The folder that it was listed from: who copies what comes down a pipeline keeps what is between.</summary>
    public string? Root => _folder is null ? null : new S3Address(BucketName, _folder).ToString();

    public override string ToString() => Path;

    private static string LastPart(string key)
    {
        int end = key.EndsWith('/') ? key.Length - 1 : key.Length;
        int start = end == 0 ? 0 : key.LastIndexOf('/', end - 1) + 1;
        return key.Substring(start, end - start);
    }
}
