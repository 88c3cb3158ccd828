using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Listing;

/// <summary>GET on a bucket: the older list, which goes on behind a key.</summary>
internal static class ListObjects
{
    public static Answer Run(S3Request request)
    {
        Bucket bucket = request.Bucket;
        ListQuery query = ListQuery.Of(request, "max-keys");
        string marker = request.Query["marker"] ?? "";
        Page<ObjectVersion> page = ObjectPage.Of(bucket, query, marker.Length == 0 ? null : query.Behind(marker));
        return Xml.Document("ListBucketResult", writer =>
        {
            writer.Element("Name", bucket.Name);
            query.WriteTo(writer, "MaxKeys");
            writer.Element("Marker", query.Encode(marker));
            writer.Element("IsTruncated", page.IsTruncated);
            // Without a delimiter the last key says it, and S3 is silent.
            if (page.IsTruncated && query.Delimiter.Length > 0) writer.Element("NextMarker", query.Encode(page.LastName()));
            ObjectPage.Write(writer, page, query, bucket.Settings.OwnerOrLocal);
        });
    }
}
