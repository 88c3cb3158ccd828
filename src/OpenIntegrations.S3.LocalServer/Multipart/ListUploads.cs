using System.Linq;
using System.Xml;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Listing;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Multipart;

/// <summary>GET ?uploads on a bucket.</summary>
internal static class ListUploads
{
    public static Answer Run(S3Request request)
    {
        Bucket bucket = request.Bucket;
        ListQuery query = ListQuery.Of(request, "max-uploads");
        string? keyMarker = request.Query["key-marker"];
        string? idMarker = string.IsNullOrEmpty(keyMarker) || string.IsNullOrEmpty(request.Query["upload-id-marker"]) ? null
            : request.Query["upload-id-marker"];
        Bound? start = string.IsNullOrEmpty(keyMarker) ? null : idMarker is null ? query.Behind(keyMarker!) : Bound.At(keyMarker!);
        Page<Upload> page = Page<Upload>.Of(bucket.Uploads.ByKey(), query, start, (key, uploads) =>
            idMarker is not null && key == keyMarker ? uploads.Where(u => string.CompareOrdinal(u.Settings.Id, idMarker) > 0) : uploads);
        return Xml.Document("ListMultipartUploadsResult", writer =>
        {
            writer.Element("Bucket", bucket.Name);
            writer.Element("KeyMarker", query.Encode(keyMarker ?? ""));
            writer.Element("UploadIdMarker", idMarker ?? "");
            WriteNext(writer, page, query);
            query.WriteTo(writer, "MaxUploads");
            writer.Element("IsTruncated", page.IsTruncated);
            foreach (Upload upload in page.Items) Write(writer, upload.Settings, query, bucket.Settings.OwnerOrLocal);
            query.WriteCommonPrefixes(writer, page.CommonPrefixes);
        });
    }

    private static void WriteNext(XmlWriter writer, Page<Upload> page, ListQuery query)
    {
        if (!page.IsTruncated) return;
        UploadSettings? last = page.EndsWithPrefix is null ? page.Items[page.Items.Count - 1].Settings : null;
        writer.Element("NextKeyMarker", query.Encode(page.EndsWithPrefix ?? last!.Key));
        writer.Element("NextUploadIdMarker", last?.Id ?? "");
    }

    private static void Write(XmlWriter writer, UploadSettings upload, ListQuery query, Owner bucketOwner)
    {
        writer.WriteStartElement("Upload");
        writer.Element("Key", query.Encode(upload.Key));
        writer.Element("UploadId", upload.Id);
        (upload.Initiator ?? bucketOwner).Write(writer, "Initiator");
        (upload.Object.Owner ?? bucketOwner).Write(writer);
        writer.Element("StorageClass", upload.Object.StorageClass ?? StorageClass.Standard);
        writer.Element("Initiated", upload.Initiated);
        writer.Element("ChecksumAlgorithm", upload.Algorithm);
        writer.Element("ChecksumType", upload.ChecksumType);
        writer.WriteEndElement();
    }
}
