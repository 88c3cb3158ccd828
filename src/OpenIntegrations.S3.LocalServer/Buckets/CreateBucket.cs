using System.Xml.Linq;
using OpenIntegrations.S3.Local.Access;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Buckets;

/// <summary>PUT on a bucket.</summary>
internal static class CreateBucket
{
    /// <summary>For old times' sake this region answers 200 to who makes a bucket that is his already.</summary>
    private const string ForgivingRegion = "us-east-1";

    public static Answer Run(S3Request request)
    {
        string name = request.BucketName!;
        if (BucketName.Complaint(name) is { } complaint)
            throw new S3Error(ErrorCode.InvalidBucketName, $"The specified bucket is not valid: {complaint}.").With("BucketName", name);
        byte[] document = request.Payload.ReadDocument();
        XElement? wishes = document.Length == 0 ? null : Xml.Read(document, "CreateBucketConfiguration");
        BucketSettings settings = Settings(request, name, wishes);
        if (request.Store.Create(settings) is null)
        {
            if (request.Bucket.Settings.OwnerOrLocal.Id != request.Requester!.Id)
                throw ErrorCode.BucketAlreadyExists.With("BucketName", name);
            if (request.Region != ForgivingRegion || settings.Location is not null)
                throw ErrorCode.BucketAlreadyOwnedByYou.With("BucketName", name);
            request.Bucket.Change(s => s.With(AccessList.Name, AccessList.Of(settings)));
        }
        return new Answer(200).With("Location", "/" + name);
    }

    private static BucketSettings Settings(S3Request request, string name, XElement? wishes)
    {
        if (wishes?.One("Location") is not null || wishes?.One("Bucket") is not null)
            throw ErrorCode.NotImplemented.With("ResourceType", "DirectoryBucket");
        string? location = wishes?.Text("LocationConstraint");
        Owner owner = request.Requester!.Owner;
        bool locks = request.Headers["x-amz-bucket-object-lock-enabled"] is "true" or "True";
        var settings = new BucketSettings
        {
            Name = name,
            Created = request.Now,
            Owner = owner.Id == Owner.Local.Id ? null : owner,
            Location = string.IsNullOrEmpty(location) || location == request.Region ? null : location,
            ObjectLock = locks,
            Versioning = locks ? Versioning.Enabled : Versioning.Never,
        };
        if (locks) settings = settings.With("versioning", BucketConfigurations.VersioningEnabled);
        if (wishes?.One("Tags") is { } tags) settings = settings.With("tagging", Tags.Document(Tags.Read(tags, Tags.BucketLimit)));
        if (request.Headers["x-amz-object-ownership"] is { } ownership)
            settings = BucketConfigurations.WithOwnership(settings, ownership);
        settings = settings.With(AccessList.Name, Acl.OfNewBucket(request, owner));
        return Ownership.Of(settings) == Ownership.Enforced && AccessList.IsShared(settings)
            ? throw new S3Error(ErrorCode.InvalidBucketAclWithObjectOwnership) : settings;
    }
}
