using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client.Proofs;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>
/// One way for every operation: send, read, judge, and then again or ask what became of it. What comes out has been judged; nobody behind
/// it looks at a status.
/// </summary>
internal sealed class AnswerStage
{
    // Stores allow fifteen minutes.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMinutes(10);

    private const int BriefAttempts = 3;

    private readonly S3Connection _connection;
    private readonly Bandwidth? _bandwidth;
    private readonly StoreState _state;
    private readonly Func<DateTimeOffset> _now;
    private readonly HttpTransport _transport;
    private readonly HttpTransport _brief;
    private readonly Reconciler _reconciler;
    private readonly HashSet<string> _noticed = new(StringComparer.Ordinal);

    /// <param name="connection">The store.</param>
    /// <param name="now">The clock.</param>
    /// <param name="log">Told of each attempt, without secrets.</param>
    /// <param name="bandwidth">How fast bodies go; null for as fast as can be.</param>
    public AnswerStage(S3Connection connection, Func<DateTimeOffset> now, Action<string>? log, Bandwidth? bandwidth = null)
    {
        (_connection, _now, _state, _bandwidth) = (connection, now, connection.Memory.Of<StoreState>(), bandwidth);
        Limiter = new RequestLimiter(connection.Parallel);
        Retry = Policy(connection.MaxAttempts);
        _transport = Transport(Retry, log);
        _brief = Transport(Policy(Math.Min(BriefAttempts, connection.MaxAttempts)), log);
        _reconciler = new Reconciler(this);
    }

    /// <summary>Where all requests wait for their turn.</summary>
    public RequestLimiter Limiter { get; }

    public RetryPolicy Retry { get; }

    /// <summary>Sends a request until its answer is known.</summary>
    /// <param name="request">The request.</param>
    /// <param name="leaveOpen">Whether the caller reads the body of a good answer.</param>
    /// <param name="cancellationToken">Ends it all.</param>
    public async Task<Reply> SendAsync(S3Request request, bool leaveOpen, CancellationToken cancellationToken)
    {
        Reply reply;
        try
        {
            reply = await FollowAsync(_transport, request, leaveOpen, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (RetryPolicy.IsTransient(e) && RetryPolicy.MayHaveHappened(e))
        {
            S3Answer? known = await _reconciler.AskAsync(request, null, cancellationToken).ConfigureAwait(false);
            if (known is null) throw;
            return new Reply(null, known, MayRepeat: true);
        }
        if (reply.Error is null) return reply;
        if (leaveOpen && reply.Error.Code == S3Error.Unproven)
            return await UnsignedAsync(request, reply, cancellationToken).ConfigureAwait(false);
        S3Answer? proven = await _reconciler.AskAsync(request, reply, cancellationToken).ConfigureAwait(false);
        return proven is null ? reply : new Reply(null, proven, MayRepeat: true);
    }

    /// <summary>A question about what another request did. It is not repeated for long, and never asked about itself.</summary>
    public Task<Reply> AskBrieflyAsync(S3Request request, bool leaveOpen, CancellationToken cancellationToken)
    {
        request.MustBeFresh = true;
        return FollowAsync(_brief, request, leaveOpen, cancellationToken);
    }

    /// <summary>
    /// An object that came without an ETag and may be anybody's word: it is one when the store tells its length once more.
    /// </summary>
    private async Task<Reply> UnsignedAsync(S3Request request, Reply reply, CancellationToken cancellationToken)
    {
        var question = new Question(this, request, reply.Error);
        S3Answer head = await question.HeadAsync(cancellationToken).ConfigureAwait(false);
        if (SameContent.LengthOf(head.Headers) is not { } length || length != SameContent.TotalOf(reply.Answer!.Headers)) return reply;
        // Of nothing, nothing more can be said than that, and that it has no range.
        bool isNothing = request.HasNoRange && length == 0 && head.Error?.Code == S3Error.Unproven;
        if (head.Error is not null && !isNothing) return reply;
        S3Connection used = _state.Regions.Apply(_connection, request.Bucket);
        Authorization authorization = await S3Client.AuthorizeAsync(request, used, Clock, cancellationToken).ConfigureAwait(false);
        WireResponse open = await _brief.SendAsync(S3Client.Wire(request, used), authorization, cancellationToken).ConfigureAwait(false);
        bool isFresh = !request.MustBeFresh || CacheSigns.In(open.Headers) is null;
        if (open.IsSuccess && isFresh) return new Reply(open, null, MayRepeat: true);
        open.Dispose();
        return reply;
    }

    /// <summary>Follows a bucket to its region, and the store's clock, once.</summary>
    private async Task<Reply> FollowAsync(HttpTransport transport, S3Request request, bool leaveOpen, CancellationToken cancellationToken)
    {
        for (bool mayFollow = request.Body.CanRepeat; ; mayFollow = false)
        {
            S3Connection used = _state.Regions.Apply(_connection, request.Bucket);
            Reply reply = await SendOnceAsync(transport, request, used, leaveOpen, cancellationToken).ConfigureAwait(false);
            bool again = mayFollow && reply.Error is not null && (_state.Regions.Learn(used, reply.Answer!) || LearnTime(reply.Answer!));
            if (!again) return reply;
        }
    }

    private async Task<Reply> SendOnceAsync(HttpTransport transport, S3Request request, S3Connection used, bool leaveOpen,
        CancellationToken cancellationToken)
    {
        try
        {
            Authorization authorization =
                await S3Client.AuthorizeAsync(request, used, Clock, cancellationToken).ConfigureAwait(false);
            return await transport.SendAsync(S3Client.Wire(request, used), authorization,
                (wire, token) => AnswerJudge.JudgeAsync(wire, request, used, leaveOpen, token), cancellationToken).ConfigureAwait(false);
        }
        catch (S3RequestFailedException e)
        {
            // What is refused to the session of its bucket is refused to the request.
            S3Answer refusal = e.GetAnswer();
            return new Reply(null, new S3Answer(refusal.Status, refusal.Response, refusal.Headers, request) { Error = refusal.Error },
                MayRepeat: false);
        }
    }

    /// <summary>
    /// A clock that is off is corrected by the store's own, once. Its date tells, because the answer to a HEAD names no code.
    /// </summary>
    private bool LearnTime(S3Answer refusal)
    {
        if (refusal.Status != 403) return false;
        if (!DateTimeOffset.TryParse(refusal.Headers["Date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out DateTimeOffset theirs)) return false;
        TimeSpan offset = theirs - _now();
        if ((offset - _state.ClockOffset).Duration() < s_tolerance) return false;
        _state.ClockOffset = offset;
        return true;
    }

    private DateTimeOffset Clock() => _now() + _state.ClockOffset;

    private RetryPolicy Policy(int attempts) => new(attempts, budget: _state.Budget) { Patience = _connection.RetryTime };

    private HttpTransport Transport(RetryPolicy retry, Action<string>? log) =>
        new(_connection.Transport, retry, Clock, log) { Limiter = Limiter, Bandwidth = _bandwidth, Notice = Notice };

    // Many requests wait for one store.
    private void Notice(string text)
    {
        lock (_noticed)
        {
            if (!_noticed.Add(text)) return;
        }
        _connection.Warn(text);
    }
}
