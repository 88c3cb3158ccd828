using System.Collections.Generic;
using System.Linq;
using System.Xml;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Listing;

/// <summary>GET ?versions on a bucket: every version and delete marker, those of a key from the newest to the oldest.</summary>
internal static class ListVersions
{
    public static Answer Run(S3Request request)
    {
        Bucket bucket = request.Bucket;
        ListQuery query = ListQuery.Of(request, "max-keys");
        string keyMarker = request.Query["key-marker"] ?? "";
        string? idMarker = request.Query["version-id-marker"] is { Length: > 0 } id ? id : null;
        if (idMarker is not null && keyMarker.Length == 0)
            throw ErrorCode.Argument("version-id-marker", idMarker, "A version-id marker cannot be specified without a key marker.");
        VersionIds.Checked(idMarker);
        Page<(ObjectVersion Version, bool IsLatest)> page = PageOf(bucket, query, keyMarker, idMarker);
        return Xml.Document("ListVersionsResult", writer =>
        {
            writer.Element("Name", bucket.Name);
            query.WriteTo(writer, "MaxKeys");
            writer.Element("KeyMarker", query.Encode(keyMarker));
            writer.Element("VersionIdMarker", idMarker ?? "");
            writer.Element("IsTruncated", page.IsTruncated);
            if (page.IsTruncated) WriteNext(writer, page, query);
            foreach (var (version, isLatest) in page.Items) Write(writer, version, isLatest, query, bucket.Settings.OwnerOrLocal);
            query.WriteCommonPrefixes(writer, page.CommonPrefixes);
        });
    }

    private static Page<(ObjectVersion, bool)> PageOf(Bucket bucket, ListQuery query, string keyMarker, string? idMarker)
    {
        Bound? start = keyMarker.Length == 0 ? null : idMarker is null ? query.Behind(keyMarker) : Bound.At(keyMarker);
        return bucket.Objects.Read(keys => Page<(ObjectVersion, bool)>.Of(keys, query, start, (key, versions) =>
            (idMarker is not null && key == keyMarker ? Older(versions, idMarker) : versions).Select(v => (v, v == versions[0]))));
    }

    /// <summary>The versions behind a marker, which may itself be gone by now.</summary>
    private static IEnumerable<ObjectVersion> Older(ObjectVersion[] versions, string marker)
    {
        string? id = marker == ObjectVersion.NullId ? versions.FirstOrDefault(v => v.IsNull)?.Id : marker;
        return versions.Where(v => string.CompareOrdinal(v.Id, id) < 0);
    }

    private static void WriteNext(XmlWriter writer, Page<(ObjectVersion Version, bool)> page, ListQuery query)
    {
        ObjectVersion? last = page.EndsWithPrefix is null ? page.Items[page.Items.Count - 1].Version : null;
        writer.Element("NextKeyMarker", query.Encode(page.EndsWithPrefix ?? last!.Key));
        writer.Element("NextVersionIdMarker", last?.VersionId);
    }

    private static void Write(XmlWriter writer, ObjectVersion version, bool isLatest, ListQuery query, Owner bucketOwner)
    {
        writer.WriteStartElement(version.IsDeleteMarker ? "DeleteMarker" : "Version");
        writer.Element("Key", query.Encode(version.Key));
        writer.Element("VersionId", version.VersionId);
        writer.Element("IsLatest", isLatest);
        if (version.IsDeleteMarker) writer.Element("LastModified", version.Modified);
        else ObjectPage.WriteFacts(writer, version);
        (version.Owner ?? bucketOwner).Write(writer);
        writer.WriteEndElement();
    }
}
