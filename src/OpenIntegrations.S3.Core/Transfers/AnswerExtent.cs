using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// Holds the answer to a GET against the request. Stores, and caches before them, ignore ranges, give others, or do not say which: what is
/// not proven is an error.
/// </summary>
/// <param name="client">The store.</param>
/// <param name="get">The request as it was sent.</param>
/// <param name="response">Its answer, a good one.</param>
internal sealed class AnswerExtent(S3Client client, S3Request get, WireResponse response)
{
    private readonly Wanted _wanted = Wanted.Of(get);

    /// <summary>What the answers before this one said of the object; null for the first.</summary>
    public ObjectIdentity? Identity { get; init; }

    /// <summary>The length that the answers before this one gave the object.</summary>
    public long? Total { get; init; }

    /// <summary>Whether the whole object is welcome where a range was asked for.</summary>
    public bool TakesWhole { get; init; }

    /// <exception cref="IntegrityException">The answer does not hold what was asked for, or does not say what it holds.</exception>
    public async Task<Extent> ProveAsync(CancellationToken cancellationToken)
    {
        ObjectIdentity identity = ObjectIdentity.Of(response.Headers);
        Identity?.CheckSame(identity);
        Extent extent = response.Status switch
        {
            206 => await PartialAsync(identity, cancellationToken).ConfigureAwait(false),
            200 => await WholeAsync(identity, cancellationToken).ConfigureAwait(false),
            _ => throw Wrong($"answered {response.Status}"),
        };
        if (Total is not null && extent.Total != Total) throw Wrong($"says that the object has {extent.Total} bytes; it had {Total}");
        return extent;
    }

    private async Task<Extent> PartialAsync(ObjectIdentity identity, CancellationToken cancellationToken)
    {
        if (_wanted.IsWhole) throw Wrong("answered with a range");
        string? header = response.Headers["Content-Range"];
        if (ContentRange.Parse(header) is not { } range)
            throw Wrong(header is null ? "answered 206 without a Content-Range" : $"answered with the range '{header}'");
        long length = range.Last - range.First + 1;
        if (response.ContentLength is { } announced && announced != length)
            throw Wrong($"announced {announced} bytes for the range {header}, which has {length}");
        long total = range.Total ?? Total ?? await AskAsync(identity, cancellationToken).ConfigureAwait(false)
            ?? throw Wrong($"answered with the range '{header}' and does not tell the object's length otherwise either");
        if (range.Last >= total) throw Wrong($"answered with the range '{header}'; the object has {total} bytes");
        if (_wanted.In(total) is { } due && due != (range.First, range.Last)) throw Wrong($"answered with the range '{header}'");
        return new(range.First, range.Last + 1, total);
    }

    private async Task<Extent> WholeAsync(ObjectIdentity identity, CancellationToken cancellationToken)
    {
        string? header = response.Headers["Content-Range"];
        long? length = response.ContentLength;
        if (header is not null && (ContentRange.Parse(header) is not { First: 0 } range || range.Last + 1 != range.Total))
            throw Wrong($"answered 200 with the range '{header}'");
        if (_wanted.PartNumber is not (null or "1")) throw Wrong("answered 200, with the whole object or some of it");
        if (length is not null && (_wanted.IsWhole || _wanted.PartNumber is not null)) return new(0, length, length);

        // A store that ignores ranges and a cache that forgot to say 206 look alike.
        // Where it may not be asked, what is shorter than the range is all there is.
        long? total = Total ?? await AskAsync(identity, cancellationToken).ConfigureAwait(false)
            ?? (_wanted is { First: 0, Last: { } last } && length <= last ? length : null);
        if (total is null && !(_wanted.IsWhole && IsChunked)) throw Wrong("answered 200 and does not say how long the object is");
        if (length is not null && length != total) throw Wrong($"answered 200 with {length} of the object's {total} bytes");
        if (!TakesWhole && total is not null && _wanted.In(total.Value) is { } due && due != (0, total - 1))
            throw Wrong("ignored the range and answered with the whole object");
        return new(0, total, total);
    }

    // The end of chunks tells that the body is complete, as the end of a connection does not.
    private bool IsChunked => response.Headers["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true;

    private Task<long?> AskAsync(ObjectIdentity identity, CancellationToken cancellationToken) =>
        new ObjectHead(client, get, response).LengthAsync(identity, cancellationToken);

    private IntegrityException Wrong(string what) =>
        new($"{client.Connection.Endpoint.Origin} was asked for {_wanted} of '{get.Bucket}/{get.Key}' and {what}.");
}
