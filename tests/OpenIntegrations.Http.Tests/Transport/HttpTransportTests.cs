using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Transport;

public sealed class HttpTransportTests
{
    private static readonly RetryPolicy s_eager = new(3, static () => 0);

    [Theory]
    [InlineData("/b/a%20b%2B%252F")]
    [InlineData("/b/./../c")]
    [InlineData("/b//x//")]
    [InlineData("/b/%2e%2e/%41")]
    [InlineData("/b/%C3%A9/e%CC%81/%F0%9F%98%80")]
    [InlineData("/b/x/.")]
    [InlineData("/")]
    public async Task The_path_is_sent_byte_for_byte(string path)
    {
        using var server = new ScriptedServer(new Answer());
        var request = Request(server, "GET", path);
        request.Query.Add("x", "a b/../%");
        using var response = await Send(request);
        Assert.Equal(path + "?x=a%20b%2F..%2F%25", server.Requests[0].Target);
    }

    [Fact]
    public async Task Headers_and_body_arrive_as_they_were_set()
    {
        using var server = new ScriptedServer(new Answer());
        var request = Request(server, "PUT", "/b/k", BytesBody.FromText("hello"));
        request.Headers.Add("x-amz-meta-Name", "Zoë 日本");
        request.Headers.Add("Content-Disposition", "attachment; filename=\"é\"");
        request.Headers.Add("Content-Type", "text/x-odd; a=b");
        request.Headers.Add("Expires", "not a date");
        using var response = await Send(request);
        var seen = server.Requests[0];
        Assert.Equal("hello", seen.Text);
        Assert.Equal("=?UTF-8?B?Wm/DqyDml6XmnKw=?=", seen.Header("x-amz-meta-name"));
        Assert.Equal("attachment; filename=\"é\"", seen.Header("Content-Disposition"));
        Assert.Equal("text/x-odd; a=b", seen.Header("Content-Type"));
        Assert.Equal("not a date", seen.Header("Expires"));
        Assert.Equal("5", seen.Header("Content-Length"));
        Assert.Null(seen.Header("Expect"));
        Assert.Null(seen.Header("traceparent"));
    }

