using System;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests;

public sealed class LocalServerTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "s3-tests-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("127.0.0.1", "http://127.0.0.1:")]
    [InlineData("127.0.0.2", "http://127.0.0.2:")]
    [InlineData("localhost", "http://127.0.0.1:")]
    [InlineData("::1", "http://[::1]:")]
    public async Task It_listens_on_loopback(string address, string url)
    {
        if (address == "::1" && !Socket.OSSupportsIPv6) Assert.Skip("This machine has no IPv6.");
        using var server = LocalServer.Start(new LocalServerOptions { Folder = _folder, Address = address });
        Assert.StartsWith(url, server.Url, StringComparison.Ordinal);
        Assert.EndsWith(":" + server.Port, server.Url, StringComparison.Ordinal);
        var client =
            new TestClient(server.Url, new Credentials(LocalServerOptions.DefaultAccessKey, LocalServerOptions.DefaultSecretKey),
                "us-east-1");
        Assert.Equal("200", (await client.Put("/bucket")).Code);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.168.1.1")]
    [InlineData("::")]
    [InlineData("example.org")]
    [InlineData("")]
    public void It_listens_nowhere_else(string address)
    {
        var error =
            Assert.Throws<ArgumentException>(() => LocalServer.Start(new LocalServerOptions { Folder = _folder, Address = address }));
        Assert.StartsWith($"'{address}' is not a loopback address.", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public void It_needs_a_folder() => Assert.Throws<ArgumentException>(() => LocalServer.Start(new LocalServerOptions()));

    [Fact]
    public void A_folder_has_one_server()
    {
        using (LocalServer.Start(new LocalServerOptions { Folder = _folder }))
            Assert.Throws<IOException>(() => LocalServer.Start(new LocalServerOptions { Folder = _folder }));
        using var next = LocalServer.Start(new LocalServerOptions { Folder = _folder });
        Assert.NotEqual(0, next.Port);
    }

    [Fact]
    public void A_port_has_one_server_and_a_failed_start_lets_go_of_the_folder()
    {
        using var first = LocalServer.Start(new LocalServerOptions { Folder = _folder });
        string other = _folder + "-2";
        Assert.Throws<SocketException>(() => LocalServer.Start(new LocalServerOptions { Folder = other, Port = first.Port }));
        LocalServer.Start(new LocalServerOptions { Folder = other }).Dispose();
        Directory.Delete(other, recursive: true);
    }

    [Fact]
    public async Task A_stop_lets_requests_end()
    {
        using var server = new TestServer();
        await server.Client.Put("/bkt");
        using var raw = new RawClient(server);
        using var idle = new RawClient(server);
        raw.Send(raw.SignedHead("PUT", "/bkt/slow", ("Content-Length", "10"), ("Expect", "100-continue")));
        Assert.StartsWith("HTTP/1.1 100 ", raw.Receive().Head, StringComparison.Ordinal);
        raw.Send("01234");
        var stopping = server.StopAsync();
        Assert.True(idle.IsClosed());
        raw.Send("56789");
        Assert.StartsWith("HTTP/1.1 200 ", raw.Receive().Head, StringComparison.Ordinal);
        await stopping;
        server.Restart();
        Assert.Equal("0123456789", (await server.Client.Get("/bkt/slow")).Text);
    }

    [Fact]
    public async Task An_end_does_not_wait()
    {
        var server = new TestServer();
        await server.Client.Put("/bkt");
        using var raw = new RawClient(server);
        raw.Send(raw.SignedHead("PUT", "/bkt/slow", ("Content-Length", "10"), ("Expect", "100-continue")));
        Assert.StartsWith("HTTP/1.1 100 ", raw.Receive().Head, StringComparison.Ordinal);
        raw.Send("01234");
        server.Dispose();
        Assert.True(raw.IsClosed());
        server.Dispose();
    }

    [Fact]
    public async Task Requests_are_logged()
    {
        using var server = new TestServer();
        await server.Client.Put("/bkt");
        await server.Client.Get("/bkt/a%20b?versionId=null");
        await server.LoggedAsync(e => e.Method == "GET");
        Assert.Equal(["PUT /bkt 200", "GET /bkt/a%20b?versionId=null 404"], server.Log.Select(e => $"{e.Method} {e.Target} {e.Status}"));
        Assert.Matches("^PUT /bkt 200 [0-9.]+ ms$", server.Log.First().ToString());
    }

    [Fact]
    public async Task Several_hundred_connections_are_served()
    {
        using var server = new TestServer();
        await server.Client.Put("/bkt");
        var clients = Enumerable.Range(0, 300).Select(_ => new RawClient(server)).ToArray();
        foreach (RawClient client in clients) client.Send(client.SignedHead("GET", "/bkt"));
        foreach (RawClient client in clients) Assert.StartsWith("HTTP/1.1 200 ", client.Receive().Head, StringComparison.Ordinal);
        foreach (RawClient client in clients) client.Dispose();
    }
}
