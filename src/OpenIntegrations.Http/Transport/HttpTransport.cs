using System;
using System.Globalization;
using System.Net.Http;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Files;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Transport;

/// <summary>Sends requests in three stages: retry, then sign with a fresh date, then send. Redirects are left to the caller.</summary>
public sealed class HttpTransport
{
    private const int TooManyRequests = 429;
    private const int ServiceUnavailable = 503;
    private const string NoAnswer = "The server did not answer";

    // Of those that a watchdog tells, one each ten seconds: until then a store that copies or joins an object is no matter of concern.
    private const int NoticeInWords = 3;

    private readonly TransportSettings _settings;
    private readonly RetryPolicy _retry;
    private readonly Func<DateTimeOffset> _now;
    private readonly Action<string>? _log;
    private HttpClient? _client;

    /// <param name="settings">How connections are made.</param>
    /// <param name="retry">Which failures are tried again.</param>
    /// <param name="now">The clock that signatures are dated by.</param>
    /// <param name="log">Told of each attempt, without secrets.</param>
    public HttpTransport(TransportSettings settings, RetryPolicy retry, Func<DateTimeOffset>? now = null, Action<string>? log = null)
    {
        (_settings, _retry) = (settings, retry);
        _now = now ?? (static () => DateTimeOffset.UtcNow);
        _log = log;
    }

    /// <summary>Whose turns the requests wait for, each attempt anew; null for no limit.</summary>
    public RequestLimiter? Limiter { get; init; }

    /// <summary>How fast bodies go, both ways; null for as fast as can be.</summary>
    public Bandwidth? Bandwidth { get; init; }

    /// <summary>Told once of each attempt that has waited half a minute for its answer; null for nobody.</summary>
    public Action<string>? Notice { get; init; }

    /// <summary>Another time than ten seconds between what is told of a wait; tests have their own.</summary>
    internal TimeSpan? NoticeEvery { get; init; }

    /// <summary>Sends a request until it is answered for good. The status tells; the body is left to the caller.</summary>
    /// <exception cref="HttpRequestException">No connection, or it broke.</exception>
    /// <exception cref="TimeoutException">One of the timeouts of the settings passed.</exception>
    public Task<WireResponse> SendAsync(WireRequest request, Authorization authorization, CancellationToken cancellationToken) =>
        SendAsync(request, authorization, static (response, _) => Task.FromResult(ByStatus(response)), cancellationToken);

    /// <summary>Sends a request until it is answered for good and the answer is read to its end. The status tells.</summary>
    /// <exception cref="HttpRequestException">No connection, or it broke.</exception>
    /// <exception cref="TimeoutException">One of the timeouts of the settings passed.</exception>
    /// <exception cref="AnswerTooLargeException">The body is larger than the limit.</exception>
    public Task<(int Status, byte[] Body)> ReadAsync(WireRequest request, Authorization authorization, AnswerLimit limit,
        CancellationToken cancellationToken) => SendAsync(request, authorization, async (response, token) =>
            new Verdict<(int, byte[])>((response.Status, await response.ReadAllAsync(limit, token).ConfigureAwait(false)), Again(response)),
            cancellationToken);

