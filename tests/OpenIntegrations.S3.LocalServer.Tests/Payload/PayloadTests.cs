using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Payload;

public sealed class PayloadTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg==", "200")]
    [InlineData("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg==", "400 BadDigest")]
    [InlineData("Content-MD5", "not base64!", "400 InvalidDigest")]
    [InlineData("Content-MD5", "AAAA", "400 InvalidDigest")]
    [InlineData("x-amz-checksum-crc32", "NhCmhg==", "200")]
    [InlineData("x-amz-checksum-crc32", "AAAAAA==", "400 BadDigest")]
    [InlineData("x-amz-checksum-crc32", "AAAA", "400 InvalidRequest")]
    [InlineData("x-amz-checksum-crc32", "?", "400 InvalidRequest")]
    [InlineData("x-amz-checksum-crc32c", "mnG7TA==", "200")]
    [InlineData("x-amz-checksum-crc32c", "AAAAAA==", "400 BadDigest")]
    [InlineData("x-amz-checksum-crc64nvme", "M3eFcAZSQlc=", "200")]
    [InlineData("x-amz-checksum-crc64nvme", "AAAAAAAAAAA=", "400 BadDigest")]
    [InlineData("x-amz-checksum-sha1", "qvTGHdzF6KLavt4PO0gs2a6pQ00=", "200")]
    [InlineData("x-amz-checksum-sha1", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "400 BadDigest")]
    [InlineData("x-amz-checksum-sha256", "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=", "200")]
    [InlineData("x-amz-checksum-sha256", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "400 BadDigest")]
    [InlineData("x-amz-checksum-sha512", "AAAA", "400 InvalidRequest")]
    [InlineData("x-amz-checksum-md5", "XUFAKrxLKna5cZ2REBfFkg==", "200")]
    [InlineData("x-amz-checksum-xxhash64", "AAAAAAAAAAA=", "400 BadDigest")]
    [InlineData("x-amz-checksum-sha3", "AAAA", "501 NotImplemented")]
    [InlineData("x-amz-sdk-checksum-algorithm", "CRC32", "400 InvalidRequest")]
    public async Task A_digest_must_be_that_of_the_body(string header, string value, string expected) =>
        Assert.Equal(expected, (await Client.Put("/bkt/digest", "hello", (header, value))).Code);

    [Fact]
    public async Task One_checksum_is_enough() =>
        Assert.Equal("400 InvalidRequest",
            (await Client.Put("/bkt/k", "hello", ("x-amz-checksum-crc32", "NhCmhg=="), ("x-amz-checksum-crc32c", "mnG7TA=="))).Code);

    [Fact]
    public async Task A_refused_upload_leaves_what_was_there()
    {
        await Client.Put("/bkt/kept", "old");
        await Client.Put("/bkt/kept", "new", ("x-amz-checksum-crc32", "AAAAAA=="));
        Assert.Equal("old", (await Client.Get("/bkt/kept")).Text);
    }

    [Fact]
    public void The_signed_digest_must_be_that_of_the_body()
    {
        using var raw = new RawClient(fixture.Server);
        string head = raw.SignedHead("PUT", "/bkt/k", ("Content-Length", "5"), ("x-amz-content-sha256", Hash.Sha256Hex("hello")));
        raw.Send(head + "HELLO");
        Assert.Contains("<Code>XAmzContentSHA256Mismatch</Code>", raw.Receive().Body, StringComparison.Ordinal);
        raw.Send(head + "hello");
        Assert.StartsWith("HTTP/1.1 200 ", raw.Receive().Head, StringComparison.Ordinal);
        raw.Send(raw.SignedHead("GET", "/bkt", ("x-amz-content-sha256", Hash.Sha256Hex("hello"))));
        Assert.Contains("<Code>XAmzContentSHA256Mismatch</Code>", raw.Receive().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "CRC32")]
    [InlineData(true, "SHA256")]
    [InlineData(false, "CRC32C")]
    [InlineData(false, "CRC64NVME")]
    public async Task Chunks_are_put_together(bool signed, string? trailer)
    {
        foreach (int size in new[] { 0, 1, 8191, 8192, 8193, 200_000 })
        {
            byte[] bytes = Bytes(size);
            var body = new AwsChunkedBody(new BytesBody(bytes), signed, trailer, 8192);
            Reply put = await Client.Send("PUT", "/bkt/chunked", body, ("Content-Encoding", "gzip"));
            Assert.Equal("200", put.Code);
            Reply get = await Client.Get("/bkt/chunked", ("x-amz-checksum-mode", "ENABLED"));
            Assert.Equal(bytes, get.Body);
            Assert.Equal("gzip", get["Content-Encoding"]);
            if (trailer is not null) Assert.Equal(put["x-amz-checksum-" + trailer], get["x-amz-checksum-" + trailer]);
        }
    }

    [Theory]
    [InlineData("", "200")]
    [InlineData("data", "SignatureDoesNotMatch")]
    [InlineData("signature", "SignatureDoesNotMatch")]
    [InlineData("last-signature", "SignatureDoesNotMatch")]
    [InlineData("no-signature", "IncompleteBody")]
    [InlineData("trailer", "SignatureDoesNotMatch")]
    [InlineData("trailer-signature", "SignatureDoesNotMatch")]
    [InlineData("no-trailer-signature", "MalformedTrailerError")]
    [InlineData("size", "IncompleteBody")]
    [InlineData("more", "IncompleteBody")]
    public async Task Every_byte_of_signed_chunks_counts(string change, string expected)
    {
        var body = new AwsChunkedBody(new BytesBody(Bytes(10_000)), signed: true, "CRC32", 8192);
        WireRequest request = Client.Request("PUT", "/bkt/k", new Tampered(body, change));
        Reply reply = await Client.Send(request, new TamperedAuthorization(body));
        Assert.Equal(expected, reply.Status == 200 ? "200" : reply.Value("Code"));
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32:AAAAAA==", "5", "BadDigest")]
    [InlineData("x-amz-checksum-crc32c:AAAAAA==", "5", "MalformedTrailerError")]
    [InlineData("nonsense", "5", "MalformedTrailerError")]
    [InlineData("", "5", "MalformedTrailerError")]
    [InlineData("x-amz-checksum-crc32:NhCmhg==", "4", "IncompleteBody")]
    [InlineData("x-amz-checksum-crc32:NhCmhg==", "6", "IncompleteBody")]
    [InlineData("x-amz-checksum-crc32:NhCmhg==", "", "MissingContentLength")]
    public void Unsigned_chunks_have_a_length_and_a_trailer_that_count(string trailer, string length, string expected)
    {
        using var raw = new RawClient(fixture.Server);
        string body = "5\r\nhello\r\n0\r\n" + (trailer.Length > 0 ? trailer + "\r\n" : "") + "\r\n";
        raw.Send(raw.SignedHead(
            "PUT", "/bkt/k", ("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"), ("x-amz-trailer", "x-amz-checksum-crc32"),
            ("x-amz-decoded-content-length", length),
            ("Content-Length", body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))) + body);
        Assert.Contains($"<Code>{expected}</Code>", raw.Receive().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32", "x-amz-checksum-crc32:NhCmhg==", "200")]
    [InlineData("x-amz-checksum-crc32", "x-amz-checksum-crc32:NhCmhg==\r\nx-amz-meta-a:1", "MalformedTrailerError")]
    [InlineData("x-amz-checksum-crc32, x-amz-meta-a", "x-amz-checksum-crc32:NhCmhg==", "MalformedTrailerError")]
    [InlineData(null, "x-amz-checksum-crc32:NhCmhg==", "MalformedTrailerError")]
    [InlineData(null, "", "200")]
    public void What_stands_behind_the_last_chunk_is_what_was_announced(string? announced, string trailer, string expected) =>
        Assert.Equal(expected, Trailed("STREAMING-UNSIGNED-PAYLOAD-TRAILER", announced,
            "5\r\nhello\r\n0\r\n" + (trailer.Length > 0 ? trailer + "\r\n" : "") + "\r\n"));

    [Theory]
    [InlineData("5\nhello\r\n0\r\n\r\n")]
    [InlineData("5\r\nhello\n0\r\n\r\n")]
    [InlineData("5\r\nhello\r\n0\n\r\n")]
    [InlineData("5\r\nhello0\r\n\r\n")]
    public void The_lines_of_chunks_end_in_CR_and_LF(string body) =>
        Assert.Equal("IncompleteBody", Trailed("STREAMING-UNSIGNED-PAYLOAD-TRAILER", null, body));

    // The status of a good answer, the code of another.
    private string Trailed(string hash, string? announced, string body)
    {
        using var raw = new RawClient(fixture.Server);
        var headers = new List<(string, string)>
        {
            ("x-amz-content-sha256", hash), ("x-amz-decoded-content-length", "5"),
            ("Content-Length", body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
        if (announced is not null) headers.Add(("x-amz-trailer", announced));
        raw.Send(raw.SignedHead("PUT", "/bkt/k", [.. headers]) + body);
        var (head, answer) = raw.Receive();
        return head.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal) ? "200" : answer.Split("<Code>")[1].Split('<')[0];
    }

    [Fact]
    public async Task Small_chunks_are_for_the_end() =>
        Assert.Equal("403 InvalidChunkSizeError",
            (await Client.Send("PUT", "/bkt/k", new AwsChunkedBody(new BytesBody(Bytes(10_000)), signed: true, null, 4096))).Code);

    [Theory]
    [InlineData("")]
    [InlineData("<Tagging>")]
    [InlineData("<!DOCTYPE Tagging [<!ENTITY e 'x'>]><Tagging><TagSet/></Tagging>")]
    [InlineData("<Other/>")]
    [InlineData("<Tagging/>")]
    [InlineData("{}")]
    public async Task Documents_must_be_what_they_should_be(string document) =>
        Assert.Contains((await Client.Put("/bkt?tagging", document)).Code, new[] { "400 MalformedXML", "400 MissingRequestBodyError" });

    [Fact]
    public async Task A_document_has_a_limit()
    {
        string tags = "<Tagging><TagSet>" + new string(' ', 9 * 1024 * 1024) + "</TagSet></Tagging>";
        Assert.Equal("400 MaxMessageLengthExceeded", (await Client.Put("/bkt?tagging", tags)).Code);
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }
}
