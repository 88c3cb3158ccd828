using System;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Drive.Levels;
using OpenIntegrations.S3.Drive.Paths;

namespace OpenIntegrations.S3.Drive;

/// <summary>
/// A bucket, a folder or an object of a drive. It has the names that files have, and those that the other cmdlets bind. It has no Path:
/// Get-Content and its like would take that, and not where the item is in the drive.
/// </summary>
public sealed class DriveItem
{
    private DriveItem(Node node, DrivePath path)
    {
        (Name, FullName) = (path.Name, path.Shown);
        Mode = node.IsContainer ? "d----" : "-----";
        (Length, LastWriteTime) = (node.Size, node.LastModified?.ToLocalTime());
        (ETag, StorageClass) = (node.ETag, node.StorageClass is { } known ? TerminalText.Of(known) : null);
        if (node.Bucket.Length > 0) BucketName = node.Bucket;
        if (node.Kind is NodeKind.Object or NodeKind.Folder) Key = node.IsContainer ? node.Key + "/" : node.Key;
    }

    /// <summary>d for what holds others.</summary>
    public string Mode { get; }

    /// <summary>The last name of the path.</summary>
    public string Name { get; }

    /// <summary>The name as far as the extension.</summary>
    public string BaseName => Mode[0] == 'd' ? Name : Name.Substring(0, Name.Length - Extension.Length);

    /// <summary>What follows the last dot of the name, and that; empty for nothing.</summary>
    public string Extension => Name.LastIndexOf('.') is var dot && dot >= 0 && dot < Name.Length - 1 ? Name.Substring(dot) : "";

    /// <summary>It was there when it was asked for.</summary>
    public bool Exists { get; } = true;

    /// <summary>The path with its drive.</summary>
    public string FullName { get; }

    /// <summary>Bytes; null for what holds others.</summary>
    public long? Length { get; }

    /// <summary>Local, as files have theirs; null where nobody knows.</summary>
    public DateTime? LastWriteTime { get; }

    public string? BucketName { get; }

    /// <summary>The key; a folder's ends in <c>/</c>. Null for a bucket.</summary>
    public string? Key { get; }

    /// <summary>With its quotes.</summary>
    public string? ETag { get; }

    public string? StorageClass { get; }

    /// <summary>The full name.</summary>
    public override string ToString() => FullName;

    internal static DriveItem Of(Node node, DrivePath path) => new(node, path);
}
