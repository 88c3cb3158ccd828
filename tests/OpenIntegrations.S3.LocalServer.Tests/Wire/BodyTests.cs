using System;
using System.Globalization;
using System.Linq;
using System.Text;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Tests.Wire;

public sealed class BodyTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Fact]
    public void A_client_that_waits_is_told_to_go_on_when_it_proved_who_it_is()
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send(raw.SignedHead("PUT", "/bkt/expected", ("Content-Length", "5"), ("Expect", "100-continue")));
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", raw.Receive().Head);
        raw.Send("hello");
        Assert.StartsWith("HTTP/1.1 200 ", raw.Receive().Head, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_waits_is_refused_before_it_sends()
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send(raw.SignedHead("PUT", "/bkt/expected", ("Content-Length", "5"), ("Expect", "100-continue"))
            .Replace("Signature=", "Signature=0", StringComparison.Ordinal));
        Assert.StartsWith("HTTP/1.1 403 ", raw.Receive().Head, StringComparison.Ordinal);
        Assert.True(raw.IsClosed());
    }

    /// <summary>With an empty body, too, the connection ends: botocore takes no other answer from it.</summary>
    [Theory]
    [InlineData("/no-such-bucket/k", "5")]
    [InlineData("/no-such-bucket/k", "0")]
    [InlineData("/bkt/k?uploadId=none&partNumber=1", "5")]
    [InlineData("/bkt/k?uploadId=none&partNumber=1", "0")]
    public void What_cannot_succeed_is_refused_before_the_body(string path, string length)
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send(raw.SignedHead("PUT", path, ("Content-Length", length), ("Expect", "100-continue")));
        string head = raw.Receive().Head;
        Assert.StartsWith("HTTP/1.1 404", head, StringComparison.Ordinal);
        Assert.Contains("Connection: close", head, StringComparison.Ordinal);
        Assert.True(raw.IsClosed());
    }

    [Fact]
    public void A_small_body_that_nobody_wanted_does_not_end_the_connection()
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send(raw.SignedHead("PUT", "/no-such-bucket/k", ("Content-Length", "70000")) + new string('x', 70_000));
        Assert.StartsWith("HTTP/1.1 404 ", raw.Receive().Head, StringComparison.Ordinal);
        raw.Send(raw.SignedHead("GET", "/"));
        Assert.StartsWith("HTTP/1.1 200 ", raw.Receive().Head, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_body_that_nobody_wanted_ends_it_after_the_answer_was_read()
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send(raw.SignedHead("PUT", "/no-such-bucket/k", ("Content-Length", "5000000")));
        string piece = new('x', 50_000);
        for (int i = 0; i < 100; i++) raw.Send(piece);
        Assert.Contains("Connection: close", raw.Receive().Head, StringComparison.Ordinal);
        Assert.True(raw.IsClosed());
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    public void Chunks_of_S3_may_lie_in_chunks_of_HTTP(string text)
    {
        using var raw = new RawClient(fixture.Server);
        string data = text.Length == 0 ? "" : $"{text.Length:x}\r\n{text}\r\n";
        string body = data + $"0\r\nx-amz-checksum-crc32:{Crc32(text)}\r\n\r\n";
        raw.Send(raw.SignedHead(
            "PUT", "/bkt/chunks", ("Transfer-Encoding", "chunked"), ("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
            ("x-amz-trailer", "x-amz-checksum-crc32"),
            ("x-amz-decoded-content-length", text.Length.ToString(CultureInfo.InvariantCulture))));
        foreach (string piece in body.Chunk(4).Select(c => new string(c))) raw.Send($"{piece.Length:x};extension=1\n{piece}\n");
        raw.Send("0\nTrailer: ignored\n\n");
        Assert.StartsWith("HTTP/1.1 200 ", raw.Receive().Head, StringComparison.Ordinal);
        raw.Send(raw.SignedHead("GET", "/bkt/chunks"));
        Assert.Equal(text, raw.Receive().Body);
    }

    [Theory]
    [InlineData("3\nabc\n0\n\n", "200")]
    [InlineData("1\n<\n2;name=value\n/>\n0\nTrailer: x\n\n", "400 MalformedXML")]
    [InlineData("x\nabc\n0\n\n", "400 BadRequest")]
    [InlineData("-1\nabc\n0\n\n", "400 BadRequest")]
    [InlineData("3\nabcd\n0\n\n", "400 BadRequest")]
    public void Chunks_of_HTTP_say_their_size(string body, string expected)
    {
        using var raw = new RawClient(fixture.Server);
        string target = expected == "200" ? "/bkt/k?uploads" : "/bkt?tagging";
        raw.Send(raw.SignedHead(expected == "200" ? "POST" : "PUT", target, ("Transfer-Encoding", "chunked")) + body);
        var (head, document) = raw.Receive();
        Assert.Equal(expected,
            head.Split(' ')[1]
                + (document.Contains("<Code>", StringComparison.Ordinal)
                    ? " " + HttpParsingTests.Between(document, "<Code>", "</Code>")
                    : ""));
    }

    [Fact]
    public void An_object_in_chunks_of_HTTP_alone_is_not_taken()
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send(raw.SignedHead("PUT", "/bkt/k", ("Transfer-Encoding", "chunked")) + "3\nabc\n0\n\n");
        Assert.Contains("<Code>NotImplemented</Code>", raw.Receive().Body, StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_without_a_length_is_not_taken()
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send(raw.SignedHead("PUT", "/bkt/k"));
        Assert.Contains("<Code>MissingContentLength</Code>", raw.Receive().Body, StringComparison.Ordinal);
    }

    [Fact]
    public void An_upload_that_breaks_off_leaves_nothing()
    {
        using (var raw = new RawClient(fixture.Server))
            raw.Send(raw.SignedHead("PUT", "/bkt/broken", ("Content-Length", "100000")) + "the beginning");
        using var other = new RawClient(fixture.Server);
        other.Send(other.SignedHead("GET", "/bkt/broken"));
        Assert.StartsWith("HTTP/1.1 404 ", other.Receive().Head, StringComparison.Ordinal);
    }

    private static string Crc32(string text)
    {
        using var checksum = Checksum.Create("CRC32");
        checksum.Append(Encoding.UTF8.GetBytes(text), 0, Encoding.UTF8.GetByteCount(text));
        return checksum.FinishBase64();
    }
}
