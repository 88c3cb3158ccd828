using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;

namespace OpenIntegrations.Http.Requests;

/// <summary>
/// How many bytes of bodies go over the wire in a second, those of all requests that share it together. Both directions have as much, as
/// lines do.
/// </summary>
public sealed class Bandwidth
{
    /// <summary>The smallest rate, in bytes a second: below it nothing useful moves.</summary>
    public const long MinRate = 1024;

    // What was not used in this time is made up for; a burst is not longer.
    private static readonly TimeSpan s_credit = TimeSpan.FromMilliseconds(100);

    // Shorter waits are longer than they say. They add up to one that is worth it.
    private static readonly TimeSpan s_leastWait = TimeSpan.FromMilliseconds(5);

    private const int BlocksASecond = 16;

    /// <param name="rate">Bytes a second.</param>
    /// <param name="clock">The time since some moment; tests pass their own.</param>
    /// <param name="delay">Waits; tests pass their own.</param>
    public Bandwidth(long rate, Func<TimeSpan>? clock = null, Func<TimeSpan, CancellationToken, Task>? delay = null)
    {
        if (rate < MinRate) throw new ArgumentOutOfRangeException(nameof(rate), rate, $"At least {MinRate} bytes a second must go.");
        if (clock is null)
        {
            var watch = Stopwatch.StartNew();
            clock = () => watch.Elapsed;
        }
        int block = (int)Math.Min(RequestBody.BufferSize, rate / BlocksASecond);
        (Up, Down) = (new Way(rate, block, clock, delay ?? Task.Delay), new Way(rate, block, clock, delay ?? Task.Delay));
    }

    /// <summary>What is sent.</summary>
    internal Way Up { get; }

    /// <summary>What is received.</summary>
    internal Way Down { get; }

    /// <summary>One direction. Bytes are waited for behind their way, in the order in which they went.</summary>
    internal sealed class Way(long rate, int block, Func<TimeSpan> clock, Func<TimeSpan, CancellationToken, Task> delay)
    {
        private readonly object _turn = new();
        private TimeSpan _free;

        /// <summary>How many bytes should go at once, so that no request keeps the others waiting for long.</summary>
        public int Block => block;

        /// <summary>Waits as long as so many bytes take.</summary>
        public async ValueTask PassAsync(int count, CancellationToken cancellationToken)
        {
            TimeSpan wait = Reserve(count);
            if (wait >= s_leastWait) await delay(wait, cancellationToken).ConfigureAwait(false);
        }

        private TimeSpan Reserve(int count)
        {
            lock (_turn)
            {
                TimeSpan now = clock();
                if (_free < now - s_credit) _free = now - s_credit;
                _free += TimeSpan.FromSeconds(count / (double)rate);
                return _free - now;
            }
        }
    }
}
