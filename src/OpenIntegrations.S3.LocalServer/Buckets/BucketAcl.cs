using System.Linq;
using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Buckets;

/// <summary>A bucket's access control document.</summary>
internal static class BucketAcl
{
    public const string Name = "acl";

    /// <summary>The document that was set; null is the owner's full control.</summary>
    public static string? Of(BucketSettings bucket) => bucket.Configurations.TryGetValue(Name, out string? document) ? document : null;

    /// <summary>Whether the list grants anything to others than the owner.</summary>
    public static bool IsShared(BucketSettings bucket) => Of(bucket) is { } document
        && AccessList.Read(Xml.ReadStored(document)).Any(g => g.Id != bucket.OwnerOrLocal.Id);

    public static Answer Get(S3Request request)
    {
        BucketSettings bucket = request.Bucket.Settings;
        return Xml.Document(Of(bucket) ?? Acl.Default(bucket.OwnerOrLocal));
    }

    public static Answer Put(S3Request request)
    {
        Bucket bucket = request.Bucket;
        string document = Acl.OfRequest(request, bucket.Settings.OwnerOrLocal);
        bucket.Change(settings => settings.With(Name, document));
        return new Answer(200);
    }
}
