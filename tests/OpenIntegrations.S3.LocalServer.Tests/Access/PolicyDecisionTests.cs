using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.S3.Local.Tests.Access;

/// <summary>Who is let in by a policy, and who is not.</summary>
public sealed class PolicyDecisionTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Who = "\"Principal\":\"*\"";

    private TestServer Server => fixture.Server;

    private TestClient Alice => Server.Of(TestServer.Alice);

    /// <summary>Who of four may read, by a policy of one statement.</summary>
    [Theory]
    [InlineData("\"*\"", "", "bob alice nobody")]
    [InlineData("{\"AWS\":\"*\"}", "", "bob alice nobody")]
    [InlineData("{\"AWS\":\"BOBS-ACCOUNT\"}", "", "bob alice")]
    [InlineData("{\"AWS\":\"arn:aws:iam::BOBS-ACCOUNT:root\"}", "", "bob alice")]
    [InlineData("{\"AWS\":\"arn:aws:iam::BOBS-ACCOUNT:user/bob\"}", "", "bob alice")]
    [InlineData("{\"AWS\":\"arn:aws:iam::BOBS-ACCOUNT:user/rob\"}", "", "alice")]
    [InlineData("{\"AWS\":\"arn:aws:iam::999999999999:root\"}", "", "alice")]
    [InlineData("{\"AWS\":\"arn:aws:iam:::user/bob\"}", "", "bob alice")]
    [InlineData("{\"CanonicalUser\":\"BOBS-ID\"}", "", "bob alice")]
    [InlineData("{\"Service\":\"logging.s3.amazonaws.com\"}", "", "alice")]
    [InlineData("\"*\"", "\"IpAddress\":{\"aws:SourceIp\":\"127.0.0.0/8\"}", "bob alice nobody")]
    [InlineData("\"*\"", "\"NotIpAddress\":{\"aws:SourceIp\":\"127.0.0.0/8\"}", "alice")]
    [InlineData("\"*\"", "\"StringEquals\":{\"s3:ExistingObjectTag/level\":\"open\"}", "bob alice nobody")]
    [InlineData("\"*\"", "\"StringEquals\":{\"s3:ExistingObjectTag/level\":[\"x\",\"open\"]}", "bob alice nobody")]
    [InlineData("\"*\"", "\"StringEquals\":{\"s3:ExistingObjectTag/level\":\"closed\"}", "alice")]
    [InlineData("\"*\"", "\"StringNotEquals\":{\"s3:ExistingObjectTag/level\":[\"x\",\"open\"]}", "alice")]
    [InlineData("\"*\"", "\"StringNotEquals\":{\"s3:ExistingObjectTag/other\":\"x\"}", "bob alice nobody")]
    [InlineData("\"*\"", "\"StringEquals\":{\"s3:ExistingObjectTag/other\":\"x\"}", "alice")]
    [InlineData("\"*\"", "\"StringEqualsIfExists\":{\"s3:ExistingObjectTag/other\":\"x\"}", "bob alice nobody")]
    [InlineData("\"*\"", "\"Null\":{\"s3:ExistingObjectTag/other\":\"true\"}", "bob alice nobody")]
    [InlineData("\"*\"", "\"Null\":{\"s3:ExistingObjectTag/other\":\"false\"}", "alice")]
    [InlineData("\"*\"", "\"StringEquals\":{\"aws:username\":\"bob\"}", "bob alice")]
    [InlineData("\"*\"", "\"StringLike\":{\"aws:username\":\"${aws:username}\"}", "bob alice")]
    [InlineData("\"*\"", "\"Bool\":{\"aws:SecureTransport\":\"true\"}", "alice")]
    [InlineData("\"*\"", "\"DateGreaterThan\":{\"aws:CurrentTime\":\"2020-01-01T00:00:00Z\"}", "bob alice nobody")]
    [InlineData("\"*\"", "\"StringEquals\":{\"nobody:knows\":\"it\"}", "alice")]
    public async Task Who_may_read_by_a_policy(string principal, string condition, string readers)
    {
        string bucket = await NewBucket();
        await Alice.Put($"/{bucket}/k", "x", ("x-amz-tagging", "level=open"));
        principal = principal.Replace("BOBS-ACCOUNT", TestServer.Bob.AccountId).Replace("BOBS-ID", TestServer.Bob.Id);
        string conditions = condition.Length == 0 ? "" : $",\"Condition\":{{{condition}}}";
        await SetPolicy(bucket, $"{{\"Effect\":\"Allow\",\"Principal\":{principal},\"Action\":\"s3:Get*\","
            + $"\"Resource\":\"arn:aws:s3:::{bucket}/k\"" + conditions + "}");
        string found = string.Join(" ", Named("bob", await Server.Of(TestServer.Bob).Get($"/{bucket}/k")),
            Named("alice", await Alice.Get($"/{bucket}/k")), Named("nobody", await Alice.Bare("GET", $"/{bucket}/k")));
        Assert.Equal(readers.Split(' '), found.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("403 AccessDenied", (await Server.Of(TestServer.Bob).Put($"/{bucket}/k", "y")).Code);
    }

    [Fact]
    public async Task What_is_denied_is_denied_to_the_owner_too_but_not_the_policy_itself()
    {
        string bucket = await NewBucket();
        await SetPolicy(bucket, $"{{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":[\"arn:aws:s3:::{bucket}\","
            + $"\"arn:aws:s3:::{bucket}/*\"]}}");
        Server.Restart();
        Assert.Equal("403 AccessDenied", (await Alice.Put($"/{bucket}/k", "x")).Code);
        Assert.Equal("403 AccessDenied", (await Alice.Get($"/{bucket}")).Code);
        Assert.Equal("403 AccessDenied", (await Server.Of(TestServer.Bob).Delete($"/{bucket}?policy")).Code);
        Assert.Equal("200", (await Alice.Get($"/{bucket}?policy")).Code);
        Assert.Equal("204", (await Alice.Delete($"/{bucket}?policy")).Code);
        Assert.Equal("200", (await Alice.Put($"/{bucket}/k", "x")).Code);
    }

    [Theory]
    [InlineData("s3:PutObject", "", "200")]
    [InlineData("s3:PutObject", "x-amz-acl=private", "403 AccessDenied")]
    [InlineData("s3:PutObject", "x-amz-tagging=a=b", "403 AccessDenied")]
    [InlineData("s3:Put*", "x-amz-acl=private", "200")]
    [InlineData("s3:Put*", "x-amz-acl=public-read", "403 AccessDenied")]
    [InlineData("s3:Put*", "x-amz-tagging=a=b", "200")]
    [InlineData("s3:Put*", "x-amz-server-side-encryption=aws:kms", "403 AccessDenied")]
    public async Task What_an_upload_brings_along_is_looked_at(string action, string header, string expected)
    {
        string bucket = await NewBucket();
        string resource = $"\"Resource\":\"arn:aws:s3:::{bucket}/*\"";
        await SetPolicy(bucket, $"{{\"Effect\":\"Allow\",{Who},\"Action\":\"{action}\",{resource}}},"
            + $"{{\"Effect\":\"Deny\",{Who},\"Action\":\"s3:Put*\",{resource},"
            + "\"Condition\":{\"StringLike\":{\"s3:x-amz-acl\":\"public*\"}}},"
            + $"{{\"Effect\":\"Deny\",{Who},\"Action\":\"s3:Put*\",{resource},"
            + "\"Condition\":{\"StringEquals\":{\"s3:x-amz-server-side-encryption\":\"aws:kms\"}}}");
        string[] pair = header.Split('=', 2);
        Reply reply = await Server.Of(TestServer.Bob).Put($"/{bucket}/k", "x", header.Length == 0 ? [] : [(pair[0], pair[1])]);
        Assert.Equal(expected, reply.Code);
    }

    /// <summary>What a request says of tags and of its signature, by the manual of S3's actions and their condition keys.</summary>
    [Theory]
    [InlineData("\"StringEquals\":{\"s3:RequestObjectTag/a\":\"b\"}", "upload tags")]
    [InlineData("\"StringEquals\":{\"s3:RequestObjectTag/a\":\"x\"}", "")]
    [InlineData("\"ForAllValues:StringEquals\":{\"s3:RequestObjectTagKeys\":[\"a\",\"c\"]}", "upload tags read link")]
    [InlineData("\"ForAllValues:StringEquals\":{\"s3:RequestObjectTagKeys\":[\"c\"]}", "read link")]
    [InlineData("\"ForAnyValue:StringEquals\":{\"s3:RequestObjectTagKeys\":[\"a\",\"c\"]}", "upload tags")]
    [InlineData("\"ForAnyValue:StringNotEquals\":{\"s3:RequestObjectTagKeys\":[\"c\"]}", "upload tags")]
    [InlineData("\"StringEquals\":{\"s3:ExistingObjectTag/level\":\"open\"}", "tags read link")]
    [InlineData("\"StringEquals\":{\"s3:authType\":\"REST-HEADER\"}", "upload tags read")]
    [InlineData("\"StringEquals\":{\"s3:authType\":\"REST-QUERY-STRING\"}", "link")]
    [InlineData("\"StringEquals\":{\"s3:signatureversion\":\"AWS4-HMAC-SHA256\"}", "upload tags read link")]
    [InlineData("\"NumericLessThan\":{\"s3:signatureAge\":600000}", "upload tags read link")]
    [InlineData("\"NumericGreaterThan\":{\"s3:signatureAge\":600000}", "")]
    public async Task What_a_request_says_of_itself(string condition, string expected)
    {
        string bucket = await NewBucket();
        await Alice.Put($"/{bucket}/k", "x", ("x-amz-tagging", "level=open"));
        await SetPolicy(bucket, $"{{\"Effect\":\"Allow\",{Who},\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::{bucket}/*\","
            + $"\"Condition\":{{{condition}}}}}");
        TestClient bob = Server.Of(TestServer.Bob);
        const string tags = "<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>";
        var allowed = new List<string>();
        void Note(string what, Reply reply)
        {
            if (reply.Code == "200") allowed.Add(what);
        }
        Note("read", await bob.Get($"/{bucket}/k"));
        WireRequest link = bob.Request("GET", $"/{bucket}/k");
        var scope = new SigningScope(DateTimeOffset.UtcNow, Server.Region, "s3");
        PresignedQuery.Sign(link, TestServer.Bob.Keys, scope, TimeSpan.FromMinutes(1));
        Note("link", await bob.Send(link, Authorization.None));
        Note("tags", await bob.Put($"/{bucket}/k?tagging", tags));
        await Alice.Put($"/{bucket}/k", "x", ("x-amz-tagging", "level=open"));
        Note("upload", await bob.Put($"/{bucket}/k", "y", ("x-amz-tagging", "a=b")));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), allowed.Order());
    }

    [Fact]
    public async Task A_public_policy_can_be_blocked_or_made_void()
    {
        string bucket = await NewBucket();
        await Alice.Put($"/{bucket}/k", "x");
        string statement = $"{{\"Effect\":\"Allow\",{Who},\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::{bucket}/*\"}}";
        await SetPolicy(bucket, statement);
        Assert.Equal("200", (await Alice.Bare("GET", $"/{bucket}/k")).Code);
        await Block(bucket, "RestrictPublicBuckets");
        Assert.Equal("403 AccessDenied", (await Alice.Bare("GET", $"/{bucket}/k")).Code);
        Assert.Equal("200", (await Alice.Get($"/{bucket}/k")).Code);
        await Block(bucket, "BlockPublicPolicy");
        Assert.Equal("403 AccessDenied", (await Alice.Put($"/{bucket}?policy", "{\"Statement\":[" + statement + "]}")).Code);
        Assert.Equal("200", (await Alice.Bare("GET", $"/{bucket}/k")).Code);
    }

    private static string Named(string name, Reply reply) => reply.Status == 200 ? name : "";

    private async Task<string> NewBucket()
    {
        string name = "policy-" + Guid.NewGuid().ToString("N");
        Assert.Equal("200", (await Alice.Put("/" + name)).Code);
        return name;
    }

    private async Task SetPolicy(string bucket, string statements) =>
        Assert.Equal("204", (await Alice.Put($"/{bucket}?policy", $"{{\"Version\":\"2012-10-17\",\"Statement\":[{statements}]}}")).Code);

    private async Task Block(string bucket, string what) => Assert.Equal("200", (await Alice.Put($"/{bucket}?publicAccessBlock",
        $"<PublicAccessBlockConfiguration><{what}>true</{what}></PublicAccessBlockConfiguration>")).Code);
}
