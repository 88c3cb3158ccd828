using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client.Answers;
using OpenIntegrations.S3.Client.Guards;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Client.Places;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>
/// Sends S3 requests over a connection: addresses and signs them, follows a bucket to its region, converts what comes back.
/// </summary>
public sealed class S3Client
{
    /// <summary>How many requests of a client are on their way at most, unless somebody sets a number.</summary>
    public const int MostRequests = 64;

    // What hides the time of a request to a distant store, and is no burden to any.
    private const int UsualRequests = 16;
    private const int UsualParallel = 8;
    private const string PayerHeader = "x-amz-request-payer";

    private readonly AnswerStage _stage;
    private readonly SubResourceGuard _guard;

    /// <param name="connection">The store.</param>
    /// <param name="now">The clock; the system's by default.</param>
    /// <param name="log">Told of each attempt, without secrets.</param>
    /// <param name="bandwidth">How fast bodies go, shared with whoever has the same; null for as fast as can be.</param>
    public S3Client(S3Connection connection, Func<DateTimeOffset>? now = null, Action<string>? log = null, Bandwidth? bandwidth = null)
    {
        Connection = connection;
        _stage = new AnswerStage(connection, now ?? (static () => DateTimeOffset.UtcNow), log, bandwidth);
        _guard = new SubResourceGuard(this);
        Limiter = _stage.Limiter;
        Retry = _stage.Retry;
    }

    public S3Connection Connection { get; }

    /// <summary>
    /// Who pays for requests where the owner of a bucket does not (requester-pays buckets), said with each that concerns a bucket:
    /// <c>requester</c>. Null for who does not say it, whom such buckets refuse.
    /// </summary>
    public string? Payer { get; init; }

    /// <summary>Where all requests of the client wait for their turn: parts, files and lists alike.</summary>
    public RequestLimiter Limiter { get; }

    /// <summary>
    /// Lets the number of requests follow what the store takes, for whoever has many of them. Who wants fewer parts at once than is usual
    /// wants fewer requests, too.
    /// </summary>
    public void AdaptLimit()
    {
        if (Connection.Parallel >= UsualParallel)
            Limiter.Adapt(Math.Max(UsualRequests, Connection.Parallel), Math.Max(MostRequests, Connection.Parallel));
    }

    /// <summary>What is tried again, and when.</summary>
    public RetryPolicy Retry { get; }

    /// <summary>Sends a request and reads the whole answer, whether the store agreed or refused.</summary>
    public async Task<S3Answer> SendAsync(S3Request request, CancellationToken cancellationToken)
    {
        if (await _guard.RefuseAsync(request, cancellationToken).ConfigureAwait(false) is { } unsafeHere) return unsafeHere;
        if (UploadTags.Refuse(request, Connection.Provider) is { } lost) return lost;
        S3Answer answer = (await StageAsync(request, leaveOpen: false, cancellationToken).ConfigureAwait(false)).Answer!;
        answer = await UploadTags.CheckAsync(this, answer, cancellationToken).ConfigureAwait(false);
        _guard.Learn(answer);
        if (UnreadableList.AskEncoded(request, answer, Connection.Provider) is not { } encoded) return answer;
        S3Answer legible = (await _stage.SendAsync(encoded, leaveOpen: false, cancellationToken).ConfigureAwait(false)).Answer!;
        return legible.Error is null ? legible : answer;
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
        if (await _guard.RefuseAsync(request, cancellationToken).ConfigureAwait(false) is { } unsafeHere) return (null, unsafeHere);
        Reply reply = await StageAsync(request, leaveOpen: true, cancellationToken).ConfigureAwait(false);
        return (reply.Open, reply.Answer);
    }

    /// <summary>
    /// Sends a request for a list and then for each page behind it, as they are asked for. Whoever has asked for a second page is reading
    /// on:
    /// from there up to two pages are fetched while the last one is used.
    /// </summary>
    /// <param name="first">The request for the first page.</param>
    /// <param name="paging">How this list names its pages.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public IAsyncEnumerable<S3Answer> PagesAsync(S3Request first, Paging paging, CancellationToken cancellationToken) =>
        PagesAsync(first, paging, null, ReadAhead.Usual, cancellationToken);

