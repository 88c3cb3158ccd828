using System;
using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Logs;

public sealed class AccessLogTests : IDisposable
{
    private readonly TestServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task What_a_bucket_is_asked_becomes_an_object_in_another()
    {
        await _server.Client.Put("/source");
        await _server.Client.Put("/logs");
        Assert.Equal("200", (await _server.Client.Put("/source?logging", Logging("<TargetPrefix>log/</TargetPrefix>"))).Code);
        string host = new Uri(_server.Url).Authority;
        Reply put = await _server.Client.Put("/source/a%20key", "12345");
        await _server.Client.Get("/source/missing", ("User-Agent", "a \"quoted\" [one]"));
        await _server.Client.Bare("GET", "/source/a%20key?X-secret=1");
        _server.Restart();
        string[] lines = await Lines();
        string line = Assert.Single(lines, l => l.Contains("REST.PUT.OBJECT", StringComparison.Ordinal));
        Assert.Contains($" {put["x-amz-request-id"]} REST.PUT.OBJECT a%20key \"PUT /source/a%20key HTTP/1.1\" 200 - - 5 ", line,
            StringComparison.Ordinal);
        Assert.EndsWith(" SigV4 - AuthHeader " + host + " - - -", line, StringComparison.Ordinal);
        Assert.Single(lines, l => l.Contains(" 404 NoSuchKey ", StringComparison.Ordinal)
            && l.Contains("\"a ?quoted? ?one?\"", StringComparison.Ordinal));
        Assert.Single(lines, l => l.Contains(" 403 AccessDenied ", StringComparison.Ordinal)
            && l.Contains(" - - - - " + host, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_comes_by_itself_and_by_days_where_that_is_asked_for()
    {
        await _server.Client.Put("/source");
        await _server.Client.Put("/logs");
        await _server.Client.Put("/source?logging", Logging("<TargetPrefix>p/</TargetPrefix><TargetObjectKeyFormat><PartitionedPrefix>"
            + "<PartitionDateSource>DeliveryTime</PartitionDateSource></PartitionedPrefix></TargetObjectKeyFormat>"));
        await _server.Client.Put("/source/k", "x");
        _server.ClockError = TimeSpan.FromSeconds(6);
        string[] keys;
        while ((keys = (await _server.Client.Get("/logs")).Values("Key")).Length == 0) await Task.Delay(20);
        Assert.Matches(@"^p/000000000000/us-east-1/source/\d{4}/\d\d/\d\d/\d{4}-", keys[0]);
    }

    [Fact]
    public async Task Logs_go_to_ones_own_buckets_only()
    {
        await _server.Of(TestServer.Alice).Put("/alices-logs");
        await _server.Client.Put("/source");
        foreach (string target in new[] { "alices-logs", "not-there" })
            Assert.Equal("400 InvalidTargetBucketForLogging",
                (await _server.Client.Put("/source?logging", Logging("<TargetPrefix/>", target))).Code);
    }

    /// <summary>Of all logs: on a slow machine there are several.</summary>
    private async Task<string[]> Lines()
    {
        string text = "";
        foreach (string key in (await _server.Client.Get("/logs")).Values("Key"))
        {
            Assert.Matches(@"^log/\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d-[0-9A-F]{16}$", key);
            text += (await _server.Client.Get("/logs/" + key)).Text;
        }
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Logging(string more, string target = "logs") =>
        $"<BucketLoggingStatus><LoggingEnabled><TargetBucket>{target}</TargetBucket>{more}</LoggingEnabled></BucketLoggingStatus>";
}
