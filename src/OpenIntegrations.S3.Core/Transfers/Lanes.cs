using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// How many parts of a transfer are on their way at the same time. Parts that share a slow line all end late, and until then nothing is
/// kept of them: so there are few at first, as many more as the line takes, and what brings nothing is left again.
/// </summary>
internal sealed class Lanes
{
    // So much may always be on its way: two parts of the usual size.
    private const long Least = 32 * 1024 * 1024;

    // What a connection takes at once, long before it has arrived: the buffers of the systems on the way, four MiB where Linux has no
    // other setting.
    private const long Buffers = 9 * 512 * 1024;

    // What it takes at once later, when there is room again.
    private const long Burst = 3 * 512 * 1024;

    // What tells a rate.
    private const long Sample = 8 * 1024 * 1024;

    // Twice the parts must bring that much more, or they share a line that is full.
    private const double Gain = 1.5;

    // How long a part may take.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(45);

    // A rate of less time than this is one of the moment.
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(250);

    private readonly int _most;
    private readonly long _partSize;
    private readonly Func<TimeSpan> _clock;
    private readonly RequestLimiter _open;
    private readonly object _turn = new();
    private TimeSpan _since;
    private long _moved;
    private int _before;
    private double _rateBefore;
    private bool _isFull;

    /// <param name="most">The largest number of parts.</param>
    /// <param name="partSize">The bytes of a part.</param>
    /// <param name="clock">The time since some moment; tests pass their own.</param>
    public Lanes(int most, long partSize, Func<TimeSpan>? clock = null)
    {
        (_most, _partSize, _clock) = (most, partSize, clock ?? Clock());
        _open = new RequestLimiter((int)Math.Min(most, Math.Max(2, Least / partSize)));
        Restart(_open.Limit);
    }

    /// <summary>The number of parts now.</summary>
    public int Open => _open.Limit;

    /// <summary>Waits until a part may go. Its place is free when the result is disposed.</summary>
    public ValueTask<RequestTurn> EnterAsync(CancellationToken cancellationToken) => _open.EnterAsync(cancellationToken);

    /// <summary>Bytes went over the line; less than none where an attempt is taken back.</summary>
    public void Moved(long bytes)
    {
        lock (_turn)
        {
            TimeSpan now = _clock();
            // Only what is behind the buffers tells how fast the line is.
            if (_moved < 0)
            {
                (_since, _moved) = (now, Math.Min(0, _moved + bytes));
                return;
            }
            _moved += bytes;
            if (Open == _most || _moved < Sample) return;
            double seconds = Math.Max((now - _since).TotalSeconds, s_moment.TotalSeconds);
            int bearable = (int)Math.Min(_most, (_moved - (Open * Burst)) / seconds * s_patience.TotalSeconds / _partSize);
            if (bearable > Open) Widen(bearable);
            else if (_moved >= Open * Sample && now - _since >= s_moment) Weigh(_moved / seconds);
        }
    }

    private static Func<TimeSpan> Clock()
    {
        var watch = Stopwatch.StartNew();
        return () => watch.Elapsed;
    }

    private void Widen(int lanes)
    {
        (_before, _rateBefore) = (0, 0);
        int more = lanes - Open;
        _open.Limit = lanes;
        Restart(more);
    }

    /// <summary>Looks whether more parts bring more although all are slow: each may have a line of its own.</summary>
    private void Weigh(double rate)
    {
        if (_before > 0 && rate < _rateBefore * Gain)
        {
            (_isFull, _open.Limit, _before) = (true, _before, 0);
            Restart(0);
        }
        else if (!_isFull)
        {
            (int before, int lanes) = (Open, Math.Min(_most, Open * 2));
            Widen(lanes);
            (_before, _rateBefore) = (before, rate);
        }
        else Restart(0);
    }

    private void Restart(int fresh) => (_since, _moved) = (_clock(), -fresh * Buffers);
}
