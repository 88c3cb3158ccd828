using System;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Lists;

/// <summary>
/// A list whose names XML could not carry: some stores write what nobody can read, others put a mark in place of a character. Asked for
/// URL-encoded names, both can say them. Nobody else is asked so: stores encode what they should not, and do not say that they did.
/// </summary>
internal static class UnreadableList
{
    private const string Encoding = "encoding-type";

    // What Go's XML writer puts where it may not put a character.
    private const char Lost = '\uFFFD';

    private static readonly string[] s_lists = ["Contents", "CommonPrefixes", "Version", "DeleteMarker", "Upload"];

    /// <summary>The same request for encoded names; null where that would not help.</summary>
    public static S3Request? AskEncoded(S3Request request, S3Answer answer, Provider provider)
    {
        if (request.Route is not { } route || !provider.UrlEncodedLists || request.Query[Encoding] is not null
            || !route.Query.Any(p => p.Name == Encoding)) return null;
        bool unreadable = answer.Error is { Code: S3Error.Incomplete } && answer.Response.Contains(S3Answer.NotXml);
        if (!unreadable && !(answer.Error is null && HasLost(answer.Response))) return null;
        S3Request encoded = request.Copy();
        encoded.Query.Add(Encoding, "url");
        return encoded;
    }

    private static bool HasLost(TreeMap response) => response.FirstOrDefault().Value is TreeMap list
        && s_lists.SelectMany(name => list.GetMaps(name)).Any(item => IsLost(item.GetText("Key")) || IsLost(item.GetText("Prefix")));

    private static bool IsLost(string? name) => name is not null && name.Contains(Lost);
}
