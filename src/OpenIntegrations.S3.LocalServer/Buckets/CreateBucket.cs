using System.Xml.Linq;

namespace OpenIntegrations.S3.Local;

/// <summary>PUT on a bucket.</summary>
internal static class CreateBucket
{
    /// <summary>For old times' sake this region answers 200 to who makes a bucket that is his already.</summary>
    private const string ForgivingRegion = "us-east-1";

    public static Answer Run(S3Request request)
    {
        string name = request.BucketName!;
        if (!BucketName.IsValid(name)) throw ErrorCode.InvalidBucketName.With("BucketName", name);
        byte[] document = request.Payload.ReadDocument();
        XElement? wishes = document.Length == 0 ? null : Xml.Read(document, "CreateBucketConfiguration");
        BucketSettings settings = Settings(request, name, wishes);
        if (request.Store.Create(settings) is null)
        {
            if (request.Region != ForgivingRegion || settings.Location is not null) throw ErrorCode.BucketAlreadyOwnedByYou.With("BucketName", name);
            request.Bucket.Change(s => s.With("acl", Acl.OfHeaders(request.Headers)));
        }
        return new Answer(200).With("Location", "/" + name);
    }

    private static BucketSettings Settings(S3Request request, string name, XElement? wishes)
    {
        if (wishes?.One("Location") is not null || wishes?.One("Bucket") is not null) throw ErrorCode.NotImplemented.With("ResourceType", "DirectoryBucket");
        string? location = wishes?.Text("LocationConstraint");
        bool locks = request.Headers["x-amz-bucket-object-lock-enabled"] is "true" or "True";
        var settings = new BucketSettings
        {
            Name = name,
            Created = request.Now,
            Location = string.IsNullOrEmpty(location) || location == request.Region ? null : location,
            ObjectLock = locks,
            Versioning = locks ? Versioning.Enabled : Versioning.Never,
        };
        if (locks) settings = settings.With("versioning", BucketConfigurations.VersioningEnabled);
        if (wishes?.One("Tags") is { } tags) settings = settings.With("tagging", Tags.Document(Tags.Read(tags, Tags.BucketLimit)));
        if (request.Headers["x-amz-object-ownership"] is { } ownership) settings = settings.With("ownershipControls", BucketConfigurations.OwnershipDocument(ownership));
        return settings.With("acl", Acl.OfHeaders(request.Headers));
    }
}
