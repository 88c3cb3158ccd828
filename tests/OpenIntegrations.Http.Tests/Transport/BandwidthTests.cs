using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Transport;

public sealed class BandwidthTests
{
    private const int Rate = 100_000;
    private readonly object _turn = new();
    private TimeSpan _longest;

    [Fact]
    public async Task All_that_is_sent_takes_as_long_as_its_bytes()
    {
        using var server = new ScriptedServer(new Answer());
        HttpTransport transport = Transport(Standing());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync(transport, server, "PUT", 250_000)));
        Assert.Equal(TimeSpan.FromSeconds(10), _longest);
        Assert.All(server.Requests, r => Assert.Equal(250_000, r.Body.Length));
    }

    [Fact]
    public async Task What_comes_takes_as_long_and_does_not_wait_for_what_goes()
    {
        using var server = new ScriptedServer(new Answer(200, new string('x', 300_000)));
        Bandwidth shared = Standing();
        await SendAsync(Transport(shared), server, "PUT", 100_000);
        Assert.Equal(TimeSpan.FromSeconds(3), _longest);
        await SendAsync(Transport(shared), server, "GET", 0);
        Assert.Equal(TimeSpan.FromSeconds(6), _longest);
    }

    [Fact]
    public async Task It_does_take_that_time()
    {
        using var server = new ScriptedServer(new Answer());
        var begin = TimeSpan.FromMilliseconds(Environment.TickCount64);
        await SendAsync(Transport(new Bandwidth(Rate)), server, "PUT", Rate);
        Assert.True(TimeSpan.FromMilliseconds(Environment.TickCount64) - begin > TimeSpan.FromSeconds(0.8));
    }

    [Fact]
    public async Task A_pause_is_made_up_for_by_no_more_than_a_tenth_of_a_second()
    {
        TimeSpan now = TimeSpan.Zero;
        var bandwidth = new Bandwidth(Rate, () => now, Note);
        await bandwidth.Up.PassAsync(Rate, CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(1), _longest);
        now = TimeSpan.FromHours(1);
        await bandwidth.Up.PassAsync(5 * Rate, CancellationToken.None);
        Assert.Equal(TimeSpan.FromSeconds(4.9), _longest);
    }

    [Fact]
    public async Task Whoever_waits_can_be_stopped()
    {
        using var server = new ScriptedServer(new Answer());
        using var stop = new CancellationTokenSource();
        var bandwidth = new Bandwidth(Rate, delay: (_, token) =>
        {
            stop.Cancel();
            return Task.Delay(Timeout.Infinite, token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(Transport(bandwidth), server, "PUT", Rate, stop.Token));
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(Bandwidth.MinRate - 1)]
    public void What_would_move_nothing_is_refused(long rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Bandwidth(rate));

    // Time stands, so that each wait is the time of all bytes until then.
    private Bandwidth Standing() => new(Rate, static () => TimeSpan.Zero, Note);

    private Task Note(TimeSpan wait, CancellationToken cancellationToken)
    {
        lock (_turn) _longest = wait > _longest ? wait : _longest;
        return Task.CompletedTask;
    }

    private static HttpTransport Transport(Bandwidth bandwidth) =>
        new(TransportSettings.Default, RetryPolicy.None) { Bandwidth = bandwidth };

    private static async Task SendAsync(HttpTransport transport, ScriptedServer server, string method, int length,
        CancellationToken cancellationToken = default)
    {
        var request = new WireRequest(method, Origin.Parse(server.Url), "/b/k") { Body = new BytesBody(new byte[length]) };
        using WireResponse response = await transport.SendAsync(request, Authorization.None, cancellationToken);
        using Stream body = await response.OpenAsync();
        await body.CopyToAsync(Stream.Null, cancellationToken);
    }
}
