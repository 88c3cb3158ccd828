using System;
using System.IO;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Browsers;

/// <summary>A web page that its reader opens can reach this machine, and it knows the documented keys.</summary>
public sealed class BrowserTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Cors = "<CORSConfiguration><CORSRule><AllowedMethod>PUT</AllowedMethod>"
        + "<AllowedOrigin>https://*.example.org</AllowedOrigin></CORSRule></CORSConfiguration>";

    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData("PUT", "Origin", "https://evil.example")]
    [InlineData("PUT", "Origin", "null")]
    [InlineData("PUT", "Origin", "http://localhost:3000")]
    [InlineData("PUT", "Origin", "http://127.0.0.1:1")]
    [InlineData("PUT", "Referer", "https://evil.example/page.html")]
    [InlineData("PUT", "Sec-Fetch-Site", "cross-site")]
    [InlineData("PUT", "Sec-Fetch-Site", "same-site")]
    [InlineData("GET", "Origin", "https://evil.example")]
    [InlineData("DELETE", "Origin", "https://evil.example")]
    [InlineData("POST", "Origin", "https://evil.example")]
    public async Task A_page_of_another_origin_is_refused(string method, string header, string value)
    {
        await Client.Put("/bkt/k", "mine");
        Reply reply = method == "PUT" ? await Client.Put("/bkt/k", "theirs", (header, value))
            : method == "POST" ? await Client.Post("/bkt/k?uploads", "", (header, value))
            : await Client.Send(method, "/bkt/k", null, (header, value));
        Assert.Equal("403 AccessDenied", reply.Code);
        Assert.Equal("mine", (await Client.Get("/bkt/k")).Text);
    }

    [Theory]
    [InlineData("Origin")]
    [InlineData("Referer")]
    public async Task The_endpoints_own_pages_may_ask(string header)
    {
        Assert.Equal("200", (await Client.Put("/bkt/own", "x", (header, fixture.Server.Url))).Code);
        Assert.Equal("200", (await Client.Get("/bkt/own", ("Referer", "https://elsewhere.example/"))).Code);
        Assert.Equal("200", (await Client.Put("/bkt/own", "x", ("Sec-Fetch-Site", "none"))).Code);
    }

    [Fact]
    public async Task A_bucket_may_allow_an_origin()
    {
        string bucket = await fixture.NewBucket();
        Assert.Equal("200", (await Client.Put($"/{bucket}?cors", Cors)).Code);
        Assert.Equal("200", (await Client.Put($"/{bucket}/k", "x", ("Origin", "https://app.example.org"))).Code);
        Assert.Equal("403 AccessDenied", (await Client.Delete($"/{bucket}/k", ("Origin", "https://app.example.org"))).Code);
        Assert.Equal("403 AccessDenied", (await Client.Put($"/{bucket}/k", "x", ("Origin", "https://example.org.evil.example"))).Code);
    }

    [Theory]
    [InlineData("http://localhost:3000", "http://localhost:3000", "200")]
    [InlineData("http://localhost:3000", "http://localhost:3001", "403 AccessDenied")]
    [InlineData("*", "https://anybody.example", "200")]
    public async Task The_user_may_allow_an_origin(string allowed, string origin, string expected)
    {
        string folder = Path.Combine(Path.GetTempPath(), "s3-tests-" + Guid.NewGuid().ToString("N"));
        using (var server = LocalServer.Start(new LocalServerOptions { Folder = folder, AllowedOrigins = [allowed] }))
        {
            var client = new TestClient(server.Url, HostProcess.Account, "us-east-1");
            Assert.Equal(expected, (await client.Put("/bkt", "", ("Origin", origin))).Code);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("rebound.evil.example:80", "403")]
    [InlineData("127.0.0.1.evil.example", "403")]
    [InlineData("localhost.evil.example", "403")]
    [InlineData("localhost:1234", "200")]
    [InlineData("[::1]:80", "200")]
    [InlineData("192.168.7.7:9000", "200")]
    [InlineData("storage", "200")]
    [InlineData("s3.test", "200")]
    public void A_name_of_somebody_elses_does_not_make_a_page_one_of_ours(string host, string expected)
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send(raw.SignedHead("GET", "/bkt", ("Host", host)));
        Assert.StartsWith($"HTTP/1.1 {expected} ", raw.Receive().Head, StringComparison.Ordinal);
    }
}
