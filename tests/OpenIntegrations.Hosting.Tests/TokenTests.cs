using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Hosting.Actions;
using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.Hosting.Connection;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Hosting.Tests;

public sealed class TokenTests
{
    [Fact]
    public async Task A_login_sends_the_key_and_the_life_that_is_wanted()
    {
        using var world = new World(o => o with { TokenLifetime = TimeSpan.FromMinutes(30), FixIp = true });
        await world.SendAsync(HostingActions.ListPlans);
        RecordedRequest login = world.Provider.Server.Requests[0];
        Assert.Equal("POST /auth.php", login.ToString());
        Assert.Equal(Pairs(("action", "login"), ("key", HostingProvider.ApiKey), ("ttl", "1800"), ("fix_ip", "1")),
            HostingProvider.Fields(login));
        Assert.Equal("Customer", world.Client.Role);
    }

    [Theory]
    [InlineData("""{"result":{"token":"T1","role":"Customer","token_expire":"%"}}""")]
    [InlineData("""{"token":"T1","invapi":"","servers":[]}""")]
    [InlineData("""{"result":"OK","token":"T1"}""")]
    [InlineData("""{"Result":{"Token":"T1","Token_Expire":%.0}}""")]
    [InlineData("""{"result":1,"code":0,"error":null,"token":"T1","token_expire":1}""")]
    public async Task A_login_is_understood_in_every_shape(string body)
    {
        string text =
            body.Replace("%", DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
                StringComparison.Ordinal);
        using var server = new ScriptedServer(HostingProvider.Json(text), HostingProvider.Json("""{"result":"OK"}"""));
        using var client = new HostingClient(new HostingOptions { Url = server.Url, ApiKey = "k" });
        await client.SendAsync(HostingActions.UpdateTrafficInfo.With(), static _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal("T1", HostingProvider.Field(server.Requests[1], "token"));
        Assert.InRange(client.Expires!.Value, DateTimeOffset.UtcNow.AddMinutes(59), DateTimeOffset.UtcNow.AddMinutes(61));
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends()
    {
        using var world = new World();
        await world.SendAsync(HostingActions.ListPlans);
        world.Passed = TimeSpan.FromMinutes(57);
        await world.SendAsync(HostingActions.CreateOrder);
        Assert.Equal(["auth.php login", "list_plans", "create_order"], world.Provider.Arrived);
        world.Passed = TimeSpan.FromMinutes(59);
        await world.SendAsync(HostingActions.CreateOrder);
        Assert.Equal(["auth.php login", "list_plans", "create_order", "auth.php login", "create_order"], world.Provider.Arrived);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_for_what_reads()
    {
        using var world = new World();
        await world.SendAsync(HostingActions.ListPlans);
        world.Provider.EndToken();
        await world.SendAsync(HostingActions.ListPlans);
        Assert.Equal(["auth.php login", "list_plans", "list_plans", "auth.php login", "list_plans"], world.Provider.Arrived);
        world.Provider.Actions["list_plans"] = _ => HostingProvider.Json("""{"error":"Unauthorized"}""", 401);
        var failure = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.ListPlans));
        Assert.Equal(HostingFaultKind.Unauthorized, failure.Kind);
        Assert.Equal(["list_plans", "auth.php login", "list_plans"], world.Provider.Arrived[5..]);
    }

    [Fact]
    public async Task After_a_refusal_an_order_takes_a_new_token_only_when_it_is_given_anew()
    {
        using var world = new World();
        await world.SendAsync(HostingActions.ListPlans);
        world.Provider.EndToken();
        var failure = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.CreateOrder));
        Assert.Equal("create_order: invalid token (code -1). It was not sent again.", failure.Message);
        await world.SendAsync(HostingActions.CreateOrder);
        Assert.Equal(["auth.php login", "list_plans", "create_order", "auth.php login", "create_order"], world.Provider.Arrived);
    }

    [Fact]
    public async Task A_given_token_is_used_and_not_renewed()
    {
        using var world = new World(o => o with { ApiKey = null, Token = "g1ven" });
        var failure = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.ListPlans));
        Assert.Equal(HostingFaultKind.Unauthorized, failure.Kind);
        await world.LogOutAsync();
        Assert.Equal(["list_plans"], world.Provider.Arrived);
        Assert.Equal("g1ven", HostingProvider.Field(world.Provider.Requests[0], "token"));
    }

    [Fact]
    public async Task A_refused_key_is_an_error_and_not_tried_again()
    {
        using var world = new World(o => o with { ApiKey = "wr0ng-key" });
        var failure = await Assert.ThrowsAsync<HostingException>(() => world.SendAsync(HostingActions.ListPlans));
        Assert.Equal("login: Invalid API key.", failure.Message);
        Assert.Equal(HostingFaultKind.Unauthorized, failure.Kind);
        Assert.Equal(["auth.php login"], world.Provider.Arrived);
    }

    [Fact]
    public async Task Parallel_work_logs_in_once()
    {
        using var world = new World();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => world.SendAsync(HostingActions.ListPlans))));
        Assert.Single(world.Provider.Arrived, a => a == "auth.php login");
    }

    [Fact]
    public async Task Logging_out_ends_the_token()
    {
        using var world = new World();
        await world.SendAsync(HostingActions.ListPlans);
        string token = world.Provider.Token;
        await world.LogOutAsync();
        await world.LogOutAsync();
        Assert.Equal(["auth.php login", "list_plans", "auth.php logout"], world.Provider.Arrived);
        Assert.Equal(Pairs(("action", "logout"), ("token", token)), HostingProvider.Fields(world.Provider.Server.Requests[2]));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("http://invapi.hostkey.com/")]
    [InlineData("https://invapi.hostkey.com/")]
    public async Task A_host_that_a_login_names_is_not_followed_from_elsewhere(string host)
    {
        using var world = new World();
        world.Provider.LoginExtra = $",\"invapi\":\"{host}\"";
        await world.SendAsync(HostingActions.ListPlans);
        Assert.Equal(world.Provider.Url, world.Client.Url);
        Assert.Equal(2, world.Provider.Server.Requests.Length);
    }

    [Theory]
    [InlineData("https://api.hostkey.com/", "invapi.hostkey.com", "https://invapi.hostkey.com/")]
    [InlineData("https://api.hostkey.com/", "https://invapi.hostkey.ru", "https://invapi.hostkey.ru/")]
    [InlineData("https://api.hostkey.com/", "https://invapi.hostkey.com/s3.php", "https://invapi.hostkey.com/")]
    [InlineData("https://hostkey.com/", "https://INVAPI.HostKey.com/", "https://invapi.hostkey.com/")]
    [InlineData("https://api.hostkey.com/", "http://invapi.hostkey.com/", null)]
    [InlineData("https://api.hostkey.com/", "invapi.hostkey.com.evil.example", null)]
    [InlineData("https://api.hostkey.com/", "evilhostkey.com", null)]
    [InlineData("https://api.hostkey.com/", "https://hostkey.com@evil.example/", null)]
    [InlineData("https://api.hostkey.com/", "https://evil.example/hostkey.com", null)]
    [InlineData("https://api.hostkey.com/", "https://evil.example?.hostkey.com", null)]
    [InlineData("https://api.hostkey.com/", "https://evil.example#.hostkey.com", null)]
    [InlineData("https://api.hostkey.com/", "https://invapi.hostkey.com:8443/", null)]
    [InlineData("https://api.hostkey.com/", "/s3.php", null)]
    [InlineData("https://api.hostkey.com/", "", null)]
    [InlineData("https://proxy.example/", "invapi.hostkey.com", null)]
    [InlineData("https://proxy.example/", "https://proxy.example/", null)]
    public void Only_the_providers_own_hosts_are_followed(string current, string named, string? expected) =>
        Assert.Equal(expected, ProviderHosts.Follow(current, named));

    [Theory]
    [InlineData("api.hostkey.com", "https://api.hostkey.com/")]
    [InlineData("https://api.hostkey.com/s3.php", "https://api.hostkey.com/")]
    [InlineData("https://proxy.example/inv/api/auth.php", "https://proxy.example/inv/api/")]
    [InlineData("https://proxy.example/inv", "https://proxy.example/inv/")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://localhost/", "http://localhost/")]
    [InlineData("http://api.hostkey.com/", null)]
    [InlineData("https://user@api.hostkey.com/", null)]
    [InlineData("https://api.hostkey.com/?token=1", null)]
    [InlineData("ftp://api.hostkey.com/", null)]
    [InlineData("", null)]
    public void A_base_is_https_or_this_machine(string url, string? expected)
    {
        if (expected is null) Assert.Throws<ArgumentException>(() => ProviderHosts.BaseOf(url));
        else Assert.Equal(expected, ProviderHosts.BaseOf(url));
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(params (string Name, string Value)[] pairs) =>
        pairs.Select(p => new KeyValuePair<string, string>(p.Name, p.Value));
}
