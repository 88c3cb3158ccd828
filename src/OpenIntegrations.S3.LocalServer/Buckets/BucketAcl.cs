using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Buckets;

/// <summary>A bucket's access control document.</summary>
internal static class BucketAcl
{
    public static Answer Get(S3Request request)
    {
        BucketSettings bucket = request.Bucket.Settings;
        return Xml.Document(AccessList.Of(bucket) ?? Acl.Default(bucket.OwnerOrLocal));
    }

    public static Answer Put(S3Request request)
    {
        Bucket bucket = request.Bucket;
        string document = Acl.OfRequest(request, bucket.Settings.OwnerOrLocal);
        bucket.Change(settings => settings.With(AccessList.Name, document));
        return new Answer(200);
    }
}
