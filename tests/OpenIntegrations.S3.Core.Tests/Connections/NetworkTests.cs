using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Connections;

/// <summary>TLS, proxies, timeouts and the rest of the way to a store, as the settings of a connection have them.</summary>
public sealed class NetworkTests : IDisposable
{
    private readonly TestWorld _world = new();
    private readonly TestCertificates _certificates = new();

    public void Dispose()
    {
        _certificates.Dispose();
        _world.Dispose();
    }

    [Fact]
    public async Task An_authority_of_ones_own_is_trusted_and_no_other()
    {
        using ScriptedServer server = Secure("localhost");
        using var others = new TestCertificates();
        await SendAsync(server.Url, ("CaFile", _certificates.WriteAuthority(_world.Home)));
        Assert.Matches("PartialChain|UntrustedRoot", await RefusalAsync(server.Url, ("CaFile", null)));
        Assert.Matches("PartialChain|UntrustedRoot|NotSignatureValid",
            await RefusalAsync(server.Url,
                ("CaFile", others.WriteAuthority(Directory.CreateDirectory(Path.Combine(_world.Home, "others")).FullName))));
        await SendAsync(server.Url, ("SkipCertificateCheck", true));
    }

    [Fact]
    public async Task An_authority_vouches_for_its_names_only()
    {
        using ScriptedServer server = Secure("other.example.org");
        string url = server.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        Assert.Contains("NameMismatch", await RefusalAsync(url, ("CaFile", _certificates.WriteAuthority(_world.Home))),
            StringComparison.Ordinal);
    }

