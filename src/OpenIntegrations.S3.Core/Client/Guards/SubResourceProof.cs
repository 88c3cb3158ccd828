using System;
using System.Collections.Generic;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Guards;

/// <summary>
/// What an answer to a GET must have to show that the store knows a sub-resource: the document of it, or an error that only who knows it
/// gives. That there is no such object, or that one may not look, shows nothing.
/// </summary>
internal static class SubResourceProof
{
    private const string Policy = "policy";
    private const int ShortestName = 4;

    /// <summary>The errors of stores that know the sub-resource and have nothing in it.</summary>
    private static readonly Dictionary<string, string[]> s_codes = new(StringComparer.Ordinal)
    {
        ["accelerate"] = [],
        ["analytics"] = ["NoSuchConfiguration"],
        ["cors"] = ["NoSuchCORSConfiguration"],
        ["encryption"] = ["ServerSideEncryptionConfigurationNotFoundError", "NoSuchEncryptionConfiguration"],
        ["intelligent-tiering"] = ["NoSuchConfiguration"],
        ["inventory"] = ["NoSuchConfiguration"],
        ["legal-hold"] = ["NoSuchObjectLockConfiguration", "ObjectLockConfigurationNotFoundError"],
        ["lifecycle"] = ["NoSuchLifecycleConfiguration"],
        ["metrics"] = ["NoSuchConfiguration"],
        ["object-lock"] = ["ObjectLockConfigurationNotFoundError", "NoSuchObjectLockConfiguration"],
        ["ownershipControls"] = ["OwnershipControlsNotFoundError"],
        [Policy] = ["NoSuchBucketPolicy"],
        ["publicAccessBlock"] = ["NoSuchPublicAccessBlockConfiguration"],
        ["replication"] = ["ReplicationConfigurationNotFoundError"],
        ["retention"] = ["NoSuchObjectLockConfiguration", "ObjectLockConfigurationNotFoundError"],
        ["tagging"] = ["NoSuchTagSet", "NoSuchTagSetError"],
        ["website"] = ["NoSuchWebsiteConfiguration"],
    };

    /// <param name="answer">The answer to a GET.</param>
    /// <param name="subResource">What was asked for.</param>
    public static bool IsIn(S3Answer answer, string subResource)
    {
        if (answer.Error is { } error) return answer.Status is >= 400 and < 500 && IsOf(error.Code, subResource);
        if (IsTheObject(answer)) return false;
        // A policy is JSON and has no root.
        return answer.Request.ResponseRoot is { } root ? answer.Response.Contains(root)
            : subResource == Policy && answer.Response.Contains("Statement");
    }

    /// <summary>
    /// An object may be a document that looks like one of its own parts, for example because another program's PUT was taken for it. What
    /// no store says of a part, and every store of an object, is its strong ETag.
    /// </summary>
    private static bool IsTheObject(S3Answer answer) => answer.Request.Key is not null && ETag.In(answer.Headers) is { } etag
        && (!etag.StartsWith("W/", StringComparison.Ordinal) || answer.Headers.Contains("Last-Modified"));

    private static bool IsOf(string code, string subResource)
    {
        if (s_codes.TryGetValue(subResource, out string[]? codes) && Array.IndexOf(codes, code) >= 0) return true;
        // Codes that no table has are known by the name in them.
        string name = subResource.Replace("-", "");
        bool saysMissing = code.StartsWith("NoSuch", StringComparison.Ordinal) || code.Contains("NotFound", StringComparison.Ordinal);
        return saysMissing && name.Length >= ShortestName && code.Contains(name, StringComparison.OrdinalIgnoreCase);
    }
}
