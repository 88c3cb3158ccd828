using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// What an object has besides its bytes, and an object that is made of it must be told anew: a PUT keeps nothing by itself.
/// </summary>
public static class ObjectDescription
{
    // What a copy in one request keeps, as S3 does it, beside metadata.
    private static readonly string[] s_described =
        ["Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Type", "Expires"];

    // What belongs to the object at its place.
    private static readonly string[] s_placed =
    [
        "x-amz-storage-class", "x-amz-website-redirect-location", "x-amz-server-side-encryption",
        "x-amz-server-side-encryption-aws-kms-key-id",
    ];

    /// <summary>Whether headers describe the object that they make.</summary>
    public static bool IsIn(HeaderList headers) => Array.Exists(s_described, headers.Contains) || headers.Names.Any(UserMetadata.Is);

    /// <summary>Whether headers say something of an object that a copy onto itself can change.</summary>
    public static bool IsNewIn(HeaderList headers) => IsIn(headers) || Array.Exists(s_placed, headers.Contains);

    /// <summary>Describes another object like an old one, where the headers say nothing else. Metadata are given as a whole.</summary>
    /// <param name="headers">Those of the request that makes the object.</param>
    /// <param name="old">Those of an answer about the old one.</param>
    public static void Keep(HeaderList headers, HeaderList old)
    {
        foreach (string name in s_described) headers[name] ??= old[name];
        if (headers.Names.Any(UserMetadata.Is)) return;
        foreach (var (name, value) in old.Where(h => UserMetadata.Is(h.Key)).ToList()) headers.Add(name, value);
    }

    /// <summary>The same for an object that takes the old one's place, which stays of its class and encrypted as it is.</summary>
    public static void KeepInPlace(HeaderList headers, HeaderList old)
    {
        Keep(headers, old);
        foreach (string name in s_placed) headers[name] ??= old[name];
    }

    /// <summary>The tags of an object as a header, where an answer says that it has some; null for none.</summary>
    /// <param name="client">The store.</param>
    /// <param name="get">The request for the tags.</param>
    /// <param name="old">The headers of an answer about the object.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="S3RequestFailedException">The store refuses.</exception>
    public static async Task<string?> TagsAsync(S3Client client, S3Request get, HeaderList old, CancellationToken cancellationToken)
    {
        if (old["x-amz-tagging-count"] is null or "0") return null;
        S3Answer answer = await client.SendOrThrowAsync(get, cancellationToken).ConfigureAwait(false);
        return TagSet.FromTree(answer.Response.GetMap("Tagging") ?? new TreeMap()).ToHeader();
    }
}
