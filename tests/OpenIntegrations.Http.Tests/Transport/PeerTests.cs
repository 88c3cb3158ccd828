using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Transport;

/// <summary>Who is at the other end, and in what way it speaks.</summary>
public sealed class PeerTests
{
    private static readonly RetryPolicy s_eager = new(3, static () => 0);

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")]
    [InlineData("HTTP/1.0 400 Bad Request\r\n\r\n")]
    [InlineData("<!DOCTYPE HTML>\n<html lang=\"en\"><head><title>Error response</title></head></html>")]
    [InlineData("<html><body><h1>400 Bad request</h1></body></html>")]
    public async Task Https_on_a_port_of_plain_http_is_told_at_once(string answer)
    {
        using var server = new BluntServer(Encoding.ASCII.GetBytes(answer));
        var error = await Assert.ThrowsAsync<WrongPeerException>(() => Send("https://" + server.Address, new TransportSettings()));
        Assert.Contains("Write http://", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Https_through_a_tunnel_to_plain_http_is_told_at_once()
    {
        using var proxy = new BluntServer("HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray(), "HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        var settings = new TransportSettings { Proxy = "http://" + proxy.Address };
        var error = await Assert.ThrowsAsync<WrongPeerException>(() => Send("https://s3.example", settings));
        Assert.Contains("Write http://", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_http_on_a_port_of_https_is_told_at_once()
    {
        using var server = new BluntServer([0x15, 3, 1, 0, 2, 2, 70]);
        var error = await Assert.ThrowsAsync<WrongPeerException>(() => Send("http://" + server.Address, new TransportSettings()));
        Assert.Contains("Write https://", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_server_that_hangs_up_on_TLS_is_told_of()
    {
        using var server = new BluntServer([]);
        var error = await Assert.ThrowsAnyAsync<HttpRequestException>(() => Send("https://" + server.Address, new TransportSettings()));
        Assert.Contains("Perhaps it speaks plain http", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "begins with 'SSH-2.0-OpenSSH_9.2'")]
    [InlineData("220 mail.example ESMTP\r\n", "begins with '220 mail.example ESMTP'")]
    [InlineData("-ERR unknown command\r\n", "begins with '-ERR unknown command'")]
    [InlineData("\u0001\u0002\u0003\u0004\u0005", "no web server. Check")]
    [InlineData("\u001b]0;evil\u0007", "no web server. Check")]
    public async Task What_is_neither_is_told_at_once(string greeting, string said)
    {
        using var server = new BluntServer(Encoding.ASCII.GetBytes(greeting));
        var error = await Assert.ThrowsAsync<WrongPeerException>(() => Send("https://" + server.Address, new TransportSettings()));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
    }

    /// <summary>RFC 6761: whatever ends in localhost is this machine, whether its resolver knows it or not.</summary>
    [Theory]
    [InlineData("bucket.localhost"), InlineData("bucket.s3.localhost"), InlineData("a.b.LOCALHOST"), InlineData("localhost")]
    public async Task A_name_below_localhost_is_this_machine(string host)
    {
        using var server = new ScriptedServer(new Answer());
        await Send($"http://{host}:{server.Port}", new TransportSettings());
        Assert.Equal($"{host}:{server.Port}", Assert.Single(server.Requests).Header("Host"), ignoreCase: true);
    }

    [Fact]
    public void A_failure_says_what_its_cause_says_and_sends_nobody_to_look()
    {
        var failure = new HttpRequestException("No connection, see inner exception.", new IOException("The cause."));
        Assert.Equal("No connection. The cause.", FailureText.Of(failure));
        Assert.Equal("One: two", FailureText.Of(new InvalidOperationException("One: two", new FormatException("two"))));
    }

    [Theory, InlineData(0), InlineData(1)]
    public async Task A_body_of_the_bytes_that_TLS_begins_with_is_a_body(int at)
    {
        var body = new byte[200_000];
        for (int i = 0; i < body.Length; i++) body[i] = (byte)((i + at) % 2 == 0 ? 0x16 : 3);
        using var server = new ScriptedServer(new Answer());
        await Send(server.Url + "/k", new TransportSettings(), new BytesBody(body));
        Assert.Equal(body, Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task A_proxy_is_told_who_asks_before_it_asks_so_that_no_body_goes_twice()
    {
        using var proxy = new ScriptedServer(r => r.Header("Proxy-Authorization") is null
            ? new Answer(407).With("Proxy-Authenticate", "Basic realm=\"p\"") : new Answer());
        var settings = new TransportSettings { Proxy = proxy.Url, ProxyUser = "ü", ProxyPassword = "p:w" };
        await Send("http://s3.example/b/k", settings, BytesBody.FromText("body"));
        RecordedRequest sent = Assert.Single(proxy.Requests);
        Assert.Equal("http://s3.example/b/k", sent.Target);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ü:p:w")), sent.Header("Proxy-Authorization"));
    }

    [Theory]
    [InlineData("http://s3.example/b")]
    [InlineData("https://s3.example/b")]
    public async Task A_refusal_by_the_proxy_is_called_the_proxys(string url)
    {
        using var proxy = new ScriptedServer(new Answer(407, "who?").With("Proxy-Authenticate", "Basic realm=\"p\"")) { IsProxy = true };
        foreach (var (user, password) in new[] { (null, null), ("u", "hush-hush") })
        {
            var settings = new TransportSettings { Proxy = proxy.Url, ProxyUser = user, ProxyPassword = password };
            var error = await Assert.ThrowsAsync<WrongPeerException>(() => Send(url, settings));
            Assert.Contains("The proxy " + proxy.Url, error.Message, StringComparison.Ordinal);
            Assert.Contains("407", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("hush", error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_that_answers_407_by_itself_is_an_answer()
    {
        using var server = new ScriptedServer(new Answer(407));
        Assert.Equal(407, await Send(server.Url, new TransportSettings { Proxy = "" }));
    }

    [Fact]
    public async Task The_server_never_hears_of_the_proxys_password()
    {
        using var server = new ScriptedServer(new Answer());
        await Send(server.Url, new TransportSettings { Proxy = "", ProxyUser = "u", ProxyPassword = "p" });
        Assert.Null(server.Requests.Single().Header("Proxy-Authorization"));
    }

    [Fact]
    public async Task Certificates_are_read_only_where_TLS_needs_them()
    {
        using var server = new ScriptedServer(new Answer());
        string nowhere = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        TransportSettings[] all = [new() { CaFile = nowhere }, new() { ClientCertificateFile = nowhere }];
        foreach (TransportSettings settings in all)
        {
            Assert.Equal(200, await Send(server.Url, settings));
            await Assert.ThrowsAnyAsync<Exception>(() => Send("https://127.0.0.1:" + server.Port, settings));
        }
    }

    [Theory]
    [InlineData(1, 1024 * 1024)]
    [InlineData(100_000, 1)]
    public async Task Headers_have_a_limit_together(int count, int length)
    {
        string many = string.Concat(Enumerable.Range(0, count).Select(i => $"X-{i}: {new string('x', length)}\r\n"));
        using var server = new ScriptedServer(
            new Answer { Raw = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{many}Content-Length: 0\r\n\r\n") });
        await Assert.ThrowsAsync<AnswerTooLargeException>(() => Send(server.Url, new TransportSettings()));
    }

    private static async Task<int> Send(string url, TransportSettings settings, RequestBody? body = null, Action<string>? log = null)
    {
        Origin origin = Origin.Parse(url);
        string path = url.Length > origin.ToString().Length ? url[origin.ToString().Length..] : "/";
        var request = new WireRequest(body is null ? "GET" : "PUT", origin, path) { Body = body ?? RequestBody.Empty };
        using WireResponse response = await new HttpTransport(settings, s_eager, log: log)
            .SendAsync(request, Authorization.None, CancellationToken.None);
        return response.Status;
    }
}
