using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Authorizations;

/// <summary>Digest and Basic against servers that are not ours.</summary>
public sealed class DigestServerTests : IDisposable
{
    private const string Realm = "a realm";
    private readonly string _folder =
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "http-client-" + Guid.NewGuid().ToString("N"))).FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Apache_takes_md5_with_counts_and_stale_nonces()
    {
        Assert.SkipUnless(Programs.Has("apache2") && Directory.Exists("/usr/lib/apache2/modules"),
            "Apache (apache2) is not installed: Digest was not tried against it.");
        Write("users", $"Zoë:{Realm}:{Hex(MD5.HashData(Encoding.UTF8.GetBytes($"Zoë:{Realm}:pass:word")))}\n");
        Write("hello.txt", "hello");
        using ServerProcess server = await ServerProcess.StartAsync(Programs.Find("apache2")!, Apache);

        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url + "/hello.txt?x=a,b&y=%20")
            .AddDigestAuthorization("Zoë", "pass:word").ProcessRequest("GET");
        Assert.Equal("hello", client.ReturnResponseAsString());
        Assert.Equal(200, client.ExecuteRequest().Response!.Status);
        await Task.Delay(2100);
        Assert.Equal(200, client.ExecuteRequest().Response!.Status);
        Assert.Contains("401", (string)client.GetLog(true), StringComparison.Ordinal);
        Assert.Equal(404, client.SetURL(server.Url + "/a%2Fb/../%C3%A9//").SetStringBody("body").ProcessRequest("POST").Response!.Status);
        Assert.Equal(401,
            HttpRequests.NewRequest().Initialize(server.Url + "/hello.txt").AddDigestAuthorization("Zoë", "wrong")
                .ProcessRequest("GET").Response!.Status);
    }

    [Theory]
    [InlineData("MD5")]
    [InlineData("SHA-256")]
    public async Task Lighttpd_takes_each_algorithm(string algorithm)
    {
        Assert.SkipUnless(Programs.Has("lighttpd"), "lighttpd is not installed: Digest by SHA-256 was not tried against it.");
        byte[] secret = Encoding.UTF8.GetBytes($"user:{Realm}:secret");
        Write("users", $"user:{Realm}:{Hex(algorithm == "MD5" ? MD5.HashData(secret) : SHA256.HashData(secret))}\n");
        Write("hello.txt", "hello");
        using ServerProcess server = await LighttpdAsync("htdigest", "digest", $"\"algorithm\" => \"{algorithm}\",");

        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url + "/hello.txt").AddDigestAuthorization("user", "secret")
            .ProcessRequest("GET");
        Assert.Equal("hello", client.ReturnResponseAsString());
        Assert.Equal("hello", client.ExecuteRequest().ReturnResponseAsString());
        Assert.Equal(401,
            HttpRequests.NewRequest().Initialize(server.Url + "/hello.txt").AddDigestAuthorization("user", "wrong")
                .ProcessRequest("GET").Response!.Status);
    }

    [Fact]
    public async Task Lighttpd_takes_basic()
    {
        Assert.SkipUnless(Programs.Has("lighttpd"), "lighttpd is not installed: Basic was not tried against it.");
        Write("users", "Zoë:pass:wörd\n");
        Write("hello.txt", "hello");
        using ServerProcess server = await LighttpdAsync("plain", "basic", "");
        Assert.Equal("hello",
            HttpRequests.NewRequest().Initialize(server.Url + "/hello.txt").AddBasicAuthorization("Zoë", "pass:wörd").ProcessRequest("GET")
                .ReturnResponseAsString());
        Assert.Equal(401,
            HttpRequests.NewRequest().Initialize(server.Url + "/hello.txt").AddBasicAuthorization("Zoë", "wrong")
                .ProcessRequest("GET").Response!.Status);
    }

    private string[] Apache(int port)
    {
        string modules = "";
        foreach (string module in new[] { "mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_digest",
            "auth_basic" }) modules += $"LoadModule {module}_module /usr/lib/apache2/modules/mod_{module}.so\n";
        Write("httpd.conf", $"""
            ServerRoot "{_folder}"
            ServerName localhost
            Listen 127.0.0.1:{port}
            PidFile "{_folder}/pid"
            ErrorLog "{_folder}/errors"
            DefaultRuntimeDir "{_folder}"
            {(Environment.UserName == "root" ? "User www-data\nGroup www-data" : "")}
            {modules}
            DocumentRoot "{_folder}"
            AllowEncodedSlashes NoDecode
            <Location "/">
                AuthType Digest
                AuthName "{Realm}"
                AuthDigestNonceLifetime 1
                AuthUserFile "{_folder}/users"
                Require valid-user
            </Location>
            """);
        return ["-X", "-f", Path.Combine(_folder, "httpd.conf")];
    }

    private Task<ServerProcess> LighttpdAsync(string backend, string method, string options) =>
        ServerProcess.StartAsync(Programs.Find("lighttpd")!, port => Lighttpd(port, backend, method, options));

    private string[] Lighttpd(int port, string backend, string method, string options)
    {
        Write("lighttpd.conf", $"""
            server.port = {port}
            server.bind = "127.0.0.1"
            server.document-root = "{_folder}"
            server.modules = ( "mod_auth", "mod_authn_file" )
            auth.backend = "{backend}"
            auth.backend.{backend}.userfile = "{_folder}/users"
            auth.require = ( "/" => ( "method" => "{method}", {options} "realm" => "{Realm}", "require" => "valid-user" ) )
            """);
        return ["-D", "-f", Path.Combine(_folder, "lighttpd.conf")];
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