    [Theory, InlineData("client.pfx"), InlineData("client.pem")]
    public async Task A_file_that_is_no_clients_certificate_is_named(string name)
    {
        using var server = new ScriptedServer(AnyStore.Answer) { Certificate = _certificates.Issue("localhost") };
        string file = _world.Write(name, "no certificate");
        Exception? error = await Record.ExceptionAsync(() => SendAsync(server.Url, ("ClientCertificateFile", file)));
        Assert.IsType<InvalidDataException>(error);
        Assert.StartsWith($"'{file}' gives no client certificate", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pfx", "hush")]
    [InlineData("pem", null)]
    [InlineData("pem", "hush")]
    [InlineData("one pem", null)]
    public async Task A_certificate_proves_the_client(string form, string? password)
    {
        using ScriptedServer server =
            new(AnyStore.Answer) { Certificate = _certificates.Issue("localhost"), WantsClientCertificate = true };
        using X509Certificate2 client = _certificates.Issue();
        string key = password is null
            ? client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()
            : client.GetECDsaPrivateKey()!.ExportEncryptedPkcs8PrivateKeyPem(password,
                new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        string file = Path.Combine(_world.Home, form == "pfx" ? "client.pfx" : "client.pem");
        if (form == "pfx") await File.WriteAllBytesAsync(file, client.Export(X509ContentType.Pfx, password));
        else await File.WriteAllTextAsync(file, client.ExportCertificatePem() + (form == "one pem" ? "\n" + key : ""));
        string? keyFile = form == "pem" ? _world.Write("client.key", key) : null;
        await SendAsync(server.Url, ("CaFile", _certificates.WriteAuthority(_world.Home)), ("ClientCertificateFile", file),
            ("ClientKeyFile", keyFile), ("ClientCertificatePassword", password));
        Assert.Equal("CN=client", server.ClientCertificate);
        if (!OperatingSystem.IsWindows()) Assert.Equal(keyFile is null, _world.Warnings.Count > 0);
    }

    [Theory]
    [InlineData("http://store.invalid")]
    [InlineData("https://store.invalid")]
    public async Task A_proxy_is_told_who_one_is_and_the_store_is_not(string url)
    {
        using ScriptedServer proxy = new(request => request switch
        {
            _ when request.Header("Authorization") is not null && request.Method != "CONNECT"
                && url.StartsWith("https", StringComparison.Ordinal) => AnyStore.Answer(request),
            _ when request.Header("Proxy-Authorization") is null => new Answer(407).With("Proxy-Authenticate", "Basic realm=\"x\""),
            { Method: "CONNECT" } => new Answer(),
            _ => AnyStore.Answer(request),
        }) { Certificate = _certificates.Issue("store.invalid"), IsProxy = true };
        string address = proxy.Url.Replace("https://", "http://", StringComparison.Ordinal);
        await SendAsync(url, ("CaFile", _certificates.WriteAuthority(_world.Home)),
            ("Proxy", address.Replace("//", "//us%40er:p%3Aw@", StringComparison.Ordinal)));
        string expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("us@er:p:w"));
        Assert.Contains(proxy.Requests, r => r.Header("Proxy-Authorization") == expected);
        if (url.StartsWith("https", StringComparison.Ordinal)) Assert.Null(proxy.Requests[^1].Header("Proxy-Authorization"));
    }

    [Fact]
    public void A_proxy_keeps_its_users_apart_from_its_address()
    {
        var settings = new ConnectionSettings("test") { ["Proxy"] = "http://me:se%40cret@proxy:3128" };
        Assert.Equal(("http://proxy:3128", "me", "se@cret"),
            (settings.Text("Proxy"), settings.Text("ProxyUser"), settings.Text("ProxyPassword")));
    }

    [Fact]
    public async Task A_server_that_does_not_finish_tls_takes_no_longer_than_the_connect_timeout()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        string url = "https://" + silent.LocalEndpoint;
        Exception error =
            await Assert.ThrowsAnyAsync<Exception>(() =>
                SendAsync(url, ("ConnectTimeout", 0.2), ("FirstByteTimeout", 3600)));
        Assert.True(error is TimeoutException { StackTrace: not null } or HttpRequestException, error.ToString());
        Assert.DoesNotContain("The operation has timed out", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FirstByteTimeout", false)]
    [InlineData("IdleTimeout", true)]
    public async Task A_server_that_stops_is_left(string setting, bool afterHead)
    {
        using ScriptedServer server =
            new(new Answer(200, "<ListAll") { Delay = afterHead ? default : TimeSpan.FromHours(1),
                Headers = [new("Content-Length", "1000")] });
        await Assert.ThrowsAsync<TimeoutException>(() =>
            SendAsync(server.Url, (setting, 0.3), ("ConnectTimeout", 0.2)));
        Assert.Single(server.Requests);
    }

    [Theory, InlineData("<ListAllMyBucketsResult/>"), InlineData("<Error><Code>AccessDenied</Code></Error>")]
    public async Task A_document_that_drips_is_left(string document)
    {
        using ScriptedServer server = new(new Answer(200, document + new string(' ', 100_000)) { Pause = TimeSpan.FromMilliseconds(20) });
        var error = await Assert.ThrowsAsync<EndlessAnswerException>(() =>
            SendAsync(server.Url, ("DocumentTimeout", 0.3), ("MaxAttempts", 5)));
        Assert.Contains("did not come to its end", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task IPv6_is_an_address_like_any_other()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        using ScriptedServer server = new(AnyStore.Answer, IPAddress.IPv6Loopback);
        await SendAsync(server.Url);
        Assert.Equal($"[::1]:{server.Port}", server.Requests[0].Header("Host"));
    }

    [Fact]
    public async Task The_store_is_told_the_user_agent()
    {
        using ScriptedServer server = new(AnyStore.Answer);
        await SendAsync(server.Url, ("UserAgent", "nightly/1.0 (backup)"));
        await SendAsync(server.Url);
        Assert.Equal(["nightly/1.0 (backup)", "OpenIntegrations.S3"],
            server.Requests.Select(r => r.Header("User-Agent")!.Split(" OpenIntegrations")[0]));
    }

    [Fact]
    public async Task Http_2_is_asked_for_and_1_1_is_enough()
    {
        using ScriptedServer server = Secure("localhost");
        await SendAsync(server.Url, ("CaFile", _certificates.WriteAuthority(_world.Home)), ("HttpVersion", "2"));
        Assert.Throws<S3ConfigurationException>(() => Connect("http://h", ("HttpVersion", "3")));
    }

    private ScriptedServer Secure(string name) => new(AnyStore.Answer) { Certificate = _certificates.Issue(name) };

    private S3Connection Connect(string url, params (string Name, object? Value)[] values)
    {
        var settings = new ConnectionSettings("test") { ["Url"] = url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["MaxAttempts"] = 1 };
        foreach (var (name, value) in values) settings[name] = value;
        return _world.Connect(settings);
    }

    private async Task SendAsync(string url, params (string Name, object? Value)[] values) =>
        Assert.Null(
            (await new S3Client(Connect(url, values)).SendAsync(Store.Request(Routes.ListBuckets, ""), CancellationToken.None)).Error);

    private async Task<string> RefusalAsync(string url, params (string Name, object? Value)[] values)
    {
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(url, values));
        return Assert.IsType<AuthenticationException>(error.InnerException, exactMatch: false).Message;
    }
}
