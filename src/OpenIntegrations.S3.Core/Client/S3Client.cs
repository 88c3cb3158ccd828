using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>Sends S3 requests over a connection: addresses and signs them, follows a bucket to its region, converts what comes back.</summary>
public sealed class S3Client
{
    // Stores allow fifteen minutes.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(10);

    private readonly Func<DateTimeOffset> _now;
    private readonly HttpTransport _transport;
    private readonly SubResourceGuard _guard;
    private TimeSpan _clockOffset;

    /// <param name="connection">The store.</param>
    /// <param name="now">The clock; the system's by default.</param>
    /// <param name="log">Told of each attempt, without secrets.</param>
    public S3Client(S3Connection connection, Func<DateTimeOffset>? now = null, Action<string>? log = null)
    {
        _now = now ?? (static () => DateTimeOffset.UtcNow);
        Connection = connection;
        _guard = new SubResourceGuard(this);
        _transport = new HttpTransport(connection.Transport, new RetryPolicy(connection.MaxAttempts), () => _now() + _clockOffset, log);
    }

    public S3Connection Connection { get; }

    /// <summary>Sends a request and reads the whole answer, whether the store agreed or refused.</summary>
    public async Task<S3Answer> SendAsync(S3Request request, CancellationToken cancellationToken)
    {
        if (await _guard.RefuseAsync(request, cancellationToken).ConfigureAwait(false) is { } unsafeHere) return unsafeHere;
        (WireResponse? open, S3Answer? refusal) = await OpenAsync(request, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) return refusal;
        using (open) return await AnswerReader.ReadAsync(open!, request, Connection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Like <see cref="SendAsync"/>, for callers that cannot go on after a refusal.</summary>
    /// <exception cref="S3RequestFailedException">The store refused.</exception>
    public async Task<S3Answer> SendOrThrowAsync(S3Request request, CancellationToken cancellationToken)
    {
        S3Answer answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return answer.Error is null ? answer : throw new S3RequestFailedException(answer);
    }

    /// <summary>Sends a request and leaves the body of a good answer to the caller, who disposes it. A refusal is read.</summary>
    public async Task<(WireResponse? Open, S3Answer? Refusal)> OpenAsync(S3Request request, CancellationToken cancellationToken)
    {
        for (bool mayFollow = true; ; mayFollow = false)
        {
            S3Connection used = RegionMemory.Apply(Connection, request.Bucket);
            WireResponse response = await _transport.SendAsync(Wire(request, used), Authorize(used), cancellationToken).ConfigureAwait(false);
            if (response.IsSuccess) return (response, null);
            S3Answer refusal;
            using (response) refusal = await AnswerReader.ReadAsync(response, request, used, cancellationToken).ConfigureAwait(false);
            bool again = mayFollow && request.Body.CanRepeat && (RegionMemory.Learn(Connection, used, refusal) || LearnTime(refusal));
            if (!again) return (null, refusal);
        }
    }

    /// <summary>
    /// Sends a request for a list and then for each page behind it, as they are asked for. Whoever has asked for a second page is reading on:
    /// from there up to two pages are fetched while the last one is used.
    /// </summary>
    /// <param name="first">The request for the first page.</param>
    /// <param name="paging">How this list names its pages.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public async IAsyncEnumerable<S3Answer> PagesAsync(S3Request first, Paging paging, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = new ReadAhead(this, first, paging, cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            while (await pages.TakeAsync().ConfigureAwait(false) is { } page) yield return page;
        }
    }

    /// <summary>The request as it goes over the wire, unsigned.</summary>
    public static WireRequest Wire(S3Request request, S3Connection connection)
    {
        if (request.Bucket is not null) BucketName.Check(request.Bucket);
        if (request.Key is not null) ObjectKey.Check(request.Key);
        (Origin origin, string path) = connection.Endpoint.Locate(request.Bucket, request.Key);
        HeaderList headers = request.Headers.Clone();
        DocumentDigest.Add(headers, request, connection.Provider);
        return new WireRequest(request.Method, origin, request.RawPath is null ? path : connection.Endpoint.BasePath + UrlText.EncodePath(request.RawPath))
        {
            Query = request.Query.Clone(),
            Headers = headers,
            Body = request.Body,
            Sending = request.Sending,
        };
    }

    internal static Aws4Authorization Authorize(S3Connection connection) =>
        new(connection.Credentials, connection.Region, connection.Service, connection.Provider.PayloadSigning) { Judge = RefusalJudge.JudgeAsync };

    /// <summary>A clock that is off is corrected by the store's own, once. Its date tells, because the answer to a HEAD names no code.</summary>
    private bool LearnTime(S3Answer refusal)
    {
        if (refusal.Status != 403) return false;
        if (!DateTimeOffset.TryParse(refusal.Headers["Date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset theirs)) return false;
        TimeSpan offset = theirs - _now();
        if ((offset - _clockOffset).Duration() < s_tolerance) return false;
        _clockOffset = offset;
        return true;
    }
}
