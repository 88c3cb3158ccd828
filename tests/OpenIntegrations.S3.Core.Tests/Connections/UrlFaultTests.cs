using System;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Connections;

public sealed class UrlFaultTests
{
    [Theory]
    [InlineData("https://acc.r2.cloudflarestorage.com/photos", "bucket in it ('photos')", "https://acc.r2.cloudflarestorage.com:")]
    [InlineData("https://s3.eu-west-1.amazonaws.com/photos/2024", "bucket in it ('photos')", "https://s3.eu-west-1.amazonaws.com:")]
    [InlineData("https://photos.s3.eu-west-1.amazonaws.com", "bucket in it ('photos')", "https://s3.eu-west-1.amazonaws.com:")]
    [InlineData("https://my.photos.s3.amazonaws.com", "bucket in it ('my.photos')", "https://s3.amazonaws.com:")]
    [InlineData("photos.nyc3.digitaloceanspaces.com", "bucket in it ('photos')", "https://nyc3.digitaloceanspaces.com:")]
    [InlineData("photos.acc.r2.cloudflarestorage.com", "bucket in it ('photos')", "https://acc.r2.cloudflarestorage.com:")]
    [InlineData("photos.s3.us-west-004.backblazeb2.com", "bucket in it ('photos')", "https://s3.us-west-004.backblazeb2.com:")]
    public void A_bucket_in_the_address_is_refused_where_it_must_fail(string url, string fault, string store)
    {
        S3Connection connection = Connect(url);
        string? said = connection.UrlFault(null);
        Assert.Contains(fault, said, StringComparison.Ordinal);
        Assert.Contains("at " + store, said, StringComparison.Ordinal);
        S3Request request = Store.Request(Routes.HeadBucket, "photos");
        Assert.Equal(said, Assert.Throws<S3ConfigurationException>(() => S3Client.Wire(request, connection)).Message);
        // Who makes the path may mean that very bucket.
        S3Client.Wire(new S3Request("GET") { RawPath = "/cat.jpg" }, connection);
    }

    [Theory]
    [InlineData("https://acc.r2.cloudflarestorage.com", false)]
    [InlineData("https://acc.eu.r2.cloudflarestorage.com", false)]
    [InlineData("https://s3.eu-west-1.amazonaws.com/", false)]
    [InlineData("https://bucket.vpce-1a2b.s3.us-east-2.vpce.amazonaws.com", false)]
    [InlineData("http://127.0.0.1:9000", false)]
    [InlineData("https://s3.example.com", false)]
    [InlineData("https://cells.example.com/s3", true)]
    [InlineData("http://localhost:9000/photos", true)]
    public void What_may_be_right_is_not_refused(string url, bool isDoubted)
    {
        Assert.Null(Connect(url).UrlFault("photos"));
        Assert.Equal(isDoubted, Connect(url).UrlDoubt is not null);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9000")]
    [InlineData("http://[::1]:9000")]
    [InlineData("https://10.1.2.3")]
    public void An_IP_address_takes_no_bucket_in_front(string url)
    {
        S3Connection connection = Connect(url, "VirtualHosted");
        Assert.Contains("takes no bucket in front of it: set Addressing to Path", connection.UrlFault("photos"), StringComparison.Ordinal);
        Assert.Null(connection.UrlFault(null));
        Assert.Null(Connect(url, "Path").UrlFault("photos"));
        Assert.Null(Connect(url, "Auto").UrlFault("photos"));
    }

    [Theory]
    [InlineData("s3.us-east-1.amazonaws.com", "eu-west-1", "s3.eu-west-1.amazonaws.com")]
    [InlineData("s3.amazonaws.com", "eu-west-1", "s3.eu-west-1.amazonaws.com")]
    [InlineData("s3-us-west-2.amazonaws.com", "eu-west-1", "s3.eu-west-1.amazonaws.com")]
    [InlineData("s3-fips.us-east-1.amazonaws.com", "us-west-2", "s3-fips.us-west-2.amazonaws.com")]
    [InlineData("s3.dualstack.us-east-1.amazonaws.com", "us-west-2", "s3.dualstack.us-west-2.amazonaws.com")]
    [InlineData("s3-fips.dualstack.us-gov-east-1.amazonaws.com", "us-gov-west-1", "s3-fips.dualstack.us-gov-west-1.amazonaws.com")]
    [InlineData("s3-accelerate.amazonaws.com", "eu-west-1", "s3-accelerate.amazonaws.com")]
    [InlineData("s3.cn-north-1.amazonaws.com.cn", "cn-northwest-1", "s3.cn-northwest-1.amazonaws.com.cn")]
    [InlineData("s3.us-east-1.amazonaws.com", "cn-north-1", null)]
    [InlineData("s3.us-east-1.amazonaws.com", "evil.example/x?", null)]
    [InlineData("s3.us-east-1.example.com", "eu-west-1", null)]
    [InlineData("vpce-1.s3.us-east-1.vpce.amazonaws.com", "eu-west-1", null)]
    public void A_host_of_AWS_stays_what_it_is_in_another_region(string host, string region, string? expected) =>
        Assert.Equal(expected, AwsHosts.In(host, region));

    private static S3Connection Connect(string url, string? addressing = null) => S3Connection.Create(
        new ConnectionSettings("test") { ["Url"] = url, ["Addressing"] = addressing, ["AccessKey"] = "a", ["SecretKey"] = "s" });
}
