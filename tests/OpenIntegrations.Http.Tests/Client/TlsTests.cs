using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography.X509Certificates;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Http.Tests.Client;

public sealed class TlsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("http-client-").FullName;
    private readonly TestCertificates _certificates = new();

    public void Dispose()
    {
        _certificates.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_server_that_nobody_vouches_for_is_an_error_with_a_way_out()
    {
        using var server = new ScriptedServer(new Answer()) { Certificate = _certificates.Issue() };
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).ProcessRequest("GET");
        Assert.Contains("certificate", (string)client.GetLog(true), StringComparison.Ordinal);
        Assert.EndsWith("Name an authority of your own with SetTLS.", (string)client.GetLog(true), StringComparison.Ordinal);
        Assert.DoesNotContain("see inner", (string)client.GetLog(true), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void An_authority_of_ones_own_is_trusted_until_it_is_taken_back()
    {
        using var server = new ScriptedServer(new Answer(200, "data")) { Certificate = _certificates.Issue() };
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).SetTLS($$"""{"CaFile":"{{Authority()}}"}""")
            .SetBinaryBody(server.Url + "/data").ProcessRequest("POST");
        Assert.Equal(200, client.Response!.Status);
        Assert.Equal("data", server.Requests[1].Text);
        Assert.True(client.SetTLS(null).ProcessRequest("GET").Error);
    }

    [Fact]
    public void Any_server_is_trusted_on_request_and_the_log_says_so()
    {
        using var server = new ScriptedServer(new Answer()) { Certificate = _certificates.Issue() };
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url)
            .SetTLS(new Dictionary<string, object> { ["skipcertificatecheck"] = true }).ProcessRequest("GET");
        Assert.False(client.Error);
        Assert.Contains("SetTLS: skipcertificatecheck", (string[])client.GetLog());
    }

    [Fact]
    public void A_certificate_of_the_client_is_shown()
    {
        string path = Path.Combine(_folder, "me.pfx");
        using (X509Certificate2 mine = _certificates.Issue("me")) File.WriteAllBytes(path, mine.Export(X509ContentType.Pkcs12, "s3cr3t"));
        using var server = new ScriptedServer(new Answer()) { Certificate = _certificates.Issue(), WantsClientCertificate = true };
        var settings =
            new Dictionary<string, object> { ["CaFile"] = Authority(), ["ClientCertificateFile"] = path,
                ["ClientCertificatePassword"] = new Secret("s3cr3t") };
        FluentClient client = HttpRequests.NewRequest().Initialize(server.Url).SetTLS(settings).ProcessRequest("GET");
        Assert.True(!client.Error, (string)client.GetLog(true));
        Assert.Equal("CN=me", server.ClientCertificate);
        Assert.DoesNotContain("s3cr3t", (string)client.GetLog(true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Ca":"x"}""", "'Ca' is no TLS setting. There are CaFile,")]
    [InlineData("""{"SkipCertificateCheck":"maybe"}""", "'maybe' is no boolean")]
    [InlineData("""{"CaFile":"nowhere.pem"}""", "nowhere.pem")]
    [InlineData("[1]", "are no map")]
    public void What_is_no_setting_is_an_error(string settings, string message) =>
        Assert.Contains(message,
            (string)HttpRequests.NewRequest().Initialize("https://127.0.0.1:1").SetTLS(settings).ProcessRequest("GET").GetLog(true),
            StringComparison.Ordinal);

    private string Authority()
    {
        string path = Path.Combine(_folder, "authority.pem");
        File.WriteAllText(path, _certificates.AuthorityPem);
        return path;
    }
}
