using System;
using System.Linq;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

public sealed class RedirectTests
{
    [Theory]
    [InlineData(301, "POST", "GET")]
    [InlineData(302, "POST", "GET")]
    [InlineData(303, "POST", "GET")]
    [InlineData(303, "PUT", "GET")]
    [InlineData(303, "HEAD", "HEAD")]
    [InlineData(300, "POST", "GET")]
    [InlineData(301, "PUT", "PUT")]
    [InlineData(302, "DELETE", "DELETE")]
    [InlineData(307, "POST", "POST")]
    [InlineData(308, "POST", "POST")]
    public void Methods_and_bodies_follow_as_in_browsers(int status, string method, string then)
    {
        using var server = new ScriptedServer(new Answer(status).With("Location", "/next?a=1"), new Answer(200, "there"));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url + "/first").SetStringBody("body").AddHeader("X-Plain", "1")
            .AddBearerAuthorization("t").ProcessRequest(method);
        Assert.Equal(200, client.Response!.Status);
        Assert.Equal(server.Url + "/next?a=1", client.Response.Url);
        Assert.Equal([$"{method} /first", $"{then} /next?a=1"], server.Requests.Select(r => r.ToString()));
        Assert.Equal(method == then ? "body" : "", server.Requests[1].Text);
        Assert.Equal(method == then ? "text/plain; charset=utf-8" : null, server.Requests[1].Header("Content-Type"));
        Assert.Equal("Bearer t", server.Requests[1].Header("Authorization"));
        Assert.Equal("1", server.Requests[1].Header("X-Plain"));
        Assert.Contains($"redirected by {status} to {then} {server.Url}/next?a=1", (string)client.GetLog(true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("AWS4")]
    [InlineData("Header")]
    public void Credentials_do_not_follow_to_another_host_and_do_not_come_back(string kind)
    {
        using var home = new ScriptedServer(r => r.Path == "/" ? new Answer(200, "back") : throw new InvalidOperationException());
        using var other = new ScriptedServer(new Answer(302).With("Location", home.Url + "/"));
        using var first = new ScriptedServer(new Answer(307).With("Location", other.Url + "/x"));
        FluentClient client = HttpRequests.NewRequest().Initialize(first.Url + "/a").SetStringBody("body").AddHeader("Cookie", "c")
            .AddHeader("X-Api-Key", "k").AddHeader("X-Auth-Token", "k").AddHeader("X-Plain", "1").AddHeader("Host", "first.example");
        client = kind switch
        {
            "Basic" => client.AddBasicAuthorization("u", "p"),
            "AWS4" => client.AddAWS4Authorization("a", "s", "r", "s3", "session"),
            _ => client.AddHeader("Authorization", "mine"),
        };
        client.ProcessRequest("POST");
        Assert.Equal("back", client.ReturnResponseAsString());
        Assert.NotNull(first.Requests[0].Header("Authorization"));
        Assert.Equal("first.example", first.Requests[0].Header("Host"));
        foreach (RecordedRequest request in new[] { other.Requests.Single(), home.Requests.Single() })
        {
            Assert.DoesNotContain(request.Headers,
                h => h.Key.ToLowerInvariant() is "authorization" or "cookie" or "x-api-key" or "x-auth-token"
                    || h.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase));
            Assert.Equal("1", request.Header("X-Plain"));
            Assert.StartsWith("127.0.0.1:", request.Header("Host"), StringComparison.Ordinal);
        }
        Assert.Contains("without credentials", (string)client.GetLog(true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_is_made_anew_for_the_next_address()
    {
        using var server = new ScriptedServer(new Answer(307).With("Location", "/b"), new Answer());
        HttpRequests.NewRequest().Initialize(server.Url + "/a").AddAWS4Authorization("a", "s", "r").ProcessRequest("GET");
        Assert.NotEqual(server.Requests[0].Header("Authorization"), server.Requests[1].Header("Authorization"));
    }

    [Theory]
    [InlineData(null, 6)]
    [InlineData(2, 3)]
    [InlineData(0, 1)]
    public void There_is_a_limit_and_the_redirect_behind_it_is_the_answer(int? limit, int requests)
    {
        using var server = new ScriptedServer(new Answer(302, "again").With("Location", "/loop"));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url);
        if (limit is { } value) client.MaxRedirects(value);
        client.ProcessRequest("GET");
        Assert.False(client.Error);
        Assert.Equal(302, client.Response!.Status);
        Assert.Equal(requests, server.Requests.Length);
        Assert.Contains($"not followed: there were {requests - 1} already", (string)client.GetLog(true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(302, null)]
    [InlineData(302, "mailto:a@b")]
    [InlineData(304, "/x")]
    [InlineData(305, "/x")]
    [InlineData(201, "/x")]
    public void What_leads_nowhere_is_the_answer(int status, string? location)
    {
        using var server = new ScriptedServer(location is null ? new Answer(status) : new Answer(status).With("Location", location));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).ProcessRequest("GET");
        Assert.Equal(status, client.Response!.Status);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("https://STORE.Example/b", "store.example")]
    [InlineData("https://store.example:443/b", "store.example")]
    [InlineData("https://user:secret@store.example/b", "store.example")]
    [InlineData("https://ｓtore。example/", null)]
    [InlineData("https://store.example#@evil.test/", "store.example")]
    [InlineData("/@evil.test/", "store.example")]
    [InlineData("https://store.example./", null)]
    [InlineData("https://store.example:444/", null)]
    [InlineData("https://store.example@evil.test/", null)]
    [InlineData("https://a@store.example:443@evil.test/", null)]
    [InlineData("//store.example@evil.test/", null)]
    [InlineData("https://evil.test\\@store.example/", "store.example")]
    [InlineData("https://store.example\\.evil.test/", null)]
    [InlineData("https://store.example%2eevil.test/", null)]
    [InlineData("https://store.example%00.evil.test/", null)]
    [InlineData("https://store.example\t.evil.test/", null)]
    [InlineData("https://ѕtore.example/", null)]
    [InlineData("https://[fe80::1%25eth0]/", null)]
    public void Credentials_go_to_the_same_host_only_however_it_is_written(string location, string? host)
    {
        var request = new WireRequest("GET", Origin.Parse("https://store.example"), "/");
        Redirect? next = Redirect.After(request, 302, location);
        Assert.Equal(host, next?.IsSameOrigin == true ? next.Request.Origin.Host : null);
        if (host is not null) Assert.DoesNotContain("secret", next!.Request.Origin + next.Request.Path, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_from_https_to_http_is_not_taken()
    {
        var request = new WireRequest("GET", Origin.Parse("https://a"), "/");
        Assert.Null(Redirect.After(request, 302, "http://a/x"));
        Assert.NotNull(Redirect.After(request, 302, "https://b/x"));
        Assert.NotNull(Redirect.After(new WireRequest("GET", Origin.Parse("http://a"), "/"), 302, "https://a/x"));
    }

    [Fact]
    public void Another_port_is_another_host()
    {
        var request = new WireRequest("GET", Origin.Parse("https://a:8443"), "/");
        Assert.False(Redirect.After(request, 302, "https://a/x")!.IsSameOrigin);
        Assert.True(Redirect.After(request, 302, "https://A:8443/x")!.IsSameOrigin);
    }

    [Fact]
    public void Negative_limits_are_an_error()
    {
        Assert.True(HttpRequests.NewRequest().Initialize("x").MaxRedirects(-1).Error);
        Assert.True(HttpRequests.NewRequest().Initialize("x").MaxAttempts(-1).Error);
    }
}
