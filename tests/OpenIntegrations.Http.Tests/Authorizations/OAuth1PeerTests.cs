using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Authorizations;

/// <summary>OAuth 1.0a, verified by the server side of Python's oauthlib as the requests arrived.</summary>
public sealed class OAuth1PeerTests : IDisposable
{
    private const string Verifier = """
        import json, sys
        from oauthlib.oauth1 import RequestValidator, SignatureOnlyEndpoint
        class Validator(RequestValidator):
            enforce_ssl = False
            client_key_length = nonce_length = (1, 99)
            allowed_signature_methods = ('HMAC-SHA1', 'HMAC-SHA256', 'RSA-SHA1', 'RSA-SHA256')
            dummy_client = 'nobody'
            def validate_client_key(self, key, request): return key == 'consumer'
            def validate_timestamp_and_nonce(self, *arguments, **named): return True
            def get_client_secret(self, key, request): return 'c&s \u00e9'
            def get_access_token_secret(self, key, token, request): return 't=s'
            def get_rsa_key(self, key, request): return sys.argv[1]
        seen = json.load(sys.stdin)
        valid, request = SignatureOnlyEndpoint(Validator()).validate_request(seen['url'], seen['method'], seen['body'], seen['headers'])
        print('valid' if valid else 'no: %s' % request.validator_log)
        """;

    private static readonly string? s_python = new[] { Programs.Find("python3"), "/usr/bin/python3" }.FirstOrDefault(HasOAuthlib);
    private readonly string _folder = Directory.CreateTempSubdirectory("http-client-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("HMAC", "SHA1")]
    [InlineData("HMAC", "SHA256")]
    [InlineData("RSA", "SHA1")]
    [InlineData("RSA", "SHA256")]
    public async Task Requests_of_all_kinds_are_valid(string algorithm, string hash)
    {
        Assert.SkipWhen(s_python is null, "There is no Python with oauthlib: nobody else verified OAuth 1.0a.");
        (string secret, string publicKey) = algorithm == "RSA" ? await NewKeyAsync() : ("c&s é", "");
        foreach (var describe in new Func<FluentClient, FluentClient>[]
        {
            c => c, c => c.SetURLParams("""{"a":"r b","a2":"=%3D&+","é":"ж","list":[3,1,2]}""").SplitArraysInURL(true),
            c => c.SetURL(((WireRequest)c.ProcessRequest("GET", false).ReturnRequest()!).Origin
                + "/Request//%7Ea?b5=%3D%253D&a3=a&c%40=&a2=r%20b&a3=2+q"),
            c => c.SetFormBody("""{"status":"Hello, world + é","list":["b","a"],"oauth":""}"""), c => c.SetFormBody("a=1+2&a=%20&b"),
            c => c.SetJsonBody("""{"a":1}"""), c => c.StartMultipartBody().AddMultipartFormDataField("a", "b"),
        })
        {
            using var server = new ScriptedServer(new Answer());
            FluentClient client = describe(HttpRequests.NewRequest().Initialize(server.Url + "/path"))
                .AddOAuthV1Authorization("t0ken", "t=s", "consumer", secret).SetOAuthV1Algorithm(algorithm, hash).ProcessRequest("POST");
            Assert.True(!client.Error, (string)client.GetLog(true));
            Assert.Equal("valid", await VerifyAsync(server, publicKey));
        }
    }

    [Fact]
    public async Task The_verifier_can_say_no()
    {
        Assert.SkipWhen(s_python is null, "There is no Python with oauthlib: nobody else verified OAuth 1.0a.");
        using var server = new ScriptedServer(new Answer());
        HttpRequests.NewRequest().Initialize(server.Url).SetFormBody("a=1").UseBodyFieldsAtOAuth(false)
            .AddOAuthV1Authorization("t0ken", "t=s", "consumer", "c&s é").ProcessRequest("POST");
        Assert.StartsWith("no:", await VerifyAsync(server, ""), StringComparison.Ordinal);
    }

    private static async Task<string> VerifyAsync(ScriptedServer server, string publicKey)
    {
        RecordedRequest request = server.Requests.Single();
        string seen =
            JsonSerializer.Serialize(
                new { url = server.Url + request.Target, method = request.Method, body = request.Text,
                    headers = request.Headers.ToDictionary(h => h.Key, h => h.Value) });
        (_, string output) = await Programs.RunAsync(s_python!, ["-c", Verifier, publicKey], input: seen);
        return output.Trim();
    }

    private async Task<(string Private, string Public)> NewKeyAsync()
    {
        string path = Path.Combine(_folder, "key");
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        await File.WriteAllTextAsync(path, rsa.ExportPkcs8PrivateKeyPem());
        return (path, rsa.ExportSubjectPublicKeyInfoPem());
    }

    private static bool HasOAuthlib(string? python) =>
        python is not null && File.Exists(python)
            && Programs.RunAsync(python, ["-c", "import oauthlib, jwt, cryptography"]).GetAwaiter().GetResult().Exit == 0;
}
