using System;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Tests.Auth;

public sealed class HeaderSignatureTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private string Url => fixture.Server.Url;

    [Fact]
    public async Task A_key_that_nobody_has() => Assert.Equal("403 InvalidAccessKeyId", await CodeFor(new Credentials("nobody", "secret")));

    [Fact]
    public async Task A_wrong_secret_is_told_what_was_signed()
    {
        Reply reply = await new TestClient(Url, TestServer.Account with { SecretKey = "wrong" }, "us-east-1")
            .Get("/bkt?list-type=2&prefix=a%20b");
        Assert.Equal("403 SignatureDoesNotMatch", reply.Code);
        Assert.StartsWith("AWS4-HMAC-SHA256\n", reply.Value("StringToSign"), StringComparison.Ordinal);
        Assert.StartsWith("GET\n/bkt\nlist-type=2&prefix=a%20b\nhost:127.0.0.1:", reply.Value("CanonicalRequest"),
            StringComparison.Ordinal);
        Assert.Equal(TestServer.Account.AccessKey, reply.Value("AWSAccessKeyId"));
        Assert.Equal(64, reply.Value("SignatureProvided").Length);
    }

    [Fact]
    public async Task A_wrong_region_is_told_the_right_one()
    {
        Reply reply = await new TestClient(Url, TestServer.Account, "eu-west-1").Get("/bkt");
        Assert.Equal("400 AuthorizationHeaderMalformed", reply.Code);
        Assert.Equal("us-east-1", reply.Value("Region"));
        Assert.Equal("us-east-1", reply["x-amz-bucket-region"]);
    }

    [Fact]
    public async Task A_bucket_of_another_region_is_served_for_that_one_too()
    {
        await fixture.Client.Put("/far-away",
            "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>");
        Assert.Equal(200, (await new TestClient(Url, TestServer.Account, "eu-west-1").Get("/far-away")).Status);
        Reply refused = await new TestClient(Url, TestServer.Account, "ap-south-1").Get("/far-away");
        Assert.Equal("eu-west-1", refused.Value("Region"));
    }

    [Theory]
    [InlineData(-14, "200")]
    [InlineData(14, "200")]
    [InlineData(-16, "403 RequestTimeTooSkewed")]
    [InlineData(16, "403 RequestTimeTooSkewed")]
    public async Task Clocks_may_differ_by_a_quarter_of_an_hour(int minutes, string expected)
    {
        var client = new TestClient(Url, TestServer.Account, "us-east-1") { ClockError = TimeSpan.FromMinutes(minutes) };
        Assert.Equal(expected, (await client.Get("/bkt")).Code);
    }

    [Fact]
    public async Task A_session_token_belongs_to_its_key()
    {
        Assert.Equal("200", await CodeFor(TestServer.Guest));
        Assert.Equal("400 InvalidToken", await CodeFor(TestServer.Guest with { SessionToken = "another" }));
        Assert.Equal("403 InvalidAccessKeyId", await CodeFor(TestServer.Guest with { SessionToken = null }));
        Assert.Equal("400 InvalidToken", await CodeFor(TestServer.Account with { SessionToken = "any" }));
    }

    [Theory]
    [InlineData("Authorization", "AWS AKID:signature", "400 InvalidRequest")]
    [InlineData("Authorization", "Basic dTpw", "400 InvalidArgument")]
    [InlineData("Authorization", "AWS4-HMAC-SHA256 nothing", "400 AuthorizationHeaderMalformed")]
    [InlineData("Authorization", "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0", "400 AuthorizationHeaderMalformed")]
    public async Task What_is_no_signature(string header, string value, string expected)
    {
        var request = fixture.Client.Request("GET", "/bkt", null, (header, value), ("x-amz-date", "20260101T000000Z"));
        Assert.Equal(expected, (await fixture.Client.Send(request, Authorization.None)).Code);
    }

    [Theory]
    [InlineData("date", "AuthorizationHeaderMalformed")]
    [InlineData("service", "AuthorizationHeaderMalformed")]
    [InlineData("end", "AuthorizationHeaderMalformed")]
    [InlineData("no-date", "AccessDenied")]
    [InlineData("no-hash", "InvalidRequest")]
    [InlineData("hash", "InvalidArgument")]
    [InlineData("ecdsa", "NotImplemented")]
    [InlineData("other-header", "SignatureDoesNotMatch")]
    [InlineData("added-header", "AccessDenied")]
    [InlineData("path", "SignatureDoesNotMatch")]
    [InlineData("query", "SignatureDoesNotMatch")]
    public void Every_piece_of_the_proof_counts(string what, string code)
    {
        using var raw = new RawClient(fixture.Server);
        string hash = what switch { "hash" => "abc", "ecdsa" => "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD", _ => "UNSIGNED-PAYLOAD" };
        string head = raw.SignedHead("GET", "/bkt?prefix=a", ("x-amz-meta-a", "1"), ("x-amz-content-sha256", hash));
        raw.Send(what switch
        {
            "date" => head.Replace(raw.Scope.Date + "/us-east-1", "20200101/us-east-1", StringComparison.Ordinal),
            "service" => head.Replace("/s3/", "/sqs/", StringComparison.Ordinal),
            "end" => head.Replace("/aws4_request", "/aws5_request", StringComparison.Ordinal),
            "no-date" => head.Replace("x-amz-date: ", "x-other: ", StringComparison.Ordinal),
            "no-hash" => head.Replace("x-amz-content-sha256: ", "x-other: ", StringComparison.Ordinal),
            "other-header" => head.Replace("x-amz-meta-a: 1", "x-amz-meta-a: 2", StringComparison.Ordinal),
            "added-header" => head.Replace("x-amz-meta-a: 1", "x-amz-meta-a: 1\nx-amz-acl: private", StringComparison.Ordinal),
            "path" => head.Replace("/bkt?", "/Bkt?", StringComparison.Ordinal),
            "query" => head.Replace("prefix=a", "prefix=b", StringComparison.Ordinal),
            _ => head,
        });
        Assert.Contains($"<Code>{code}</Code>", raw.Receive().Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-amz-meta-a:   1    2  ", "x-amz-meta-a: 1 2")]
    [InlineData("X-AMZ-META-A: 1\nx-amz-meta-a: 2", "x-amz-meta-a: 1,2")]
    public void Headers_are_folded_as_the_signer_folds_them(string sent, string signed)
    {
        using var raw = new RawClient(fixture.Server);
        raw.Send(raw.SignedHead("GET", "/bkt", ("x-amz-meta-a", signed[14..])).Replace(signed, sent, StringComparison.Ordinal));
        Assert.StartsWith("HTTP/1.1 200 ", raw.Receive().Head, StringComparison.Ordinal);
    }

    [Fact]
    public void The_date_may_stand_in_its_old_header()
    {
        using var raw = new RawClient(fixture.Server);
        string head = raw.SignedHead("GET", "/bkt", ("Date", HttpDate.Format(DateTimeOffset.UtcNow)));
        Assert.DoesNotContain("x-amz-date: ", head, StringComparison.Ordinal);
        raw.Send(head);
        Assert.StartsWith("HTTP/1.1 200 ", raw.Receive().Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_proofs_are_one_too_many()
    {
        Reply reply = await fixture.Client.Get("/bkt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0");
        Assert.Equal("400 InvalidArgument", reply.Code);
    }

    [Fact]
    public async Task Somebody_elses_bucket_is_not_expected_here()
    {
        Assert.Equal("200", (await fixture.Client.Get("/bkt", ("x-amz-expected-bucket-owner", "000000000000"))).Code);
        Assert.Equal("403 AccessDenied", (await fixture.Client.Get("/bkt", ("x-amz-expected-bucket-owner", "111122223333"))).Code);
    }

    private async Task<string> CodeFor(Credentials credentials) => (await new TestClient(Url, credentials, "us-east-1").Get("/bkt")).Code;
}
