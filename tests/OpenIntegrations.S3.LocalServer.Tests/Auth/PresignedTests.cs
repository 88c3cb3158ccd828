using System;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Auth;

public sealed class PresignedTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Fact]
    public async Task A_link_reads_and_writes()
    {
        WireRequest put = Link("PUT", "/bkt/a%20b", BytesBody.FromText("by link"));
        Assert.Equal(200, (await Client.Send(put, Authorization.None)).Status);
        Reply reply = await Client.Send(Link("GET", "/bkt/a%20b?response-content-type=text%2Fx"), Authorization.None);
        Assert.Equal("by link", reply.Text);
        Assert.Equal("text/x", reply["Content-Type"]);
    }

    [Theory]
    [InlineData(0, 60, "200")]
    [InlineData(-3540, 3600, "200")]
    [InlineData(-61, 60, "403 AccessDenied Request has expired")]
    [InlineData(-3601, 3600, "403 AccessDenied Request has expired")]
    [InlineData(-6 * 24 * 3600, 604800, "200")]
    [InlineData(0, 604801, "400 AuthorizationQueryParametersError X-Amz-Expires must be less than a week (in seconds) that is 604800")]
    [InlineData(0, -1, "400 AuthorizationQueryParametersError X-Amz-Expires must be non-negative")]
    [InlineData(14 * 60, 60, "200")]
    [InlineData(16 * 60, 60, "403 AccessDenied Request is not yet valid")]
    public async Task A_link_has_its_time(int signedAt, int seconds, string expected)
    {
        await Client.Put("/bkt/timed");
        Reply reply = await Client.Send(Link("GET", "/bkt/timed", null, signedAt, seconds), Authorization.None);
        Assert.Equal(expected, reply.Status == 200 ? "200" : reply.Code + " " + reply.Value("Message"));
    }

    [Theory]
    [InlineData("X-Amz-Signature", null, "400 AuthorizationQueryParametersError")]
    [InlineData("X-Amz-Expires", null, "400 AuthorizationQueryParametersError")]
    [InlineData("X-Amz-Expires", "soon", "400 AuthorizationQueryParametersError")]
    [InlineData("X-Amz-Expires", "61", "403 SignatureDoesNotMatch")]
    [InlineData("X-Amz-Date", "today", "400 AuthorizationQueryParametersError")]
    [InlineData("X-Amz-Algorithm", "AWS4-ECDSA-P256-SHA256", "400 AuthorizationQueryParametersError")]
    [InlineData("X-Amz-Credential", "key/20260101/us-east-1", "400 AuthorizationQueryParametersError")]
    [InlineData("X-Amz-Credential", "nobody/{day}/us-east-1/s3/aws4_request", "403 InvalidAccessKeyId")]
    [InlineData("X-Amz-Credential", "nobody/{day}/eu-west-1/s3/aws4_request", "400 AuthorizationQueryParametersError")]
    [InlineData("X-Amz-Credential", "nobody/20200101/us-east-1/s3/aws4_request", "400 AuthorizationQueryParametersError")]
    [InlineData("X-Amz-Security-Token", "token", "400 InvalidToken")]
    [InlineData("response-content-type", "text/html", "403 SignatureDoesNotMatch")]
    public async Task Every_piece_of_a_link_counts(string name, string? value, string expected)
    {
        WireRequest link = Link("GET", "/bkt/k", null, 0, 60);
        link.Query.Remove(name);
        if (value is not null)
            link.Query.Add(name, value.Replace("{day}", DateTime.UtcNow.ToString("yyyyMMdd", null), StringComparison.Ordinal));
        Assert.Equal(expected, (await Client.Send(link, Authorization.None)).Code);
    }

    [Fact]
    public async Task A_header_that_a_link_does_not_cover_is_refused()
    {
        WireRequest link = Link("PUT", "/bkt/k", BytesBody.FromText("x"));
        link.Headers.Add("x-amz-meta-a", "1");
        Assert.Equal("403 AccessDenied", (await Client.Send(link, Authorization.None)).Code);
    }

    [Fact]
    public async Task A_header_that_a_link_covers_must_come_with_it()
    {
        WireRequest link = Client.Request("PUT", "/bkt/k", BytesBody.FromText("x"), ("Content-Type", "text/a"));
        Sign(link, 0, 60);
        Assert.Equal(200, (await Client.Send(link, Authorization.None)).Status);
        link.Headers["Content-Type"] = "text/b";
        Assert.Equal("403 SignatureDoesNotMatch", (await Client.Send(link, Authorization.None)).Code);
    }

    [Fact]
    public async Task A_link_with_a_session_token()
    {
        WireRequest link = Client.Request("GET", "/bkt");
        PresignedQuery.Sign(link, TestServer.Guest, new SigningScope(DateTimeOffset.UtcNow, "us-east-1", "s3"), TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await Client.Send(link, Authorization.None)).Status);
    }

    [Theory]
    [InlineData("AWSAccessKeyId=nobody&Signature=b&Expires=4000000000", "403 InvalidAccessKeyId")]
    [InlineData("AWSAccessKeyId=guest&Signature=b&Expires=4000000000", "403 InvalidAccessKeyId")]
    [InlineData("AWSAccessKeyId=AKID%2Fwith%2Fslashes&Signature=b&Expires=4000000000", "403 SignatureDoesNotMatch")]
    [InlineData("AWSAccessKeyId=AKID%2Fwith%2Fslashes&Signature=b&Expires=1000000000", "403 AccessDenied")]
    [InlineData("AWSAccessKeyId=AKID%2Fwith%2Fslashes&Signature=b&Expires=later", "403 AccessDenied")]
    public async Task The_old_kind_of_link_is_checked_too(string query, string expected) =>
        Assert.Equal(expected, (await Client.Send(Client.Request("GET", "/bkt?" + query), Authorization.None)).Code);

    [Fact]
    public async Task The_log_keeps_no_secret()
    {
        Assert.Equal(404, (await Client.Send(Link("GET", "/bkt/logged?versionId=null"), Authorization.None)).Status);
        var entry = await fixture.Server.LoggedAsync(e => e.Target.Contains("/bkt/logged", StringComparison.Ordinal));
        Assert.StartsWith("/bkt/logged?versionId=null&X-Amz-Algorithm=", entry.Target, StringComparison.Ordinal);
        Assert.DoesNotContain("Signature=", entry.Target, StringComparison.Ordinal);
        Assert.DoesNotContain("Credential", entry.Target, StringComparison.Ordinal);
        Assert.Equal(("GET", 404), (entry.Method, entry.Status));
        await Client.Send(Client.Request("GET", "/bkt/old?a=1&AWSAccessKeyId=AKID&Signature=b%2Fc&Expires=1"), Authorization.None);
        Assert.Equal("/bkt/old?a=1&Expires=1",
            (await fixture.Server.LoggedAsync(e => e.Target.Contains("/bkt/old", StringComparison.Ordinal))).Target);
        Assert.InRange(entry.Milliseconds, 0, 60_000);
    }

    private WireRequest Link(string method, string target, RequestBody? body = null, int signedAt = 0, int seconds = 60)
    {
        WireRequest request = Client.Request(method, target, body);
        Sign(request, signedAt, seconds);
        return request;
    }

    private static void Sign(WireRequest request, int signedAt, int seconds) => PresignedQuery.Sign(
        request, TestServer.Account, new SigningScope(DateTimeOffset.UtcNow.AddSeconds(signedAt), "us-east-1", "s3"),
        TimeSpan.FromSeconds(seconds));
}
