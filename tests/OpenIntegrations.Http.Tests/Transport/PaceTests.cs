using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Transport;

/// <summary>What moves too slowly ends; who is slow on this side does not end it.</summary>
public sealed class PaceTests
{
    // Enough for a connection and an answer on a busy machine, so that only what is slow on purpose comes near it.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_body_that_drips_ends()
    {
        using var server = new DrippingServer("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", TimeSpan.FromMilliseconds(100));
        var settings = new TransportSettings { IdleTimeout = TimeSpan.FromSeconds(2) };
        using WireResponse response = await Send(server.Url, settings);
        var error = await Assert.ThrowsAsync<TimeoutException>(() =>
            response.ReadAllAsync(AnswerLimit.OfContent(200_000), CancellationToken.None));
        Assert.Matches("^The body stopped: only [0-9]+ bytes arrived within 2 s\\.$", error.Message);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_document_ends_however_well_it_moves_and_content_does_not(bool isDocument)
    {
        using var server = new ScriptedServer(new Answer(200, new string('x', 60)) { Pause = TimeSpan.FromMilliseconds(20) });
        var settings = new TransportSettings { DocumentTimeout = TimeSpan.FromSeconds(0.3) };
        using WireResponse response = await Send(server.Url, settings);
        // Whoever looks at its beginning has begun the same body.
        await response.PeekAsync(2, CancellationToken.None);
        Task<byte[]> reading = response.ReadAllAsync(new AnswerLimit(1000, isDocument), CancellationToken.None);
        if (isDocument)
        {
            var error = await Assert.ThrowsAsync<EndlessAnswerException>(() => reading);
            Assert.Matches("^The document did not come to its end: [0-9]+ bytes arrived within 0.3 s\\.$", error.Message);
        }
        else Assert.Equal(60, (await reading).Length);
    }

    [Theory, InlineData("piece"), InlineData("exactly"), InlineData("copy"), InlineData("all"), InlineData("peek")]
    public async Task Who_reads_a_body_that_stalls_ends_it_though_another_one_asked_for_it(string way)
    {
        using var server = new ScriptedServer(new Answer(200, new string('x', 5000)) { BreakAfter = 100, Stalls = true });
        using var stop = new CancellationTokenSource();
        using WireResponse response = await Send(server.Url, new TransportSettings { IdleTimeout = TimeSpan.FromSeconds(20) });
        Task reading = ReadAsync(response, way, stop.Token);
        stop.Cancel();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(stop.Token, error.CancellationToken);
    }

    [Fact]
    public async Task A_document_that_does_not_end_is_asked_for_once()
    {
        using var server = new ScriptedServer(new Answer(200, new string('x', 5000)) { Pause = TimeSpan.FromMilliseconds(20) });
        var settings = new TransportSettings { DocumentTimeout = TimeSpan.FromSeconds(0.3) };
        await Assert.ThrowsAsync<EndlessAnswerException>(() => new HttpTransport(settings, new RetryPolicy(5)).SendAsync(
            new WireRequest("GET", Origin.Parse(server.Url), "/"), Authorization.None,
            static async (response, token) =>
                new Verdict<byte[]>(await response.ReadAllAsync(AnswerLimit.OfDocument(10_000), token)), CancellationToken.None));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Headers_that_drip_end()
    {
        using var server = new DrippingServer("HTTP/1.1 200 OK\r\n", TimeSpan.FromMilliseconds(20));
        var settings = new TransportSettings { FirstByteTimeout = TimeSpan.FromSeconds(1), ConnectTimeout = TimeSpan.FromSeconds(1) };
        await Assert.ThrowsAsync<TimeoutException>(() => Send(server.Url, settings));
    }

    [Fact]
    public async Task Whoever_reads_may_take_its_time()
    {
        using var server = new ScriptedServer(new Answer(200, new string('x', 2_000_000)));
        var settings = new TransportSettings { IdleTimeout = s_limit, FirstByteTimeout = s_limit, ConnectTimeout = s_limit };
        using WireResponse response = await Send(server.Url, settings);
        await Task.Delay(s_limit + s_limit);
        using Stream body = await response.OpenAsync();
        var buffer = new byte[1000];
        Assert.True(await body.ReadAsync(buffer) > 0);
        await Task.Delay(s_limit + s_limit);
        Assert.True(await body.ReadAsync(buffer) > 0);
    }

    [Fact]
    public async Task Whoever_writes_may_take_its_time()
    {
        using var server = new ScriptedServer(new Answer());
        var settings = new TransportSettings { IdleTimeout = s_limit, FirstByteTimeout = s_limit, ConnectTimeout = s_limit };
        var request = new WireRequest("PUT", Origin.Parse(server.Url), "/") { Body = new SlowBody(s_limit + s_limit) };
        using WireResponse response = await new HttpTransport(settings, RetryPolicy.None)
            .SendAsync(request, Authorization.None, CancellationToken.None);
        Assert.Equal("abc", server.Requests[0].Text);
    }

    [Fact]
    public async Task A_silent_server_is_told_of_while_it_is_waited_for()
    {
        var told = new ConcurrentQueue<string>();
        using var watchdog = new Watchdog(CancellationToken.None, told.Enqueue, TimeSpan.FromMilliseconds(50));
        watchdog.Wait(TimeSpan.FromSeconds(30), "The server did not answer");
        while (told.Count < 2) await Task.Delay(10);
        Assert.True(told.TryDequeue(out string? first));
        Assert.Equal("no answer for 0.1 s; it has 30 s", first);
        watchdog.Rest();
        // What was due already may still come, as late as the machine is busy; what goes on for ever never ends here.
        for (int count = -1; count != told.Count; await Task.Delay(200)) count = told.Count;
    }

    [Fact]
    public async Task Who_waits_for_long_is_told_once()
    {
        var end = new TaskCompletionSource();
        using var server = new ScriptedServer(new Answer { After = end.Task });
        var told = new ConcurrentQueue<string>();
        var logged = new ConcurrentQueue<string>();
        var transport = new HttpTransport(TransportSettings.Default, RetryPolicy.None, log: logged.Enqueue)
        {
            Notice = text =>
            {
                told.Enqueue(text);
                throw new InvalidOperationException("Nobody listens.");
            },
            NoticeEvery = TimeSpan.FromMilliseconds(20),
        };
        Task<WireResponse> sending = transport.SendAsync(new WireRequest("GET", Origin.Parse(server.Url), "/"), Authorization.None,
            CancellationToken.None);
        while (logged.Count < 5) await Task.Delay(10);
        end.SetResult();
        using WireResponse response = await sending;
        Assert.Matches(@$"^{server.Url}: no answer for [0-9.]+ s; it has 300 s\.$", Assert.Single(told));
    }

    private static async Task ReadAsync(WireResponse response, string way, CancellationToken token)
    {
        if (way == "all") await response.ReadAllAsync(AnswerLimit.OfContent(10_000), token);
        else if (way == "peek") await response.PeekAsync(1000, token);
        else
        {
            using Stream body = await response.OpenAsync();
            if (way == "copy") await body.CopyToAsync(Stream.Null, token);
            else if (way == "exactly") await body.ReadExactlyAsync(new byte[1000], token);
            else while (await body.ReadAsync(new byte[60].AsMemory(), token) > 0) { }
        }
    }

    private static Task<WireResponse> Send(string url, TransportSettings settings) => new HttpTransport(settings, RetryPolicy.None)
        .SendAsync(new WireRequest("GET", Origin.Parse(url), "/"), Authorization.None, CancellationToken.None);

    private sealed class SlowBody(TimeSpan pause) : RequestBody
    {
        public override long? Length => 3;

        public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
        {
            foreach (byte letter in "abc"u8.ToArray())
            {
                await Task.Delay(pause, cancellationToken);
                await target.WriteAsync(new[] { letter }, cancellationToken);
            }
        }
    }
}
