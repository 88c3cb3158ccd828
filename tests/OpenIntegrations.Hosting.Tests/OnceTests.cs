using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.Hosting.Connection;
using OpenIntegrations.Http;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Hosting.Tests;

/// <summary>What spends, changes or destroys is sent once, whatever the network and the provider do. What reads is sent again.</summary>
public sealed class OnceTests
{
    private static readonly Dictionary<string, Answer> s_faults = new()
    {
        ["cut before the answer"] = HostingProvider.Cut,
        ["cut in the headers"] = new() { Raw = "HTTP/1.1 200 OK\r\nContent-Le"u8.ToArray() },
        ["cut in the body"] = HostingProvider.Json("""{"result":"OK"}""") with { BreakAfter = 5 },
        ["no HTTP"] = new() { Raw = "what?\r\n\r\n"u8.ToArray() },
        ["silence"] = HostingProvider.Json("{}") with { Delay = TimeSpan.FromHours(1) },
        ["401"] = HostingProvider.Json("""{"error":"Unauthorized"}""", 401),
        ["an invalid token"] = HostingProvider.Json("""{"result":-1,"error":"token expired"}"""),
        ["429"] = HostingProvider.Json("""{"error":"slow down"}""", 429).With("Retry-After", "0"),
        ["500"] = HostingProvider.Json("""{"error":"oops"}""", 500),
        ["502"] = new(502, "<html>bad gateway</html>"),
        ["503"] = new Answer(503).With("Retry-After", "0"),
        ["504"] = new(504),
        ["307"] = new Answer(307).With("Location", "/s3.php"),
        ["308"] = new Answer(308).With("Location", "https://invapi.hostkey.com/s3.php"),
        ["302"] = new Answer(302).With("Location", "/s3.php"),
        ["a page"] = new(200, "<html>maintenance</html>"),
        ["nothing"] = new(200),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (HostingAction action in HostingActions.All.Where(a => !a.IsRepeatable))
            {
                foreach (string fault in s_faults.Keys) cases.Add(action.Name, fault);
            }
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task It_is_sent_once(string name, string fault)
    {
        // Who would not wait for an action would not wait for a login either: a token is there already.
        bool isSilent = fault == "silence";
        using var world = new World(o => isSilent
            ? o with { Timeout = TimeSpan.FromSeconds(0.5), MaxAttempts = 5, ApiKey = null, Token = new Secret(HostingProvider.FirstToken) }
            : o with { Timeout = TimeSpan.FromHours(1), MaxAttempts = 5 });
        world.Provider.Next(s_faults[fault]);
        var failure = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.Find(name)!));
        await Task.Delay(isSilent ? 200 : 0, TestContext.Current.CancellationToken);
        string[] expected = isSilent ? [name] : ["auth.php login", name];
        Assert.Equal(expected, world.Provider.Arrived);
        Assert.Equal(name, failure.Action);
        bool isOpen = failure.Kind is HostingFaultKind.OutcomeUnknown or HostingFaultKind.Unavailable or HostingFaultKind.Unreadable;
        Assert.Equal(isOpen,
            failure.Message.Contains("Whether it was carried out is not known. It was not sent again", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cut before the answer")]
    [InlineData("cut in the headers")]
    [InlineData("cut in the body")]
    public async Task It_is_sent_once_over_a_connection_that_was_kept_open(string fault)
    {
        using var world = new World(keepsAlive: true);
        world.Provider.Next(s_faults[fault]);
        await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.CreateOrder));
        Assert.Equal(["auth.php login", "create_order"], world.Provider.Arrived);
        Assert.Equal(1, world.Provider.Server.Connections);
    }

    [Theory]
    [InlineData("cut before the answer")]
    [InlineData("cut in the headers")]
    [InlineData("cut in the body")]
    [InlineData("401")]
    [InlineData("an invalid token")]
    [InlineData("429")]
    [InlineData("500")]
    [InlineData("502")]
    [InlineData("503")]
    [InlineData("504")]
    public async Task What_reads_is_sent_again(string fault)
    {
        using var world = new World();
        world.Provider.Next(s_faults[fault]);
        HostingAnswer answer = await world.SendAsync(HostingActions.ListPlans);
        Assert.Equal(2, AnswerItems.List(answer, "plans").Count);
        Assert.Equal(2, world.Provider.Requests.Length);
    }

    [Fact]
    public async Task What_reads_is_given_up_in_the_end()
    {
        using var world = new World();
        world.Provider.Next([.. Enumerable.Repeat(s_faults["429"], 10)]);
        var failure = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.ListPlans));
        Assert.Equal(HostingFaultKind.RateLimited, failure.Kind);
        Assert.Equal("list_plans: HTTP 429. slow down Retry-After: 0.", failure.Message);
        Assert.Equal(3, world.Provider.Requests.Length);
    }

    [Fact]
    public async Task A_connection_that_closes_at_once_is_not_opened_again()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int connections = 0;
        using var stop = new CancellationTokenSource();
        Task closing = Task.Run(async () =>
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                Interlocked.Increment(ref connections);
                client.LingerState = new LingerOption(true, 0);
            }
        }, CancellationToken.None);
        using var client =
            new HostingClient(
                new HostingOptions { Url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/", Token = "t0ken" });
        var failure =
            await Assert.ThrowsAsync<HostingException>(() =>
                client.SendAsync(World.RequestOf(HostingActions.CreateOrder), static _ => { }, TestContext.Current.CancellationToken));
        Assert.Equal(HostingFaultKind.OutcomeUnknown, failure.Kind);
        Assert.Equal(1, connections);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => closing);
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        using var client = new HostingClient(new HostingOptions { Url = "http://127.0.0.1:1/", Token = "t0ken" });
        var failure =
            await Assert.ThrowsAsync<HostingException>(() =>
                client.SendAsync(World.RequestOf(HostingActions.CreateOrder), static _ => { }, TestContext.Current.CancellationToken));
        Assert.EndsWith("Nothing was sent.", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.SendAsync(World.RequestOf(HostingActions.ListPlans), static _ => { }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_connection_that_was_kept_open_is_not_used_again()
    {
        using var world = new World();
        await world.SendAsync(HostingActions.ListPlans);
        await world.SendAsync(HostingActions.CreateOrder);
        Assert.Equal(3, world.Provider.Server.Connections);
        Assert.Equal(3, world.Provider.Server.Requests.Length);
    }
}
