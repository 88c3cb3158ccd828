using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Oidc;

namespace OpenIntegrations.S3.Core.Tests.Oidc;

public sealed class LoopbackListenerTests : IDisposable
{
    private readonly LoopbackListener _listener = LoopbackListener.TryStart(LoopbackAddress.Parse("http://127.0.0.1:0/back"))!;

    public void Dispose() => _listener.Dispose();

    private string Host => _listener.Address.HostHeader;

    [Theory]
    [InlineData("GET /favicon.ico HTTP/1.1", null, "404")]
    [InlineData("POST /back?code=c&state=s HTTP/1.1", null, "400")]
    [InlineData("GET /back?code=c&state=S HTTP/1.1", null, "400")]
    [InlineData("GET /back?code=c HTTP/1.1", null, "400")]
    [InlineData("GET /back?state=s HTTP/1.1", null, "400")]
    [InlineData("GET /back HTTP/1.1", null, "400")]
    [InlineData("GET /back?code=c&state=s HTTP/1.1", "attacker.example", "404")]
    [InlineData("GET /back/?code=c&state=s HTTP/1.1", null, "404")]
    [InlineData("nonsense", null, "404")]
    public async Task What_is_not_the_answer_is_sent_away_and_the_wait_goes_on(string line, string? host, string status)
    {
        Task<AuthorizationAnswer> wait = _listener.WaitAsync("s", CancellationToken.None);
        Assert.StartsWith($"HTTP/1.1 {status} ", await AskAsync($"{line}\r\nHost: {host ?? Host}\r\n\r\n"), StringComparison.Ordinal);
        Assert.False(wait.IsCompleted);
        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync($"GET /back?code=a%2Bb&state=s HTTP/1.1\r\nHost: {Host}\r\n\r\n"),
            StringComparison.Ordinal);
        Assert.Equal("a+b", (await wait).Code);
    }

    [Fact]
    public async Task Those_who_connect_and_say_nothing_hold_nobody_up()
    {
        Task<AuthorizationAnswer> wait = _listener.WaitAsync("s", CancellationToken.None);
        using var silent = new TcpClient("127.0.0.1", _listener.Address.Port);
        using var slow = new TcpClient("127.0.0.1", _listener.Address.Port);
        await slow.GetStream().WriteAsync("GET /ba"u8.ToArray(), TestContext.Current.CancellationToken);
        await AskAsync($"GET /back?code=c&state=s HTTP/1.1\r\nHost: {Host}\r\n\r\n");
        Assert.Equal("c", (await wait).Code);
    }

    [Fact]
    public async Task A_head_without_end_is_not_read_forever()
    {
        _ = _listener.WaitAsync("s", CancellationToken.None);
        Assert.StartsWith("HTTP/1.1 404 ", await AskAsync("GET /back HTTP/1.1\r\nX: " + new string('x', 16 * 1024)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_repeats_nothing_and_loads_nothing()
    {
        _ = _listener.WaitAsync("s", CancellationToken.None);
        string page =
            await AskAsync($"GET /back?error=%3Cscript%3E&error_description=%3Cscript%3E&state=s HTTP/1.1\r\nHost: {Host}\r\n\r\n");
        Assert.DoesNotContain("script", page, StringComparison.Ordinal);
        Assert.Contains("Content-Security-Policy: default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains("Not signed in", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_is_taken_when_one_of_its_addresses_is()
    {
        Assert.Null(LoopbackListener.TryStart(LoopbackAddress.Parse($"http://localhost:{_listener.Address.Port}/x")));
    }

    [Fact]
    public async Task Nobody_listens_when_the_wait_is_over()
    {
        int port = _listener.Address.Port;
        _listener.Dispose();
        using var client = new TcpClient();
        await Assert.ThrowsAnyAsync<SocketException>(() =>
            client.ConnectAsync("127.0.0.1", port, TestContext.Current.CancellationToken).AsTask());
    }

    [Theory]
    [InlineData("https://localhost:3000/x")]
    [InlineData("http://example.com:3000/x")]
    [InlineData("http://localhost:3000/x?y")]
    [InlineData("nonsense")]
    public void Only_this_machine_is_listened_at(string uri) => Assert.Throws<FormatException>(() => LoopbackAddress.Parse(uri));

    // RFC 7636, appendix B.
    [Fact]
    public void The_challenge_is_the_standards() => Assert.Equal(
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        RandomText.Base64Url(Hash.Sha256(Encoding.ASCII.GetBytes("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))));

    private async Task<string> AskAsync(string request)
    {
        using var client = new TcpClient("127.0.0.1", _listener.Address.Port);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
