using System.Collections.Generic;
using System.Text;
using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Buckets;

/// <summary>A bucket's policy: JSON where all other configurations are XML. It is given back as it came.</summary>
internal static class BucketPolicy
{
    private const string Name = BucketSettings.Policy;

    public static IEnumerable<Route> Routes =>
    [
        new("GET", Level.Bucket, Name, Get, "GetBucketPolicy"),
        new("PUT", Level.Bucket, Name, Put, "PutBucketPolicy"),
        new("DELETE", Level.Bucket, Name, Delete, "DeleteBucketPolicy"),
    ];

    /// <summary>Public is a policy that allows something to everybody.</summary>
    public static Answer Status(S3Request request)
    {
        Stored(request);
        bool isPublic = Policy.Of(request.Bucket.Settings)?.IsPublic == true;
        return Xml.Document("PolicyStatus", writer => writer.Element("IsPublic", isPublic));
    }

    private static Answer Get(S3Request request) =>
        new Answer(200, new BytesContent(Encoding.UTF8.GetBytes(Stored(request)))).With("Content-Type", "application/json");

    private static Answer Put(S3Request request)
    {
        Bucket bucket = request.Bucket;
        byte[] document = request.Payload.ReadDocument();
        if (document.Length == 0 || document[0] != '{') throw new S3Error(ErrorCode.MalformedPolicy);
        string text = Encoding.UTF8.GetString(document);
        bool isPublic = Policy.Parse(text, bucket.Name).IsPublic;
        if (isPublic && PublicAccessBlock.Of(bucket.Settings).BlocksPolicy) throw new S3Error(ErrorCode.AccessDenied);
        bucket.Change(settings => settings.With(Name, text));
        return new Answer(204);
    }

    private static Answer Delete(S3Request request)
    {
        request.Bucket.Change(static settings => settings.With(Name, null));
        return new Answer(204);
    }

    private static string Stored(S3Request request) =>
        request.Bucket.Settings.Configurations.TryGetValue(Name, out string? policy)
            ? policy
            : throw ErrorCode.NoSuchBucketPolicy.With("BucketName", request.BucketName!);
}
