using System;
using System.Diagnostics;
using System.Linq;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

public sealed class RetryTests
{
    [Fact]
    public void Nothing_is_tried_again_unless_it_is_asked_for()
    {
        using var server = new ScriptedServer(new Answer(503));
        Assert.Equal(503, HttpRequests.NewRequest().Initialize(server.Url).ProcessRequest("GET").Response!.Status);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void A_busy_server_is_asked_again_after_a_while(int status)
    {
        using var server = new ScriptedServer(new Answer(status), new Answer(status), new Answer(200, "done"));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).SetStringBody("body").MaxAttempts(2).ProcessRequest("POST");
        Assert.Equal("done", client.ReturnResponseAsString());
        Assert.Equal(3, server.Requests.Length);
        Assert.All(server.Requests, r => Assert.Equal("body", r.Text));
    }

    [Fact]
    public void Attempts_end_with_the_last_answer()
    {
        using var server = new ScriptedServer(new Answer(500));
        Assert.Equal(500, HttpRequests.NewRequest().Initialize(server.Url).MaxAttempts(1).ProcessRequest("GET").Response!.Status);
        Assert.Equal(2, server.Requests.Length);
    }

    [Fact]
    public void The_server_may_say_how_long_to_wait()
    {
        using var server = new ScriptedServer(new Answer(503).With("Retry-After", "1"), new Answer());
        var time = Stopwatch.StartNew();
        HttpRequests.NewRequest().Initialize(server.Url).MaxAttempts(1).ProcessRequest("GET");
        Assert.True(time.Elapsed.TotalSeconds > 0.95);
        Assert.Equal(2, server.Requests.Length);
    }

    [Fact]
    public void A_body_that_breaks_off_is_got_again()
    {
        using var server = new ScriptedServer(new Answer(200, "0123456789") { BreakAfter = 3 }, new Answer(200, "0123456789"));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).MaxAttempts(1).ProcessRequest("GET");
        Assert.Equal("0123456789", client.ReturnResponseAsString());
        Assert.Contains("the body broke off", (string)client.GetLog(true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_breaks_off_for_good_is_an_error_and_not_a_short_body()
    {
        using var server = new ScriptedServer(new Answer(200, "0123456789") { BreakAfter = 3 });
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).ProcessRequest("GET");
        Assert.True(client.Error);
        Assert.Null(client.Response);
    }

    [Fact]
    public void A_server_that_is_not_there_is_tried_as_often_as_asked()
    {
        FluentClient client = HttpRequests.NewRequest().Initialize("http://127.0.0.1:1").MaxAttempts(2).ProcessRequest("GET");
        Assert.True(client.Error);
        Assert.Equal(3, ((string[])client.GetLog()).Count(l => l.StartsWith("ExecuteRequest: GET ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Silence_ends_at_the_timeout()
    {
        using var server = new ScriptedServer(new Answer { Delay = TimeSpan.FromHours(1) });
        var time = Stopwatch.StartNew();
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).SetTimeout(0.3).SetTimeout(0).SetTimeout(-1)
            .ProcessRequest("GET");
        Assert.True(time.Elapsed.TotalSeconds > 0.2);
        Assert.IsType<TimeoutException>(client.Failure);
        Assert.Contains("The server did not answer within 0.3 s.", (string)client.GetLog(true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_stops_ends_at_the_timeout()
    {
        using var server = new ScriptedServer(new Answer(200, "0123").With("Content-Length", "10"));
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).SetTimeout(0.3).ProcessRequest("GET");
        Assert.IsType<TimeoutException>(client.Failure);
    }

    [Fact]
    public void Requests_go_through_the_proxy()
    {
        using var proxy =
            new ScriptedServer(r =>
                r.Header("Proxy-Authorization") is null
                    ? new Answer(407).With("Proxy-Authenticate", "Basic realm=\"p\"")
                    : new Answer(200, "by proxy"));
        FluentClient client = HttpRequests.NewRequest().Initialize("http://nowhere.example/x").SetProxy(new HttpProxy(proxy.Url, "u", "p"))
            .ProcessRequest("GET");
        Assert.Equal("by proxy", client.ReturnResponseAsString());
        Assert.Equal("http://nowhere.example/x", proxy.Requests[^1].Target);
        Assert.Equal("Basic " + Convert.ToBase64String("u:p"u8), proxy.Requests[^1].Header("Proxy-Authorization"));
    }

    [Fact]
    public void A_proxy_is_named_in_several_ways()
    {
        using var proxy = new ScriptedServer(new Answer(200, "by proxy"));
        foreach (object settings in new object[] { proxy.Url, proxy.Url[7..], JsonTree.Read($$"""{"url":"{{proxy.Url}}"}""")!,
            JsonTree.Read($$"""{"Protocol":"http","Host":"127.0.0.1","Port":{{proxy.Port}},"User":"","Password":""}""")! })
            Assert.Equal("by proxy",
                HttpRequests.NewRequest().Initialize("http://nowhere.example/x").SetProxy(settings).ProcessRequest("GET")
                    .ReturnResponseAsString());
        using var direct = new ScriptedServer(new Answer(200, "direct"));
        Assert.Equal("direct",
            HttpRequests.NewRequest().Initialize(direct.Url).SetProxy(proxy.Url).SetProxy("").ProcessRequest("GET")
                .ReturnResponseAsString());
        Assert.Equal("direct",
            HttpRequests.NewRequest().Initialize(direct.Url).SetProxy(proxy.Url).SetProxy(null).ProcessRequest("GET")
                .ReturnResponseAsString());
    }

    [Theory]
    [InlineData(12, "is no proxy")]
    [InlineData("http://u:p@h", "without a user in it")]
    public void What_is_no_proxy_is_an_error(object settings, string message) =>
        Assert.Contains(message, (string)HttpRequests.NewRequest().Initialize("x").SetProxy(settings).GetLog(true),
            StringComparison.Ordinal);
}
