using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Rules;

/// <summary>
/// Changes one rule of a set: reads it, changes it, writes it. Only a store that says that there is no set makes one begin; whatever else
/// it answers leaves all as it is.
/// </summary>
/// <remarks>
/// S3 has no condition for these writes. Where a store gives the set an ETag, the write is on condition of it, and what another has
/// changed meanwhile is read again. Changes of one process to the same set follow one another.
/// </remarks>
/// <param name="client">The store.</param>
/// <param name="set">What is changed.</param>
/// <param name="request">Makes the request for a route, with all that the user gave.</param>
public sealed class RuleEdit(S3Client client, RuleSet set, Func<Route, S3Request> request)
{
    private const int MaxAttempts = 5;

    private readonly S3Request _get = Read(set, request(set.Get));
    private readonly S3Request _put = request(set.Put);
    private readonly S3Request? _delete = set.Delete is null ? null : Read(set, request(set.Delete));

    /// <summary>Makes the change. The answer is that of the write, or of the read where that was refused.</summary>
    /// <param name="change">Changes the document, or throws.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<S3Answer> ApplyAsync(Action<RuleDocument> change, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate = client.Connection.Memory.Of<Gates>().Of(_put);
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ChangeAsync(change, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<S3Answer> ChangeAsync(Action<RuleDocument> change, CancellationToken cancellationToken)
    {
        string? tried = null;
        for (int attempt = 1; ; attempt++)
        {
            S3Answer read = await client.SendAsync(_get.Copy(), cancellationToken).ConfigureAwait(false);
            if (read.Error is null && !set.IsIn(read)) return read.As(Nothing(set, read));
            if (read.Error is not null && !set.IsAbsentIn(read)) return read;
            RuleDocument document = DocumentOf(read);
            change(document);
            // Refused although nobody changed it: the store means something else by the condition.
            string? etag = read.Error is null && Strong(read.Headers["ETag"]) is { } given && given != tried ? given : null;
            S3Answer written = await client.SendAsync(Next(document, etag), cancellationToken).ConfigureAwait(false);
            if (etag is null || attempt == MaxAttempts || written.Error?.Code is not ("PreconditionFailed" or "ConditionalRequestConflict"))
                return written;
            tried = etag;
        }
    }

    private RuleDocument DocumentOf(S3Answer answer) =>
        answer.Error is null ? new(set, set.Inside(answer)) { Headers = Own(answer.Headers) } : new(set, set.Begin()) { IsNew = true };

    private HeaderList Own(HeaderList answered)
    {
        var own = new HeaderList();
        foreach (string name in set.Headers) own[name] = answered[name];
        return own;
    }

    private S3Request Next(RuleDocument document, string? etag)
    {
        bool ends = document.IsEmpty && _delete is not null;
        S3Request next = (ends ? _delete! : _put).Copy();
        if (!ends) next.WithDocument(document.Write());
        foreach (var (name, value) in document.Headers)
        {
            if (!ends && !next.Headers.Contains(name)) next.Headers[name] = value;
        }
        if (etag is not null) next.Headers["If-Match"] = etag;
        return next;
    }

    private static S3Error Nothing(RuleSet set, S3Answer read) => new(S3Error.Incomplete,
        $"The store answered status {read.Status} and no {set.Title}, which leaves open what is there; nothing was changed.",
        read.Headers["x-amz-request-id"], null);

    private static S3Request Read(RuleSet set, S3Request request)
    {
        foreach (string name in set.Headers) request.Headers[name] = null;
        return request;
    }

    private static string? Strong(string? etag) => etag is { Length: > 2 } && etag[0] == '"' ? etag : null;

    private sealed class Gates
    {
        private readonly ConcurrentDictionary<(string?, string?, string?), SemaphoreSlim> _gates = new();

        public SemaphoreSlim Of(S3Request request) =>
            _gates.GetOrAdd((request.Bucket, request.Key, request.SubResource), static _ => new SemaphoreSlim(1, 1));
    }
}
