using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Objects;

public sealed class ConditionTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData("If-Match", "{etag}", 200)]
    [InlineData("If-Match", "\"other\", {etag}", 200)]
    [InlineData("If-Match", "*", 200)]
    [InlineData("If-Match", "\"other\"", 412)]
    [InlineData("If-None-Match", "\"other\"", 200)]
    [InlineData("If-None-Match", "{etag}", 304)]
    [InlineData("If-None-Match", "*", 304)]
    [InlineData("If-Modified-Since", "{before}", 200)]
    [InlineData("If-Modified-Since", "{then}", 304)]
    [InlineData("If-Modified-Since", "not a date", 200)]
    [InlineData("If-Unmodified-Since", "{then}", 200)]
    [InlineData("If-Unmodified-Since", "{before}", 412)]
    [InlineData("If-Match", "{etag};If-Unmodified-Since={before}", 200)]
    [InlineData("If-None-Match", "{etag};If-Modified-Since={before}", 304)]
    [InlineData("If-None-Match", "\"other\";If-Modified-Since={then}", 200)]
    public async Task Conditions(string header, string value, int status)
    {
        Reply put = await Client.Put("/bkt/conditional", "x");
        string then = (await Client.Head("/bkt/conditional"))["Last-Modified"]!;
        string before = DateTimeOffset.Parse(then, CultureInfo.InvariantCulture).AddSeconds(-1).ToString("R", CultureInfo.InvariantCulture);
        var headers = $"{header}={value}".Split(';').Select(h => h.Split('=', 2))
            .Select(h =>
                (h[0], h[1].Replace("{etag}", put.ETag, StringComparison.Ordinal).Replace("{then}", then, StringComparison.Ordinal)
                    .Replace("{before}", before, StringComparison.Ordinal))).ToArray();
        Reply get = await Client.Get("/bkt/conditional", headers);
        Assert.Equal(status, get.Status);
        Assert.Equal(status, (await Client.Head("/bkt/conditional", headers)).Status);
        if (status == 304) Assert.Equal((put.ETag, 0), (get.ETag, get.Body.Length));
        if (status == 412) Assert.Equal(headers[^1].Item1, get.Value("Condition"));
    }

    [Fact]
    public async Task Writes_have_conditions_too()
    {
        Assert.Equal("404 NoSuchKey", (await Client.Put("/bkt/once", "1", ("If-Match", "*"))).Code);
        Reply first = await Client.Put("/bkt/once", "1", ("If-None-Match", "*"));
        Assert.Equal("412 PreconditionFailed", (await Client.Put("/bkt/once", "2", ("If-None-Match", "*"))).Code);
        Assert.Equal("501 NotImplemented", (await Client.Put("/bkt/once", "2", ("If-None-Match", "\"etag\""))).Code);
        Assert.Equal("412 PreconditionFailed", (await Client.Put("/bkt/once", "2", ("If-Match", "\"other\""))).Code);
        Assert.Equal("200", (await Client.Put("/bkt/once", "2", ("If-Match", first.ETag))).Code);
        Assert.Equal("412 PreconditionFailed", (await Client.Delete("/bkt/once", ("If-Match", first.ETag))).Code);
        Assert.Equal("204", (await Client.Delete("/bkt/once", ("If-Match", "*"))).Code);
        Assert.Equal("412 PreconditionFailed", (await Client.Delete("/bkt/once", ("If-Match", "*"))).Code);
        Assert.Equal("204", (await Client.Delete("/bkt/once")).Code);
    }

    [Fact]
    public async Task Of_many_that_want_to_be_the_first_one_is()
    {
        var replies =
            await Task.WhenAll(Enumerable.Range(0, 16)
                .Select(i => Client.Put("/bkt/race", i.ToString(CultureInfo.InvariantCulture), ("If-None-Match", "*"))));
        Assert.Single(replies, r => r.Status == 200);
        Assert.Equal(15, replies.Count(r => r.Status == 412));
    }
}
