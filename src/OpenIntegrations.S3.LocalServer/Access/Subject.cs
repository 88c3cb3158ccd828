using System.Linq;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>A deed with all that decides on it: who wants it, whose the bucket and the object are, what the bucket says.</summary>
internal sealed class Subject
{
    private readonly Policy? _policy;

    private Subject(S3Request request, Bucket bucket, Deed deed)
    {
        (Request, Bucket, Deed, BucketOwner) = (request, bucket, deed, bucket.Settings.OwnerOrLocal);
        Block = PublicAccessBlock.Of(bucket.Settings);
        HasLists = Ownership.Of(bucket.Settings) != Ownership.Enforced;
        _policy = Policy.Of(bucket.Settings);
        if (deed.Key is null) return;
        Version = bucket.Objects.Find(deed.Key, deed.VersionId) is { IsDeleteMarker: false } found ? found : null;
        ObjectOwner = Version is null ? null : HasLists ? Version.Owner ?? BucketOwner : BucketOwner;
    }

    public S3Request Request { get; }

    public Bucket Bucket { get; }

    public Deed Deed { get; }

    public Owner BucketOwner { get; }

    public PublicAccessBlock Block { get; }

    /// <summary>Whether access control lists count in the bucket.</summary>
    public bool HasLists { get; }

    /// <summary>The object as it is; null when there is none.</summary>
    public ObjectVersion? Version { get; }

    private Owner? ObjectOwner { get; }

    /// <summary>Whoever asks; null when he did not sign.</summary>
    public LocalIdentity? Requester => Request.Requester;

    public bool IsBucketOwners => Requester?.Id == BucketOwner.Id;

    /// <summary>Whether he who asks owns the object, or began the upload, and the right is one that this gives.</summary>
    public bool IsObjectOwners => Deed.Permission switch
    {
        Permission.Read or Permission.ReadAcp or Permission.WriteAcp or Permission.Owner =>
            Requester is not null && ObjectOwner?.Id == Requester.Id,
        Permission.Upload => Requester is not null && Initiator?.Id == Requester.Id,
        _ => false,
    };

    /// <summary>
    /// Whether the deed is about an object that is somebody else's than the bucket, so that the bucket's owner has no say.
    /// </summary>
    public bool IsForeign => Deed.Permission is Permission.Read or Permission.ReadAcp or Permission.WriteAcp
        && ObjectOwner is not null && ObjectOwner.Id != BucketOwner.Id;

    /// <summary>Whether an object is needed and is not there.</summary>
    public bool IsMissing => Deed.Key is not null && Version is null
        && Deed.Permission is not (Permission.Write or Permission.Upload);

    /// <summary>Null when the bucket's owner began it, who has every right anyway.</summary>
    private Owner? Initiator =>
        Request.Query["uploadId"] is { } id ? Bucket.Uploads.TryFind(id)?.Settings.Initiator : null;

    public static Subject Of(S3Request request, Bucket bucket, Deed deed) => new(request, bucket, deed);

    /// <summary>What the policy says. A public one counts for nobody but the owner where the bucket restricts that.</summary>
    public Verdict Judge()
    {
        if (_policy is null) return Verdict.None;
        Verdict verdict = _policy.Judge(Requester, Deed.FullAction, PolicyArn.Of(Bucket.Name, Deed.Key), new PolicyContext(this));
        return verdict == Verdict.Allowed && Block.RestrictsBuckets && !IsBucketOwners && _policy.IsPublic ? Verdict.None : verdict;
    }
}
