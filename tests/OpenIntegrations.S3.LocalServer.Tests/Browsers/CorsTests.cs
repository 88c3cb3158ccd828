using System;
using System.IO;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Browsers;

public sealed class CorsTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Rules = """
        <CORSConfiguration>
          <CORSRule><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod><AllowedOrigin>https://*.example.org</AllowedOrigin>
            <AllowedHeader>x-amz-*</AllowedHeader><AllowedHeader>Content-Type</AllowedHeader><ExposeHeader>ETag</ExposeHeader>
            <MaxAgeSeconds>300</MaxAgeSeconds></CORSRule>
          <CORSRule><AllowedMethod>HEAD</AllowedMethod><AllowedOrigin>*</AllowedOrigin></CORSRule>
        </CORSConfiguration>
        """;

    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData("https://app.example.org", "PUT", "", "200")]
    [InlineData("https://app.example.org", "PUT", "content-type, X-Amz-Date", "200")]
    [InlineData("https://app.example.org", "PUT", "authorization", "403 AccessForbidden")]
    [InlineData("https://app.example.org", "DELETE", "", "403 AccessForbidden")]
    [InlineData("https://example.org.evil.example", "PUT", "", "403 AccessForbidden")]
    [InlineData("https://anybody.example", "HEAD", "", "200")]
    [InlineData(null, "PUT", "", "400 BadRequest")]
    [InlineData("https://app.example.org", null, "", "400 BadRequest")]
    public async Task A_preflight_is_answered_by_the_buckets_rules(string? origin, string? method, string headers, string expected)
    {
        string bucket = await fixture.NewBucket();
        Assert.Equal("200", (await Client.Put($"/{bucket}?cors", Rules)).Code);
        Reply reply = await Preflight(Client, $"/{bucket}/k", origin, method, headers);
        Assert.Equal(expected, reply.Code);
        if (expected != "200") Assert.Null(reply["Access-Control-Allow-Origin"]);
        else Assert.Equal(method == "HEAD" ? "*" : origin, reply["Access-Control-Allow-Origin"]);
    }

    [Fact]
    public async Task The_answer_says_what_the_rule_says()
    {
        string bucket = await fixture.NewBucket();
        await Client.Put($"/{bucket}?cors", Rules);
        Reply reply = await Preflight(Client, $"/{bucket}/k", "https://app.example.org", "PUT", "content-type");
        Assert.Equal(("GET, PUT", "content-type", "ETag", "300"), (reply["Access-Control-Allow-Methods"],
            reply["Access-Control-Allow-Headers"], reply["Access-Control-Expose-Headers"], reply["Access-Control-Max-Age"]));
        Reply missing = await Client.Get($"/{bucket}/missing", ("Origin", "https://app.example.org"));
        Assert.Equal(("404 NoSuchKey", "https://app.example.org"), (missing.Code, missing["Access-Control-Allow-Origin"]));
    }

    [Fact]
    public async Task Without_rules_nothing_is_allowed()
    {
        string bucket = await fixture.NewBucket();
        Assert.Equal("403 AccessForbidden", (await Preflight(Client, $"/{bucket}/k", "https://a.example", "GET", "")).Code);
        Assert.Equal("403 AccessForbidden", (await Preflight(Client, "/not-there/k", "https://a.example", "GET", "")).Code);
    }

    [Fact]
    public async Task A_public_object_is_anybodys_and_only_a_rule_lets_a_page_see_it()
    {
        string bucket = await fixture.NewBucket();
        await Client.Put($"/{bucket}/k", "x", ("x-amz-acl", "public-read"));
        Reply reply = await Client.Bare("GET", $"/{bucket}/k", null, ("Origin", "https://evil.example"));
        Assert.Equal(("200", (string?)null), (reply.Code, reply["Access-Control-Allow-Origin"]));
        Assert.Equal("403 AccessDenied", (await Client.Get($"/{bucket}/k", ("Origin", "https://evil.example"))).Code);
        Assert.Equal("200", (await Client.Put($"/{bucket}?acl", "", ("x-amz-acl", "public-read-write"))).Code);
        Assert.Equal("403 AccessDenied",
            (await Client.Bare("PUT", $"/{bucket}/k", "theirs", ("Origin", "https://evil.example"))).Code);
    }

    [Fact]
    public async Task The_users_own_origins_are_answered_everywhere()
    {
        string folder = Path.Combine(Path.GetTempPath(), "s3-tests-" + Guid.NewGuid().ToString("N"));
        using (var server = LocalServer.Start(new LocalServerOptions { Folder = folder, AllowedOrigins = ["http://localhost:3000"] }))
        {
            var client = new TestClient(server.Url, HostProcess.Account, "us-east-1");
            Reply reply = await Preflight(client, "/b/k", "http://localhost:3000", "PUT", "authorization, x-amz-date");
            Assert.Equal(("200", "http://localhost:3000", "authorization, x-amz-date"),
                (reply.Code, reply["Access-Control-Allow-Origin"], reply["Access-Control-Allow-Headers"]));
            Assert.Equal("403 AccessForbidden", (await Preflight(client, "/b/k", "http://localhost:3001", "PUT", "")).Code);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("<CORSConfiguration/>", "400 MalformedXML")]
    [InlineData("<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>", "400 MalformedXML")]
    [InlineData("<CORSConfiguration><CORSRule><AllowedMethod>PATCH</AllowedMethod><AllowedOrigin>*</AllowedOrigin></CORSRule>"
        + "</CORSConfiguration>", "400 InvalidRequest")]
    [InlineData("<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedOrigin>*.a.*</AllowedOrigin></CORSRule>"
        + "</CORSConfiguration>", "400 InvalidRequest")]
    public async Task Rules_that_are_none(string document, string expected) =>
        Assert.Equal(expected, (await Client.Put("/bkt?cors", document)).Code);

    private static Task<Reply> Preflight(TestClient client, string target, string? origin, string? method, string headers)
    {
        (string, string)[] sent =
        [
            .. origin is null ? [] : new[] { ("Origin", origin) },
            .. method is null ? [] : new[] { ("Access-Control-Request-Method", method) },
            .. headers.Length == 0 ? [] : new[] { ("Access-Control-Request-Headers", headers) },
        ];
        return client.Bare("OPTIONS", target, null, sent);
    }
}
