using System;

namespace OpenIntegrations.Http.Transport;

/// <summary>
/// Finds how many requests at the same time a server serves best. As long as more of them bring more, they become more. From the first
/// refusal on, their number falls by three tenths with each round of refusals, and rises again as CUBIC lets it (RFC 9438): quickly to
/// where it was, slowly there, and then on.
/// </summary>
/// <param name="start">The number to begin with.</param>
/// <param name="most">The largest number.</param>
/// <param name="clock">The time since some moment.</param>
internal sealed class LimitTuner(int start, int most, Func<TimeSpan> clock)
{
    private const double Fall = 0.7;
    private const double Curve = 0.4;

    // Half as many again must bring a tenth more at least, or they only wait elsewhere.
    private const double Step = 1.5;
    private const double Gain = 1.1;

    // Fewer round trips than these measure the moment and not the server.
    private const int Rounds = 4;

    // What a request costs besides its bytes.
    private const long Overhead = 64 * 1024;

    private static readonly TimeSpan s_window = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(10);

    private readonly object _turn = new();
    private double _limit = start;
    private TimeSpan _since = clock();
    private long _work;
    private int _served;
    private int _full;
    private double _bestRate;
    private double _best = start;
    private TimeSpan _restsUntil;
    private double? _peak;
    private TimeSpan _cutAt = TimeSpan.MinValue;

    /// <summary>The time by the tuner's clock.</summary>
    public TimeSpan Now => clock();

    /// <summary>A request was served. It gives the number from now on.</summary>
    /// <param name="bytes">What it moved.</param>
    /// <param name="isFull">Whether all others that may be on their way are.</param>
    public int Served(long bytes, bool isFull)
    {
        lock (_turn)
        {
            _work += bytes + Overhead;
            _served++;
            if (isFull) _full++;
            TimeSpan now = clock();
            if (now - _since < s_window || _served < Rounds * _limit) return (int)_limit;
            // Of what nobody waits for, there need not be more.
            if (_full * 2 >= _served) Rise(_work / (now - _since).TotalSeconds, now);
            Restart(now);
            return (int)_limit;
        }
    }

    /// <summary>A request was refused because there were too many, or not answered in time. It gives the number from now on.</summary>
    /// <param name="begun">When it began: what was on its way already when the number fell tells nothing new.</param>
    public int Refused(TimeSpan begun)
    {
        lock (_turn)
        {
            if (begun < _cutAt) return (int)_limit;
            // A peak that is not reached again is another's share by now.
            _peak = _limit < _peak ? _limit * (1 + Fall) / 2 : _limit;
            _limit = Math.Max(1, _limit * Fall);
            Restart(_cutAt = clock());
            return (int)_limit;
        }
    }

    private void Rise(double rate, TimeSpan now)
    {
        if (_peak is { } peak) _limit = Math.Max(_limit, Math.Min(Math.Min(most, _limit * Step), Cubic(peak, now - _cutAt)));
        else if (rate > _bestRate * Gain) (_bestRate, _best, _limit) = (rate, _limit, Math.Min(most, _limit * Step));
        else if (_limit > _best) (_limit, _restsUntil) = (_best, now + s_rest);
        else if (now >= _restsUntil) (_bestRate, _limit) = (rate, Math.Min(most, _limit * Step));
    }

    private static double Cubic(double peak, TimeSpan since)
    {
        double untilPeak = Math.Pow(peak * (1 - Fall) / Curve, 1.0 / 3);
        return (Curve * Math.Pow(since.TotalSeconds - untilPeak, 3)) + peak;
    }

    private void Restart(TimeSpan now) => (_since, _work, _served, _full) = (now, 0, 0, 0);
}