    /// <summary>The same, from where somebody is already.</summary>
    /// <param name="first">The request for the first page.</param>
    /// <param name="paging">How this list names its pages.</param>
    /// <param name="known">The first page, where somebody has it already; it is not asked for again.</param>
    /// <param name="ahead">How many pages are asked for before they are wanted.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    internal async IAsyncEnumerable<S3Answer> PagesAsync(S3Request first, Paging paging, S3Answer? known, int ahead,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = new ReadAhead(this, first, paging, known, ahead, cancellationToken);
        await using (pages.ConfigureAwait(false))
        {
            while (await pages.TakeAsync().ConfigureAwait(false) is { } page) yield return page;
        }
    }

    /// <summary>The request as it goes over the wire, unsigned.</summary>
    public static WireRequest Wire(S3Request request, S3Connection connection)
    {
        if (request.Key is not null) ObjectKey.Check(request.Key);
        Place place = Place.Of(request, connection);
        HeaderList headers = request.Headers.Clone();
        DocumentDigest.Add(headers, request, connection.Provider);
        if (request.MustBeFresh) headers["Cache-Control"] ??= "no-cache";
        return new WireRequest(request.Method, place.Origin,
            request.RawPath is null ? place.Path : connection.Endpoint.BasePath + UrlText.EncodePath(request.RawPath))
        {
            Query = DirectoryBucket.Query(request, connection),
            Headers = headers,
            Body = request.Body,
            Sending = request.Sending,
            FirstByteTimeout = FirstByte(request, connection.Transport),
        };
    }

    internal static Authorization Authorize(S3Connection connection) => connection.Credentials is AnonymousSource ? Authorization.None
        : new Aws4Authorization(connection.Credentials, connection.Region, connection.Service, connection.Provider.PayloadSigning)
        {
            Judge = RefusalJudge.JudgeAsync,
        };

    private async Task<Reply> StageAsync(S3Request request, bool leaveOpen, CancellationToken cancellationToken)
    {
        if (request.Bucket is not null) request.Headers[PayerHeader] ??= Payer;
        await DocumentDigest.PrepareAsync(request, Connection.Provider, cancellationToken).ConfigureAwait(false);
        try
        {
            return await _stage.SendAsync(request, leaveOpen, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (request.Method is not ("GET" or "HEAD")) Connection.Memory.Of<StoreChanges>().Add();
        }
    }

    /// <summary>How a request is signed at its place.</summary>
    /// <exception cref="S3RequestFailedException">The place takes a session, and the store gives none.</exception>
    internal static async ValueTask<Authorization> AuthorizeAsync(S3Request request, S3Connection connection,
        Func<DateTimeOffset> now, CancellationToken cancellationToken)
    {
        if (connection.Credentials is AnonymousSource) return Authorization.None;
        Place place = Place.Of(request, connection);
        // A body of Object Lambda goes out while it is made.
        PayloadSigning payload = request.Route == Routes.WriteGetObjectResponse ? PayloadSigning.Unsigned
            : connection.Provider.PayloadSigning;
        CredentialSource credentials = connection.Credentials;
        if (place.NeedsSession)
        {
            credentials = await BucketSession.OfAsync(connection, request.Bucket!, now, cancellationToken).ConfigureAwait(false);
            await credentials.GetAsync(now(), cancellationToken).ConfigureAwait(false);
        }
        return new Aws4Authorization(credentials, place.Region, place.Service, payload)
        {
            Judge = RefusalJudge.JudgeAsync,
            TokenHeader = place.NeedsSession ? BucketSession.TokenHeader : Aws4Authorization.UsualTokenHeader,
        };
    }

    // Whoever sets a limit means it for everything.
    private static TimeSpan? FirstByte(S3Request request, TransportSettings transport) =>
        transport.FirstByteTimeout == TransportSettings.Default.FirstByteTimeout ? Beliefs.Of(OperationKinds.Of(request)).FirstByte : null;
}
