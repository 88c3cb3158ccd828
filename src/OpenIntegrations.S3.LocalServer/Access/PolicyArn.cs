using System;
using System.Linq;
using OpenIntegrations.S3.Local.Accounts;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>The names by which policies mean buckets, objects and those who ask.</summary>
internal static class PolicyArn
{
    private const string Front = "arn:aws:s3:::";
    private static readonly string[] s_fronts = [Front, "arn:aws-cn:s3:::", "arn:aws-us-gov:s3:::"];

    public static string Of(string bucket, string? key) => Front + bucket + (key is null ? "" : "/" + key);

    /// <summary>A resource in the one partition that is served; null when it is none of S3's.</summary>
    public static string? Resource(string text)
    {
        if (text == "*") return text;
        string? front = s_fronts.FirstOrDefault(f => text.StartsWith(f, StringComparison.Ordinal));
        return front is null ? null : Front + text.Substring(front.Length);
    }

    /// <summary>What a resource means of a bucket: itself, its objects, or both; nothing where it lies elsewhere.</summary>
    public static PolicyTargets Targets(string resource, string bucket)
    {
        if (resource == "*") return PolicyTargets.All;
        string rest = resource.Substring(Front.Length);
        int slash = rest.IndexOf('/');
        if (slash >= 0) return PolicyPattern.Fits(rest.Substring(0, slash), bucket) ? PolicyTargets.Objects : PolicyTargets.None;
        // A pattern without a slash may mean objects too: its star stands for any text.
        return (PolicyPattern.Fits(rest, bucket) ? PolicyTargets.Buckets : PolicyTargets.None)
            | (PolicyPattern.Fits(rest, bucket + "/") ? PolicyTargets.Objects : PolicyTargets.None);
    }

    /// <summary>
    /// Whether an account, a user or everybody is meant: <c>*</c>, twelve digits, <c>arn:aws:iam::ACCOUNT:root</c>,
    /// <c>arn:aws:iam::ACCOUNT:user/NAME</c>; without an account the name or the canonical id tells.
    /// </summary>
    public static bool Means(string principal, LocalIdentity? requester)
    {
        if (principal == "*") return true;
        if (requester is null) return false;
        if (principal == requester.AccountId || principal == requester.Id) return true;
        string[] pieces = principal.Split([':'], 6);
        if (pieces.Length < 6 || pieces[0] != "arn" || pieces[2] is not ("iam" or "sts")) return false;
        if (pieces[4].Length > 0 && pieces[4] != requester.AccountId) return false;
        if (pieces[5] == "root") return pieces[4].Length > 0;
        string name = pieces[5].Substring(pieces[5].LastIndexOf('/') + 1);
        return pieces[5].StartsWith("user/", StringComparison.Ordinal) && (name == requester.Name || name == requester.Id);
    }
}
