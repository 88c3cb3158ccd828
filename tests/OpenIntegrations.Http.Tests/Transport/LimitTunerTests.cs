using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Transport;

public sealed class LimitTunerTests
{
    private const int Start = 16;
    private const int Most = 64;

    // A round trip of a server that serves so many at once as fast as one, and refuses or delays the rest.
    private static readonly TimeSpan s_round = TimeSpan.FromMilliseconds(50);
    private TimeSpan _now;

    [Theory, InlineData(4), InlineData(10), InlineData(40)]
    public void Where_more_are_refused_it_settles_below_and_few_are(int capacity)
    {
        var tuner = new LimitTuner(Start, Most, () => _now);
        int limit = Start, refused = 0, sent = 0;
        var limits = new List<int>();
        for (int round = 0; round < 2000; round++)
        {
            TimeSpan begun = _now;
            int flying = limit;
            _now += s_round;
            for (int i = 0; i < Math.Min(flying, capacity); i++) limit = tuner.Served(0, isFull: true);
            for (int i = capacity; i < flying; i++) limit = tuner.Refused(begun);
            if (round < 200) continue;
            limits.Add(limit);
            (sent, refused) = (sent + flying, refused + Math.Max(0, flying - capacity));
        }
        Assert.InRange(limits.Average(), capacity * 0.6, capacity * 1.1);
        Assert.InRange(limits.Max(), 1, (capacity * 1.5) + 1);
        Assert.InRange(refused, 0, sent / 20);
    }

    [Theory]
    [InlineData(8, 16), InlineData(20, 24), InlineData(30, 36), InlineData(1000, 64)]
    public void While_more_bring_more_they_become_more(int capacity, int settled)
    {
        var tuner = new LimitTuner(Start, Most, () => _now);
        int limit = Start;
        var limits = new List<int>();
        for (int served = 0; served < 100_000; served += limit)
        {
            // Beyond its capacity the server takes longer.
            _now += s_round * Math.Max(1.0, limit / (double)capacity);
            for (int i = 0, flying = limit; i < flying; i++) limit = tuner.Served(0, isFull: true);
            limits.Add(limit);
        }
        Assert.InRange(limits.Skip(limits.Count / 2).Order().ElementAt(limits.Count / 4), settled * 0.6, settled * 1.1);
    }

    [Fact]
    public void Where_nobody_waits_there_are_not_more()
    {
        var tuner = new LimitTuner(Start, Most, () => _now);
        for (int i = 0; i < 10_000; i++)
        {
            _now += TimeSpan.FromMilliseconds(1);
            Assert.Equal(Start, tuner.Served(1_000_000, isFull: false));
        }
    }

    [Fact]
    public void A_round_of_refusals_counts_once()
    {
        _now = TimeSpan.FromSeconds(1);
        var tuner = new LimitTuner(Start, Most, () => _now);
        TimeSpan begun = _now;
        _now += s_round;
        Assert.Equal([11, 11, 11], Enumerable.Range(0, 3).Select(_ => tuner.Refused(begun)));
        Assert.Equal(7, tuner.Refused(_now));
    }

    [Fact]
    public async Task A_server_that_refuses_what_is_too_much_is_asked_for_less()
    {
        const int capacity = 5, all = 400;
        int flying = 0, refused = 0, asked = 0;
        using var server = new ScriptedServer(_ =>
        {
            // The first, too: on a busy machine requests may come one by one, and none be too much.
            bool isTooMuch = Interlocked.Increment(ref flying) > capacity | Interlocked.Increment(ref asked) == 1;
            if (isTooMuch) Interlocked.Increment(ref refused);
            else Thread.Sleep(10);
            Interlocked.Decrement(ref flying);
            return isTooMuch ? new Answer(503, "<Error><Code>SlowDown</Code></Error>") : new Answer(200, "x");
        });
        var limiter = new RequestLimiter(Start);
        limiter.Adapt(Start, Most);
        var retry = new RetryPolicy(100) { Patience = TimeSpan.FromHours(1), BaseDelay = TimeSpan.FromMilliseconds(1) };
        var transport = new HttpTransport(TransportSettings.Default, retry) { Limiter = limiter };
        await Parallel.ForEachAsync(Enumerable.Range(0, all), new ParallelOptions { MaxDegreeOfParallelism = Most }, async (_, token) =>
        {
            var request = new WireRequest("GET", Origin.Parse(server.Url), "/b/k");
            using WireResponse response = await transport.SendAsync(request, Authorization.None, token);
            Assert.Equal("x", System.Text.Encoding.UTF8.GetString(await response.ReadAllAsync(AnswerLimit.OfContent(100), token)));
        });
        Assert.InRange(refused, 1, all / 2);
        Assert.InRange(limiter.Limit, 1, Start);
    }

    [Fact]
    public async Task A_limit_that_was_set_stays()
    {
        using var server = new ScriptedServer(new Answer(503));
        var limiter = new RequestLimiter(Start);
        limiter.Adapt(Start, Most);
        limiter.Limit = 3;
        var transport = new HttpTransport(TransportSettings.Default, RetryPolicy.None) { Limiter = limiter };
        for (int i = 0; i < 5; i++)
            (await transport.SendAsync(new WireRequest("GET", Origin.Parse(server.Url), "/"), Authorization.None, CancellationToken.None))
                .Dispose();
        Assert.Equal(3, limiter.Limit);
    }
}
