using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Buckets;

/// <summary>What is asked of a bucket as such.</summary>
internal static class BucketOperations
{
    public static Answer Head(S3Request request) => new Answer(200)
        .With("x-amz-bucket-region", request.Bucket.Settings.Location ?? request.Region)
        .With("x-amz-access-point-alias", "false");

    public static Answer Delete(S3Request request)
    {
        Bucket bucket = request.Bucket;
        if (!request.Store.Remove(bucket)) throw ErrorCode.BucketNotEmpty.With("BucketName", bucket.Name);
        return new Answer(204);
    }

    /// <summary>The region's name is the root's text; us-east-1 has always been nameless here.</summary>
    public static Answer Location(S3Request request)
    {
        string region = request.Bucket.Settings.Location ?? request.Region;
        return Xml.Document("LocationConstraint", writer => writer.WriteString(region == "us-east-1" ? "" : region));
    }
}
