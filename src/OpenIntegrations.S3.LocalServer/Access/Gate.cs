using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>
/// Who may do what: what a policy denies nobody may; what is his the owner may; the rest is allowed by the policy or by a list.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html
/// </summary>
internal static class Gate
{
    /// <summary>Asked before every operation.</summary>
    /// <exception cref="S3Error">It is not allowed.</exception>
    public static void Check(S3Request request, Route route)
    {
        if (route.Permission == Permission.SignedIn && request.Requester is null) throw new S3Error(ErrorCode.AccessDenied);
        if (route.Permission is Permission.SignedIn) return;
        Bucket bucket = request.Bucket;
        ExpectedOwner.Check(request, bucket);
        if (route.Permission is Permission.Each) return;
        bool isObject = request.Level == Level.Object;
        string? versionId = isObject ? request.Query["versionId"] : null;
        Check(request, bucket, new(route.Action, route.Permission, isObject ? request.Key : null, versionId));
        foreach (Deed more in Riders.Of(request.Headers, route.Action, isObject ? request.Key : null)) Check(request, bucket, more);
    }

    /// <exception cref="S3Error">It is not allowed.</exception>
    public static void Check(S3Request request, Bucket bucket, Deed deed)
    {
        if (!Allows(request, bucket, deed)) throw new S3Error(ErrorCode.AccessDenied);
    }

    public static bool Allows(S3Request request, Bucket bucket, Deed deed)
    {
        var subject = Subject.Of(request, bucket, deed);
        Verdict verdict = subject.Judge();
        if (verdict == Verdict.Denied) return subject.IsBucketOwners && IsAboutPolicy(deed);
        if (subject.IsMissing && !subject.IsBucketOwners) return MayList(request, bucket, deed);
        if (subject.IsBucketOwners && !subject.IsForeign) return true;
        if (verdict == Verdict.Allowed && !subject.IsForeign) return true;
        if (subject.IsObjectOwners) return true;
        bool isGranted = subject.HasLists && AccessList.Grants(subject);
        request.NeededList |= isGranted;
        return isGranted;
    }

    /// <summary>Who may list a bucket is told that a key is not in it; who may not, nothing.</summary>
    private static bool MayList(S3Request request, Bucket bucket, Deed deed) =>
        Allows(request, bucket, new("ListBucket", Permission.Read) { Prefix = deed.Key });

    /// <summary>The owner cannot lock himself out of what would let him in again.</summary>
    private static bool IsAboutPolicy(Deed deed) => deed.Action is "GetBucketPolicy" or "PutBucketPolicy" or "DeleteBucketPolicy";
}
