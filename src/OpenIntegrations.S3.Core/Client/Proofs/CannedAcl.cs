using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>Access that is named by a word in a header: what it grants to groups shows whether it is set.</summary>
internal static class CannedAcl
{
    public const string Header = "x-amz-acl";

    private static readonly Dictionary<string, string[]> s_grants = new(StringComparer.Ordinal)
    {
        ["private"] = [],
        ["public-read"] = ["AllUsers READ"],
        ["public-read-write"] = ["AllUsers READ", "AllUsers WRITE"],
        ["authenticated-read"] = ["AuthenticatedUsers READ"],
    };

    public static bool Holds(string word, TreeMap now) => s_grants.TryGetValue(word, out string[]? due)
        && due.SequenceEqual(now.GetMaps("AccessControlPolicy", "AccessControlList", "Grant").Select(OfGroup).OfType<string>()
            .OrderBy(grant => grant, StringComparer.Ordinal));

    private static string? OfGroup(TreeMap grant) => grant.GetText("Grantee", "URI") is { } group
        ? group.Substring(group.LastIndexOf('/') + 1) + " " + grant.GetText("Permission") : null;
}
