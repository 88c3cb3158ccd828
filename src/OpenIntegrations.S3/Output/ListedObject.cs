using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Output;

/// <summary>An object of what a list says of it.</summary>
internal static class ListedObject
{
    private static readonly string[] s_names =
    [
        nameof(Object.Key), nameof(Object.LastModified), nameof(Object.ETag), nameof(Object.Size), nameof(Object.StorageClass),
        nameof(Object.ChecksumAlgorithm),
    ];

    /// <summary>Null for an object that a store describes with less than S3 does, or otherwise. What it says more is added.</summary>
    public static PSObject? Of(string? bucket, TreeMap map)
    {
        if (map[nameof(Object.Key)] is not string key || map[nameof(Object.LastModified)] is not System.DateTime lastModified
            || map[nameof(Object.ETag)] is not string etag
            || map[nameof(Object.Size)] is not long size || map[nameof(Object.StorageClass)] is not string storageClass
            || map[nameof(Object.ChecksumAlgorithm)] is not List<object?> algorithms) return null;
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
