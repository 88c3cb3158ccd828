using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Output;

namespace OpenIntegrations.S3;

/// <summary>
/// An object in a list. Lists are long, and a class costs a tenth of properties that are put together for each object;
/// its name is the type name that views and scripts know.
/// </summary>
[SuppressMessage("Naming", "CA1720", Justification = "It is what S3 calls it.")]
[SuppressMessage("Naming", "CA1716", Justification = "It is what S3 calls it.")]
public sealed class Object
{
    private static readonly string[] s_names =
        [nameof(Key), nameof(LastModified), nameof(ETag), nameof(Size), nameof(StorageClass), nameof(ChecksumAlgorithm)];

    private Object(string? bucket, string key, DateTime lastModified, string etag, long size, string storageClass,
        List<object?> algorithms) =>
        (BucketName, Key, LastModified, ETag, Size, StorageClass, ChecksumAlgorithm) =
            (bucket, key, lastModified.ToLocalTime(), etag, size, storageClass,
                algorithms.Count == 0 ? [] : [.. algorithms.OfType<string>()]);

    public string? BucketName { get; set; }

    public string Key { get; set; }

    /// <summary>Local, as files have theirs.</summary>
    public DateTime LastModified { get; set; }

    /// <summary>With the quotes that belong to it.</summary>
    public string ETag { get; set; }

    /// <summary>
    /// The MD5 of the content as Get-FileHash writes it, where the ETag has the form of one. Of an object that a KMS key encrypts the store
    /// gives other digits in the same form.
    /// </summary>
    public string? MD5 => ItemText.MD5(ETag);

    /// <summary>Bytes.</summary>
    public long Size { get; set; }

    public string StorageClass { get; set; }

    public string[] ChecksumAlgorithm { get; set; }

    /// <summary>Where the object is.</summary>
    public override string ToString() => ItemText.Address(BucketName, Key, null);

    /// <summary>Null for an object that a store describes with less than S3 does, or otherwise. What it says more is added.</summary>
    internal static PSObject? Of(string? bucket, TreeMap map)
    {
        if (map[nameof(Key)] is not string key || map[nameof(LastModified)] is not DateTime lastModified
            || map[nameof(ETag)] is not string etag
            || map[nameof(Size)] is not long size || map[nameof(StorageClass)] is not string storageClass
            || map[nameof(ChecksumAlgorithm)] is not List<object?> algorithms) return null;
        var item = new PSObject(new Object(bucket, key, lastModified, etag, size, storageClass, algorithms));
        if (map.Count > s_names.Length) AddMore(item, map);
        return item;
    }

    private static void AddMore(PSObject item, TreeMap map)
    {
        foreach (var (name, value) in map)
        {
            if (!s_names.Contains(name)) item.Properties.Add(new PSNoteProperty(name, PsTree.Convert(value)), true);
        }
    }
}