    [Fact]
    public async Task A_get_has_no_length_and_an_empty_put_has_one()
    {
        using var server = new ScriptedServer(new Answer());
        using (await Send(Request(server, "GET", "/"))) { }
        using (await Send(Request(server, "PUT", "/"))) { }
        Assert.Null(server.Requests[0].Header("Content-Length"));
        Assert.Equal("0", server.Requests[1].Header("Content-Length"));
        Assert.Null(server.Requests[1].Header("Content-Type"));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_busy_store_is_asked_again_and_each_attempt_is_signed_anew()
    {
        using var server = new ScriptedServer(new Answer(503), new Answer(500), new Answer(200, "done"));
        var time = DateTimeOffset.UnixEpoch;
        var transport = new HttpTransport(TransportSettings.Default, s_eager, () => time = time.AddSeconds(1));
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
    public async Task A_broken_answer_is_an_error_and_not_a_short_body()
    {
        using var server = new ScriptedServer(new Answer(200, "0123456789") { BreakAfter = 4 });
        using var response = await Send(Request(server, "GET", "/"));
        await Assert.ThrowsAnyAsync<IOException>(() => response.ReadAllAsync(AnswerLimit.OfContent(100), CancellationToken.None));
    }

    [Fact]
    public async Task Reading_is_part_of_an_attempt()
    {
        using var server =
            new ScriptedServer(new Answer(200, "0123456789") { BreakAfter = 4 }, new Answer(200, "no"), new Answer(200, "yes"));
        var seen = new List<bool>();
        string text = await new HttpTransport(TransportSettings.Default, s_eager).SendAsync(Request(server, "GET", "/"), Authorization.None,
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
        await Assert.ThrowsAsync<AnswerTooLargeException>(() => new HttpTransport(TransportSettings.Default, s_eager)
            .SendAsync(Request(server, "GET", "/"), Authorization.None,
                async (response, token) =>
                    new Verdict<byte[]>(await response.ReadAllAsync(AnswerLimit.OfContent(9), token)), CancellationToken.None));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_last_answer_is_given_when_attempts_end()
    {
        using var server = new ScriptedServer(new Answer(200, "no"));
        string text = await new HttpTransport(TransportSettings.Default, s_eager).SendAsync(Request(server, "GET", "/"), Authorization.None,
            async (response, token) =>
                new Verdict<string>(Encoding.UTF8.GetString(await response.ReadAllAsync(AnswerLimit.OfContent(100), token)),
                Persistence.Patient), CancellationToken.None);
        Assert.Equal("no", text);
        Assert.Equal(3, server.Requests.Length);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(520)]
    [InlineData(524)]
    public async Task What_passes_is_waited_for(int status)
    {
        using var server = new ScriptedServer(new Answer(status), new Answer());
        using var response = await Send(Request(server, "GET", "/"));
        Assert.Equal(200, response.Status);
    }

    [Fact]
    public async Task A_request_may_have_less_time_than_others()
    {
        using var server = new ScriptedServer(new Answer { Delay = TimeSpan.FromHours(1) });
        var settings = new TransportSettings { ConnectTimeout = TimeSpan.FromSeconds(0.2) };
        var request = new WireRequest("GET", Origin.Parse(server.Url), "/") { FirstByteTimeout = TimeSpan.FromSeconds(0.2) };
        await Assert.ThrowsAsync<TimeoutException>(() =>
            new HttpTransport(settings, RetryPolicy.None).SendAsync(request, Authorization.None, CancellationToken.None));
    }

    [Fact]
    public async Task No_answer_in_time_says_so()
    {
        using var server = new ScriptedServer(new Answer { Delay = TimeSpan.FromHours(1) });
        var settings = new TransportSettings { ConnectTimeout = TimeSpan.FromSeconds(2), FirstByteTimeout = TimeSpan.FromSeconds(2) };
        var error =
            await Assert.ThrowsAsync<TimeoutException>(() =>
                new HttpTransport(settings, RetryPolicy.None)
                    .SendAsync(Request(server, "GET", "/"), Authorization.None, CancellationToken.None));
        Assert.Equal("The server did not answer within 2 s.", error.Message);
    }

    /// <summary>What the connection has for itself is over when it stands, whether a body goes out or not.</summary>
    [Theory]
    [InlineData("GET", "", false)]
    [InlineData("GET", "", true)]
    [InlineData("HEAD", "", false)]
    [InlineData("OPTIONS", "", false)]
    [InlineData("DELETE", "", false)]
    [InlineData("POST", "", true)]
    [InlineData("PUT", "hello", false)]
    [InlineData("PUT", "hello", true)]
    public async Task An_answer_has_less_time_than_a_connection(string method, string body, bool isUsedBefore)
    {
        using var server = new ScriptedServer(request =>
            request.Path == "/first" ? new Answer() : new Answer { Delay = TimeSpan.FromHours(1) });
        var settings = new TransportSettings { ConnectTimeout = TimeSpan.FromSeconds(15), FirstByteTimeout = TimeSpan.FromSeconds(0.2) };
        var transport = new HttpTransport(settings, RetryPolicy.None);
        var first = new WireRequest("GET", Origin.Parse(server.Url), "/first") { FirstByteTimeout = TimeSpan.FromMinutes(1) };
        if (isUsedBefore) (await transport.SendAsync(first, Authorization.None, CancellationToken.None)).Dispose();
        var request = new WireRequest(method, Origin.Parse(server.Url), "/") { Body = BytesBody.FromText(body) };
        var error = await Assert.ThrowsAsync<TimeoutException>(() =>
            transport.SendAsync(request, Authorization.None, CancellationToken.None));
        Assert.Equal("The server did not answer within 0.2 s.", error.Message);
    }

    /// <summary>Two lengths that differ leave open where an answer ends, and what belongs to the next one.</summary>
    [Theory]
    [InlineData("Content-Length: 5\r\nContent-Length: 10\r\n", false), InlineData("Content-Length: 10\r\ncontent-length: 5\r\n", false)]
    [InlineData("Content-Length: 10\r\nContent-Length: 10\r\n", true), InlineData("Content-Length: 10\r\n", true)]
    public async Task An_answer_has_one_length(string lengths, bool isOne)
    {
        using var server = new ScriptedServer(new Answer { Raw = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{lengths}\r\n0123456789") });
        var sending = new HttpTransport(TransportSettings.Default, RetryPolicy.None)
            .SendAsync(Request(server, "GET", "/"), Authorization.None, CancellationToken.None);
        if (!isOne) await Assert.ThrowsAnyAsync<IOException>(() => sending);
        else (await sending).Dispose();
    }

    /// <summary>Who speaks no HTTP is quoted, and could write to the terminal.</summary>
    [Theory, InlineData("SSH-2.0-\u001b[31mred\r\n"), InlineData("\a\b\u001b]0;title\a\r\n"), InlineData("HTTP/9.9 \u001b[2J\r\n\r\n")]
    public async Task What_is_no_answer_is_quoted_without_its_control_characters(string greeting)
    {
        using var server = new ScriptedServer(new Answer { Raw = Encoding.ASCII.GetBytes(greeting) });
        Exception error = await Assert.ThrowsAnyAsync<HttpRequestException>(() => new HttpTransport(TransportSettings.Default,
            RetryPolicy.None).SendAsync(Request(server, "GET", "/"), Authorization.None, CancellationToken.None));
        Assert.DoesNotContain(FailureText.Of(error), char.IsControl);
    }

    [Fact]
    public async Task A_body_that_stops_is_a_timeout()
    {
        using var server = new ScriptedServer(new Answer(200, "0123456789").With("Content-Length", "20"));
        var settings = new TransportSettings { IdleTimeout = TimeSpan.FromSeconds(0.2) };
        using var response = await new HttpTransport(settings, RetryPolicy.None)
            .SendAsync(Request(server, "GET", "/"), Authorization.None, CancellationToken.None);
        var error = await Assert.ThrowsAsync<TimeoutException>(() =>
            response.ReadAllAsync(AnswerLimit.OfContent(100), CancellationToken.None));
        Assert.Equal("The body stopped: no byte arrived within 0.2 s.", error.Message);
    }

    [Fact]
    public async Task Cancelling_is_not_a_timeout_and_is_not_tried_again()
    {
        using var server = new ScriptedServer(new Answer { Delay = TimeSpan.FromHours(1) });
        using var cancel = new CancellationTokenSource();
        var sending = new HttpTransport(TransportSettings.Default, s_eager)
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
        var transport = new HttpTransport(TransportSettings.Default, s_eager, log: _ => attempts++);
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            transport.SendAsync(new WireRequest("GET", new Origin("http", "127.0.0.1", 1), "/"), Authorization.None,
                CancellationToken.None));
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task An_answer_over_the_limit_is_refused()
    {
        using var server = new ScriptedServer(new Answer(200, "0123456789"));
        using var response = await Send(Request(server, "GET", "/"));
        var error = await Assert.ThrowsAsync<AnswerTooLargeException>(() =>
            response.ReadAllAsync(AnswerLimit.OfContent(9), CancellationToken.None));
        Assert.Contains("9 bytes", error.Message, StringComparison.Ordinal);
    }

    private static WireRequest Request(ScriptedServer server, string method, string path, RequestBody? body = null) =>
        new(method, Origin.Parse(server.Url), path) { Body = body ?? RequestBody.Empty };

    private static Task<WireResponse> Send(WireRequest request) =>
        new HttpTransport(TransportSettings.Default, s_eager).SendAsync(request, Authorization.None, CancellationToken.None);

    private sealed class OneWayStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;
    }
}
