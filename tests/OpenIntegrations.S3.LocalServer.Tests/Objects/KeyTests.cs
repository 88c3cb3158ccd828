using System;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Client;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Objects;

public sealed class KeyTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    public static TheoryData<string> Keys =>
    [
        "plain", "a b", " leading and trailing ", "+", "a+b", "%2F", "%", "%41", "?", "#", "a?b=c#d", "&<>\"'", "!*'()~;:@=,$", "[]{}^`|\\",
        "\u00e9", "e\u0301", "\ud83d\ude00", "\u65e5\u672c\u8a9e", "\u00a0", "\u200f\u200b", "\ufffe", "//", "/", "/a", "a/", "a//b", "./x",
        "../x", ".", "..",
        "a/./b", "a/../b", "a/..", "\t", "\n", "\r\n", "\u0001", "\u007f", "CON", "nul.txt", "name.", "acl", "uploads", "soap",
        new string('x', 1024), string.Concat(Enumerable.Repeat("\ud83d\ude00", 256)), "a/" + new string('y', 300), "\ue000", "\u0000",
    ];

    [Theory, MemberData(nameof(Keys))]
    public async Task A_key_is_kept_byte_for_byte(string key)
    {
        TestClient client = fixture.Client;
        string bucket = await fixture.NewBucket();
        string target = $"/{bucket}/{PercentEncoding.EncodePath(key)}";
        Assert.Equal("200", (await client.Put(target, "data of " + key)).Code);
        Assert.Equal("data of " + key, (await client.Get(target)).Text);
        Assert.Equal([PercentEncoding.EncodePath(key)], (await client.Get($"/{bucket}?list-type=2&encoding-type=url")).Values("Key"));
        Assert.Equal([PercentEncoding.EncodePath(key)],
            (await client.Get($"/{bucket}?versions&encoding-type=url&prefix={PercentEncoding.Encode(key)}")).Values("Key"));

        Assert.Equal("200",
            (await client.Put($"/{bucket}/copy", "", ("x-amz-copy-source", $"{bucket}/{PercentEncoding.EncodePath(key)}"))).Code);
        Assert.Equal("data of " + key, (await client.Get($"/{bucket}/copy")).Text);
        fixture.Server.Restart();
        Assert.Equal("data of " + key, (await fixture.Client.Get(target)).Text);
        Assert.Equal("204", (await fixture.Client.Delete(target)).Code);
        Assert.Equal("404 NoSuchKey", (await fixture.Client.Get(target)).Code);
    }

    [Fact]
    public async Task Keys_that_look_alike_live_side_by_side()
    {
        string[] keys = ["a", "A", "a/", "a/b", "a/b/c", "a//b", "\u00e9", "e\u0301", "a ", "a.", "a\\b"];
        string bucket = await fixture.NewBucket();
        foreach (string key in keys) await fixture.Client.Put($"/{bucket}/{PercentEncoding.EncodePath(key)}", key);
        foreach (string key in keys) Assert.Equal(key, (await fixture.Client.Get($"/{bucket}/{PercentEncoding.EncodePath(key)}")).Text);
        Assert.Equal(keys.Length, (await fixture.Client.Get($"/{bucket}?list-type=2")).Values("Key").Length);
    }

    [Fact]
    public async Task A_key_of_1025_bytes_is_too_long() =>
        Assert.Equal("400 KeyTooLongError", (await fixture.Client.Put("/bkt/" + new string('x', 1025))).Code);

    [Fact]
    public async Task Keys_are_listed_in_the_order_of_their_bytes()
    {
        string[] keys = ["z\ud83d\ude00", "z\uffee", "z\u65e5", "z\u00e9", "z", "Z", "\u0001", "z/", "z0"];
        string bucket = await fixture.NewBucket();
        foreach (string key in keys) await fixture.Client.Put($"/{bucket}/{PercentEncoding.EncodePath(key)}");
        var listed = (await fixture.Client.Get($"/{bucket}?encoding-type=url")).Values("Key").Select(PercentEncoding.Decode);
        Assert.Equal(keys.OrderBy(k => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(k)), StringComparer.Ordinal), listed);
    }

    [Fact]
    public async Task A_list_without_encoding_is_XML_that_can_be_read()
    {
        string bucket = await fixture.NewBucket();
        foreach (string key in new[] { "a\nb", "a\tb", "<&>", "a\rb" })
            await fixture.Client.Put($"/{bucket}/{PercentEncoding.EncodePath(key)}");
        Assert.Equal(["<&>", "a\tb", "a\nb", "a\rb"], (await fixture.Client.Get($"/{bucket}")).Values("Key"));
    }

    [Theory]
    [InlineData("bkt.localhost:80")]
    [InlineData("BKT.s3.localhost")]
    public void Buckets_may_stand_in_the_host(string host)
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send(raw.SignedHead("PUT", "//k/../%252F", ("Content-Length", "5"), ("Host", host)) + "hello");
        Assert.StartsWith("HTTP/1.1 200 ", raw.Receive().Head, StringComparison.Ordinal);
        raw.Send(raw.SignedHead("GET", "/bkt//k/../%252F"));
        Assert.Equal("hello", raw.Receive().Body);
    }
}
