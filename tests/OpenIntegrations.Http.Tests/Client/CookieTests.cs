using System.Linq;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

public sealed class CookieTests
{
    [Fact]
    public void What_a_redirect_sets_is_sent_to_where_it_leads()
    {
        using var server =
            new ScriptedServer(new Answer(302).With("Location", "/in").With("Set-Cookie", "sid=a=b; Path=/; HttpOnly")
                .With("Set-Cookie", "when=1; Expires=Wed, 21 Oct 2099 07:28:00 GMT"), new Answer());
        HttpRequests.NewRequest().Initialize(server.Url + "/login").SetFormBody("a=1").ProcessRequest("POST");
        Assert.Null(server.Requests[0].Header("Cookie"));
        Assert.Equal("sid=a=b; when=1", server.Requests[1].Header("Cookie"));
    }

    [Fact]
    public void They_are_kept_until_a_new_beginning()
    {
        using var server =
            new ScriptedServer(new Answer().With("Set-Cookie", "sid=1"), new Answer().With("Set-Cookie", "sid=2"),
                new Answer().With("Set-Cookie", "sid=; Max-Age=0"), new Answer());
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).ProcessRequest("GET").ExecuteRequest().ExecuteRequest()
            .ExecuteRequest();
        Assert.Equal([null, "sid=1", "sid=2", null], server.Requests.Select(r => r.Header("Cookie")));
        client.Initialize(server.Url).ProcessRequest("GET");
        Assert.Null(server.Requests[4].Header("Cookie"));
    }

    [Fact]
    public void They_go_to_their_host_and_path_only()
    {
        using var server =
            new ScriptedServer(new Answer().With("Set-Cookie", "a=1; Path=/in").With("Set-Cookie", "b=2; Domain=example.org")
                .With("Set-Cookie", "c=3; Secure"), new Answer());
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url + "/in").ProcessRequest("GET");
        foreach (string url in new[] { server.Url + "/in/side", server.Url + "/",
            server.Url.Replace("127.0.0.1", "localhost", System.StringComparison.Ordinal) + "/in" }) client.SetURL(url)
                .ProcessRequest("GET");
        Assert.Equal(["a=1", null, null], server.Requests.Skip(1).Select(r => r.Header("Cookie")));
    }

    [Fact]
    public void They_are_their_hosts_whatever_the_port()
    {
        using var first = new ScriptedServer(new Answer().With("Set-Cookie", "sid=1"));
        using var second = new ScriptedServer(new Answer());
        HttpRequests.NewRequest().Initialize(first.Url).ProcessRequest("GET").SetURL(second.Url).ProcessRequest("GET");
        Assert.Equal("sid=1", second.Requests[0].Header("Cookie"));
    }

    [Fact]
    public void They_stand_behind_those_of_ones_own_and_not_in_the_log()
    {
        using var server =
            new ScriptedServer(new Answer().With("Set-Cookie", "sid=s3cr3t").With("Set-Cookie", "; no cookie"), new Answer());
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).AddHeader("Cookie", "mine=1").ProcessRequest("GET")
            .ExecuteRequest();
        Assert.False(client.Error);
        Assert.Equal("mine=1; sid=s3cr3t", server.Requests[1].Header("Cookie"));
        Assert.DoesNotContain("s3cr3t", (string)client.GetLog(true), System.StringComparison.Ordinal);
        Assert.Equal("mine=1", ((WireRequest)client.ReturnRequest()!).Headers["Cookie"]);
    }
}
