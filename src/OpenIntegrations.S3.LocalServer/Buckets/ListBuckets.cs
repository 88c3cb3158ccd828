using System;
using System.Linq;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Listing;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Buckets;

/// <summary>GET on the service.</summary>
internal static class ListBuckets
{
    private const int MaxBuckets = 10_000;

    public static Answer Run(S3Request request)
    {
        string prefix = request.Query["prefix"] ?? "";
        int limit = ListQuery.LimitOf(request.Query["max-buckets"], "max-buckets", MaxBuckets);
        if (limit == 0) throw ErrorCode.Argument("max-buckets", "0", "Argument max-buckets must be an integer between 1 and 10000");
        string after = ContinuationToken.Read(request.Query["continuation-token"]) ?? "";
        string? region = request.Query["bucket-region"];
        Bucket[] found = [.. request.Store.Buckets
            .Where(b =>
                b.Settings.OwnerOrLocal.Id == request.Requester!.Id
                    && b.Name.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(b.Name, after) > 0
                    && (region is null || RegionOf(b, request) == region))
            .Take(limit + 1)];
        return Xml.Document("ListAllMyBucketsResult", writer =>
        {
            request.Requester!.Owner.Write(writer);
            writer.WriteStartElement("Buckets");
            foreach (Bucket bucket in found.Take(limit))
            {
                writer.WriteStartElement("Bucket");
                writer.Element("Name", bucket.Name);
                writer.Element("CreationDate", bucket.Settings.Created);
                writer.Element("BucketRegion", RegionOf(bucket, request));
                writer.WriteEndElement();
            }
            writer.WriteEndElement();
            if (prefix.Length > 0) writer.Element("Prefix", prefix);
            if (found.Length > limit) writer.Element("ContinuationToken", ContinuationToken.Write(found[limit - 1].Name));
        });
    }

    private static string RegionOf(Bucket bucket, S3Request request) => bucket.Settings.Location ?? request.Region;
}
