using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Authorizations;

/// <summary>OAuth 1.0a against the examples of RFC 5849.</summary>
public sealed class OAuth1Tests
{
    /// <summary>Section 3.4.1.1.</summary>
    [Fact]
    public void The_base_string_of_the_specification()
    {
        var request = new WireRequest("POST", Origin.Parse("http://EXAMPLE.COM:80"), "/request")
        {
            Query = QueryString.Parse("b5=%3D%253D&a3=a&c%40=&a2=r%20b"),
            Body = new FormBody("c2&a3=2+q"),
        };
        var protocol = new Dictionary<string, string>
        {
            ["oauth_consumer_key"] = "9djdj82h48djs9d2", ["oauth_token"] = "kkk9d7dh3k39sjv7", ["oauth_signature_method"] = "HMAC-SHA1",
            ["oauth_timestamp"] = "137131201", ["oauth_nonce"] = "7d8f3e4a",
        };
        Assert.Equal(
            "POST&http%3A%2F%2Fexample.com%2Frequest"
                + "&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2"
                + "%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201"
                + "%26oauth_token%3Dkkk9d7dh3k39sjv7",
            OAuth1Signature.BaseString(request, protocol));
    }

    /// <summary>
    /// Section 1.2: the token and the photo. (The signature that it prints for the first step, /initiate, is not that of the values beside
    /// it.)
    /// Section 3.4.1.1: its base string under the secrets of 3.1, as Python's hmac signs it.
    /// </summary>
    [Theory]
    [InlineData("POST", "https://photos.example.net/token", "", "dpf43f3p2l4k3l03 kd94hf93k423kf44 hh5s93j4hdidpola hdhd0244k9j7ao03",
        "137131201 walatlh", "oauth_verifier=hfdp7dh39dks9884", "gKgrFCywp7rO0OXSjdot/IHF7IU=")]
    [InlineData("GET", "http://photos.example.net/photos?file=vacation.jpg&size=original", "",
        "dpf43f3p2l4k3l03 kd94hf93k423kf44 nnch734d00sl2jdk pfkkdhi9sl3r4s00", "137131202 chapoH", "", "MdpQcU8iPSUjWoN/UDMsK2sui9I=")]
    [InlineData("POST", "http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b", "c2&a3=2+q",
        "9djdj82h48djs9d2 j49sk3j29djd kkk9d7dh3k39sjv7 dh893hdasih9", "137131201 7d8f3e4a", "", "r6/TJjbCOr97/+UU0NsvSne7s5g=")]
    public void The_signatures_of_the_specification(string method, string url, string form, string keys, string stamp, string extra,
        string signature)
    {
        UrlParts parts = UrlParts.Parse(url);
        var request =
            new WireRequest(method, parts.Origin, parts.Path) { Query = QueryString.Parse(parts.Query),
                Body = form.Length > 0 ? new FormBody(form) : RequestBody.Empty };
        string[] key = keys.Split(' ');
        var protocol =
            FormBody.Decode(
                $"oauth_consumer_key={key[0]}&oauth_token={key[2]}&oauth_signature_method=HMAC-SHA1&oauth_timestamp={stamp.Split(' ')[0]}"
                    + $"&oauth_nonce={stamp.Split(' ')[1]}&{extra}");
        Assert.Equal(signature,
            OAuth1Signature.Hmac(HashAlgorithmName.SHA1, key[1], key[3], OAuth1Signature.BaseString(request, protocol)));
    }

    [Fact]
    public async Task The_header_of_the_specifications_photo()
    {
        var request =
            new WireRequest("GET", Origin.Parse("http://photos.example.net"),
                "/photos") { Query = QueryString.Parse("file=vacation.jpg&size=original") };
        var oauth =
            new OAuth1Authorization(new OAuth1Keys("dpf43f3p2l4k3l03", "kd94hf93k423kf44", "nnch734d00sl2jdk", "pfkkdhi9sl3r4s00"), null,
                () => "chapoH").With("HMAC", "SHA1");
        await oauth.ApplyAsync(request, DateTimeOffset.FromUnixTimeSeconds(137131202), CancellationToken.None);
        Assert.Equal(
            "OAuth oauth_consumer_key=\"dpf43f3p2l4k3l03\", oauth_token=\"nnch734d00sl2jdk\", oauth_signature_method=\"HMAC-SHA1\", "
                + "oauth_timestamp=\"137131202\", oauth_nonce=\"chapoH\", oauth_signature=\"MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D\"",
            request.Headers["Authorization"]);
    }

    [Fact]
    public void Each_attempt_has_a_nonce_of_its_own_and_sha256_is_the_default()
    {
        using var server = new ScriptedServer(new Answer(503), new Answer());
        HttpRequests.NewRequest().Initialize(server.Url).MaxAttempts(1).AddOAuthV1Authorization("t", "ts", "k", "ks", "1.0")
            .ProcessRequest("GET");
        Challenge[] sent = server.Requests.Select(r => Challenge.Parse(r.Header("Authorization")!).Single()).ToArray();
        Assert.NotEqual(sent[0]["oauth_nonce"], sent[1]["oauth_nonce"]);
        Assert.Equal(("HMAC-SHA256", "1.0", "t", "k"),
            (sent[0]["oauth_signature_method"], sent[0]["oauth_version"], sent[0]["oauth_token"], sent[0]["oauth_consumer_key"]));
        Assert.NotEqual(sent[0]["oauth_nonce"], sent[0]["oauth_timestamp"]);
    }

