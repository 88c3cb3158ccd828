using System;
using System.Collections.Generic;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

/// <summary>What the chain writes down, for whom, and what not.</summary>
public sealed class LogTests
{
    [Fact]
    public void Neither_log_nor_request_nor_text_shows_a_secret()
    {
        const string secret = "s3cr3t";
        using var server = new ScriptedServer(new Answer(307).With("Location", "/y?X-Amz-Signature=" + secret), new Answer());
        FluentClient client = HttpRequests.NewRequest()
            .Initialize($"http://u:{secret}@{server.Url[7..]}/x?token={secret}&a=1")
            .SetURLParams(new Dictionary<string, object> { ["client_secret"] = secret }).AddURLParameter("api_key", secret)
                .AddURLParameter("m", new Dictionary<string, object> { ["p"] = secret })
            .AddHeader("X-Api-Key", secret).SetHeaders(new Dictionary<string, object> { ["Cookie"] = secret }).AddHeader("X-Plain", "plain")
            .SetProxy(new HttpProxy("", "u", secret))
            .AddBasicAuthorization("u", secret).AddBearerAuthorization(secret).AddDigestAuthorization("u", secret)
            .AddOAuthV1Authorization("t", secret, "k", secret).AddAWS4Authorization("AK", secret, "r", "s3", secret)
            .SetJsonBody(new Dictionary<string, object> { ["password"] = secret })
            .ProcessRequest("POST");
        Assert.Equal(200, client.Response!.Status);
        Assert.Equal(2, server.Requests.Length);
        string log = (string)client.GetLog(asString: true);
        Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
        Assert.Contains("token=***&a=1", log, StringComparison.Ordinal);
        Assert.Contains("AddHeader: X-Plain: plain", log, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, client.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, new Secret(secret).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, new HttpProxy("http://p", "u", secret).ToString(), StringComparison.Ordinal);
        Assert.False(Assert.IsType<WireRequest>(client.ReturnRequest()).Headers.Contains("Authorization"));
    }

    [Fact]
    public void A_caller_is_told_of_each_line_as_it_is_written()
    {
        var caller = new Listener();
        FluentClient client = new FluentClient(caller).Initialize("http://127.0.0.1:1").ProcessRequest("GET");
        Assert.Equal((string[])client.GetLog(), caller.Lines);
        Assert.EndsWith("Connection refused (127.0.0.1:1)", caller.Lines[^1], StringComparison.Ordinal);
    }

    private sealed class Listener : Caller
    {
        public List<string> Lines { get; } = [];

        public override void Trace(string line) => Lines.Add(line);
    }
}
