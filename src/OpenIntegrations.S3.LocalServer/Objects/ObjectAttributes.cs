using System.Linq;
using System.Xml;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Listing;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>GET ?attributes on an object: what HEAD knows and more, as a document.</summary>
internal static class ObjectAttributes
{
    private static readonly string[] s_known = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];

    public static Answer Run(S3Request request)
    {
        string[] wanted = [.. (request.Headers["x-amz-object-attributes"] ?? "").Split(',').Select(a => a.Trim()).Where(a => a.Length > 0)];
        if (wanted.Length == 0 || wanted.Except(s_known).Any())
            throw ErrorCode.Argument("x-amz-object-attributes", string.Join(",", wanted), "Invalid attribute name specified.");
        Bucket bucket = request.Bucket;
        ObjectVersion version = VersionLookup.Find(bucket, request.Key, VersionLookup.IdOf(request));
        Encryption.CheckCustomerKey(version.CustomerKeyMd5, Encryption.CustomerKeyMd5(request.Headers));
        Answer answer = Xml.Document("GetObjectAttributesResponse", writer =>
        {
            if (wanted.Contains("ETag")) writer.Element("ETag", version.ETag);
            if (wanted.Contains("Checksum")) WriteChecksum(writer, version.Checksum);
            if (wanted.Contains("ObjectParts") && version.Parts is not null) WriteParts(writer, request, version);
            if (wanted.Contains("StorageClass")) writer.Element("StorageClass", version.StorageClass ?? StorageClass.Standard);
            if (wanted.Contains("ObjectSize")) writer.Element("ObjectSize", version.Size);
        });
        return answer.With("Last-Modified", HttpDate.Format(version.Modified)).With("x-amz-version-id", bucket.ShownId(version));
    }

    private static void WriteChecksum(XmlWriter writer, ObjectChecksum? checksum)
    {
        if (checksum is null) return;
        writer.WriteStartElement("Checksum");
        // Here, and nowhere else, S3 leaves out the number of parts behind a composite checksum.
        writer.Element(checksum.Element, checksum.Value.Split('-')[0]);
        writer.Element("ChecksumType", checksum.Type);
        writer.WriteEndElement();
    }

    /// <summary>The parts themselves are named only when each has a checksum of its own, as the real service does.</summary>
    private static void WriteParts(XmlWriter writer, S3Request request, ObjectVersion version)
    {
        PartPage page = PartPage.Of(version.Parts!, Asked(request, "x-amz-part-number-marker"), Asked(request, "x-amz-max-parts"));
        writer.WriteStartElement("ObjectParts");
        writer.Element("PartsCount", version.Parts!.Count);
        if (version.Checksum is { Type: ObjectChecksum.Composite })
        {
            page.Write(writer);
            foreach (ObjectPart part in page.Shown) WritePart(writer, part);
        }
        writer.WriteEndElement();
    }

    private static void WritePart(XmlWriter writer, ObjectPart part)
    {
        writer.WriteStartElement("Part");
        writer.Element("PartNumber", part.Number);
        writer.Element("Size", part.Size);
        if (part.Checksum is not null) writer.Element(part.Checksum.Element, part.Checksum.Value);
        writer.WriteEndElement();
    }

    private static (string Name, string? Text) Asked(S3Request request, string header) => (header, request.Headers[header]);
}
