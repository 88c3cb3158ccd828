using System;
using System.Diagnostics;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Transport;

/// <summary>The attempts of one request: how many there were, what they took, and what may have come of them.</summary>
internal sealed class AttemptSeries(RetryPolicy policy, WireRequest request)
{
    // What takes longer to send than to wait for: its time is no sign of a server that stands still.
    private const long LargeBody = 1024 * 1024;

    private int _attempts;
    private TimeSpan _spent;
    private Stopwatch _attempt = Stopwatch.StartNew();

    /// <summary>Whether a refusal may still teach the authorization something.</summary>
    public bool MayLearn { get; set; } = request.Body.CanRepeat;

    /// <summary>Whether an attempt that was not believed may have been carried out.</summary>
    public bool MayHaveHappened { get; private set; }

    public void Begin() => _attempt = Stopwatch.StartNew();

    /// <summary>The wait before another attempt after an answer; null when this one stands.</summary>
    public TimeSpan? After(int status, Persistence again, TimeSpan? retryAfter)
    {
        _attempts++;
        if (again == Persistence.None)
        {
            policy.Budget.Succeeded();
            return null;
        }
        // Who is told to slow down was not served.
        MayHaveHappened |= status is not (429 or 503);
        return Next(again, retryAfter, request.Body.Length <= LargeBody);
    }

    /// <summary>The wait before another attempt after a failure; null when there should be none.</summary>
    public TimeSpan? After(Exception failure)
    {
        _attempts++;
        MayHaveHappened |= RetryPolicy.MayHaveHappened(failure);
        return Next(policy.PersistenceOf(failure), null, request.Body.Length <= LargeBody || failure is TimeoutException);
    }

    private TimeSpan? Next(Persistence again, TimeSpan? retryAfter, bool counts)
    {
        if (!request.Body.CanRepeat) return null;
        if (counts) _spent += _attempt.Elapsed;
        TimeSpan? delay = policy.NextDelay(_attempts, retryAfter, again, _spent);
        _spent += delay ?? TimeSpan.Zero;
        if (delay is not null) Repeats.Add();
        return delay;
    }
}
