using System.Globalization;
using System.Linq;
using System.Xml;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Listing;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Multipart;

/// <summary>GET of an upload id.</summary>
internal static class ListParts
{
    public static Answer Run(S3Request request)
    {
        Bucket bucket = request.Bucket;
        Upload upload = bucket.Uploads.Find(request.Key, request.Query["uploadId"]!);
        int limit = ListQuery.LimitOf(request.Query["max-parts"], "max-parts");
        int marker = MarkerOf(request.Query["part-number-marker"]);
        ObjectPart[] rest = [.. upload.Parts.Where(p => p.Number > marker)];
        ObjectPart[] shown = [.. rest.Take(limit)];
        return Xml.Document("ListPartsResult", writer =>
        {
            writer.Element("Bucket", bucket.Name);
            writer.Element("Key", request.Key);
            writer.Element("UploadId", upload.Settings.Id);
            (upload.Settings.Initiator ?? bucket.Settings.OwnerOrLocal).Write(writer, "Initiator");
            (upload.Settings.Object.Owner ?? bucket.Settings.OwnerOrLocal).Write(writer);
            writer.Element("StorageClass", upload.Settings.Object.StorageClass ?? StorageClass.Standard);
            writer.Element("PartNumberMarker", marker);
            writer.Element("NextPartNumberMarker", shown.Length == 0 ? 0 : shown[shown.Length - 1].Number);
            writer.Element("MaxParts", limit);
            writer.Element("IsTruncated", rest.Length > shown.Length);
            writer.Element("ChecksumAlgorithm", upload.Settings.Algorithm);
            writer.Element("ChecksumType", upload.Settings.ChecksumType);
            foreach (ObjectPart part in shown) Write(writer, part);
        });
    }

    private static void Write(XmlWriter writer, ObjectPart part)
    {
        writer.WriteStartElement("Part");
        writer.Element("PartNumber", part.Number);
        writer.Element("LastModified", part.Modified);
        writer.Element("ETag", "\"" + part.ETag + "\"");
        writer.Element("Size", part.Size);
        if (part.Checksum is not null) writer.Element(part.Checksum.Element, part.Checksum.Value);
        writer.WriteEndElement();
    }

    private static int MarkerOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int marker)
            ? marker
                : throw ErrorCode.Argument("part-number-marker", text,
                    "Provided part-number-marker not an integer or within integer range");
    }
}
