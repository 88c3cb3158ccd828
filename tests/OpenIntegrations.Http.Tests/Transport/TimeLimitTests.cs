using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;
using static OpenIntegrations.Http.Tests.Transport.Sending;

namespace OpenIntegrations.Http.Tests.Transport;

/// <summary>Each part of a request has its own time, and an error says which was over.</summary>
public sealed class TimeLimitTests
{
    [Fact]
    public async Task A_request_may_have_less_time_than_others()
    {
        using var server = new ScriptedServer(new Answer { Delay = TimeSpan.FromHours(1) });
        var settings = new TransportSettings { ConnectTimeout = TimeSpan.FromSeconds(0.2) };
        var request = new WireRequest("GET", Origin.Parse(server.Url), "/") { FirstByteTimeout = TimeSpan.FromSeconds(0.2) };
        await Assert.ThrowsAsync<TimeoutException>(() =>
            new HttpTransport(settings, RetryPolicy.None).SendAsync(request, Authorization.None, CancellationToken.None));
    }

    [Fact]
    public async Task No_answer_in_time_says_so()
    {
        using var server = new ScriptedServer(new Answer { Delay = TimeSpan.FromHours(1) });
        var settings = new TransportSettings { ConnectTimeout = TimeSpan.FromSeconds(2), FirstByteTimeout = TimeSpan.FromSeconds(2) };
        var error =
            await Assert.ThrowsAsync<TimeoutException>(() =>
                new HttpTransport(settings, RetryPolicy.None)
                    .SendAsync(Request(server, "GET", "/"), Authorization.None, CancellationToken.None));
        Assert.Equal("The server did not answer within 2 s.", error.Message);
    }

    /// <summary>What the connection has for itself is over when it stands, whether a body goes out or not.</summary>
    [Theory]
    [InlineData("GET", "", false)]
    [InlineData("GET", "", true)]
    [InlineData("HEAD", "", false)]
    [InlineData("OPTIONS", "", false)]
    [InlineData("DELETE", "", false)]
    [InlineData("POST", "", true)]
    [InlineData("PUT", "hello", false)]
    [InlineData("PUT", "hello", true)]
    public async Task An_answer_has_less_time_than_a_connection(string method, string body, bool isUsedBefore)
    {
        using var server = new ScriptedServer(request =>
            request.Path == "/first" ? new Answer() : new Answer { Delay = TimeSpan.FromHours(1) });
        var settings = new TransportSettings { ConnectTimeout = TimeSpan.FromSeconds(15), FirstByteTimeout = TimeSpan.FromSeconds(0.2) };
        var transport = new HttpTransport(settings, RetryPolicy.None);
        var first = new WireRequest("GET", Origin.Parse(server.Url), "/first") { FirstByteTimeout = TimeSpan.FromMinutes(1) };
        if (isUsedBefore) (await transport.SendAsync(first, Authorization.None, CancellationToken.None)).Dispose();
        var request = new WireRequest(method, Origin.Parse(server.Url), "/") { Body = BytesBody.FromText(body) };
        var error = await Assert.ThrowsAsync<TimeoutException>(() =>
            transport.SendAsync(request, Authorization.None, CancellationToken.None));
        Assert.Equal("The server did not answer within 0.2 s.", error.Message);
    }

    [Fact]
    public async Task A_body_that_stops_is_a_timeout()
    {
        using var server = new ScriptedServer(new Answer(200, "0123456789").With("Content-Length", "20"));
        var settings = new TransportSettings { IdleTimeout = TimeSpan.FromSeconds(0.2) };
        using var response = await new HttpTransport(settings, RetryPolicy.None)
            .SendAsync(Request(server, "GET", "/"), Authorization.None, CancellationToken.None);
        var error = await Assert.ThrowsAsync<TimeoutException>(() =>
            response.ReadAllAsync(AnswerLimit.OfContent(100), CancellationToken.None));
        Assert.Equal("The body stopped: no byte arrived within 0.2 s.", error.Message);
    }
}
