using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http;

/// <summary>Sends requests in three stages: retry, then sign with a fresh date, then send. Redirects are left to the caller.</summary>
public sealed class HttpTransport
{
    private readonly TransportSettings _settings;
    private readonly RetryPolicy _retry;
    private readonly Func<DateTimeOffset> _now;
    private readonly Action<string> _log;

    /// <param name="settings">How connections are made.</param>
    /// <param name="retry">Which failures are tried again.</param>
    /// <param name="now">The clock that signatures are dated by.</param>
    /// <param name="log">Told of each attempt, without secrets.</param>
    public HttpTransport(TransportSettings settings, RetryPolicy retry, Func<DateTimeOffset>? now = null, Action<string>? log = null)
    {
        (_settings, _retry) = (settings, retry);
        _now = now ?? (static () => DateTimeOffset.UtcNow);
        _log = log ?? (static _ => { });
    }

    /// <summary>Sends a request until it is answered for good.</summary>
    /// <exception cref="HttpRequestException">No connection, or it broke.</exception>
    /// <exception cref="TimeoutException">One of the timeouts of the settings passed.</exception>
    public async Task<WireResponse> SendAsync(WireRequest request, Authorization authorization, CancellationToken cancellationToken)
    {
        bool mayLearn = true;
        for (int attempt = 1; ; attempt++)
        {
            TimeSpan? delay;
            try
            {
                await authorization.ApplyAsync(request, _now(), cancellationToken).ConfigureAwait(false);
                WireResponse response = await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
                Log(request, response.Status.ToString(CultureInfo.InvariantCulture));
                if (mayLearn && await LearnAsync(request, response, authorization, cancellationToken).ConfigureAwait(false)) (delay, mayLearn) = (TimeSpan.Zero, false);
                else delay = NextDelay(request, response, attempt);
                if (delay is null) return response;
                response.Dispose();
            }
            catch (Exception e) when (RetryPolicy.IsTransient(e) && request.Body.CanRepeat)
            {
                Log(request, e.Message);
                delay = _retry.NextDelay(attempt, null);
                if (delay is null) throw;
            }
            await Task.Delay(delay.Value, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<bool> LearnAsync(WireRequest request, WireResponse response, Authorization authorization, CancellationToken cancellationToken)
    {
        if (response.IsSuccess || !request.Body.CanRepeat) return false;
        try
        {
            return await authorization.LearnAsync(request, response, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>When to try again after an answer; null when the answer stands.</summary>
    private TimeSpan? NextDelay(WireRequest request, WireResponse response, int attempt)
    {
        if (!request.Body.CanRepeat) return null;
        if (RetryPolicy.IsTransient(response.Status)) return _retry.NextDelay(attempt, RetryAfter(response));
        _retry.Succeeded();
        return null;
    }

    private void Log(WireRequest request, string outcome) => _log($"{request.Method} {request.Origin}{request.Path}: {outcome}");

    private async Task<WireResponse> SendOnceAsync(WireRequest request, CancellationToken cancellationToken)
    {
        var watchdog = new Watchdog(cancellationToken);
        try
        {
            using HttpRequestMessage message = Messages.Create(request, _settings, watchdog);
            watchdog.Wait(_settings.FirstByteTimeout > _settings.ConnectTimeout ? _settings.FirstByteTimeout : _settings.ConnectTimeout, "The server did not answer");
            HttpResponseMessage answer = await ClientPool.For(_settings)
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, watchdog.Token).ConfigureAwait(false);
            return new WireResponse(answer, request, watchdog, _settings);
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

    private TimeSpan? RetryAfter(WireResponse response)
    {
        string? text = response.Headers["Retry-After"];
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)) return TimeSpan.FromSeconds(seconds);
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)) return null;
        return date > _now() ? date - _now() : TimeSpan.Zero;
    }
}
