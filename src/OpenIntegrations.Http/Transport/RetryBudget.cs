using System;
using System.Diagnostics;

namespace OpenIntegrations.Http.Transport;

/// <summary>
/// What all requests to one server may spend on attempts after the first. Answers and time fill it up again, so that many parallel requests
/// outlast a short failure and do not hammer a server that is down.
/// </summary>
public sealed class RetryBudget
{
    private const double Size = 500;
    private const double PerSecond = 10;

    private readonly object _lock = new();
    private readonly Func<TimeSpan> _clock;
    private double _left = Size;
    private TimeSpan _filled;

    public RetryBudget()
        : this(Since(Stopwatch.StartNew()))
    {
    }

    /// <param name="clock">The time since some moment; tests pass their own.</param>
    public RetryBudget(Func<TimeSpan> clock) => (_clock, _filled) = (clock, clock());

    /// <summary>Whether the server has ever answered: then it is there, and worth waiting for when it cannot be reached.</summary>
    public bool HasAnswered { get; private set; }

    internal bool TryTake()
    {
        lock (_lock)
        {
            TimeSpan now = _clock();
            _left = Math.Min(Size, _left + (now - _filled).TotalSeconds * PerSecond);
            _filled = now;
            if (_left < 1) return false;
            _left--;
            return true;
        }
    }

    internal void Succeeded()
    {
        lock (_lock)
        {
            HasAnswered = true;
            _left = Math.Min(Size, _left + 1);
        }
    }

    private static Func<TimeSpan> Since(Stopwatch start) => () => start.Elapsed;
}
