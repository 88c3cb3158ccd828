using System;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Places;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Client.Places;

/// <summary>Where requests go at AWS that do not go to the store's usual host, and what they are signed for.</summary>
public sealed class PlaceTests
{
    private const string Zonal = "fast--use1-az4--x-s3";
    private const string AtHome = "https://s3.us-east-1.amazonaws.com";

    [Theory]
    [InlineData("https://s3.us-east-1.amazonaws.com", "s3express-use1-az4")]
    [InlineData("https://s3.amazonaws.com", "s3express-use1-az4")]
    [InlineData("https://s3-fips.us-east-1.amazonaws.com", "s3express-fips-use1-az4")]
    [InlineData("https://s3.dualstack.us-east-1.amazonaws.com", "s3express-use1-az4.dualstack")]
    public void Objects_of_a_directory_bucket_are_at_a_host_of_its_zone(string url, string name)
    {
        string host = $"https://fast--use1-az4--x-s3.{name}.us-east-1.amazonaws.com";
        Is(host + "/a%20b/c", "s3express", true, Routes.GetObject.For(Zonal, "a b/c"), url);
        Is(host + "/", "s3express", true, Routes.HeadBucket.For(Zonal), url);
        Is(host + "/?list-type=2", "s3express", true, Routes.ListObjectsV2.For(Zonal), url);
        Is(host + "/?uploads", "s3express", true, Routes.ListMultipartUploads.For(Zonal), url);
        Is(host + "/?session", "s3express", false, Routes.CreateSession.For(Zonal), url);
        S3Request copy = Routes.CopyObject.For(Zonal, "k");
        copy.Headers["x-amz-copy-source"] = "/b/k";
        Is(host + "/k", "s3express", false, copy, url);
    }

    [Fact]
    public void A_directory_bucket_itself_is_at_a_host_of_the_region()
    {
        const string host = "https://s3express-control.us-east-1.amazonaws.com/fast--use1-az4--x-s3";
        Is(host, "s3express", false, Routes.CreateBucket.For(Zonal));
        Is(host, "s3express", false, Routes.DeleteBucket.For(Zonal));
        Is(host + "?policy", "s3express", false, Routes.GetBucketPolicy.For(Zonal));
        Is(host + "?lifecycle", "s3express", false, Routes.PutBucketLifecycleConfiguration.For(Zonal));
        Is("https://s3express-control.us-east-1.amazonaws.com/", "s3express", false, Routes.ListDirectoryBuckets.For());
    }

    [Theory]
    [InlineData("b--x-s3")]
    [InlineData("--use1-az4--x-s3")]
    [InlineData("fast--use1-az4--x-s4")]
    [InlineData("fast--use1-az4")]
    public void What_only_looks_like_one_is_a_bucket_like_others(string bucket) =>
        Assert.Equal("s3", Place.Of(Routes.GetObject.For(bucket, "k"), Connection()).Service);

    [Fact]
    public void Other_stores_have_no_directory_buckets()
    {
        S3Connection other = S3Connection.Create(new ConnectionSettings("t")
        {
            ["Url"] = "https://store.example.com", ["AccessKey"] = "a", ["SecretKey"] = "s",
        });
        Place place = Place.Of(Routes.GetObject.For(Zonal, "k"), other);
        Assert.Equal(("store.example.com", "/fast--use1-az4--x-s3/k", "s3", false),
            (place.Origin.Host, place.Path, place.Service, place.NeedsSession));
    }

    [Theory]
    [InlineData("arn:aws:s3:us-west-2:111122223333:accesspoint/my-ap", "s3",
        "https://my-ap-111122223333.s3-accesspoint.us-west-2.amazonaws.com/a%20b")]
    [InlineData("arn:aws:s3:us-west-2:111122223333:accesspoint:my-ap", "s3",
        "https://my-ap-111122223333.s3-accesspoint.us-west-2.amazonaws.com/a%20b")]
    [InlineData("arn:aws-cn:s3:cn-north-1:111122223333:accesspoint/my-ap", "s3",
        "https://my-ap-111122223333.s3-accesspoint.cn-north-1.amazonaws.com.cn/a%20b")]
    [InlineData("arn:aws:s3-object-lambda:us-west-2:111122223333:accesspoint/my-ap", "s3-object-lambda",
        "https://my-ap-111122223333.s3-object-lambda.us-west-2.amazonaws.com/a%20b")]
    [InlineData("arn:aws:s3-outposts:us-west-2:111122223333:outpost/op-0123/accesspoint/my-ap", "s3-outposts",
        "https://my-ap-111122223333.op-0123.s3-outposts.us-west-2.amazonaws.com/a%20b")]
    public void An_arn_names_host_region_and_service(string arn, string service, string url)
    {
        S3Request request = Routes.GetObject.For(arn, "a b");
        string at = arn.StartsWith("arn:aws-cn", StringComparison.Ordinal) ? "https://s3.cn-north-1.amazonaws.com.cn" : AtHome;
        Is(url, service, false, request, at);
        Assert.Equal(arn.Split(':')[3], Place.Of(request, Connection(at)).Region);
    }

