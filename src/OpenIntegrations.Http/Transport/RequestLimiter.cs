using System;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Transport;

/// <summary>
/// How many requests are on their way at the same time. The others wait for their turn in order. Only what goes over the wire has a turn,
/// from its signature to the end of its answer, and never waits for another one meanwhile.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore that nobody waits for by handle holds nothing to dispose.")]
public sealed class RequestLimiter
{
    private readonly SemaphoreSlim _free;
    private readonly object _change = new();
    private LimitTuner? _tuner;
    private int _limit;
    private int _owed;

    public RequestLimiter(int limit)
    {
        _limit = limit > 0 ? limit : throw new ArgumentOutOfRangeException(nameof(limit), limit, "At least one request must go.");
        _free = new SemaphoreSlim(limit);
    }

    /// <summary>
    /// The number of requests. Those that are on their way beyond a smaller one are finished. One that is set stays as it is.
    /// </summary>
    public int Limit
    {
        get => Volatile.Read(ref _limit);
        set
        {
            if (value <= 0) throw new ArgumentOutOfRangeException(nameof(value), value, "At least one request must go.");
            _tuner = null;
            Change(value);
        }
    }

    /// <summary>
    /// From now on the number follows what the server takes: it grows while more requests bring more, and falls when the server refuses
    /// some of them because they are too many, or does not answer in time.
    /// </summary>
    /// <param name="start">The number to begin with.</param>
    /// <param name="most">The largest number.</param>
    public void Adapt(int start, int most)
    {
        Limit = start;
        var watch = Stopwatch.StartNew();
        _tuner = new LimitTuner(start, most, () => watch.Elapsed);
    }

    /// <summary>Waits for a turn. It ends when the result is disposed.</summary>
    public async ValueTask<RequestTurn> EnterAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new RequestTurn(this, _tuner?.Now ?? default);
    }

    internal void Leave(RequestTurn turn)
    {
        if (_tuner is { } tuner) Change(turn.IsRefused ? tuner.Refused(turn.Begun) : tuner.Served(turn.Bytes, _free.CurrentCount == 0));
        lock (_change) Free();
    }

    private void Change(int limit)
    {
        lock (_change)
        {
            for (; _limit < limit; _limit++) Free();
            for (; _limit > limit; _limit--)
            {
                if (!_free.Wait(0)) _owed++;
            }
        }
    }

    private void Free()
    {
        if (_owed > 0) _owed--;
        else _free.Release();
    }
}
