using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Drive.Paths;

namespace OpenIntegrations.S3.Drive.Levels;

/// <summary>What the pages of lists name.</summary>
internal static class ListedNodes
{
    private const string Root = "ListBucketResult";

    /// <summary>What lies in a folder, without the marker that makes it one.</summary>
    /// <exception cref="InvalidDataException">The page names what was not asked for.</exception>
    public static IEnumerable<Node> Of(S3Answer page, DrivePath folder)
    {
        List<Node> nodes = [.. Objects(page, folder.Bucket).Where(n => !IsMarker(n, folder))];
        string? foreign = nodes.Select(n => n.Key).Concat(Prefixes(page))
            .FirstOrDefault(k => !k.StartsWith(folder.Prefix, StringComparison.Ordinal));
        if (foreign is not null)
            throw new InvalidDataException(
                $"The store was asked for what begins with '{folder.Prefix}' and names '{foreign}'. Its list is not believed.");
        // Some stores list what lies deeper, too, whatever they are asked to stop at.
        ILookup<bool, Node> isDeeper = nodes.ToLookup(n => FolderIn(n.Key, folder.Prefix) is not null);
        return Prefixes(page).Where(p => p.Length > folder.Prefix.Length)
            .Concat(isDeeper[true].Select(n => FolderIn(n.Key, folder.Prefix)!)).Distinct(StringComparer.Ordinal)
            .Select(p => Node.OfFolder(folder.Bucket, p)).Concat(isDeeper[false]);
    }

    public static IEnumerable<Node> Objects(S3Answer page, string bucket) =>
        page.Response.GetMaps(Root, "Contents").Select(o => Node.OfObject(bucket, o)).Where(n => n.Key.Length > 0);

    public static IEnumerable<string> Prefixes(S3Answer page) =>
        page.Response.GetMaps(Root, "CommonPrefixes").Select(p => p.GetText("Prefix")).OfType<string>()
            // Pydio Cells leaves the slash away.
            .Select(p => p.EndsWith('/') ? p : p + "/");

    /// <summary>Whether there are more pages.</summary>
    public static bool IsCut(S3Answer page) => page.Response.GetMap(Root)?["IsTruncated"] is true;

    public static IEnumerable<Node> Buckets(S3Answer page) =>
        page.Response.GetMaps("ListAllMyBucketsResult", "Buckets", "Bucket")
            .Select(b => Node.OfBucket(b.GetText("Name") ?? "", b["CreationDate"] as DateTime?));

    /// <summary>An object as the headers of an answer tell of it.</summary>
    public static Node OfHead(S3Answer head) => new(NodeKind.Object, head.Request.Bucket!, head.Request.Key!)
    {
        Size = long.TryParse(head.Headers["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long size) ? size : null,
        LastModified = DateTime.TryParse(head.Headers["Last-Modified"], CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime time) ? time : null,
        ETag = head.Headers["ETag"],
        StorageClass = head.Headers["x-amz-storage-class"] ?? "STANDARD",
    };

    private static string? FolderIn(string key, string prefix) =>
        key.IndexOf('/', prefix.Length) is >= 0 and int slash ? key.Substring(0, slash + 1) : null;

    /// <summary>An object of a folder's own name says that the folder is there; with bytes in it, it is more than that.</summary>
    private static bool IsMarker(Node node, DrivePath folder) => node.Key == folder.Prefix && node.Size is null or 0;
}
