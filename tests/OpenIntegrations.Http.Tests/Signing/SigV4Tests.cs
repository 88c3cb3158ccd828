using System;
using System.Linq;
using System.Text;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Signing;

namespace OpenIntegrations.Http.Tests.Signing;

public sealed class SigV4Tests
{
    public static TheoryData<string> HeaderVectors => Vectors.Names("s3_header");

    public static TheoryData<string> PresignedVectors => Vectors.Names("s3_presigned");

    public static TheoryData<string> PolicyVectors => Vectors.Names("s3_post_policy");

    [Theory, MemberData(nameof(HeaderVectors))]
    public void Header_signature_step_by_step(string name)
    {
        var vector = Vectors.Find("s3_header", name);
        var scope = Vectors.Scope(vector);
        var request = Vectors.Request(vector);
        string payload = Hash.Sha256Hex(Vectors.Text(vector, "body"));
        request.Headers["x-amz-date"] = scope.Timestamp;
        request.Headers["x-amz-content-sha256"] = payload;
        string[] signed = Vectors.Text(vector, "signed_headers").Split(';');
        var headers = SigV4.HeadersToSign(request, signed.Contains);

        Assert.Equal(Vectors.Text(vector, "payload_sha256"), payload);
        Assert.Equal(Vectors.Text(vector, "canonical_uri"), request.Path);
        Assert.Equal(Vectors.Text(vector, "canonical_query"), request.Query.Canonical());
        string canonical = SigV4.CanonicalRequest(request.Method, request.Path, request.Query.Canonical(), headers, payload);
        Assert.Equal(Vectors.Text(vector, "canonical_request"), canonical);
        Assert.Equal(Vectors.Text(vector, "canonical_request_sha256"), Hash.Sha256Hex(canonical));
        string stringToSign = SigV4.StringToSign(scope, canonical);
        Assert.Equal(Vectors.Text(vector, "string_to_sign"), stringToSign);
        string signature = SigV4.Signature(Vectors.Text(vector, "secret_key"), scope, stringToSign);
        Assert.Equal(Vectors.Text(vector, "signature"), signature);
        Assert.Equal(
            Vectors.Text(vector, "authorization"),
            SigV4.AuthorizationHeader(Vectors.Text(vector, "access_key"), scope, SigV4.SignedHeaders(headers), signature)
                .Replace(", ", ",", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(PresignedVectors))]
    public void Presigned_url(string name)
    {
        var vector = Vectors.Find("s3_presigned", name);
        var request = Vectors.Request(vector);
        PresignedQuery.Sign(request, Vectors.Credentials(vector), Vectors.Scope(vector),
            TimeSpan.FromSeconds(vector.GetProperty("expires").GetInt32()));
        Assert.Equal(Vectors.Text(vector, "url"), request.Url);
    }

    [Theory, MemberData(nameof(PolicyVectors))]
    public void Post_policy(string name)
    {
        var vector = Vectors.Find("s3_post_policy", name);
        var fields = PostPolicy.Sign(Vectors.Text(vector, "policy_document_crlf"), Vectors.Credentials(vector), Vectors.Scope(vector))
            .ToDictionary(f => f.Key, f => f.Value);
        Assert.Equal(Vectors.Text(vector, "policy_base64"), fields["policy"]);
        Assert.Equal(Vectors.Text(vector, "signature"), fields["x-amz-signature"]);
        Assert.Equal("AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request", fields["x-amz-credential"]);
    }

    [Fact]
    public void Signing_keys()
    {
        foreach (var vector in Vectors.Group("signing_key"))
        {
            var date = DateTimeOffset.ParseExact(Vectors.Text(vector, "date"), "yyyyMMdd", null);
            var scope =
                new SigningScope(new DateTimeOffset(date.DateTime, TimeSpan.Zero), Vectors.Text(vector, "region"),
                    Vectors.Text(vector, "service"));
            Assert.Equal(Vectors.Text(vector, "signing_key_hex"), Hash.Hex(SigningKey.Derive(Vectors.Text(vector, "secret_key"), scope)));
            Assert.Same(SigningKey.Of(Vectors.Text(vector, "secret_key"), scope), SigningKey.Of(Vectors.Text(vector, "secret_key"), scope));
        }
    }

    [Theory]
    [InlineData("  a   b  ", "a b")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void Header_values_are_folded(string value, string signed) => Assert.Equal(signed, SigV4.Trim(value));

    [Fact]
    public void Signs_what_proxies_leave_alone()
    {
        var request = new WireRequest("PUT", new Origin("http", "127.0.0.1", 9000), "/b/k");
        foreach (string header in new[] { "User-Agent", "Accept-Encoding", "Expect", "Connection", "Range", "x-amz-meta-B", "x-amz-acl",
            "Content-MD5", "Content-Type" })
            request.Headers.Add(header, "v");
        Assert.Equal("content-md5;content-type;host;x-amz-acl;x-amz-meta-b", SigV4.SignedHeaders(SigV4.HeadersToSign(request)));
        Assert.Equal("127.0.0.1:9000", SigV4.HeadersToSign(request).Single(h => h.Key == "host").Value);
    }

    [Fact]
    public void Presigned_url_carries_the_session_token_and_signed_headers()
    {
        var request = new WireRequest("PUT", new Origin("http", "localhost", 9000), "/b/k%20%2B");
        request.Headers["x-amz-acl"] = "public-read";
        PresignedQuery.Sign(request, new Credentials("AK", "SK", "tok/en+"), new SigningScope(DateTimeOffset.UnixEpoch, "us-east-1", "s3"),
            TimeSpan.FromHours(1));
        Assert.StartsWith(
            "http://localhost:9000/b/k%20%2B?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AK%2F19700101%2Fus-east-1%2Fs3%2Faws4_request", request.Url, StringComparison.Ordinal);
        Assert.Contains("&X-Amz-Security-Token=tok%2Fen%2B&X-Amz-SignedHeaders=host%3Bx-amz-acl&X-Amz-Signature=", request.Url,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_do_not_print() =>
        Assert.DoesNotContain("hush", new Credentials("AK", "hush", "hush").ToString(), StringComparison.Ordinal);
}
