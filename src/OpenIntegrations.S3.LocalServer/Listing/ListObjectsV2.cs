using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Listing;

/// <summary>GET ?list-type=2 on a bucket: the newer list, which goes on with a token.</summary>
internal static class ListObjectsV2
{
    public static Answer Run(S3Request request)
    {
        if (request.Query["list-type"] != "2")
            throw ErrorCode.Argument("list-type", request.Query["list-type"], "Invalid List Type specified in Request");
        Bucket bucket = request.Bucket;
        ListQuery query = ListQuery.Of(request, "max-keys");
        string? token = request.Query["continuation-token"];
        string? startAfter = request.Query["start-after"];
        string? behind = ContinuationToken.Read(token) ?? startAfter;
        Page<ObjectVersion> page = ObjectPage.Of(bucket, query, string.IsNullOrEmpty(behind) ? null : query.Behind(behind!));
        return Xml.Document("ListBucketResult", writer =>
        {
            writer.Element("Name", bucket.Name);
            query.WriteTo(writer, "MaxKeys");
            writer.Element("KeyCount", page.Items.Count + page.CommonPrefixes.Count);
            writer.Element("StartAfter", query.Encode(startAfter));
            writer.Element("ContinuationToken", token);
            writer.Element("IsTruncated", page.IsTruncated);
            if (page.IsTruncated) writer.Element("NextContinuationToken", ContinuationToken.Write(page.LastName()));
            ObjectPage.Write(writer, page, query, request.Query["fetch-owner"] == "true" ? bucket.Settings.OwnerOrLocal : null);
        });
    }
}
