using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Transport;

public sealed class RequestLimiterTests
{
    [Fact]
    public async Task No_more_requests_are_on_their_way_than_the_limit()
    {
        int now = 0, most = 0;
        using var server = new ScriptedServer(_ =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            Thread.Sleep(20);
            Interlocked.Decrement(ref now);
            return new Answer(200, "x");
        });
        var transport = new HttpTransport(TransportSettings.Default, RetryPolicy.None) { Limiter = new RequestLimiter(3) };
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => GetAsync(transport, server))));
        Assert.Equal(20, server.Requests.Length);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_body_that_is_read_has_its_turn_until_it_is_disposed_or_left()
    {
        using var server = new ScriptedServer(new Answer(200, "x"));
        var limiter = new RequestLimiter(1);
        var transport = new HttpTransport(TransportSettings.Default, RetryPolicy.None) { Limiter = limiter };
        using WireResponse first = await SendAsync(transport, server);
        Task<WireResponse> second = SendAsync(transport, server);
        Assert.False(second.IsCompleted);
        first.LeaveTurn();
        first.LeaveTurn();
        using (await second) Assert.Equal(2, server.Requests.Length);
    }

    [Fact]
    public async Task What_fails_gives_its_turn_back()
    {
        var limiter = new RequestLimiter(1);
        var nowhere = new WireRequest("GET", Http.Origin.Parse("http://127.0.0.1:1"), "/");
        var transport = new HttpTransport(TransportSettings.Default, RetryPolicy.None) { Limiter = limiter };
        await Assert.ThrowsAnyAsync<Exception>(() => transport.SendAsync(nowhere, Authorization.None, CancellationToken.None));
        using IDisposable turn = await limiter.EnterAsync(CancellationToken.None);
    }

    [Fact]
    public async Task The_limit_may_change_at_any_time()
    {
        var limiter = new RequestLimiter(2);
        var turns = new Stack<IDisposable>();
        for (int i = 0; i < 2; i++) turns.Push(await limiter.EnterAsync(CancellationToken.None));
        limiter.Limit = 1;
        turns.Pop().Dispose();
        ValueTask<RequestTurn> waiting = limiter.EnterAsync(CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        limiter.Limit = 2;
        turns.Push(await waiting);
        Assert.Throws<ArgumentOutOfRangeException>(() => limiter.Limit = 0);
    }

    private static Task<WireResponse> SendAsync(HttpTransport transport, ScriptedServer server) => transport.SendAsync(
        new WireRequest("GET", Http.Origin.Parse(server.Url), "/"), Authorization.None, CancellationToken.None);

    private static async Task GetAsync(HttpTransport transport, ScriptedServer server)
    {
        using WireResponse response = await SendAsync(transport, server);
        await response.ReadAllAsync(AnswerLimit.OfContent(10), CancellationToken.None);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (int seen = most; value > seen; seen = most) Interlocked.CompareExchange(ref most, value, seen);
    }
}
