using System;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Drive.Paths;

namespace OpenIntegrations.S3.Drive.Levels;

/// <summary>The kinds of things in a drive.</summary>
internal enum NodeKind
{
    Store,
    Bucket,
    Folder,
    Object,
}

/// <summary>One thing in a drive, as a list shows it.</summary>
/// <remarks>
/// It is somewhere in the whole store, which is one of them itself, and it has a key as a path has it, without a slash at its end. An entry
/// of a tree (Entry) is below the root of one side, may be a file, a version or something that nobody could read, and keeps its slash.
/// </remarks>
/// <param name="Kind">What it is.</param>
/// <param name="Bucket">Empty for the store.</param>
/// <param name="Key">The object's key; a folder's without the slash at its end; empty for what has none.</param>
internal sealed record Node(NodeKind Kind, string Bucket, string Key)
{
    public static Node Store { get; } = new(NodeKind.Store, "", "");

    public long? Size { get; init; }

    /// <summary>In UTC.</summary>
    public DateTime? LastModified { get; init; }

    public string? ETag { get; init; }

    public string? StorageClass { get; init; }

    public bool IsContainer => Kind != NodeKind.Object;

    public DrivePath PathIn(string drive) => new(drive, Bucket, Kind is NodeKind.Store or NodeKind.Bucket ? null : Key);

    public static Node OfBucket(string bucket, DateTime? created) => new(NodeKind.Bucket, bucket, "") { LastModified = created };

    public static Node OfFolder(string bucket, string prefix) =>
        new(NodeKind.Folder, bucket, prefix.EndsWith('/') ? prefix.Substring(0, prefix.Length - 1) : prefix);

    public static Node OfObject(string bucket, TreeMap item) => new(NodeKind.Object, bucket, item.GetText("Key") ?? "")
    {
        Size = item["Size"] is long and >= 0 and var size ? size : null,
        LastModified = item["LastModified"] as DateTime?,
        ETag = item.GetText("ETag"),
        StorageClass = item.GetText("StorageClass"),
    };
}

/// <summary>What a path names: an object, a folder, both, or nothing.</summary>
internal sealed record AtPath(Node? Object, Node? Folder)
{
    public static AtPath Nothing { get; } = new(null, null);

    /// <summary>What a store answered that does not tell whether there is such an object; null where it tells.</summary>
    public S3Answer? Refusal { get; init; }

    public bool Exists => Object is not null || Folder is not null;

    /// <summary>The folder where both have the name.</summary>
    public Node? Best => Folder ?? Object;
}
