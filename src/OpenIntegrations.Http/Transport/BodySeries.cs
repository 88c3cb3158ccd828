using System;

namespace OpenIntegrations.Http.Transport;

/// <summary>
/// The attempts at one body that breaks off: what of it is still to come is asked for again. As much must move between two breaks as
/// <see cref="Pace"/> demands of one that does not break, otherwise they count as one failure that lasts.
/// </summary>
/// <param name="policy">How often, and for how long.</param>
/// <param name="idleTimeout">The time in which some bytes must move; so long was the silence before a timeout.</param>
public sealed class BodySeries(RetryPolicy policy, TimeSpan idleTimeout)
{
    private readonly long _due = Pace.Due(idleTimeout);
    private int _breaks;
    private long _moved;
    private TimeSpan _spent;

    /// <summary>So many bytes came that are not asked for again.</summary>
    public void Moved(int count)
    {
        _moved += count;
        if (_moved >= _due) (_breaks, _spent) = (0, TimeSpan.Zero);
    }

    /// <summary>How long to wait before the rest is asked for; null when it should not be.</summary>
    public TimeSpan? After(Exception failure)
    {
        (_breaks, _moved) = (_breaks + 1, 0);
        if (failure is TimeoutException) _spent += idleTimeout;
        TimeSpan? delay = policy.NextDelay(_breaks, null, policy.PersistenceOf(failure), _spent);
        _spent += delay ?? TimeSpan.Zero;
        return delay;
    }
}
