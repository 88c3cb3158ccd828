using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>An object's access control document.</summary>
internal static class ObjectAcl
{
    public static Answer Get(S3Request request)
    {
        BucketSettings bucket = request.Bucket.Settings;
        ObjectVersion version = VersionLookup.Find(request.Bucket, request.Key, VersionLookup.IdOf(request));
        bool counts = Ownership.Of(bucket) != Ownership.Enforced;
        return Xml.Document((counts ? version.Acl : null) ?? Acl.Default((counts ? version.Owner : null) ?? bucket.OwnerOrLocal))
            .With("x-amz-version-id", request.Bucket.ShownId(version));
    }

    public static Answer Put(S3Request request)
    {
        Bucket bucket = request.Bucket;
        ObjectVersion found = VersionLookup.Find(bucket, request.Key, VersionLookup.IdOf(request));
        string document = Acl.OfRequest(request, found.Owner ?? bucket.Settings.OwnerOrLocal);
        ObjectVersion version = VersionLookup.Change(request, v => v with { Acl = document });
        return new Answer(200).With("x-amz-version-id", bucket.ShownId(version));
    }
}
