using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client;

/// <summary>Where answers send a request on to: credentials stay within the store's own domain, and users are told the rest.</summary>
public sealed class RedirectTests
{
    private const string Evil = "evil.attacker.test";

    /// <summary>Hosts that look like the store's own, or that two readers might read in two ways.</summary>
    private static readonly string[] s_places =
    [
        $"http://s3.us-east-1.store.example@{Evil}/", $"http://a@s3.us-east-1.store.example:80@{Evil}/",
        $"http://{Evil}\\@s3.us-east-1.store.example/", $"http://s3.us-east-1.store.example\\.{Evil}/",
        $"http://s3.us-east-1.store.example%2e{Evil}/", $"http://S3.US-EAST-1.STORE.EXAMPLE.{Evil}/", $"http://{Evil}.:80/",
        $"http://s3.eu-west-1.amazonaws.com.{Evil}/", $"http:///{Evil}/", $"http:\\\\{Evil}/", $"http://{Evil}:99999/", "http://ｅvil。test/",
        "http://xn--vil-edd.test/", "http://[fe80::1%25eth0]:9000/", "http://[fe80::1%eth0]/", "http://[::ffff:10.0.0.1]/", "http://[::1/",
        "http://0x7f.1/", "http://2130706433:9000/", "http://１２７.0.0.1/",
    ];

