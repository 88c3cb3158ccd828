using System;
using System.Threading.Tasks;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Access;

public sealed class AccessListTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestServer Server => fixture.Server;

    private TestClient Alice => Server.Of(TestServer.Alice);

    private TestClient Bob => Server.Of(TestServer.Bob);

    /// <summary>What a list of the bucket, and one of the object, give to somebody who signs and to somebody who does not.</summary>
    [Theory]
    [InlineData("private", "private", "403 403 403 403", "403 403 403 403")]
    [InlineData("public-read", "private", "200 403 403 403", "200 403 403 403")]
    [InlineData("authenticated-read", "private", "200 403 403 403", "403 403 403 403")]
    [InlineData("public-read-write", "private", "200 403 200 204", "200 403 200 204")]
    [InlineData("private", "public-read", "403 200 403 403", "403 200 403 403")]
    [InlineData("private", "authenticated-read", "403 200 403 403", "403 403 403 403")]
    [InlineData("private", "bucket-owner-full-control", "403 403 403 403", "403 403 403 403")]
    public async Task Canned_lists_allow_what_they_say(string ofBucket, string ofObject, string signed, string unsigned)
    {
        string bucket = await NewBucket();
        await Alice.Put($"/{bucket}?acl", "", ("x-amz-acl", ofBucket));
        foreach (bool signs in new[] { true, false })
        {
            await Alice.Put($"/{bucket}/k", "x", ("x-amz-acl", ofObject));
            string found = string.Join(" ", await Try("GET", $"/{bucket}", signs), await Try("GET", $"/{bucket}/k", signs),
                await Try("PUT", $"/{bucket}/new", signs), await Try("DELETE", $"/{bucket}/k", signs));
            Assert.Equal(signs ? signed : unsigned, found);
            await Alice.Delete($"/{bucket}/new");
        }
    }

    [Theory]
    [InlineData("read", "200 403 403 403")]
    [InlineData("write", "403 200 403 403")]
    [InlineData("read-acp", "403 403 200 403")]
    [InlineData("write-acp", "403 403 403 200")]
    [InlineData("full-control", "200 200 200 200")]
    public async Task A_grant_to_one_is_for_him_alone(string permission, string expected)
    {
        string bucket = await NewBucket();
        var grant = ("x-amz-grant-" + permission, "id=" + TestServer.Bob.Id);
        Assert.Equal("200", (await Alice.Put($"/{bucket}?acl", "", grant)).Code);
        Assert.Equal(expected, string.Join(" ", await Try("GET", $"/{bucket}", true), await Try("PUT", $"/{bucket}/k", true),
            await Try("GET", $"/{bucket}?acl", true), (await Bob.Put($"/{bucket}?acl", "", grant)).Status));
        Assert.Equal("403 AccessDenied", (await Server.Client.Get($"/{bucket}")).Code);
        Assert.Equal("403 AccessDenied", (await Alice.Bare("GET", $"/{bucket}")).Code);
    }

    [Fact]
    public async Task Versions_are_the_bucket_owners_to_delete()
    {
        string bucket = await NewBucket();
        await Alice.Put($"/{bucket}?versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
        await Alice.Put($"/{bucket}?acl", "", ("x-amz-acl", "public-read-write"));
        string version = (await Alice.Put($"/{bucket}/k", "x"))["x-amz-version-id"]!;
        Assert.Equal("403 AccessDenied", (await Bob.Delete($"/{bucket}/k?versionId={version}")).Code);
        Assert.Equal("204", (await Bob.Delete($"/{bucket}/k")).Code);
        Assert.Equal("204", (await Alice.Delete($"/{bucket}/k?versionId={version}")).Code);
    }

    [Theory]
    [InlineData(null, null, "bob", "403 AccessDenied")]
    [InlineData(null, "bucket-owner-read", "bob", "200")]
    [InlineData(null, "bucket-owner-full-control", "bob", "200")]
    [InlineData("BucketOwnerPreferred", "bucket-owner-full-control", "alice", "200")]
    [InlineData("BucketOwnerPreferred", null, "bob", "403 AccessDenied")]
    [InlineData("ObjectWriter", null, "bob", "403 AccessDenied")]
    public async Task An_object_is_its_writers_unless_the_bucket_says_otherwise(string? ownership, string? canned, string owner,
        string bucketOwnerReads)
    {
        string bucket = await NewBucket();
        if (ownership is not null) await SetOwnership(bucket, ownership);
        await Alice.Put($"/{bucket}?acl", "", ("x-amz-acl", "public-read-write"));
        Assert.Equal("200", (await Bob.Put($"/{bucket}/k", "bobs", canned is null ? [] : [("x-amz-acl", canned)])).Code);
        Server.Restart();
        Assert.Equal(bucketOwnerReads, (await Alice.Get($"/{bucket}/k")).Code);
        Assert.Equal(owner == "bob" ? "200" : "403 AccessDenied", (await Bob.Get($"/{bucket}/k")).Code);
        Assert.Equal(owner, (await Alice.Get($"/{bucket}")).Value("DisplayName"));
        Assert.Equal("204", (await Alice.Delete($"/{bucket}/k")).Code);
    }

    [Fact]
    public async Task Where_the_owner_owns_all_lists_do_not_count()
    {
        string bucket = await NewBucket();
        await Alice.Put($"/{bucket}?acl", "", ("x-amz-acl", "public-read"));
        Assert.Equal("400 InvalidBucketAclWithObjectOwnership", (await SetOwnership(bucket, "BucketOwnerEnforced")).Code);
        await Alice.Put($"/{bucket}/k", "x", ("x-amz-acl", "public-read"));
        await Alice.Put($"/{bucket}?acl", "", ("x-amz-acl", "private"));
        Assert.Equal("200", (await SetOwnership(bucket, "BucketOwnerEnforced")).Code);
        Assert.Equal("403 AccessDenied", (await Bob.Get($"/{bucket}/k")).Code);
        foreach (string target in new[] { $"/{bucket}?acl", $"/{bucket}/k?acl" })
            Assert.Equal("400 AccessControlListNotSupported", (await Alice.Put(target, "", ("x-amz-acl", "private"))).Code);
        Assert.Equal("400 AccessControlListNotSupported", (await Alice.Put($"/{bucket}/k", "x", ("x-amz-acl", "private"))).Code);
        Assert.Equal("200", (await Alice.Put($"/{bucket}/k", "x", ("x-amz-acl", "bucket-owner-full-control"))).Code);
        Assert.Equal("400 MalformedXML", (await SetOwnership(bucket, "Mine")).Code);
    }

    [Fact]
    public async Task Public_access_can_be_blocked()
    {
        string bucket = await NewBucket();
        await Alice.Put($"/{bucket}?acl", "", ("x-amz-acl", "public-read"));
        await Alice.Put($"/{bucket}/k", "x", ("x-amz-acl", "public-read"));
        Assert.Equal("200", (await Bob.Get($"/{bucket}/k")).Code);
        await Block(bucket, "IgnorePublicAcls");
        Assert.Equal("403 AccessDenied", (await Bob.Get($"/{bucket}/k")).Code);
        Assert.Equal("403 AccessDenied", (await Bob.Get($"/{bucket}")).Code);
        await Block(bucket, "BlockPublicAcls");
        Assert.Equal("200", (await Bob.Get($"/{bucket}/k")).Code);
        Assert.Equal("403 AccessDenied", (await Alice.Put($"/{bucket}/k", "x", ("x-amz-acl", "public-read"))).Code);
        Assert.Equal("403 AccessDenied", (await Alice.Put($"/{bucket}?acl", "", ("x-amz-acl", "authenticated-read"))).Code);
        Assert.Equal("200", (await Alice.Put($"/{bucket}/k", "x", ("x-amz-acl", "private"))).Code);
    }

    [Fact]
    public async Task An_upload_is_for_the_one_who_began_it_and_for_the_owner()
    {
        string bucket = await NewBucket();
        await Alice.Put($"/{bucket}?acl", "", ("x-amz-acl", "public-read-write"));
        string upload = await Bob.Begin($"/{bucket}/k");
        Assert.Equal(["bob", "bob"], (await Alice.Get($"/{bucket}?uploads")).Values("DisplayName"));
        Assert.Equal("403 AccessDenied", (await Server.Client.Get($"/{bucket}/k?uploadId={upload}")).Code);
        Assert.Equal("200", (await Bob.Get($"/{bucket}/k?uploadId={upload}")).Code);
        Assert.Equal("403 AccessDenied", (await Server.Client.Delete($"/{bucket}/k?uploadId={upload}")).Code);
        Assert.Equal("204", (await Alice.Delete($"/{bucket}/k?uploadId={upload}")).Code);
    }

    [Fact]
    public async Task Who_may_not_list_does_not_learn_what_is_not_there()
    {
        string bucket = await NewBucket();
        Assert.Equal("403 AccessDenied", (await Bob.Get($"/{bucket}/missing")).Code);
        await Alice.Put($"/{bucket}?acl", "", ("x-amz-acl", "public-read"));
        Assert.Equal("404 NoSuchKey", (await Bob.Get($"/{bucket}/missing")).Code);
        Assert.Equal("404 NoSuchKey", (await Bob.Bare("GET", $"/{bucket}/missing")).Code);
    }

    private async Task<string> NewBucket()
    {
        string name = "list-" + Guid.NewGuid().ToString("N");
        Assert.Equal("200", (await Alice.Put("/" + name)).Code);
        return name;
    }

    private async Task<int> Try(string method, string target, bool signs) =>
        (signs ? await Bob.Send(method, target, null) : await Bob.Bare(method, target)).Status;

    private Task<Reply> SetOwnership(string bucket, string ownership) => Alice.Put($"/{bucket}?ownershipControls",
        $"<OwnershipControls xmlns=\"{Xml.Namespace}\"><Rule><ObjectOwnership>{ownership}</ObjectOwnership></Rule></OwnershipControls>");

    private async Task Block(string bucket, string what) => Assert.Equal("200", (await Alice.Put($"/{bucket}?publicAccessBlock",
        $"<PublicAccessBlockConfiguration><{what}>true</{what}></PublicAccessBlockConfiguration>")).Code);
}
