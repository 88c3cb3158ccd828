using System;
using System.Linq;

namespace OpenIntegrations.Http.Tests;

public sealed class EncodingTests
{
    [Theory]
    [InlineData("a b", "a%20b", "a%20b")]
    [InlineData("a+b&c=d", "a%2Bb%26c%3Dd", "a%2Bb%26c%3Dd")]
    [InlineData("a/b//c/", "a%2Fb%2F%2Fc%2F", "a/b//c/")]
    [InlineData("./../x", ".%2F..%2Fx", "./../x")]
    [InlineData("%2F%", "%252F%25", "%252F%25")]
    [InlineData("é", "%C3%A9", "%C3%A9")]
    [InlineData("e\u0301", "e%CC%81", "e%CC%81")]
    [InlineData("😀", "%F0%9F%98%80", "%F0%9F%98%80")]
    [InlineData("-._~*'()!", "-._~%2A%27%28%29%21", "-._~%2A%27%28%29%21")]
    public void Encodes_byte_for_byte(string text, string value, string path)
    {
        Assert.Equal(value, PercentEncoding.Encode(text));
        Assert.Equal(path, PercentEncoding.EncodePath(text));
        Assert.Equal(text, PercentEncoding.Decode(value));
    }

    [Theory]
    [InlineData("a+b", "a+b")]
    [InlineData("100%", "100%")]
    [InlineData("%zz%4", "%zz%4")]
    [InlineData("%41%c3%A9", "Aé")]
    public void Decodes_what_is_encoded_only(string text, string decoded) => Assert.Equal(decoded, PercentEncoding.Decode(text));

    [Theory]
    [InlineData("%41%c3%A9/%zz", "Aé/%zz")]
    [InlineData("%C3", null)]
    [InlineData("a%FFb", null)]
    [InlineData("%ED%A0%80", null)]
    public void Decoding_can_refuse_what_is_not_UTF8(string text, string? decoded)
    {
        Assert.Equal(decoded is not null, PercentEncoding.TryDecode(text, out string result));
        Assert.Equal(decoded ?? text, result);
    }

    [Fact]
    public void A_lone_surrogate_has_no_bytes() => Assert.ThrowsAny<ArgumentException>(() => PercentEncoding.Encode("a\ud83d"));

    [Fact]
    public void Query_is_sent_as_built_and_signed_sorted()
    {
        var query = new QueryString();
        query.Add("tagging", null);
        query.Add("prefix", "a b");
        query.Add("max-keys", "2");
        Assert.Equal("tagging&prefix=a%20b&max-keys=2", query.ToString());
        Assert.Equal("max-keys=2&prefix=a%20b&tagging=", query.Canonical());
        Assert.Equal("a b", query["prefix"]);
        Assert.Equal("", query["tagging"]);
        Assert.Null(query["delimiter"]);
    }

    [Fact]
    public void A_parsed_query_keeps_its_escapes_and_is_signed_in_canonical_ones()
    {
        var query = QueryString.Parse("a=%2f&b=x!y&c&a=1");
        Assert.Equal("a=%2f&b=x!y&c&a=1", query.ToString());
        Assert.Equal("a=%2F&a=1&b=x%21y&c=", query.Canonical());
    }

    [Theory]
    [InlineData("s3.example.org", "https", "s3.example.org", 443, "s3.example.org")]
    [InlineData("http://127.0.0.1:9000", "http", "127.0.0.1", 9000, "127.0.0.1:9000")]
    [InlineData("https://h:443/x", "https", "h", 443, "h")]
    [InlineData("http://[::1]:8080/", "http", "[::1]", 8080, "[::1]:8080")]
    [InlineData("localhost:9000", "https", "localhost", 9000, "localhost:9000")]
    public void Origins(string url, string scheme, string host, int port, string header)
    {
        var origin = Origin.Parse(url);
        Assert.Equal(new Origin(scheme, host, port), origin);
        Assert.Equal(header, origin.HostHeader);
    }

    [Theory]
    [InlineData("ftp://x")]
    [InlineData("")]
    [InlineData("http://")]
    [InlineData("https://a b")]
    public void What_is_no_url_is_refused(string url) =>
        Assert.Contains($"'{url}'", Assert.Throws<FormatException>(() => Origin.Parse(url)).Message, StringComparison.Ordinal);

    [Fact]
    public void Headers_are_one_per_name_whatever_their_case()
    {
        var headers = new HeaderList { { "X-A", "1" }, { "x-a", "2" }, { "B", "3" } };
        Assert.Equal("1, 2", headers["X-a"]);
        headers["x-A"] = "4";
        Assert.Equal(["x-A", "B"], headers.Names.ToArray());
        headers["b"] = null;
        Assert.False(headers.Contains("B"));
    }

    [Theory]
    [InlineData("/b/a b", "/b/a%20b")]
    [InlineData("/b/k%2F%2f", "/b/k%2F%2f")]
    [InlineData("/b/a+b=(c)'!*,:@$;&~", "/b/a%2Bb%3D%28c%29%27%21%2A%2C%3A%40%24%3B%26~")]
    [InlineData("/b/100%/é\U0001F600", "/b/100%25/%C3%A9%F0%9F%98%80")]
    public void A_path_as_it_is_typed_becomes_one_that_can_be_signed(string path, string encoded) =>
        Assert.Equal(encoded, UrlText.EncodePath(path));
}
