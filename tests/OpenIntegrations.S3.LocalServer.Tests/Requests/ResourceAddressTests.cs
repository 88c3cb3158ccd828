using System.Linq;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;

namespace OpenIntegrations.S3.Local.Tests.Requests;

public sealed class ResourceAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:9000", "/", null, null)]
    [InlineData("127.0.0.1:9000", "/b", "b", null)]
    [InlineData("127.0.0.1:9000", "/b/", "b", null)]
    [InlineData("localhost", "/b/k", "b", "k")]
    [InlineData("[::1]:9000", "/b//k", "b", "/k")]
    [InlineData("localhost:1", "/b/a/../b/./c//", "b", "a/../b/./c//")]
    [InlineData("bucket.localhost:9000", "/", "bucket", null)]
    [InlineData("Bucket.LocalHost", "/k", "bucket", "k")]
    [InlineData("my.bucket.localhost:9000", "/b/k", "my.bucket", "b/k")]
    [InlineData("bucket.s3.localhost:9000", "//k", "bucket", "/k")]
    [InlineData("s3.localhost:9000", "/b/k", "b", "k")]
    [InlineData(null, "/b/k", "b", "k")]
    public void Bucket_and_key(string? host, string path, string? bucket, string? key)
    {
        ResourceAddress address = ResourceAddress.Of(host, path);
        Assert.Equal((bucket, key), (address.Bucket, address.Key));
        Assert.Equal(host?.StartsWith("bucket.", System.StringComparison.OrdinalIgnoreCase) == true
            || host?.StartsWith("my.", System.StringComparison.Ordinal) == true, address.IsVirtualHost);
    }

    [Theory]
    [InlineData("x", 1024, true)]
    [InlineData("x", 1025, false)]
    [InlineData("é", 512, true)]
    [InlineData("é", 513, false)]
    [InlineData("😀", 256, true)]
    [InlineData("😀", 257, false)]
    public void Keys_have_1024_bytes_at_most(string character, int count, bool allowed)
    {
        string path = "/b/" + string.Concat(Enumerable.Repeat(character, count));
        if (allowed) Assert.NotNull(ResourceAddress.Of("h", path).Key);
        else Assert.Equal(ErrorCode.KeyTooLongError, Assert.Throws<S3Error>(() => ResourceAddress.Of("h", path)).Code);
    }
}
