using System;
using System.Threading;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Lifecycle;

/// <summary>Looks several times a day whether a lifecycle asks for something, and when it is told to.</summary>
internal sealed class LifecycleClock : IDisposable
{
    private const int LooksADay = 4;
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);
    private readonly Store _store;
    private readonly Func<DateTimeOffset> _now;
    private readonly TimeSpan _day;
    private readonly Timer? _timer;
    private readonly object _running = new();
    private bool _disposed;

    /// <param name="store">The store.</param>
    /// <param name="now">Its time.</param>
    /// <param name="day">How long a day takes; null for a day of the clock, at which nobody looks by himself.</param>
    public LifecycleClock(Store store, Func<DateTimeOffset> now, TimeSpan? day)
    {
        (_store, _now, _day) = (store, now, day ?? TimeSpan.FromDays(1));
        if (day is null) return;
        TimeSpan pause = TimeSpan.FromTicks(Math.Min(_day.Ticks / LooksADay, s_longest.Ticks));
        _timer = new Timer(_ => Look(), null, pause, pause);
    }

    /// <summary>Looks, and does what is due before it returns.</summary>
    public void LookNow()
    {
        lock (_running)
        {
            try
            {
                if (_disposed) return;
                foreach (Bucket bucket in _store.Buckets) new LifecycleRun(bucket, _now(), _day).Run();
            }
            catch (Exception)
            {
                // Passed on from the timer, it would end the process that the server is a guest in. The next look tries again.
            }
        }
    }

    /// <summary>Begins nothing more, and waits for what is under way.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        lock (_running) _disposed = true;
    }

    private void Look()
    {
        if (!Monitor.TryEnter(_running)) return;
        try
        {
            LookNow();
        }
        finally
        {
            Monitor.Exit(_running);
        }
    }
}
