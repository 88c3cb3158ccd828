using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Authorizations;

public sealed class DigestTests
{
    /// <summary>RFC 7616, 3.9.1; RFC 2617, 3.5.</summary>
    [Theory]
    [InlineData(
        "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=MD5, "
            + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"",
            "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", "Circle of Life", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData(
        "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=SHA-256, "
            + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"",
            "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", "Circle of Life",
            "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    [InlineData(
        "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
            + "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"", "0a4f113b", "Circle Of Life", "6629fae49393a05397450978507c4ef1")]
    public async Task Published_examples(string challenge, string clientNonce, string password, string response)
    {
        using var server = new ScriptedServer(new Answer(401).With("WWW-Authenticate", challenge), new Answer());
        RecordedRequest[] seen = await SendAsync(server, new DigestAuthorization("Mufasa", password, () => clientNonce), "/dir/index.html");
        Assert.Null(seen[0].Header("Authorization"));
        Challenge answer = Challenge.Parse(seen[1].Header("Authorization")!).Single();
        Assert.Equal(response, answer["response"]);
        Assert.Equal(("Mufasa", "/dir/index.html", "auth", "00000001", clientNonce),
            (answer["username"], answer["uri"], answer["qop"], answer["nc"], answer["cnonce"]));
        Challenge asked = Challenge.Parse(challenge).Single();
        foreach (string name in new[] { "realm", "nonce", "opaque", "algorithm" }) Assert.Equal(asked[name], answer[name]);
    }

    [Fact]
    public async Task What_was_learned_serves_the_next_request_and_a_stale_nonce_is_replaced()
    {
        const string challenge = "Digest realm=\"r\", nonce=\"{0}\", qop=\"auth\"";
        using var server = new ScriptedServer(
            new Answer(401).With("WWW-Authenticate", challenge.Replace("{0}", "n1", StringComparison.Ordinal)), new Answer(), new Answer(),
            new Answer(401).With("WWW-Authenticate", challenge.Replace("{0}", "n2", StringComparison.Ordinal) + ", stale=true"),
            new Answer());
        var digest = new DigestAuthorization("u", "p");
        for (int i = 0; i < 3; i++) await SendAsync(server, digest, "/");
        Challenge?[] sent = server.Requests.Select(r => r.Header("Authorization") is { } header ? Challenge.Parse(header).Single() : null)
            .ToArray();
        Assert.Equal([null, "00000001", "00000002", "00000003", "00000001"], sent.Select(c => c?["nc"]));
        Assert.Equal([null, "n1", "n1", "n1", "n2"], sent.Select(c => c?["nonce"]));
        Assert.Equal(sent[1]!["cnonce"], sent[3]!["cnonce"]);
    }

    [Fact]
    public async Task A_wrong_password_is_tried_once()
    {
        int nonce = 0;
        using var server =
            new ScriptedServer(_ => new Answer(401).With("WWW-Authenticate", $"Digest realm=\"r\", nonce=\"{nonce++}\", qop=\"auth\""));
        Assert.Equal(2, (await SendAsync(server, new DigestAuthorization("u", "wrong"), "/")).Length);
    }

    [Theory]
    [InlineData("Basic realm=\"r\"")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256, qop=\"auth\"")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", qop=\"auth-conf\"")]
    [InlineData("Digest realm=\"r\"")]
    public async Task What_cannot_be_answered_is_not_answered(string challenge)
    {
        using var server = new ScriptedServer(new Answer(401).With("WWW-Authenticate", challenge));
        Assert.Single(await SendAsync(server, new DigestAuthorization("u", "p"), "/"));
    }

    [Theory]
    [InlineData(
        "Basic realm=\"x, Digest\", Digest realm=\"r\", nonce=\"n\", qop=\"auth\", algorithm=SHA-256, Digest realm=\"r\", nonce=\"m\", "
            + "algorithm=MD5", "SHA-256")]
    [InlineData("Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512-256, Digest realm=\"r\", nonce=\"m\", algorithm=MD5-sess, qop=\"auth\"",
        "MD5-sess")]
    public async Task The_first_challenge_that_is_known_is_answered(string header, string algorithm)
    {
        using var server = new ScriptedServer(new Answer(401).With("WWW-Authenticate", header), new Answer());
        RecordedRequest[] seen = await SendAsync(server, new DigestAuthorization("u", "p"), "/");
        Assert.Equal(algorithm, Challenge.Parse(seen[1].Header("Authorization")!).Single()["algorithm"]);
    }

    [Fact]
    public async Task Names_are_quoted_hashed_or_encoded_as_the_server_takes_them()
    {
        async Task<string> AnswerAsync(string user, string extra)
        {
            using var server =
                new ScriptedServer(new Answer(401)
                    .With("WWW-Authenticate", "Digest realm=\"a \\\"b\\\"\", nonce=\"n\", qop=\"auth\", algorithm=SHA-256" + extra),
                    new Answer());
            return (await SendAsync(server, new DigestAuthorization(user, "p"), "/x?a=b,c"))[1].Header("Authorization")!;
        }

        Assert.Contains("username=\"J\\\"o\", realm=\"a \\\"b\\\"\"", await AnswerAsync("J\"o", ""), StringComparison.Ordinal);
        Assert.Contains("uri=\"/x?a=b,c\"", await AnswerAsync("J", ""), StringComparison.Ordinal);
        Assert.Contains("username*=UTF-8''J%C3%A4s%C3%B8n%20Doe,", await AnswerAsync("Jäsøn Doe", ", charset=UTF-8"),
            StringComparison.Ordinal);
        string hashed = await AnswerAsync("u", ", userhash=true");
        Assert.Contains($"username=\"{Hash.Sha256Hex("u:a \"b\"")}\"", hashed, StringComparison.Ordinal);
        Assert.Contains("userhash=true", hashed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_oldest_form_has_no_count_and_the_body_is_covered_when_the_server_wants_it()
    {
        using var old = new ScriptedServer(new Answer(401).With("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\""), new Answer());
        Challenge answer = Challenge.Parse((await SendAsync(old, new DigestAuthorization("u", "p"), "/"))[1].Header("Authorization")!)
            .Single();
        var md5 = DigestAlgorithm.Find(null)!;
        Assert.Equal(md5.Of(md5.Of("u", "r", "p"), "n", md5.Of("PUT", "/")), answer["response"]);
        Assert.Null(answer["qop"]);

        using var whole =
            new ScriptedServer(new Answer(401).With("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\", algorithm=SHA"),
                new Answer());
        answer = Challenge.Parse((await SendAsync(whole, new DigestAuthorization("u", "p", () => "c"), "/"))[1].Header("Authorization")!)
            .Single();
        var sha = DigestAlgorithm.Find("SHA")!;
        Assert.Equal(sha.Of(sha.Of("u", "r", "p"), "n", "00000001", "c", "auth-int", sha.Of("PUT", "/", sha.Of("body"))),
            answer["response"]);
    }

    private static async Task<RecordedRequest[]> SendAsync(ScriptedServer server, DigestAuthorization digest, string target)
    {
        string[] sides = target.Split('?');
        // The published examples are GETs; where the body counts it is PUT.
        bool isExample = target.EndsWith(".html", StringComparison.Ordinal);
        var request =
            new WireRequest(isExample ? "GET" : "PUT", Origin.Parse(server.Url),
                sides[0]) { Body = isExample ? RequestBody.Empty : BytesBody.FromText("body"),
                Query = QueryString.Parse(sides.Length == 2 ? sides[1] : "") };
        using WireResponse response = await new HttpTransport(TransportSettings.Default, RetryPolicy.None)
            .SendAsync(request, digest, CancellationToken.None);
        return server.Requests;
    }
}