    /// <summary>
    /// Sends a request until an answer stands. Reading is part of an attempt: a body that breaks off is tried again like a connection that
    /// does.
    /// </summary>
    /// <param name="request">What to send.</param>
    /// <param name="authorization">Applied anew to each attempt.</param>
    /// <param name="judge">Reads an answer and says whether it stands.</param>
    /// <param name="cancellationToken">Ends it all.</param>
    /// <exception cref="HttpRequestException">No connection, or it broke.</exception>
    /// <exception cref="TimeoutException">One of the timeouts passed.</exception>
    public async Task<T> SendAsync<T>(WireRequest request, Authorization authorization,
        Func<WireResponse, CancellationToken, Task<Verdict<T>>> judge, CancellationToken cancellationToken)
    {
        var series = new AttemptSeries(_retry, request);
        while (true)
        {
            TimeSpan delay;
            WireResponse? response = null;
            try
            {
                response = await AnswerAsync(request, authorization, series, cancellationToken).ConfigureAwait(false);
                Verdict<T> verdict = await judge(response, cancellationToken).ConfigureAwait(false);
                if (series.After(response.Status, verdict.Again, RetryAfter(response)) is not { } wait)
                {
                    Log(request, response, null);
                    if (!verdict.LeavesOpen) response.Dispose();
                    return verdict.Value;
                }
                Log(request, response, delay = wait);
                response.Dispose();
            }
            catch (Exception e)
            {
                response?.Dispose();
                if (series.After(e) is not { } wait)
                {
                    if (RetryPolicy.IsTransient(e)) Log(request, FailureText.Of(e), null);
                    throw;
                }
                Log(request, FailureText.Of(e), delay = wait);
            }
            await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Signs behind the wait, so that the date is fresh.</summary>
    private async Task<WireResponse> InTurnAsync(WireRequest request, Authorization authorization, AttemptSeries series,
        CancellationToken cancellationToken)
    {
        RequestTurn? turn = Limiter is null ? null : await Limiter.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            series.Begin();
            await authorization.ApplyAsync(request, _now(), cancellationToken).ConfigureAwait(false);
            WireResponse response = await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
            if ((response.Turn = turn) is not null) Note(turn!, request, response);
            return response;
        }
        catch (Exception e)
        {
            if (turn is not null) turn.IsRefused = e is TimeoutException;
            turn?.Dispose();
            throw;
        }
    }

    private static void Note(RequestTurn turn, WireRequest request, WireResponse response)
    {
        turn.IsRefused = response.Status is TooManyRequests or ServiceUnavailable;
        turn.Bytes = (request.Body.Length ?? 0) + (request.Method == "HEAD" ? 0 : response.ContentLength ?? 0);
    }

    private static Verdict<WireResponse> ByStatus(WireResponse response) =>
        new(response, Again(response), LeavesOpen: true);

    private static Persistence Again(WireResponse response) =>
        RetryPolicy.IsTransient(response.Status) ? Persistence.Patient : Persistence.None;

    /// <summary>
    /// An answer. A refusal that taught the authorization something is not one yet: the request is sent again at once, one time.
    /// </summary>
    private async Task<WireResponse> AnswerAsync(WireRequest request, Authorization authorization, AttemptSeries series,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            WireResponse response = await InTurnAsync(request, authorization, series, cancellationToken).ConfigureAwait(false);
            response.MayRepeat = series.MayHaveHappened;
            try
            {
                if (response.IsSuccess || !series.MayLearn
                    || !await authorization.LearnAsync(request, response, cancellationToken).ConfigureAwait(false)) return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
            series.MayLearn = false;
            Log(request, response, TimeSpan.Zero);
            response.Dispose();
        }
    }

    private void Log(WireRequest request, WireResponse response, TimeSpan? delay) =>
        Log(request, response.Status.ToString(CultureInfo.InvariantCulture), delay);

    private void Log(WireRequest request, string outcome, TimeSpan? delay) => _log?.Invoke(
        $"{request.Method} {request.Origin}{request.Path}: {outcome}{(delay is { } wait ? $"; again in {Seconds(wait)} s" : "")}");

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private async Task<WireResponse> SendOnceAsync(WireRequest request, CancellationToken cancellationToken)
    {
        TransportSettings settings = request.FirstByteTimeout is { } limit ? _settings with { FirstByteTimeout = limit } : _settings;
        request.Bandwidth = Bandwidth;
        var watchdog = new Watchdog(cancellationToken, TellerOf(request), NoticeEvery);
        try
        {
            using HttpRequestMessage message = Messages.Create(request, settings, watchdog);
            // Nobody has been asked anything before a connection stands, which has its own limit.
            watchdog.Wait(settings.FirstByteTimeout > settings.ConnectTimeout ? settings.FirstByteTimeout : settings.ConnectTimeout,
                NoAnswer);
            Underway.Sent = () => watchdog.Wait(settings.FirstByteTimeout, NoAnswer);
            HttpResponseMessage answer = await (_client ??= ClientPool.For(_settings))
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, watchdog.Token).ConfigureAwait(false);
            return new WireResponse(answer, request, watchdog, settings);
        }
        catch (OperationCanceledException e) when (e.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested
            && !watchdog.Token.IsCancellationRequested)
        {
            // HttpClient's own limit: that of the connection. The cause is what the system would say.
            using (watchdog)
                throw new TimeoutException($"No connection to {request.Origin} stood within {Seconds(settings.ConnectTimeout)} s.",
                    new SocketException((int)SocketError.TimedOut));
        }
        catch (HttpRequestException e) when (e.InnerException is { } inner && FileChange.Is(inner))
        {
            // HttpClient says of it that content could not be copied.
            using (watchdog) ExceptionDispatchInfo.Capture(e.InnerException).Throw();
            throw;
        }
        catch (OperationCanceledException e)
        {
            using (watchdog) throw watchdog.Explain(e);
        }
        catch
        {
            watchdog.Dispose();
            throw;
        }
    }

    private Action<string>? TellerOf(WireRequest request)
    {
        if (_log is null && Notice is null) return null;
        int told = 0;
        return line =>
        {
            Log(request, line, null);
            if (++told == NoticeInWords) Notice?.Invoke($"{request.Origin}: {line}.");
        };
    }

    private TimeSpan? RetryAfter(WireResponse response)
    {
        string? text = response.Headers["Retry-After"];
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)) return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date))
            return null;
        return date > _now() ? date - _now() : TimeSpan.Zero;
    }
}
