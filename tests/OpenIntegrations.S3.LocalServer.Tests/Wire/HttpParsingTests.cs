using System;
using System.Linq;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Tests.Wire;

public sealed class HttpParsingTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("nonsense\n\n", "400 BadRequest")]
    [InlineData("GET /\n\n", "400 BadRequest")]
    [InlineData("GET / HTTP/2.0\n\n", "400 BadRequest")]
    [InlineData("G(T / HTTP/1.1\nHost: a\n\n", "400 BadRequest")]
    [InlineData("GET / HTTP/1.1\nHost a\n\n", "400 BadRequest")]
    [InlineData("GET / HTTP/1.1\nHost : a\n\n", "400 BadRequest")]
    [InlineData("GET / HTTP/1.1\nHost: a\n folded\n\n", "400 BadRequest")]
    [InlineData("GET / HTTP/1.1\n: a\n\n", "400 BadRequest")]
    [InlineData("GET / HTTP/1.1\nHost: a\nX: \u0001\n\n", "400 BadRequest")]
    [InlineData("GET / HTTP/1.1\n\n", "400 BadRequest")]
    [InlineData("PUT /b/k HTTP/1.1\nHost: a\nContent-Length: 1\nTransfer-Encoding: chunked\n\n", "400 BadRequest")]
    [InlineData("PUT /b/k HTTP/1.1\nHost: a\nContent-Length: -1\n\n", "400 BadRequest")]
    [InlineData("PUT /b/k HTTP/1.1\nHost: a\nContent-Length: 1, 1\n\n", "400 BadRequest")]
    [InlineData("PUT /b/k HTTP/1.1\nHost: a\nTransfer-Encoding: gzip\n\n", "501 NotImplemented")]
    [InlineData("GET b/k HTTP/1.1\nHost: a\n\n", "400 InvalidURI")]
    [InlineData("GET /%FF HTTP/1.1\nHost: a\n\n", "400 InvalidURI")]
    [InlineData("GET / HTTP/1.1\nHost: a\n\n", "403 AccessDenied")]
    [InlineData("\nGET / HTTP/1.1\nHost: a\n\n", "403 AccessDenied")]
    [InlineData("GET / HTTP/1.0\n\n", "403 AccessDenied")]
    [InlineData("GET http://a/ HTTP/1.1\nHost: a\n\n", "403 AccessDenied")]
    [InlineData("PATCH /b/k HTTP/1.1\nHost: a\n\n", "405 MethodNotAllowed")]
    public void What_is_ambiguous_or_no_request_is_refused(string request, string expected)
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send(request);
        var (head, body) = raw.Receive();
        Assert.Equal(expected, head.Split(' ')[1] + " " + Between(body, "<Code>", "</Code>"));
        Assert.Contains("x-amz-request-id: ", head, StringComparison.Ordinal);
        Assert.Contains("Date: ", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Server:", head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_head_has_a_limit()
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send("GET / HTTP/1.1\nHost: a\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"X-{i}: {new string('x', 4000)}\n"))
            + "\n");
        Assert.Contains("RequestHeaderSectionTooLarge", raw.Receive().Body, StringComparison.Ordinal);
        Assert.True(raw.IsClosed());
    }

    [Fact]
    public void A_line_has_a_limit()
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send("GET /" + new string('x', 70_000));
        Assert.Contains("RequestHeaderSectionTooLarge", raw.Receive().Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_serves_many_requests_also_when_they_come_at_once()
    {
        using var raw = new RawClient(fixture.Server);
        string put = raw.SignedHead("PUT", "/pipelined", ("Content-Length", "0"));
        string first = raw.SignedHead("PUT", "/pipelined/1", ("Content-Length", "5")) + "first";
        string second = raw.SignedHead("PUT", "/pipelined/2", ("Content-Length", "6")) + "second";
        string get = raw.SignedHead("GET", "/pipelined/2");
        raw.Send(put + first + second + get + raw.SignedHead("GET", "/pipelined/1"));
        for (int i = 0; i < 3; i++) Assert.StartsWith("HTTP/1.1 200 OK\r\n", raw.Receive().Head, StringComparison.Ordinal);
        Assert.Equal("second", raw.Receive().Body);
        Assert.Equal("first", raw.Receive().Body);
        Assert.True(raw.HasSaidNothing());
    }

    [Fact]
    public void A_client_that_wants_to_leave_is_let_go()
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send(raw.SignedHead("GET", "/", ("Connection", "close")));
        Assert.Contains("\r\nConnection: close\r\n", raw.Receive().Head, StringComparison.Ordinal);
        Assert.True(raw.IsClosed());
    }

    [Fact]
    public void Heads_may_come_in_pieces()
    {
        using var raw = new RawClient(fixture.Server);
        string head = raw.SignedHead("GET", "/");
        foreach (string piece in head.Chunk(7).Select(c => new string(c))) raw.Send(piece);
        Assert.StartsWith("HTTP/1.1 200 ", raw.Receive().Head, StringComparison.Ordinal);
    }

    [Fact]
    public void The_body_of_an_answer_to_HEAD_stays_away()
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send(raw.SignedHead("HEAD", "/no-such-bucket"));
        var (head, _) = raw.Receive(withoutBody: true);
        Assert.StartsWith("HTTP/1.1 404 Not Found", head, StringComparison.Ordinal);
        raw.Send(raw.SignedHead("GET", "/"));
        Assert.StartsWith("HTTP/1.1 200 ", raw.Receive().Head, StringComparison.Ordinal);
    }

    internal static string Between(string text, string start, string end)
    {
        int from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
