using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// Sees to the tags of a copy where the store does not. Ceph takes them for a part of the metadata: they go when metadata are replaced,
/// stay when they are to be replaced themselves, and cannot be read any more where both are.
/// </summary>
/// <param name="client">The store.</param>
/// <param name="put">The CopyObject request.</param>
internal sealed class CopiedTags(S3Client client, S3Request put)
{
    private const string Directive = "x-amz-tagging-directive";

    private string? _kept;

    private bool AreGiven => CopyHeaders.Replaces(put.Headers, Directive);

    /// <summary>
    /// Reads what the copy should keep and may lose. A source that cannot be looked at is left to the copy to complain of.
    /// </summary>
    /// <param name="head">The request that looks at the source.</param>
    /// <param name="get">The request for its tags.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="S3RequestFailedException">The source has tags, and the store does not show them.</exception>
    public async Task ReadAsync(S3Request head, S3Request get, CancellationToken cancellationToken)
    {
        bool replaces = CopyHeaders.Replaces(put.Headers, "x-amz-metadata-directive");
        if (client.Connection.Provider.TagsGoAlong == true || AreGiven || !replaces) return;
        S3Answer source = await client.SendAsync(head, cancellationToken).ConfigureAwait(false);
        if (source.Error is not null) return;
        _kept = await ObjectDescription.TagsAsync(client, get, source.Headers, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The copy without what the store would misunderstand.</summary>
    public S3Request For(S3Request copy)
    {
        if (TagsApart.AreNeeded(client) && AreGiven) copy.Headers[TagsApart.Header] = copy.Headers[Directive] = null;
        return copy;
    }

    /// <summary>Gives the copy its tags where it does not have them.</summary>
    /// <exception cref="S3RequestFailedException">The object was copied, and the store does not take its tags.</exception>
    public async Task EnsureAsync(S3Answer copied, CancellationToken cancellationToken)
    {
        string? tags = AreGiven && TagsApart.AreNeeded(client, copied) ? put.Headers[TagsApart.Header] ?? "" : _kept;
        if (tags is null || (tags == _kept && await HasAsync(tags, copied, cancellationToken).ConfigureAwait(false))) return;
        await TagsApart.SetAsync(client, put, copied, tags, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> HasAsync(string tags, S3Answer copied, CancellationToken cancellationToken)
    {
        S3Request get = TagsApart.Of(Routes.GetObjectTagging, put, copied);
        S3Answer there = await client.SendAsync(get, cancellationToken).ConfigureAwait(false);
        return there is { Error: null, Response: var answer } && Sorted(TagSet.FromTree(answer.GetMap("Tagging") ?? new TreeMap()))
            .SequenceEqual(Sorted(TagSet.FromHeader(tags)));
    }

    private static IEnumerable<KeyValuePair<string, string>> Sorted(TagSet tags) =>
        tags.Tags.OrderBy(t => t.Key, StringComparer.Ordinal);
}
