using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Transfers.Keeping;

/// <summary>
/// A transfer as a file of the journal has it: a line of JSON, and behind it a line for each part that is there. A line that was not
/// written to its end, or that cannot be, says nothing.
/// </summary>
internal static class JournalText
{
    private const long LongestFile = 256L * 1024 * 1024;
    private const string NoDigest = "-";

    public static string Of(KeptTransfer transfer) => JsonTree.Write(new TreeMap
    {
        { "kind", transfer.Name.Kind.ToString() },
        { "store", transfer.Name.Store },
        { "bucket", transfer.Name.Bucket },
        { "key", transfer.Name.Key },
        { "versionId", transfer.Name.VersionId },
        { "path", transfer.Name.Path },
        { "profile", transfer.ProfileName },
        { "length", transfer.Length },
        { "partSize", transfer.PartSize },
        { "begun", TextOf(transfer.Begun) },
        { "uploadId", transfer.UploadId },
        { "modified", transfer.Modified is { } time ? TextOf(time) : null },
        { "checksum", transfer.Checksum },
        { "settings", transfer.Settings },
        { "etag", transfer.ETag },
        { "version", transfer.Version },
    }, indented: false) + "\n";

    public static string Of(int number, KeptPart part) =>
        string.Format(CultureInfo.InvariantCulture, "{0} {1} {2}\n", number, part.Length, part.Digest ?? NoDigest);

    /// <summary>What a file says; null where it says nothing that can be.</summary>
    /// <param name="path">The file, which has the transfer's name.</param>
    public static KeptTransfer? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            bool isSound = file is { Exists: true, Length: > 0 and < LongestFile } && (file.Attributes & FileAttributes.ReparsePoint) == 0;
            if (!isSound) return null;
            const FileShare any = FileShare.ReadWrite | FileShare.Delete;
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, any));
            if (reader.ReadLine() is not { } head || JsonTree.Read(head) is not TreeMap map || Header(map) is not { } transfer
                || transfer.Name.Id != Path.GetFileNameWithoutExtension(path)) return null;
            return transfer with { Parts = Parts(reader, transfer), Changed = file.LastWriteTimeUtc };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static KeptTransfer? Header(TreeMap map)
    {
        bool isKind = Enum.TryParse(map.GetText("kind"), out TransferKind kind) && kind is TransferKind.Upload or TransferKind.Download;
        if (!isKind || map.GetText("store") is not { } store || map.GetText("bucket") is not { Length: > 0 } bucket
            || map.GetText("key") is not { Length: > 0 } key || map.GetText("path") is not { } path || path.Contains('\0')
            || !Path.IsPathRooted(path)
            || Number(map["length"]) is not { } length || Number(map["partSize"]) is not { } partSize || length <= 0 || partSize <= 0
            || length / partSize >= int.MaxValue || Time(map.GetText("begun")) is not { } begun) return null;
        var name = new TransferName(kind, store, bucket, key, map.GetText("versionId"), path);
        return new KeptTransfer(name, length, partSize, begun)
        {
            ProfileName = map.GetText("profile"),
            UploadId = map.GetText("uploadId"),
            Modified = Time(map.GetText("modified")),
            Checksum = map.GetText("checksum"),
            Settings = map.GetText("settings"),
            ETag = map.GetText("etag"),
            Version = map.GetText("version"),
        };
    }

    private static Dictionary<int, KeptPart> Parts(StreamReader reader, KeptTransfer transfer)
    {
        var parts = new Dictionary<int, KeptPart>();
        while (reader.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            if (words.Length != 3 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || !long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out long length)
                || PartPlan.LengthOf(number, transfer.Length, transfer.PartSize) != length) continue;
            parts[number] = new KeptPart(length, words[2] == NoDigest ? null : words[2]);
        }
        return parts;
    }

    private static long? Number(object? value) => value switch { int number => number, long number => number, _ => null };

    private static string TextOf(DateTime time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private static DateTime? Time(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime time) ? time.ToUniversalTime()
            : null;
}
