using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;
using static OpenIntegrations.Http.Tests.Transport.Sending;

namespace OpenIntegrations.Http.Tests.Transport;

/// <summary>What stands on the wire, and what is taken for an answer.</summary>
public sealed class HttpTransportTests
{
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
    public async Task A_broken_answer_is_an_error_and_not_a_short_body()
    {
        using var server = new ScriptedServer(new Answer(200, "0123456789") { BreakAfter = 4 });
        using var response = await Send(Request(server, "GET", "/"));
        await Assert.ThrowsAnyAsync<IOException>(() => response.ReadAllAsync(AnswerLimit.OfContent(100), CancellationToken.None));
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
    public async Task An_answer_over_the_limit_is_refused()
    {
        using var server = new ScriptedServer(new Answer(200, "0123456789"));
        using var response = await Send(Request(server, "GET", "/"));
        var error = await Assert.ThrowsAsync<AnswerTooLargeException>(() =>
            response.ReadAllAsync(AnswerLimit.OfContent(9), CancellationToken.None));
        Assert.Contains("9 bytes", error.Message, StringComparison.Ordinal);
    }
}
