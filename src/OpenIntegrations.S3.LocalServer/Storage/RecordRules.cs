using System;
using System.Linq;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>
/// Holds what was read from disk to what the server writes: a store may be damaged, and it may be a stranger's. No text of it becomes a
/// piece of a path or the name of a header before it was looked at here.
/// </summary>
internal static class RecordRules
{
    /// <param name="version">What a file <c>ID.json</c> says.</param>
    /// <param name="id">The ID in the name of that file.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Complaint(ObjectVersion version, string id)
    {
        if (version.Id != id) return "it describes a file of another name";
        if (!IsContent(version) || version.Size < 0 || !(version.IsDeleteMarker ? version.Size == 0 : IsETag(version.ETag)))
            return "what it says of the object is none of the server's";
        if (version.UploadId is null && version.Parts is null) return null;
        if (!Sequence.IsName(version.UploadId)) return "its upload id is none";
        return AreParts(version) ? null : "what it says of its parts is none of the server's";
    }

    public static string? Complaint(UploadSettings upload, string id)
    {
        if (upload.Id != id) return "it describes an upload of another name";
        bool isOurs = upload.Object is { } content && IsContent(content) && (upload.Algorithm is null || IsAlgorithm(upload.Algorithm))
            && upload.ChecksumType is null or ObjectChecksum.Full or ObjectChecksum.Composite
            && upload.Algorithm is null == upload.ChecksumType is null && IsOwner(upload.Initiator);
        return isOurs ? null : "what it says of the upload is none of the server's";
    }

    public static string? Complaint(ObjectPart part, int number) =>
        part.Number == number && IsPart(part) ? null : "what it says of the part is none of the server's";

    public static string? Complaint(BucketSettings settings, string name)
    {
        if (settings.Name != name || !BucketName.IsValid(name)) return "it describes a bucket of another name";
        if (!IsOwner(settings.Owner)) return "it says of its owner what the server does not say";
        return settings.Configurations is { } all && all.All(c => c.Key == BucketSettings.Policy || IsDocument(c.Value)) ? null
            : "it holds a configuration that cannot be read";
    }

    private static bool IsContent(ObjectVersion content) =>
        ObjectKey.IsValid(content.Key)
        && content.Headers is { } headers && headers.All(static h => HeadReader.IsToken(h.Key) && h.Value is not null)
        && (content.Tags is null || content.Tags.All(static t => t is { Key: not null, Value: not null }))
        && (content.Annotations is null || content.Annotations.All(static a => a is { Name: not null, Content: not null }
            && IsETag(a.ETag) && (a.Checksum is null || IsChecksum(a.Checksum))))
        && (content.Checksum is null || IsChecksum(content.Checksum))
        && (content.Acl is null || IsDocument(content.Acl)) && IsOwner(content.Owner)
        && (content.Retention is null || content.Retention.Mode is not null);

    private static bool IsOwner(Owner? owner) => owner is null or { Id.Length: > 0, DisplayName: not null };

    private static bool AreParts(ObjectVersion version)
    {
        if (version.Parts is not { Count: > 0 } parts || !parts.All(p => p is not null && IsPart(p))) return false;
        for (int i = 1; i < parts.Count; i++)
        {
            if (parts[i].Number <= parts[i - 1].Number) return false;
        }
        return parts.Sum(p => p.Size) == version.Size;
    }

    private static bool IsPart(ObjectPart part) =>
        part.Number is >= 1 and <= ObjectPart.MaxNumber && part.Size is >= 0 and <= ObjectPart.MaxSize
        && IsETag(part.ETag) && (part.Checksum is null || IsChecksum(part.Checksum))
        && (part.File is null ? part.Size == 0 : part.Size > 0 && StoreName.IsPartData(part.File, part.Number));

    private static bool IsETag(string? etag) => etag is { Length: >= 32 } && etag.All(static c => Uri.IsHexDigit(c) || c == '-');

    private static bool IsChecksum(ObjectChecksum checksum) =>
        IsAlgorithm(checksum.Algorithm) && checksum.Type is ObjectChecksum.Full or ObjectChecksum.Composite
        && Base64.TryDecode(checksum.Value?.Split('-')[0] ?? "-", out _);

    private static bool IsAlgorithm(string? name) => Checksum.Algorithms.Contains(name);

    private static bool IsDocument(string? text)
    {
        try
        {
            if (text is null) return false;
            Xml.ReadStored(text);
            return true;
        }
        catch (S3Error)
        {
            return false;
        }
    }
}