    [Theory]
    [InlineData("arn:aws:s3::111122223333:accesspoint/my.mrap", "4A")]
    [InlineData("arn:aws:s3:us-west-2:1111:accesspoint/my-ap", "'1111' is no account")]
    [InlineData("arn:aws:s3:us-west-2:111122223333:accesspoint/evil.example.com/x", "access point is")]
    [InlineData("arn:aws:s3:us-west-2:111122223333:accesspoint/evil.example.com", "'evil.example.com'")]
    [InlineData("arn:aws:s3:us-west-2.evil:111122223333:accesspoint/a", "no region")]
    [InlineData("arn:aws:s3:::photos", "4A")]
    [InlineData("arn:aws:s3:us-west-2", "six parts")]
    [InlineData("arn:aws:iam:us-west-2:111122223333:role/a", "access point is")]
    public void What_cannot_be_reached_by_an_arn_is_said(string arn, string said) => Assert.Contains(said,
        Assert.Throws<ArgumentException>(() => S3Client.Wire(Routes.GetObject.For(arn, "k"), Connection())).Message,
        StringComparison.Ordinal);

    /// <summary>A host of the kind that the connection has may be demanded by law: none is left aside silently.</summary>
    [Theory]
    [InlineData("https://s3-fips.us-east-1.amazonaws.com", "arn:aws:s3-outposts:us-east-1:111122223333:outpost/op-1/accesspoint/a", "FIPS")]
    [InlineData("https://s3-fips.us-east-1.amazonaws.com", "test-accessp-e0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3", "FIPS")]
    [InlineData("https://s3.dualstack.us-east-1.amazonaws.com", "test-accessp-e0b1d075431d83bebde8xz5w8ijx1qzlbp3i3kuse10--op-s3",
        "dual stack")]
    [InlineData("https://s3-accelerate.amazonaws.com", Zonal, "accelerated")]
    [InlineData("https://s3-accelerate.amazonaws.com", "my.photos", "cannot be accelerated")]
    [InlineData("https://s3.us-east-1.amazonaws.com", "arn:aws-cn:s3:cn-north-1:111122223333:accesspoint/a", "partition aws-cn")]
    public void What_has_no_such_host_is_refused(string url, string bucket, string said) => Assert.Contains(said,
        Assert.Throws<S3ConfigurationException>(() => Place.Of(Routes.GetObject.For(bucket, "k"), Connection(url))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("CreateBucket", "https://photos.s3.us-east-1.amazonaws.com/")]
    [InlineData("DeleteBucket", "https://photos.s3.us-east-1.amazonaws.com/")]
    [InlineData("GetBucketTagging", "https://photos.s3-accelerate.amazonaws.com/?tagging")]
    public void An_accelerated_host_is_not_asked_for_what_it_does_not_do(string operation, string url)
    {
        S3Request request = Routes.Find(operation).Bind(_ => "photos");
        string found = S3Client.Wire(request, Connection("https://s3-accelerate.amazonaws.com")).Url;
        Assert.Equal(url, found);
    }

    [Fact]
    public void An_arn_leads_nowhere_but_to_aws()
    {
        S3Connection other = S3Connection.Create(new ConnectionSettings("t")
        {
            ["Url"] = "https://store.example.com", ["AccessKey"] = "a", ["SecretKey"] = "s",
        });
        Assert.Throws<S3ConfigurationException>(() =>
            S3Client.Wire(Routes.GetObject.For("arn:aws:s3:us-west-2:111122223333:accesspoint/my-ap", "k"), other));
    }

    [Fact]
    public void A_copy_from_an_access_point_names_it_by_its_arn() =>
        Assert.Equal("arn%3Aaws%3As3%3Aus-west-2%3A111122223333%3Aaccesspoint/my-ap/object/a%20b",
            new CopySource("arn:aws:s3:us-west-2:111122223333:accesspoint/my-ap", "a b").ToString());

    [Fact]
    public void The_answer_of_an_object_lambda_function_goes_to_its_route()
    {
        S3Request request = Routes.WriteGetObjectResponse.Bind(hole => hole == "RequestRoute" ? "io-cell001" : null);
        Is("https://io-cell001.s3-object-lambda.us-east-1.amazonaws.com/WriteGetObjectResponse", "s3-object-lambda", false, request);
    }

    /// <summary>What stands in for AWS somewhere else has one address, and is told the same service.</summary>
    [Fact]
    public void Another_address_of_aws_keeps_the_services_of_its_hosts()
    {
        S3Connection connection = S3Connection.Create(new ConnectionSettings("t")
        {
            ["Url"] = "http://127.0.0.1:9", ["Provider"] = "AWS", ["AccessKey"] = "a", ["SecretKey"] = "s",
        });
        Place place = Place.Of(Routes.ListDirectoryBuckets.For(), connection);
        Assert.Equal(("http://127.0.0.1:9", "s3express"), (place.Origin.ToString(), place.Service));
    }

    [Theory]
    [InlineData("evil.example.com/")]
    [InlineData("evil.example.com")]
    [InlineData("a@b")]
    [InlineData("")]
    public void A_route_leads_to_no_other_host(string route) =>
        Assert.Throws<ArgumentException>(() => Routes.WriteGetObjectResponse.Bind(_ => route));

    private static void Is(string url, string service, bool needsSession, S3Request request, string at = AtHome)
    {
        S3Connection connection = Connection(at);
        Place place = Place.Of(request, connection);
        Assert.Equal((url, service, needsSession), (S3Client.Wire(request, connection).Url, place.Service, place.NeedsSession));
    }

    private static S3Connection Connection(string url = AtHome) =>
        S3Connection.Create(new ConnectionSettings("t") { ["Url"] = url, ["AccessKey"] = "a", ["SecretKey"] = "s" });
}