    [Fact]
    public void Form_fields_are_signed_and_other_bodies_are_not()
    {
        Assert.True(IsSigned(c => c.SetFormBody(JsonTree.Read("""{"a b":"c+d","l":[1,2]}""")), ["a b=c+d", "l=1", "l=2"]));
        Assert.True(IsSigned(c => c.InitializeFormBody().InsertBodyField("x", "é"), ["x=é"]));
        Assert.True(IsSigned(c => c.SetFormBody("a=1+2"), ["a=1 2"]));
        Assert.True(IsSigned(c => c.SetFormBody("a=1").UseBodyFiledsAtOAuth(false), []));
        Assert.True(IsSigned(c => c.SetJsonBody("""{"a":1}""").UseBodyFiledsAtOAuth(true), []));
        Assert.False(IsSigned(c => c.SetFormBody("a=1"), []));
    }

    [Theory]
    [InlineData("SHA1")]
    [InlineData("SHA256")]
    public async Task An_rsa_signature_is_what_openssl_verifies(string hash)
    {
        Assert.SkipUnless(Programs.Has("openssl"), "openssl is not on the PATH: nobody else to verify RSA signatures.");
        string folder = Directory.CreateTempSubdirectory("http-client-").FullName;
        string Of(string name) => Path.Combine(folder, name);
        await Programs.RunAsync("openssl", ["genrsa", "-out", Of("key"), "2048"]);
        await Programs.RunAsync("openssl", ["rsa", "-in", Of("key"), "-pubout", "-out", Of("public")]);
        await Programs.RunAsync("openssl", ["rsa", "-in", Of("key"), "-traditional", "-out", Of("old")]);

        foreach (string key in new[] { File.ReadAllText(Of("key")), Of("old") })
        {
            using var server = new ScriptedServer(new Answer());
            FluentClient client = HttpRequests.NewRequest().Initialize(server.Url + "/p?a=1")
                .AddOAuthV1Authorization("t", "unused", "k", key).SetOAuthV1Algorithm("RSA", hash).ProcessRequest("GET");
            Assert.True(!client.Error, (string)client.GetLog(true));
            Challenge sent = Challenge.Parse(server.Requests[0].Header("Authorization")!).Single();
            Assert.Equal("RSA-" + hash, sent["oauth_signature_method"]);
            File.WriteAllText(Of("text"), BaseString(server, "GET", sent, ["a=1"]));
            File.WriteAllBytes(Of("signature"), Convert.FromBase64String(PercentEncoding.Decode(sent["oauth_signature"]!)));
            (int exit, string output) =
                await Programs.RunAsync("openssl",
                    ["dgst", hash == "SHA1" ? "-sha1" : "-sha256", "-verify", Of("public"), "-signature", Of("signature"), Of("text")]);
            Assert.True(exit == 0, output);
        }
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("DSA", "SHA1", "'DSA' is no algorithm")]
    [InlineData("HMAC", "MD5", "'MD5' is no hash")]
    public void An_algorithm_that_is_none_is_an_error(string algorithm, string hash, string message) =>
        Assert.Contains(message,
            (string)HttpRequests.NewRequest().Initialize("x").AddOAuthV1Authorization("t", "s", "k", "s")
                .SetOAuthV1Algorithm(algorithm, hash).GetLog(true), StringComparison.Ordinal);

    [Fact]
    public void An_algorithm_without_oauth_and_a_key_that_is_none_are_errors()
    {
        Assert.Contains("call AddOAuthV1Authorization first",
            (string)HttpRequests.NewRequest().Initialize("x").AddBearerAuthorization("t").SetOAuthV1Algorithm("HMAC", "SHA1").GetLog(true),
            StringComparison.Ordinal);
        FluentClient client = HttpRequests.NewRequest().Initialize("http://127.0.0.1:1").AddOAuthV1Authorization("t", "s", "k", "not a key")
            .SetOAuthV1Algorithm("RSA", "SHA1").ProcessRequest("GET");
        Assert.Contains("The private key is no RSA key in PEM form", (string)client.GetLog(true), StringComparison.Ordinal);
        Assert.DoesNotContain("not a key", (string)client.GetLog(true), StringComparison.Ordinal);
    }

    /// <summary>
    /// Sends and says whether the signature covers the query and these fields, by the specification as this test reads it.
    /// </summary>
    private static bool IsSigned(Func<FluentClient, FluentClient> describe, string[] fields)
    {
        using var server = new ScriptedServer(new Answer());
        describe(HttpRequests.NewRequest().Initialize(server.Url + "/p?q=%2F").AddOAuthV1Authorization("t", "t&s", "k", "k s"))
            .SetOAuthV1Algorithm("HMAC", "SHA1").ProcessRequest("POST");
        Challenge sent = Challenge.Parse(server.Requests[0].Header("Authorization")!).Single();
        byte[] mac =
            HMACSHA1.HashData(Encoding.ASCII.GetBytes("k%20s&t%26s"),
                Encoding.ASCII.GetBytes(BaseString(server, "POST", sent, [.. fields, "q=/"])));
        return Convert.ToBase64String(mac) == PercentEncoding.Decode(sent["oauth_signature"]!);
    }

    private static string BaseString(ScriptedServer server, string method, Challenge sent, string[] fields)
    {
        string[] names = ["oauth_consumer_key", "oauth_nonce", "oauth_signature_method", "oauth_timestamp", "oauth_token", "oauth_version"];
        var pairs = fields.Select(f => f.Split('=')).Concat(names.Select(n => new[] { n, PercentEncoding.Decode(sent[n]!) }))
            .Select(p => Uri.EscapeDataString(p[0]) + "=" + Uri.EscapeDataString(p[1]));
        return $"{method}&{Uri.EscapeDataString(server.Url + "/p")}"
            + $"&{Uri.EscapeDataString(string.Join("&", pairs.Order(StringComparer.Ordinal)))}";
    }
}
