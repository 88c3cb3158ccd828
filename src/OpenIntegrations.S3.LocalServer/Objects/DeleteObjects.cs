using System.Xml;
using System.Xml.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>POST ?delete on a bucket: up to a thousand deletions, each with its own outcome.</summary>
internal static class DeleteObjects
{
    private const int Limit = 1000;

    public static Answer Run(S3Request request)
    {
        Bucket bucket = request.Bucket;
        CheckIntegrity(request.Headers);
        XElement document = Xml.Read(request.Payload.ReadDocument(limit: Payload.ListLimit), "Delete");
        XElement[] objects = [.. document.All("Object")];
        if (objects.Length is 0 or > Limit) throw new S3Error(ErrorCode.MalformedXML);
        bool quiet = document.Text("Quiet") == "true";
        return Xml.Document("DeleteResult", writer =>
        {
            foreach (XElement element in objects) Delete(request, bucket, element, quiet, writer);
        });
    }

    private static void Delete(S3Request request, Bucket bucket, XElement element, bool quiet, XmlWriter writer)
    {
        string key = element.Needed("Key");
        string? versionId = element.Text("VersionId") is { Length: > 0 } id ? id : null;
        try
        {
            if (element.One("Size") is not null || element.One("LastModifiedTime") is not null) throw new S3Error(ErrorCode.NotImplemented);
            Gate.Check(request, bucket, new("DeleteObject", Permission.Write, key, versionId));
            Deletion deletion =
                DeleteObject.Delete(request, bucket, key, VersionIds.Checked(versionId),
                    WriteConditions.ForDelete(element.Text("ETag")));
            if (!quiet) WriteDeleted(writer, key, versionId, deletion);
        }
        catch (S3Error refusal)
        {
            writer.WriteStartElement("Error");
            writer.Element("Key", key);
            writer.Element("VersionId", versionId);
            writer.Element("Code", refusal.Code.Name);
            writer.Element("Message", refusal.Message);
            writer.WriteEndElement();
        }
    }

    private static void WriteDeleted(XmlWriter writer, string key, string? versionId, Deletion deletion)
    {
        writer.WriteStartElement("Deleted");
        writer.Element("Key", key);
        writer.Element("VersionId", versionId);
        if (deletion.IsMarker)
        {
            writer.Element("DeleteMarker", true);
            writer.Element("DeleteMarkerVersionId", deletion.VersionId);
        }
        writer.WriteEndElement();
    }

    /// <summary>A batch that was damaged on its way would delete the wrong objects, so S3 insists on a digest.</summary>
    private static void CheckIntegrity(HeaderList headers)
    {
        if (headers["Content-MD5"] is null && ChecksumPromise.Of(headers) is null)
            throw new S3Error(ErrorCode.InvalidRequest, "Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
    }
}
