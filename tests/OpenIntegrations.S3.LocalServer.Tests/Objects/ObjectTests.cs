using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http;

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
        Assert.True(DateTimeOffset.UtcNow - DateTimeOffset.Parse(head["Last-Modified"]!, CultureInfo.InvariantCulture) < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_hundred_mebibytes_with_every_kind_of_payload()
    {
        byte[] bytes = RandomBytes(100 * 1024 * 1024);
        foreach (RequestBody body in new RequestBody[] { new BytesBody(bytes), new AwsChunkedBody(new BytesBody(bytes), signed: true, "CRC32"), new AwsChunkedBody(new BytesBody(bytes), signed: false, "CRC64NVME", 1024 * 1024) })
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
            ("Cache-Control", "no-cache"), ("Content-Disposition", "attachment; filename=\"é.txt\""), ("Content-Encoding", "gzip"), ("Content-Language", "de"),
            ("Content-Type", "text/plain; charset=utf-8"), ("Expires", "never"), ("x-amz-website-redirect-location", "/other"),
            ("x-amz-meta-Mixed-Case", "Value With  Blanks"), ("x-amz-meta-utf8", "Zoë 日本 😀"), ("x-amz-meta-under_score", "1"), ("x-amz-meta-empty", ""), ("x-amz-meta-rfc2047", "=?UTF-8?B?w6k=?="),
        ];
        Assert.Equal("200", (await Client.Put("/bkt/headers", "x", headers)).Code);
        fixture.Server.Restart();
        foreach (Reply reply in new[] { await Client.Get("/bkt/headers"), await Client.Head("/bkt/headers") })
        {
            foreach (var (name, value) in headers) Assert.Equal(value, reply[name]);
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

    [Theory]
    [InlineData("If-Match", "{etag}", 200)]
    [InlineData("If-Match", "\"other\", {etag}", 200)]
    [InlineData("If-Match", "*", 200)]
    [InlineData("If-Match", "\"other\"", 412)]
    [InlineData("If-None-Match", "\"other\"", 200)]
    [InlineData("If-None-Match", "{etag}", 304)]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-Modified-Since", "{before}", 200)]
    [InlineData("If-Modified-Since", "{then}", 304)]
    [InlineData("If-Modified-Since", "not a date", 200)]
    [InlineData("If-Unmodified-Since", "{then}", 200)]
    [InlineData("If-Unmodified-Since", "{before}", 412)]
    [InlineData("If-Match", "{etag};If-Unmodified-Since={before}", 200)]
    [InlineData("If-None-Match", "{etag};If-Modified-Since={before}", 304)]
    [InlineData("If-None-Match", "\"other\";If-Modified-Since={then}", 200)]
    public async Task Conditions(string header, string value, int status)
    {
        Reply put = await Client.Put("/bkt/conditional", "x");
        string then = (await Client.Head("/bkt/conditional"))["Last-Modified"]!;
        string before = DateTimeOffset.Parse(then, CultureInfo.InvariantCulture).AddSeconds(-1).ToString("R", CultureInfo.InvariantCulture);
        var headers = $"{header}={value}".Split(';').Select(h => h.Split('=', 2))
            .Select(h => (h[0], h[1].Replace("{etag}", put.ETag, StringComparison.Ordinal).Replace("{then}", then, StringComparison.Ordinal).Replace("{before}", before, StringComparison.Ordinal))).ToArray();
        Reply get = await Client.Get("/bkt/conditional", headers);
        Assert.Equal(status, get.Status);
        Assert.Equal(status, (await Client.Head("/bkt/conditional", headers)).Status);
        if (status == 304) Assert.Equal((put.ETag, 0), (get.ETag, get.Body.Length));
        if (status == 412) Assert.Equal(headers[^1].Item1, get.Value("Condition"));
    }

    [Fact]
    public async Task Writes_have_conditions_too()
    {
        Assert.Equal("404 NoSuchKey", (await Client.Put("/bkt/once", "1", ("If-Match", "*"))).Code);
        Reply first = await Client.Put("/bkt/once", "1", ("If-None-Match", "*"));
        Assert.Equal("412 PreconditionFailed", (await Client.Put("/bkt/once", "2", ("If-None-Match", "*"))).Code);
        Assert.Equal("501 NotImplemented", (await Client.Put("/bkt/once", "2", ("If-None-Match", "\"etag\""))).Code);
        Assert.Equal("412 PreconditionFailed", (await Client.Put("/bkt/once", "2", ("If-Match", "\"other\""))).Code);
        Assert.Equal("200", (await Client.Put("/bkt/once", "2", ("If-Match", first.ETag))).Code);
        Assert.Equal("412 PreconditionFailed", (await Client.Delete("/bkt/once", ("If-Match", first.ETag))).Code);
        Assert.Equal("204", (await Client.Delete("/bkt/once", ("If-Match", "*"))).Code);
        Assert.Equal("412 PreconditionFailed", (await Client.Delete("/bkt/once", ("If-Match", "*"))).Code);
        Assert.Equal("204", (await Client.Delete("/bkt/once")).Code);
    }

    [Fact]
    public async Task Of_many_that_want_to_be_the_first_one_is()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Client.Put("/bkt/race", i.ToString(CultureInfo.InvariantCulture), ("If-None-Match", "*"))));
        Assert.Single(replies, r => r.Status == 200);
        Assert.Equal(15, replies.Count(r => r.Status == 412));
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

    [Theory]
    [InlineData("STANDARD", "200", null)]
    [InlineData("STANDARD_IA", "200", "STANDARD_IA")]
    [InlineData("NONSENSE", "400 InvalidStorageClass", null)]
    public async Task Storage_classes(string name, string code, string? shown)
    {
        Assert.Equal(code, (await Client.Put("/bkt/class", "x", ("x-amz-storage-class", name))).Code);
        if (code == "200") Assert.Equal(shown, (await Client.Head("/bkt/class"))["x-amz-storage-class"]);
    }

    [Fact]
    public async Task What_is_archived_is_restored_before_it_is_read()
    {
        const string days = "<RestoreRequest><Days>2</Days></RestoreRequest>";
        await Client.Put("/bkt/archived", "x", ("x-amz-storage-class", "GLACIER"));
        Assert.Equal("403 InvalidObjectState", (await Client.Get("/bkt/archived")).Code);
        Assert.Equal(200, (await Client.Head("/bkt/archived")).Status);
        Assert.Equal("202", (await Client.Post("/bkt/archived?restore", days)).Code);
        Assert.Equal("200", (await Client.Post("/bkt/archived?restore", days)).Code);
        Assert.StartsWith("ongoing-request=\"false\", expiry-date=", (await Client.Head("/bkt/archived"))["x-amz-restore"], StringComparison.Ordinal);
        Assert.Equal("x", (await Client.Get("/bkt/archived")).Text);
        await Client.Put("/bkt/lively", "x");
        Assert.Equal("403 InvalidObjectState", (await Client.Post("/bkt/lively?restore", days)).Code);
    }

    [Theory]
    [InlineData("AES256")]
    [InlineData("aws:kms")]
    public async Task Encryption_is_shown_as_it_was_asked_for(string algorithm)
    {
        (string, string)[] headers = [("x-amz-server-side-encryption", algorithm), ("x-amz-server-side-encryption-aws-kms-key-id", "key-1")];
        Assert.Equal(algorithm, (await Client.Put("/bkt/sse", "x", headers))["x-amz-server-side-encryption"]);
        Reply head = await Client.Head("/bkt/sse");
        Assert.Equal((algorithm, "key-1"), (head["x-amz-server-side-encryption"], head["x-amz-server-side-encryption-aws-kms-key-id"]));
        Assert.Equal("400 InvalidEncryptionAlgorithmError", (await Client.Put("/bkt/sse", "x", ("x-amz-server-side-encryption", "ROT13"))).Code);
    }

    [Fact]
    public async Task Who_uploads_with_a_key_must_show_it()
    {
        var (key, other) = (CustomerKey("", 1), CustomerKey("", 2));
        Reply put = await Client.Put("/bkt/locked", "secret", key);
        Assert.Equal(("AES256", key[2].Item2), (put["x-amz-server-side-encryption-customer-algorithm"], put["x-amz-server-side-encryption-customer-key-MD5"]));
        Assert.Equal("400 InvalidRequest", (await Client.Get("/bkt/locked")).Code);
        Assert.Equal(400, (await Client.Head("/bkt/locked")).Status);
        Assert.Equal("403 AccessDenied", (await Client.Get("/bkt/locked", other)).Code);
        Assert.Equal("secret", (await Client.Get("/bkt/locked", key)).Text);
        Assert.Equal("400 InvalidArgument", (await Client.Get("/bkt/locked", key[0], key[1], other[2])).Code);
        Assert.Equal("400 InvalidArgument", (await Client.Get("/bkt/locked", ("x-amz-server-side-encryption-customer-algorithm", "AES256"))).Code);
        Assert.Equal("400 InvalidRequest", (await Client.Put("/bkt/open", "", ("x-amz-copy-source", "/bkt/locked"))).Code);
        Assert.Equal("200", (await Client.Put("/bkt/open", "", [("x-amz-copy-source", "/bkt/locked"), .. CustomerKey("x-amz-copy-source-", 1)])).Code);
        Assert.Equal("secret", (await Client.Get("/bkt/open")).Text);
        Assert.Equal("400 InvalidRequest", (await Client.Get("/bkt/open", key)).Code);
    }

    [Theory]
    [InlineData("/bkt/k?select&select-type=2", "POST")]
    [InlineData("/bkt/k?torrent", "GET")]
    [InlineData("/bkt/k?renameObject", "PUT")]
    [InlineData("/bkt?session", "GET")]
    [InlineData("/bkt?metadataTable", "GET")]
    public async Task What_is_not_done_says_so(string target, string method) => Assert.Equal("501 NotImplemented", (await Client.Send(method, target, null)).Code);

    [Theory]
    [InlineData("DELETE", "/")]
    [InlineData("POST", "/bkt/k")]
    [InlineData("POST", "/bkt?tagging")]
    [InlineData("PATCH", "/bkt/k")]
    [InlineData("BREW", "/bkt/k")]
    public async Task Methods_that_nothing_knows(string method, string target) => Assert.Equal("405 MethodNotAllowed", (await Client.Send(method, target, null)).Code);

    internal static (string, string)[] CustomerKey(string prefix, byte fill)
    {
        string front = (prefix.Length == 0 ? "x-amz-" : prefix) + "server-side-encryption-customer-";
        byte[] key = [.. Enumerable.Repeat(fill, 32)];
        return [(front + "algorithm", "AES256"), (front + "key", Convert.ToBase64String(key)), (front + "key-MD5", Hash.Md5Base64(key))];
    }

    internal static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }
}
