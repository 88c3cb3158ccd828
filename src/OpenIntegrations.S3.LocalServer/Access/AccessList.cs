using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using OpenIntegrations.S3.Local.Documents;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>A line of an access control list: to whom, and what.</summary>
/// <param name="Id">A canonical id; null for a group.</param>
/// <param name="Group">The address of a group; null for one person.</param>
/// <param name="Permission">As documents write it.</param>
internal sealed record Grant(string? Id, string? Group, string Permission);

/// <summary>Access control lists, when it is asked what they allow.</summary>
internal static class AccessList
{
    /// <summary>What a bucket keeps its list as.</summary>
    public const string Name = "acl";

    public const string AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers";
    public const string AuthenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

    private static readonly Dictionary<Permission, string> s_words = new()
    {
        [Permission.Read] = "READ", [Permission.Write] = "WRITE", [Permission.ReadAcp] = "READ_ACP", [Permission.WriteAcp] = "WRITE_ACP",
    };

    /// <summary>
    /// Whether the list of the object, or else of the bucket, grants what the deed needs to him who wants it. Versions are for the bucket's
    /// owner to delete.
    /// </summary>
    public static bool Grants(Subject subject)
    {
        bool isVersions = subject.Deed is { Action: "DeleteObject", VersionId: not null };
        if (isVersions || !s_words.TryGetValue(subject.Deed.Permission, out string? word)) return false;
        bool isObjects = subject.Deed.Key is not null && subject.Deed.Permission != Permission.Write;
        string? document = isObjects ? subject.Version?.Acl : Of(subject.Bucket.Settings);
        return document is not null && Read(Xml.ReadStored(document))
            .Any(grant => (grant.Permission == word || grant.Permission == "FULL_CONTROL") && Means(grant, subject));
    }

    public static IEnumerable<Grant> Read(XElement document) =>
        (document.One("AccessControlList")?.All("Grant") ?? []).Where(g => g.One("Grantee") is not null).Select(g =>
            new Grant(g.One("Grantee")!.Text("ID")?.Trim(), g.One("Grantee")!.Text("URI")?.Trim(), g.Text("Permission")?.Trim() ?? ""));

    /// <summary>The document that was set for a bucket; null is the owner's full control.</summary>
    public static string? Of(BucketSettings bucket) => bucket.Configurations.TryGetValue(Name, out string? document) ? document : null;

    /// <summary>Whether the list of a bucket grants anything to others than the owner.</summary>
    public static bool IsShared(BucketSettings bucket) => Of(bucket) is { } document
        && Read(Xml.ReadStored(document)).Any(g => g.Id != bucket.OwnerOrLocal.Id);

    /// <summary>Whether a list grants something to everybody, signed in or not.</summary>
    public static bool IsPublic(string? document) =>
        document is not null && Read(Xml.ReadStored(document)).Any(static g => g.Group is AllUsers or AuthenticatedUsers);

    private static bool Means(Grant grant, Subject subject) => grant.Group switch
    {
        null => subject.Requester is not null && grant.Id == subject.Requester.Id,
        AllUsers => !subject.Block.IgnoresAcls,
        AuthenticatedUsers => subject.Requester is not null && !subject.Block.IgnoresAcls,
        _ => false,
    };
}
