using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Objects;

public sealed class ObjectTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(128 * 1024)]
    [InlineData(128 * 1024 + 1)]
    [InlineData(5 * 1024 * 1024)]
    public async Task What_is_put_can_be_got(int size)
    {
        byte[] bytes = RandomBytes(size);
        Reply put = await Client.Send("PUT", "/bkt/object", new BytesBody(bytes));
        Assert.Equal("200", put.Code);
        Reply get = await Client.Get("/bkt/object");
        Assert.Equal(bytes, get.Body);
        Assert.Equal('"' + Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(bytes)) + '"', put.ETag);
        Assert.Equal(put.ETag, get.ETag);
        Reply head = await Client.Head("/bkt/object");
        Assert.Equal(size.ToString(CultureInfo.InvariantCulture), head["Content-Length"]);
        Assert.Equal("binary/octet-stream", head["Content-Type"]);
        Assert.Equal("bytes", head["Accept-Ranges"]);
        Assert.Null(head["x-amz-version-id"]);
        Assert.True(
            DateTimeOffset.UtcNow - DateTimeOffset.Parse(head["Last-Modified"]!, CultureInfo.InvariantCulture) < TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData("deflate, gzip", "deflate, gzip")]
    [InlineData("deflate,gzip", "deflate,gzip")]
    [InlineData("aws-chunked, gzip", "gzip")]
    [InlineData("deflate, aws-chunked, gzip", "deflate, gzip")]
    [InlineData("gzip,aws-chunked", "gzip")]
    [InlineData("aws-chunked", null)]
    [InlineData("not-aws-chunked", "not-aws-chunked")]
    public async Task A_content_encoding_comes_back_as_it_was(string sent, string? back)
    {
        await Client.Put("/bkt/encoded", "x", ("Content-Encoding", sent));
        Assert.Equal(back, (await Client.Head("/bkt/encoded"))["Content-Encoding"]);
    }

    [Fact]
    public async Task A_hundred_mebibytes_with_every_kind_of_payload()
    {
        byte[] bytes = RandomBytes(100 * 1024 * 1024);
        foreach (RequestBody body in new RequestBody[] { new BytesBody(bytes),
            new AwsChunkedBody(new BytesBody(bytes), signed: true, "CRC32"),
            new AwsChunkedBody(new BytesBody(bytes), signed: false, "CRC64NVME", 1024 * 1024) })
        {
            Assert.Equal("200", (await Client.Send("PUT", "/bkt/large", body)).Code);
            Reply get = await Client.Get("/bkt/large");
            Assert.True(bytes.AsSpan().SequenceEqual(get.Body));
        }
        Assert.Equal(bytes[^10..], (await Client.Get("/bkt/large", ("Range", "bytes=-10"))).Body);
    }

    [Fact]
    public async Task Headers_come_back()
    {
        (string, string)[] headers =
        [
            ("Cache-Control", "no-cache"), ("Content-Disposition", "attachment; filename=\"é.txt\""), ("Content-Encoding", "gzip"),
            ("Content-Language", "de"),
            ("Content-Type", "text/plain; charset=utf-8"), ("Expires", "never"), ("x-amz-website-redirect-location", "/other"),
            ("x-amz-meta-Mixed-Case", "Value With  Blanks"), ("x-amz-meta-utf8", "Zoë 日本 😀"), ("x-amz-meta-under_score", "1"),
            ("x-amz-meta-empty", ""), ("x-amz-meta-rfc2047", "=?UTF-8?B?w6k=?="),
        ];
        Assert.Equal("200", (await Client.Put("/bkt/headers", "x", headers)).Code);
        fixture.Server.Restart();
        foreach (Reply reply in new[] { await Client.Get("/bkt/headers"), await Client.Head("/bkt/headers") })
        {
            // The client decodes what it reads.
            foreach (var (name, value) in headers) Assert.Equal(UserMetadata.Is(name) ? EncodedWords.Decode(value) : value, reply[name]);
            Assert.Contains("x-amz-meta-mixed-case", reply.Headers.Names);
        }
    }

    [Fact]
    public async Task Metadata_have_a_limit()
    {
        Assert.Equal("200", (await Client.Put("/bkt/k", "", ("x-amz-meta-a", new string('x', 2047)))).Code);
        Assert.Equal("400 MetadataTooLarge", (await Client.Put("/bkt/k", "", ("x-amz-meta-a", new string('x', 2048)))).Code);
    }

    [Fact]
    public async Task A_link_may_say_how_its_answer_looks()
    {
        await Client.Put("/bkt/k", "x");
        string[] parameters = ["cache-control", "content-disposition", "content-encoding", "content-language", "content-type", "expires"];
        Reply reply = await Client.Get("/bkt/k?" + string.Join("&", parameters.Select(p => $"response-{p}=as%20{p}")));
        foreach (string parameter in parameters) Assert.Equal("as " + parameter, reply[parameter]);
    }

    [Fact]
    public async Task A_link_cannot_smuggle_in_a_header()
    {
        await Client.Put("/bkt/k", "x");
        Reply reply = await Client.Get("/bkt/k?response-content-type=text%2Fx%0D%0ASet-Cookie:%20a=b");
        Assert.Equal("text/x  Set-Cookie: a=b", reply["Content-Type"]);
        Assert.Null(reply["Set-Cookie"]);
    }

    [Theory]
    [InlineData("bytes=0-4", 206, "hello", "bytes 0-4/11")]
    [InlineData("bytes=6-", 206, "world", "bytes 6-10/11")]
    [InlineData("bytes=-5", 206, "world", "bytes 6-10/11")]
    [InlineData("bytes=0-1,3-4", 200, "hello world", null)]
    [InlineData("bytes=9-2", 200, "hello world", null)]
    [InlineData("bytes=11-", 416, null, "bytes */11")]
    public async Task Ranges(string range, int status, string? body, string? contentRange)
    {
        await Client.Put("/bkt/ranged", "hello world");
        Reply get = await Client.Get("/bkt/ranged", ("Range", range));
        Assert.Equal((status, contentRange), (get.Status, get["Content-Range"]));
        if (body is not null) Assert.Equal(body, get.Text);
        else Assert.Equal("416 InvalidRange", get.Code);
        Reply head = await Client.Head("/bkt/ranged", ("Range", range));
        Assert.Equal((status, contentRange), (head.Status, head["Content-Range"]));
    }

    [Fact]
    public async Task Checksums_are_kept_and_shown_to_who_asks()
    {
        Reply put = await Client.Put("/bkt/summed", "hello", ("x-amz-checksum-crc32", "NhCmhg=="));
        Assert.Equal(("NhCmhg==", "FULL_OBJECT"), (put["x-amz-checksum-crc32"], put["x-amz-checksum-type"]));
        Assert.Null((await Client.Get("/bkt/summed"))["x-amz-checksum-crc32"]);
        Assert.Equal("NhCmhg==", (await Client.Head("/bkt/summed", ("x-amz-checksum-mode", "ENABLED")))["x-amz-checksum-crc32"]);
        Assert.Null((await Client.Get("/bkt/summed", ("x-amz-checksum-mode", "ENABLED"), ("Range", "bytes=0-1")))["x-amz-checksum-crc32"]);
        Assert.Equal(["CRC32"], (await Client.Get("/bkt?list-type=2&prefix=summed")).Values("ChecksumAlgorithm"));
    }

    internal static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }
}
