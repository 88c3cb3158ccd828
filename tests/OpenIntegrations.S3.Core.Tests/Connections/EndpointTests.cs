using System;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Core.Tests.Connections;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("s3.eu-west-1.amazonaws.com", "photos", "k", "https://photos.s3.eu-west-1.amazonaws.com/k")]
    [InlineData("https://s3.amazonaws.com", "photos", null, "https://photos.s3.amazonaws.com/")]
    [InlineData("https://s3.amazonaws.com", "my.photos", "k", "https://s3.amazonaws.com/my.photos/k")]
    [InlineData("https://s3.amazonaws.com", "io", "k", "https://s3.amazonaws.com/io/k")]
    [InlineData("https://s3.amazonaws.com:8443", "photos", "k", "https://s3.amazonaws.com:8443/photos/k")]
    [InlineData("https://store.example.org", "photos", "a b/é", "https://store.example.org/photos/a%20b/%C3%A9")]
    [InlineData("http://127.0.0.1:9000/", "photos", "/x", "http://127.0.0.1:9000/photos//x")]
    [InlineData("http://[::1]:9000", "photos", null, "http://[::1]:9000/photos")]
    [InlineData("https://host/s3/gate/", "photos", "../x", "https://host/s3/gate/photos/../x")]
    [InlineData("https://host", null, null, "https://host/")]
    public void Auto(string url, string? bucket, string? key, string expected) =>
        Assert.Equal(expected, Locate(url, AddressingStyle.Auto, bucket, key));

    [Theory]
    [InlineData(AddressingStyle.VirtualHosted, "http://localhost:9000", "http://photos.localhost:9000/k")]
    [InlineData(AddressingStyle.VirtualHosted, "https://host/base", "https://photos.host/base/k")]
    [InlineData(AddressingStyle.Path, "https://s3.amazonaws.com", "https://s3.amazonaws.com/photos/k")]
    public void Chosen(AddressingStyle style, string url, string expected) => Assert.Equal(expected, Locate(url, style, "photos", "k"));

    [Theory]
    [InlineData("ftp://host")]
    [InlineData("https://host?x=1")]
    [InlineData("https://host/a#b")]
    [InlineData("not a url")]
    public void What_is_no_store_is_refused(string url) => Assert.Throws<FormatException>(() => Endpoint.Parse(url, AddressingStyle.Auto));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a?b")]
    [InlineData("é")]
    [InlineData("..")]
    public void No_store_takes_such_a_bucket_name(string name) => Assert.Throws<ArgumentException>(() => BucketName.Check(name));

    [Theory]
    [InlineData("io")]
    [InlineData("Upper_Case")]
    [InlineData("tenant:bucket")]
    public void Some_store_takes_such_a_bucket_name(string name) => Assert.Equal(name, BucketName.Check(name));

    [Fact]
    public void Keys_have_up_to_1024_bytes()
    {
        Assert.Equal(512, ObjectKey.Check(new string('é', 512)).Length);
        Assert.Contains("1026 bytes", Assert.Throws<ArgumentException>(() => ObjectKey.Check(new string('é', 513))).Message,
            StringComparison.Ordinal);
    }

    private static string Locate(string url, AddressingStyle style, string? bucket, string? key)
    {
        var settings =
            new ConnectionSettings("test") { ["Url"] = url, ["Addressing"] = style.ToString(), ["AccessKey"] = "a", ["SecretKey"] = "s" };
        (Http.Origin origin, string path) = S3Connection.Create(settings).Endpoint.Locate(bucket, key);
        return origin + path;
    }
}
