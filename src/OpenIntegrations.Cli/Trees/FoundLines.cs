using System;
using System.Globalization;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Items;

namespace OpenIntegrations.Cli.Trees;

/// <summary>What is in a store, as text in the columns of <c>aws s3 ls</c>, and as JSON.</summary>
internal static class FoundLines
{
    private const string Dates = "yyyy-MM-dd HH:mm:ss";
    private const int SizeWidth = 10;

    public static string Text(Found found, string name, bool isHuman)
    {
        if (found.Folder is null) return $"{Time(found.Entry)} {found.Bucket}";
        Entry entry = found.Entry;
        if (entry is { Kind: EntryKind.Folder, Size: null }) return "PRE".PadLeft(Dates.Length + 1 + SizeWidth) + " " + name;
        string size = entry.Kind == EntryKind.DeleteMarker ? "DEL" : entry.Size is { } bytes ? Size(bytes, isHuman) : "";
        string version = entry.VersionId is null ? "" : $"  {entry.VersionId}{(entry.IsLatest ? "" : " (old)")}";
        return $"{Time(entry)} {size.PadLeft(SizeWidth)} {name}{version}";
    }

    public static string Size(long bytes, bool isHuman) =>
        isHuman ? ByteSize.Format(bytes) : bytes.ToString(CultureInfo.InvariantCulture);

    public static TreeMap Json(Found found)
    {
        Entry entry = found.Entry;
        var item = new TreeMap
        {
            { "path", found.Folder is null ? $"s3://{found.Bucket}" : found.Address.ToString() },
            { "type", TypeOf(found) },
            { "bucket", found.Bucket },
            { "key", found.Key },
            { "size", entry.Size },
            { "lastModified", entry.LastModified },
            { "etag", entry.ETag?.Trim('"') },
            { "storageClass", entry.StorageClass },
        };
        if (entry.VersionId is null) return item;
        item.Add("versionId", entry.VersionId);
        item.Add("isLatest", entry.IsLatest);
        return item;
    }

    private static string TypeOf(Found found) => found switch
    {
        { Folder: null } => "bucket",
        { Entry.Kind: EntryKind.Folder } => "folder",
        { Entry.Kind: EntryKind.DeleteMarker } => "deleteMarker",
        _ => "object",
    };

    private static string Time(Entry entry) => entry.LastModified is { } time
        ? time.ToLocalTime().ToString(Dates, CultureInfo.InvariantCulture) : new string(' ', Dates.Length);
}
