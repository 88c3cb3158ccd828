using System.Threading.Tasks;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Buckets;

public sealed class BucketTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Fact]
    public async Task A_bucket_is_made_found_and_removed()
    {
        string bucket = await fixture.NewBucket();
        Assert.Equal("us-east-1", (await Client.Head("/" + bucket))["x-amz-bucket-region"]);
        Assert.Contains(bucket, (await Client.Get("/")).Values("Name"));
        Assert.Equal("", (await Client.Get($"/{bucket}?location")).Xml.Value);
        fixture.Server.Restart();
        Assert.Equal("200", (await Client.Head("/" + bucket)).Code);
        Assert.Equal("204", (await Client.Delete("/" + bucket)).Code);
        Assert.Equal(404, (await Client.Head("/" + bucket)).Status);
        Assert.Equal("404 NoSuchBucket", (await Client.Delete("/" + bucket)).Code);
        Assert.Equal("200", (await Client.Put("/" + bucket)).Code);
    }

    [Theory]
    [InlineData("GET", "/no-such-bucket")]
    [InlineData("GET", "/no-such-bucket?versions")]
    [InlineData("GET", "/no-such-bucket/k")]
    [InlineData("PUT", "/no-such-bucket/k")]
    [InlineData("DELETE", "/no-such-bucket/k")]
    [InlineData("POST", "/no-such-bucket/k?uploads")]
    [InlineData("GET", "/no-such-bucket?tagging")]
    [InlineData("GET", "/no-such-bucket?location")]
    public async Task What_needs_a_bucket(string method, string target)
    {
        Reply reply = await Client.Send(method, target, null);
        Assert.Equal("404 NoSuchBucket", reply.Code);
        Assert.Equal("no-such-bucket", reply.Value("BucketName"));
    }

    [Theory]
    [InlineData("/Upper")]
    [InlineData("/ab")]
    [InlineData("/1.2.3.4")]
    public async Task A_name_must_follow_the_rules(string target) => Assert.Equal("400 InvalidBucketName", (await Client.Put(target)).Code);

    [Fact]
    public async Task A_bucket_that_is_mine_already()
    {
        string bucket = await fixture.NewBucket();
        Assert.Equal("200", (await Client.Put("/" + bucket, "", ("x-amz-acl", "public-read"))).Code);
        Assert.Equal(2, (await Client.Get($"/{bucket}?acl")).Values("Permission").Length);
        using var elsewhere = new TestServer(region: "eu-central-1");
        Assert.Equal("200", (await elsewhere.Client.Put("/mine")).Code);
        Assert.Equal("409 BucketAlreadyOwnedByYou", (await elsewhere.Client.Put("/mine")).Code);
    }

    [Fact]
    public async Task A_bucket_has_the_region_that_it_was_made_in()
    {
        Assert.Equal("200",
            (await Client.Put("/in-europe",
                "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>")).Code);
        Assert.Equal("eu-west-1", (await Client.Get("/in-europe?location")).Xml.Value);
        Assert.Equal("eu-west-1", (await Client.Head("/in-europe"))["x-amz-bucket-region"]);
    }

    [Fact]
    public async Task A_bucket_with_objects_stays()
    {
        string bucket = await fixture.NewBucket();
        await Client.Put($"/{bucket}/k", "x");
        Assert.Equal("409 BucketNotEmpty", (await Client.Delete("/" + bucket)).Code);
        await Client.Begin($"/{bucket}/upload");
        await Client.Delete($"/{bucket}/k");
        Assert.Equal("204", (await Client.Delete("/" + bucket)).Code);
    }

    [Fact]
    public async Task Buckets_are_listed_page_by_page()
    {
        using var server = new TestServer();
        foreach (string name in new[] { "aaa", "abb", "abc", "xyz" }) await server.Client.Put("/" + name);
        Assert.Equal(["abb", "abc"], (await server.Client.Get("/?prefix=ab")).Values("Name"));
        string[] found = [];
        string token = "";
        do
        {
            Reply page = await server.Client.Get("/?max-buckets=3" + token);
            found = [.. found, .. page.Values("Name")];
            token = page.Values("ContinuationToken") is [var next]
                ? "&continuation-token=" + OpenIntegrations.Http.PercentEncoding.Encode(next)
                : "";
        }
        while (token.Length > 0);
        Assert.Equal(["aaa", "abb", "abc", "xyz"], found);
        Assert.Equal("400 InvalidArgument", (await server.Client.Get("/?max-buckets=0")).Code);
        Assert.Equal("400 InvalidArgument", (await server.Client.Get("/?continuation-token=!")).Code);
        Assert.Empty((await server.Client.Get("/?bucket-region=eu-west-1")).Values("Name"));
    }

    [Fact]
    public async Task A_bucket_may_come_with_tags_and_an_owner_rule()
    {
        const string configuration =
            "<CreateBucketConfiguration><Tags><Tag><Key>a</Key><Value>1</Value></Tag></Tags></CreateBucketConfiguration>";
        Assert.Equal("200", (await Client.Put("/with-tags", configuration, ("x-amz-object-ownership", "BucketOwnerEnforced"))).Code);
        Assert.Equal("1", (await Client.Get("/with-tags?tagging")).Value("Value"));
        Assert.Equal("BucketOwnerEnforced", (await Client.Get("/with-tags?ownershipControls")).Value("ObjectOwnership"));
        Assert.Equal("501 NotImplemented",
            (await Client.Put("/directory",
                "<CreateBucketConfiguration><Bucket><Type>Directory</Type></Bucket></CreateBucketConfiguration>")).Code);
    }
}
