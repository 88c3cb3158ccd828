using System.Collections.Generic;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>What the headers of an upload say the object will be, apart from its bytes.</summary>
internal static class ObjectTemplate
{
    public static ObjectVersion Of(S3Request request, Bucket bucket, HeaderList headers, string key)
    {
        Dictionary<string, string> kept = ObjectHeaders.Of(headers);
        Encryption.Keep(headers, kept, bucket.Settings);
        Owner? owner = Ownership.OfNew(bucket.Settings, request.Requester, headers["x-amz-acl"]);
        return ObjectRetention.Apply(headers, bucket.Settings, request.Now, new ObjectVersion
        {
            Key = key,
            Modified = request.Now,
            Headers = kept,
            StorageClass = StorageClass.Of(headers["x-amz-storage-class"]),
            Tags = Tags.OfHeader(headers["x-amz-tagging"]),
            CustomerKeyMd5 = Encryption.CustomerKeyMd5(headers),
            Owner = owner,
            Acl = Acl.OfUpload(request, bucket, headers, owner),
        });
    }
}
