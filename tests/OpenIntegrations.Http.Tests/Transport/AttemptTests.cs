using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;
using static OpenIntegrations.Http.Tests.Transport.Sending;

namespace OpenIntegrations.Http.Tests.Transport;

/// <summary>What is sent again, how often, and what ends it.</summary>
public sealed class AttemptTests
{
    [Fact]
    public async Task A_busy_store_is_asked_again_and_each_attempt_is_signed_anew()
    {
        using var server = new ScriptedServer(new Answer(503), new Answer(500), new Answer(200, "done"));
        var time = DateTimeOffset.UnixEpoch;
        var transport = new HttpTransport(TransportSettings.Default, Eager, () => time = time.AddSeconds(1));
        using var response = await transport.SendAsync(
            Request(server, "PUT", "/b/k", new StreamBody(new MemoryStream(Encoding.UTF8.GetBytes("body")))),
            new Aws4Authorization(new Credentials("a", "s"), "r"), CancellationToken.None);
        Assert.Equal(200, response.Status);
        Assert.Equal(3, server.Requests.Length);
        Assert.All(server.Requests, r => Assert.Equal("body", r.Text));
        Assert.Equal("19700101T000001Z", server.Requests[0].Header("x-amz-date"));
        Assert.NotEqual(server.Requests[0].Header("Authorization"), server.Requests[2].Header("Authorization"));
    }

    [Fact]
    public async Task Attempts_end()
    {
        using var server = new ScriptedServer(new Answer(503));
        using var response = await Send(Request(server, "GET", "/"));
        Assert.Equal(503, response.Status);
        Assert.Equal(3, server.Requests.Length);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(501)]
    public async Task A_final_answer_is_final(int status)
    {
        using var server = new ScriptedServer(new Answer(status));
        using var response = await Send(Request(server, "GET", "/"));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_stream_that_cannot_rewind_is_sent_once()
    {
        using var server = new ScriptedServer(new Answer(503));
        using var response = await Send(Request(server, "PUT", "/", new StreamBody(new OneWayStream("once"), 4)));
        Assert.Equal("once", Assert.Single(server.Requests).Text);
    }

    [Fact]
    public async Task Reading_is_part_of_an_attempt()
    {
        using var server =
            new ScriptedServer(new Answer(200, "0123456789") { BreakAfter = 4 }, new Answer(200, "no"), new Answer(200, "yes"));
        var seen = new List<bool>();
        string text = await new HttpTransport(TransportSettings.Default, Eager).SendAsync(Request(server, "GET", "/"), Authorization.None,
            async (response, token) =>
            {
                string read = Encoding.UTF8.GetString(await response.ReadAllAsync(AnswerLimit.OfContent(100), token));
                seen.Add(response.MayRepeat);
                return new Verdict<string>(read, read == "no" ? Persistence.Brief : Persistence.None);
            }, CancellationToken.None);
        Assert.Equal("yes", text);
        Assert.Equal([true, true], seen);
        Assert.Equal(3, server.Requests.Length);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_not_asked_for_again()
    {
        using var server = new ScriptedServer(new Answer(200, "0123456789"));
        await Assert.ThrowsAsync<AnswerTooLargeException>(() => new HttpTransport(TransportSettings.Default, Eager)
            .SendAsync(Request(server, "GET", "/"), Authorization.None,
                async (response, token) =>
                    new Verdict<byte[]>(await response.ReadAllAsync(AnswerLimit.OfContent(9), token)), CancellationToken.None));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_last_answer_is_given_when_attempts_end()
    {
        using var server = new ScriptedServer(new Answer(200, "no"));
        string text = await new HttpTransport(TransportSettings.Default, Eager).SendAsync(Request(server, "GET", "/"), Authorization.None,
            async (response, token) =>
                new Verdict<string>(Encoding.UTF8.GetString(await response.ReadAllAsync(AnswerLimit.OfContent(100), token)),
                Persistence.Patient), CancellationToken.None);
        Assert.Equal("no", text);
        Assert.Equal(3, server.Requests.Length);
    }

    /// <summary>Whoever wants all of an answer is told of no break in it, and of none in the answer of a server that fails.</summary>
    [Theory, InlineData(200), InlineData(404), InlineData(503)]
    public async Task A_whole_answer_that_breaks_off_is_asked_for_again(int status)
    {
        using var server = new ScriptedServer(new Answer(status, "0123456789") { BreakAfter = 4 }, new Answer(200, "whole"));
        (int got, byte[] body) = await new HttpTransport(TransportSettings.Default, Eager).ReadAsync(Request(server, "GET", "/"),
            Authorization.None, AnswerLimit.OfContent(100), CancellationToken.None);
        Assert.Equal((200, "whole", 2), (got, Encoding.UTF8.GetString(body), server.Requests.Length));
    }

    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(509)]
    [InlineData(520)]
    [InlineData(524)]
    [InlineData(525)]
    [InlineData(527)]
    [InlineData(530)]
    [InlineData(598)]
    [InlineData(599)]
    public async Task What_passes_is_waited_for(int status)
    {
        using var server = new ScriptedServer(new Answer(status), new Answer());
        using var response = await Send(Request(server, "GET", "/"));
        Assert.Equal(200, response.Status);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(499)]
    [InlineData(501)]
    [InlineData(505)]
    [InlineData(507)]
    [InlineData(511)]
    [InlineData(526)]
    [InlineData(600)]
    public async Task What_would_be_said_again_is_not_asked_for_again(int status)
    {
        using var server = new ScriptedServer(new Answer(status), new Answer());
        using var response = await Send(Request(server, "GET", "/"));
        Assert.Equal(status, response.Status);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Cancelling_is_not_a_timeout_and_is_not_tried_again()
    {
        using var server = new ScriptedServer(new Answer { Delay = TimeSpan.FromHours(1) });
        using var cancel = new CancellationTokenSource();
        var sending = new HttpTransport(TransportSettings.Default, Eager)
            .SendAsync(Request(server, "GET", "/"), Authorization.None, cancel.Token);
        while (server.Requests.Length == 0) await Task.Delay(10);
        await cancel.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_tried_as_often_as_the_policy_says()
    {
        int attempts = 0;
        var transport = new HttpTransport(TransportSettings.Default, Eager, log: _ => attempts++);
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            transport.SendAsync(new WireRequest("GET", new Origin("http", "127.0.0.1", 1), "/"), Authorization.None,
                CancellationToken.None));
        Assert.Equal(3, attempts);
    }

    private sealed class OneWayStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;
    }
}