    /// <summary>Every form in which an answer can name another place.</summary>
    public static TheoryData<int, string, string, string> Forms
    {
        get
        {
            var forms = new TheoryData<int, string, string, string>();
            foreach (int status in new[] { 301, 302, 303, 307, 308 })
            {
                forms.Add(status, "", "Location", $"http://{Evil}/b1");
                forms.Add(status, "", "Location", $"//{Evil}/b1");
                forms.Add(status, "", "Location", $"https://user:pass@{Evil}/b1");
                foreach (string place in s_places) forms.Add(status, "", "Location", place);
                forms.Add(status, Error("PermanentRedirect", $"<Endpoint>{Evil}</Endpoint>"), "x-none", "");
                forms.Add(status, Error("TemporaryRedirect", $"<Endpoint>b1.{Evil}</Endpoint><Region>{Evil}/x?</Region>"), "x-none", "");
                forms.Add(status, Error("PermanentRedirect", $"<Region>{Evil}/x?</Region>"), "x-none", "");
                forms.Add(status, Error("PermanentRedirect", "<Region>a@b</Region>"), "x-none", "");
                forms.Add(status, "", "x-amz-bucket-region", Evil);
                forms.Add(status, "", "x-amz-bucket-region", "x/y#");
                forms.Add(status, "", "x-amz-bucket-region", "-a");
                forms.Add(status, "", "x-amz-bucket-region", "eu..west");
            }
            forms.Add(400, Error("AuthorizationHeaderMalformed", $"<Region>{Evil}</Region>"), "x-none", "");
            forms.Add(400, Error("BadRequest", ""), "x-amz-bucket-region", $"{Evil}:80");
            forms.Add(409, Error("IllegalLocationConstraintException", "<Region>x y</Region>"), "x-none", "");
            return forms;
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task No_answer_leads_to_another_host(int status, string body, string header, string value)
    {
        var hosts = new ConcurrentBag<string>();
        using var proxy = new ScriptedServer(request =>
        {
            hosts.Add(request.Header("Host")!);
            return hosts.Count == 1 ? new Answer(status, body).With(header, value) : new Answer();
        });
        var client = new S3Client(S3Connection.Create(new ConnectionSettings("t")
        {
            ["Url"] = "http://s3.us-east-1.store.example", ["AccessKey"] = "a", ["SecretKey"] = "s", ["Region"] = "us-east-1",
            ["Proxy"] = proxy.Url, ["MaxAttempts"] = 1,
        }));
        string bucket = "b" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        S3Answer answer = await client.SendAsync(new S3Request("GET") { Bucket = bucket }, CancellationToken.None);
        Assert.NotNull(answer.Error);
        Assert.All(hosts, host => Assert.Equal("s3.us-east-1.store.example", host));
        Assert.Single(hosts);
    }

    [Theory]
    [InlineData("s3.us-east-1.store.example", "eu-x", "s3.eu-x.store.example")]
    [InlineData("us-east-1", "evil", "us-east-1")]
    [InlineData("s3.us-east-1", "test", "s3.us-east-1")]
    [InlineData("us-east-1.co.uk", "evil", "us-east-1.co.uk")]
    [InlineData("s3.us-east-1.test", "evil", "s3.us-east-1.test")]
    [InlineData("s3.us-east-1.test.", "evil", "s3.us-east-1.test.")]
    [InlineData("us-east-1.co.uk.", "evil", "us-east-1.co.uk.")]
    [InlineData("s3.us-east-1.store.example.", "eu-x", "s3.eu-x.store.example.")]
    [InlineData("S3.US-EAST-1.Store.Example", "eu-x", "s3.eu-x.store.example")]
    [InlineData("s3.us-east-1.amazonaws.com.", "eu-west-1", "s3.eu-west-1.amazonaws.com.")]
    [InlineData("10.0.0.1", "99", "10.0.0.1", "10")]
    [InlineData("[fe80::1]", "99", "[fe80::1]", "1")]
    public void A_region_changes_a_host_within_its_domain_only(string host, string region, string expected, string old = "us-east-1")
    {
        S3Connection connection = S3Connection.Create(
            new ConnectionSettings("t") { ["Url"] = "https://" + host, ["AccessKey"] = "a", ["SecretKey"] = "s",
                ["Region"] = old });
        Assert.Equal(expected, RegionMemory.In(connection, region).Endpoint.Origin.Host);
    }

    [Theory]
    [InlineData(301, "Location", "https://127.0.0.1/photos", "", "https://127.0.0.1")]
    [InlineData(308, "Location", "https://store.example:9443/photos?x=1", "", "https://store.example:9443")]
    [InlineData(307, "Location", "https://photos.s3.other.example/", "", "https://s3.other.example")]
    [InlineData(301, "x-none", "", "<Error><Code>PermanentRedirect</Code><Endpoint>s3.other.example</Endpoint></Error>",
        "http://s3.other.example")]
    public async Task The_user_is_told_where_a_redirect_leads(int status, string header, string value, string body, string url)
    {
        using var server = new ScriptedServer(new Answer(status, body).With(header, value));
        S3Answer answer = await Client(server).SendAsync(new S3Request("GET") { Bucket = "photos" }, CancellationToken.None);
        Assert.Equal($"Set the connection's Url to '{url}'.", answer.Error!.Hint);
        Assert.Contains($"It sends on to {url}.", answer.Error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://\u001b[2J/")]
    [InlineData("ftp://x/")]
    [InlineData("http://")]
    public async Task What_is_no_address_is_not_shown_as_one(string location)
    {
        using var server = new ScriptedServer(new Answer(301).With("Location", location));
        S3Answer answer = await Client(server).SendAsync(new S3Request("GET") { Bucket = "photos" }, CancellationToken.None);
        Assert.DoesNotContain("It sends on", answer.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_on_the_same_host_is_said_to_be_one()
    {
        using var server = new ScriptedServer(new Answer(302).With("Location", "/login"));
        S3Answer answer = await Client(server).SendAsync(new S3Request("GET") { Bucket = "photos" }, CancellationToken.None);
        Assert.Contains("may be that of a web page", answer.Error!.Message, StringComparison.Ordinal);
    }

    private static string Error(string code, string more) => $"<Error><Code>{code}</Code>{more}</Error>";

    private static S3Client Client(ScriptedServer server) => new(S3Connection.Create(
        new ConnectionSettings("t") { ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["MaxAttempts"] = 1 }));
}
