using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;

namespace OpenIntegrations.Http.Transport;

/// <summary>
/// Ends a body that stands still, or that moves so slowly that it does not end. Only the time counts in which the other side is waited for,
/// not what whoever reads or writes takes.
/// </summary>
/// <param name="watchdog">The one that ends it.</param>
/// <param name="limit">The time in which some bytes must move.</param>
/// <param name="stopped">What to say, with <c>{0}</c> for how much did move.</param>
internal sealed class Pace(Watchdog watchdog, TimeSpan limit, string stopped)
{
    /// <summary>Bytes a second that any line carries. Whoever sends less holds its client, and does not serve it.</summary>
    public const int MinRate = 16;

    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(1);

    private long _due = Due(limit);
    private string _missing = "The document did not come to its end: {0} bytes arrived";
    private Func<string>? _say;
    private Func<string>? _sayWhole;
    private long _moved;
    private long _movedInAll;
    private TimeSpan _waited;
    private TimeSpan _waitedInAll;
    private long _since;

    /// <summary>The time in which all of it must have moved; infinite for what may be of any length.</summary>
    public TimeSpan Whole { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>How many bytes must move in so much time.</summary>
    public static long Due(TimeSpan limit) => Math.Max(1, (long)(limit.TotalSeconds * MinRate));

    /// <summary>
    /// From here something of use must come within a time, however little else does: signs of life need not move at any rate.
    /// </summary>
    /// <param name="time">The time.</param>
    /// <param name="missing">What did not come, with <c>{0}</c> for how much came instead.</param>
    public void Await(TimeSpan time, string missing) =>
        (Whole, _missing, _due, _waitedInAll, _movedInAll) = (time, missing, 1, TimeSpan.Zero, 0);

    /// <summary>From here the other side is waited for.</summary>
    public void Begin()
    {
        _since = Stopwatch.GetTimestamp();
        TimeSpan left = Left(limit, _waited), leftOfAll = Left(Whole, _waitedInAll);
        bool endsAll = leftOfAll != Timeout.InfiniteTimeSpan && (left == Timeout.InfiniteTimeSpan || leftOfAll < left);
        if (endsAll) watchdog.Allow(leftOfAll, Whole, _sayWhole ??= SayWhole, isFinal: true);
        else watchdog.Allow(left, limit, _say ??= Say);
    }

    /// <summary>So many bytes moved; nobody is waited for.</summary>
    public void End(int count)
    {
        watchdog.Rest();
        TimeSpan waited = TimeSpan.FromSeconds((Stopwatch.GetTimestamp() - _since) / (double)Stopwatch.Frequency);
        _waited += waited;
        _waitedInAll += waited;
        Moved(count);
    }

    /// <summary>So many bytes moved without a wait.</summary>
    public void Moved(int count)
    {
        _moved += count;
        _movedInAll += count;
        if (_moved >= _due) (_moved, _waited) = (0, TimeSpan.Zero);
    }

    private static TimeSpan Left(TimeSpan limit, TimeSpan waited)
    {
        TimeSpan left = limit - waited;
        return limit == Timeout.InfiniteTimeSpan ? limit : left > s_least ? left : s_least;
    }

    private string SayWhole() =>
        string.Format(CultureInfo.InvariantCulture, _missing, _movedInAll);

    private string Say() => string.Format(CultureInfo.InvariantCulture, stopped, _moved == 0 ? "no byte" : $"only {_moved} bytes");
}
