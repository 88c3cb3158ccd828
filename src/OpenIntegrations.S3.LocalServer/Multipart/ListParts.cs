using System.Xml;
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
        PartPage page = PartPage.Of(upload.Parts, ("part-number-marker", request.Query["part-number-marker"]),
            ("max-parts", request.Query["max-parts"]));
        return Xml.Document("ListPartsResult", writer =>
        {
            writer.Element("Bucket", bucket.Name);
            writer.Element("Key", request.Key);
            writer.Element("UploadId", upload.Settings.Id);
            (upload.Settings.Initiator ?? bucket.Settings.OwnerOrLocal).Write(writer, "Initiator");
            (upload.Settings.Object.Owner ?? bucket.Settings.OwnerOrLocal).Write(writer);
            writer.Element("StorageClass", upload.Settings.Object.StorageClass ?? StorageClass.Standard);
            page.Write(writer);
            writer.Element("ChecksumAlgorithm", upload.Settings.Algorithm);
            writer.Element("ChecksumType", upload.Settings.ChecksumType);
            foreach (ObjectPart part in page.Shown) Write(writer, part);
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
}
