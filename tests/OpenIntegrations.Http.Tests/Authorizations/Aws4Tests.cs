using System;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.Http.Tests.Signing;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Authorizations;

/// <summary>AWS4 as the fluent client does it.</summary>
public sealed class Aws4Tests
{
    private const string IamKey = "AKIAIOSFODNN7EXAMPLE";

    public static TheoryData<string> HeaderVectors => Vectors.Names("s3_header");

    /// <summary>The published signatures, of requests that are described and sent by the client.</summary>
    [Theory, MemberData(nameof(HeaderVectors))]
    public void Published_signatures(string name)
    {
        var vector = Vectors.Find("s3_header", name);
        WireRequest expected = Vectors.Request(vector);
        using var server = new ScriptedServer(new Answer());
        var clock = new Clock(Vectors.Scope(vector).Time);
        FluentClient client = new FluentClient(clock).Initialize(server.Url + expected.Path)
            .AddAWS4Authorization(Vectors.Text(vector, "access_key"), Vectors.Text(vector, "secret_key"), Vectors.Text(vector, "region"));
        client.AddHeader("Host", Vectors.Text(vector, "host")).UseGzipCompression(false);
        foreach (var (key, value) in expected.Query.Decoded) client.AddURLParameter(key, value);
        foreach (var (header, value) in expected.Headers) client.AddHeader(header, value);
        client.SetBinaryBody(Vectors.Text(vector, "body")).SetDataType("").ProcessRequest(expected.Method);
        RecordedRequest sent = server.Requests.Single();
        string[] signed = SignedHeaders(sent);
        // The examples sign what the client does not (Range, Date), and not the media type that it sends.
        string[] wanted = Vectors.Text(vector, "signed_headers").Split(';');
        string signature = Signature(sent, Vectors.Credentials(vector), Vectors.Scope(vector), wanted);
        Assert.Equal(Vectors.Text(vector, "signature"), signature);
        Assert.Equal(Signature(sent, Vectors.Credentials(vector), Vectors.Scope(vector), signed),
            sent.Header("Authorization")!.Split("Signature=")[1]);
        Assert.All(sent.Headers.Where(h => h.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)),
            h => Assert.Contains(h.Key.ToLowerInvariant(), signed));
    }

    [Fact]
    public void Headers_that_are_set_after_it_are_signed_too()
    {
        using var server = new ScriptedServer(new Answer());
        HttpRequests.NewRequest().Initialize(server.Url).AddAWS4Authorization("a", "s", "r", "s3", "token")
            .AddHeader("x-amz-acl", "private").AddHeader("Content-MD5", "x").SetStringBody("x").ProcessRequest("PUT");
        Assert.Equal(["content-md5", "content-type", "host", "x-amz-acl", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"],
            SignedHeaders(server.Requests[0]));
        Assert.Equal("token", server.Requests[0].Header("x-amz-security-token"));
        Assert.Equal(Hash.Sha256Hex("x"), server.Requests[0].Header("x-amz-content-sha256"));
        Assert.Contains("/r/s3/aws4_request", server.Requests[0].Header("Authorization"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3", "/a%20b//../c/", "/a%20b//../c/")]
    [InlineData("execute-api", "/a%20b//../c/", "/c/")]
    [InlineData("execute-api", "/a%20b/é", "/a%2520b/%C3%A9")]
    [InlineData("execute-api", "/", "/")]
    [InlineData("es", "//", "/")]
    [InlineData("es", "/./x/..", "/")]
    public void Other_services_sign_the_path_folded_and_encoded_once_more(string service, string path, string canonical) =>
        Assert.Equal(canonical, SigV4.CanonicalPath(path, service));

    [Theory]
    [InlineData("s3", "/x+y=(1)'!*,;:@$&~/%7e%c3%a9%2f//..?a+b=c(d)&e&f=%2b",
        "/x%2By%3D%281%29%27%21%2A%2C%3B%3A%40%24%26~/~%C3%A9///..?a%2Bb=c%28d%29&e&f=%2B")]
    [InlineData("s3", "/a%ff%zz", "/a%FF%25zz")]
    [InlineData("s3", "/", "/")]
    [InlineData("es", "/a(b%2fc%2Fd", "/a%28b%2Fc%2Fd")]
    public void Reserved_signs_are_sent_encoded_because_servers_sign_them_so(string service, string url, string sent)
    {
        using var server = new ScriptedServer(new Answer(), new Answer(307).With("Location", "/(2)"), new Answer());
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url + url).AddAWS4Authorization("a", "s", "r", service)
            .ProcessRequest("GET").ExecuteRequest();
        Assert.Equal([sent, sent, "/%282%29"], server.Requests.Select(r => r.Target));
        Assert.Equal("/(",
            HttpRequests.NewRequest().Initialize(server.Url + "/(").UseURLEncoding(false).AddAWS4Authorization("a", "s", "r")
                .ProcessRequest("GET").Response!.Url[server.Url.Length..]);
        Assert.Equal("/(",
            client.SetURL(server.Url + "/(").AddBearerAuthorization("t").ProcessRequest("GET").Response!.Url[server.Url.Length..]);
    }

    /// <summary>Moto computes signatures by botocore. It takes keys apart before, so that plain ones must do here.</summary>
    [Fact]
    public async Task Moto_verifies_the_signatures()
    {
        Assert.SkipUnless(Programs.Has("moto_server"), "moto_server is not on the PATH: signatures were not verified by it.");
        using ServerProcess server =
            await ServerProcess.StartAsync("moto_server", port => ["-H", "127.0.0.1", "-p", $"{port}"],
                new() { ["INITIAL_NO_AUTH_ACTION_COUNT"] = "3" });
        FluentClient Iam(string action) =>
            HttpRequests.NewRequest().Initialize(server.Url).AddAWS4Authorization(IamKey, "none yet", "us-east-1", "iam")
                .AddHeader("Host", "iam.amazonaws.com").SetFormBody(JsonTree.Read(action)).ProcessRequest("POST");
        Iam("""{"Action":"CreateUser","UserName":"u","Version":"2010-05-08"}""");
        Iam("""{"Action":"PutUserPolicy","UserName":"u","PolicyName":"p","Version":"2010-05-08","PolicyDocument":"{\"Version\":"""
            + """\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"}""");
        string keys = (string)Iam("""{"Action":"CreateAccessKey","UserName":"u","Version":"2010-05-08"}""").ReturnResponseAsString()!;
        string Between(string name) => keys.Split($"<{name}>")[1].Split('<')[0];
        (string access, string secret) = (Between("AccessKeyId"), Between("SecretAccessKey"));

        FluentClient S3(string method, string path, string secretKey, Func<FluentClient, FluentClient>? more = null) =>
            (more ?? (c => c))(HttpRequests.NewRequest().Initialize(server.Url + path).AddAWS4Authorization(access, secretKey, "us-east-1"))
                .ProcessRequest(method);
        Assert.Equal(200, S3("PUT", "/bucket", secret).Response!.Status);
        Assert.Equal(200,
            S3("PUT", "/bucket/a%20b.txt", secret, c => c.SetStringBody("hello").AddHeader("x-amz-meta-a", "1  2")).Response!.Status);
        Assert.Equal("hello", S3("GET", "/bucket/a%20b.txt", secret).ReturnResponseAsString());
        Assert.Contains("<Key>a b.txt</Key>",
            (string)S3("GET", "/bucket?list-type=2", secret, c => c.AddURLParameter("prefix", "a b")).ReturnResponseAsString()!,
            StringComparison.Ordinal);
        FluentClient wrong = S3("GET", "/bucket/a%20b.txt", secret + "x");
        Assert.Equal(403, wrong.Response!.Status);
        Assert.Contains("SignatureDoesNotMatch", wrong.Response.Text, StringComparison.Ordinal);
    }

    private static string[] SignedHeaders(RecordedRequest request) =>
        request.Header("Authorization")!.Split("SignedHeaders=")[1].Split(',')[0].Split(';');

    /// <summary>The signature of a request as it arrived, over the headers named.</summary>
    private static string Signature(RecordedRequest sent, Credentials credentials, SigningScope scope, string[] names)
    {
        var headers = names.Select(n => new System.Collections.Generic.KeyValuePair<string, string>(n, SigV4.Trim(sent.Header(n)!)))
            .ToList();
        string canonical =
            SigV4.CanonicalRequest(sent.Method, sent.Path, QueryString.Parse(sent.Query).Canonical(), headers,
                sent.Header("x-amz-content-sha256")!);
        return SigV4.Signature(credentials.SecretKey, scope, SigV4.StringToSign(scope, canonical));
    }

    private sealed class Clock(DateTimeOffset time) : Caller
    {
        public override DateTimeOffset Now => time;
    }
}
