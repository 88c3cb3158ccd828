using System.Linq;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>Whose an object is that somebody else uploads into a bucket, and whether lists count there.</summary>
internal static class Ownership
{
    public const string Name = "ownershipControls";
    public const string Enforced = "BucketOwnerEnforced";
    public const string Preferred = "BucketOwnerPreferred";
    public const string Writer = "ObjectWriter";

    public static bool IsKnown(string? ownership) => ownership is Enforced or Preferred or Writer;

    /// <summary>What the bucket says; the writer's, when it says nothing.</summary>
    public static string Of(BucketSettings bucket) => bucket.Configurations.TryGetValue(Name, out string? document)
        ? Xml.ReadStored(document).All("Rule").Select(r => r.Text("ObjectOwnership")).FirstOrDefault(IsKnown) ?? Writer
        : Writer;

    /// <summary>Whose a new object is; null for the owner of the bucket.</summary>
    /// <param name="bucket">Where it goes.</param>
    /// <param name="requester">Who brings it; null when he did not sign.</param>
    /// <param name="canned">The canned list that comes with it.</param>
    public static Owner? OfNew(BucketSettings bucket, LocalIdentity? requester, string? canned)
    {
        Owner writer = requester?.Owner ?? Owner.Anonymous;
        string ownership = Of(bucket);
        bool isBucketOwners = ownership == Enforced || (ownership == Preferred && canned == "bucket-owner-full-control");
        return isBucketOwners || writer.Id == bucket.OwnerOrLocal.Id ? null : writer;
    }
}
