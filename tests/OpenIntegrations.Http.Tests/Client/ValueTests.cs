using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Text.Json;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

/// <summary>What callers pass where a map or a value is due.</summary>
public sealed class ValueTests
{
    private enum Colour
    {
        Grey,
    }

    [Fact]
    public void Objects_of_ones_own_are_maps_of_their_properties()
    {
        Assert.Equal("""{"Name":"A cat","Tags":["grey"],"Owner":{"Id":5},"Colour":"Grey"}""",
            Body(c => c.SetJsonBody(new { Name = "A cat", Tags = new[] { "grey" }, Owner = new Owner(5), Colour = "Grey" })));
        Assert.Equal("""{"o":{"Id":5},"c":"Grey"}""",
            Body(c => c.SetJsonBody(new Dictionary<string, object> { ["o"] = new Owner(5), ["c"] = Colour.Grey })));
        Assert.Equal("Id=5", Body(c => c.SetFormBody(new Owner(5))));
        Assert.Equal("""{"o":{"Id":5}}""", Body(c => c.InitializeJsonBody().InsertBodyField("o", new Owner(5))));
        Assert.Equal("/?Id=5",
            ((WireRequest)HttpRequests.NewRequest().Initialize("h").SetURLParams(new Owner(5)).ProcessRequest("GET", start: false)
                .ReturnRequest()!).PathAndQuery);
    }

    [Fact]
    public void Values_of_the_framework_are_their_text()
    {
        var values =
            new Dictionary<string, object> { ["u"] = new Uri("http://h/x"), ["v"] = new Version(1, 2), ["t"] = TimeSpan.FromSeconds(61),
                ["i"] = System.Net.IPAddress.Loopback, ["c"] = 'x',
                ["d"] = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)) };
        Assert.Equal("""{"u":"http://h/x","v":"1.2","t":"00:01:01","i":"127.0.0.1","c":"x","d":"2024-01-02T01:04:05.000Z"}""",
            Body(c => c.SetJsonBody(values)));
    }

    [Fact]
    public void Json_of_others_is_taken()
    {
        using JsonDocument json = JsonDocument.Parse("""{"a":[1]}""");
        Assert.Equal("""{"a":[1]}""", Body(c => c.SetJsonBody(json)));
        Assert.Equal("""{"a":[1]}""", Body(c => c.SetJsonBody(json.RootElement)));
    }

    [Fact]
    public void What_has_no_text_and_what_contains_itself_are_errors()
    {
        var circle = new Dictionary<string, object>();
        circle["self"] = new List<object> { circle };
        Assert.Contains("does it contain itself?", LogOf(c => c.SetJsonBody(circle)), StringComparison.Ordinal);
        Assert.Contains("does it contain itself?", LogOf(c => c.SetURLParams(circle)), StringComparison.Ordinal);
        var node = new Node();
        node.Self = node;
        Assert.Contains("SetJsonBody: error: ", LogOf(c => c.SetJsonBody(node)), StringComparison.Ordinal);
        Assert.Contains("A System.Random cannot be sent as a value.",
            LogOf(c => c.SetJsonBody(new Dictionary<string, object> { ["r"] = new Random() })), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_sent_in_bodies_and_under_names_that_tell()
    {
        using var text = new SecureString();
        foreach (char c in "s3cr3t") text.AppendChar(c);
        foreach (object secret in new object[] { text, new Secret("s3cr3t") })
        {
            var map = new Dictionary<string, object> { ["a"] = new[] { secret } };
            Assert.Equal("""{"a":["s3cr3t"]}""", Body(c => c.SetJsonBody(map)));
            Assert.Equal("a=s3cr3t", Body(c => c.SetFormBody(map)));
            Assert.Contains("\r\n\r\ns3cr3t\r\n", Body(c => c.StartMultipartBody().AddMultipartFormDataField("a", secret)),
                StringComparison.Ordinal);
            using var server = new ScriptedServer(new Answer());
            FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).AddHeader("X-Api-Key", secret)
                .AddURLParameter("token", secret).ProcessRequest("GET");
            Assert.Equal("s3cr3t", server.Requests[0].Header("X-Api-Key"));
            Assert.Equal("/?token=s3cr3t", server.Requests[0].Target);
            Assert.DoesNotContain("s3cr3t", (string)client.GetLog(true), StringComparison.Ordinal);
            foreach (Func<FluentClient, FluentClient> call in 
                new Func<FluentClient, FluentClient>[] { c => c.AddHeader("X-Plain", secret), c => c.SetHeaders(map),
                    c => c.AddURLParameter("a", new[] { secret }), c => c.SetURLParams(map) })
            {
                Assert.Contains("its name does not tell", LogOf(call), StringComparison.Ordinal);
                Assert.DoesNotContain("s3cr3t", LogOf(call), StringComparison.Ordinal);
            }
        }
    }

    private static string LogOf(Func<FluentClient, FluentClient> call) =>
        (string)call(HttpRequests.NewRequest().Initialize("h")).GetLog(true);

    private static string Body(Func<FluentClient, FluentClient> describe)
    {
        using var server = new ScriptedServer(new Answer());
        FluentClient client = describe(HttpRequests.NewRequest().Initialize(server.Url)).ProcessRequest("POST");
        Assert.True(!client.Error, (string)client.GetLog(true));
        return server.Requests.Single().Text;
    }

    private sealed record Owner(int Id);

    private sealed class Node
    {
        public Node? Self { get; set; }
    }
}
