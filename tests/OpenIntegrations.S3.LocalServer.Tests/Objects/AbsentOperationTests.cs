using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Objects;

public sealed class AbsentOperationTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData("/bkt/k?select&select-type=2", "POST")]
    [InlineData("/bkt/k?torrent", "GET")]
    [InlineData("/bkt/k?renameObject", "PUT")]
    [InlineData("/bkt?session", "GET")]
    [InlineData("/bkt?metadataConfiguration", "DELETE")]
    [InlineData("/bkt?metadataAnnotationTable", "PUT")]
    [InlineData("/bkt?metadataTable", "GET")]
    public async Task What_is_not_done_says_so(string target, string method) =>
        Assert.Equal("501 NotImplemented", (await Client.Send(method, target, null)).Code);

    [Theory]
    [InlineData("x-amz-if-match-size", "1")]
    [InlineData("x-amz-if-match-last-modified-time", "Wed, 21 Oct 2015 07:28:00 GMT")]
    public async Task A_condition_that_is_not_looked_at_deletes_nothing(string header, string value)
    {
        await Client.Put("/bkt/conditional", "x");
        Assert.Equal("501 NotImplemented", (await Client.Delete("/bkt/conditional", (header, value))).Code);
        Assert.Equal("x", (await Client.Get("/bkt/conditional")).Text);
    }

    [Theory]
    [InlineData("DELETE", "/")]
    [InlineData("POST", "/bkt/k")]
    [InlineData("POST", "/bkt?tagging")]
    [InlineData("PATCH", "/bkt/k")]
    [InlineData("BREW", "/bkt/k")]
    public async Task Methods_that_nothing_knows(string method, string target) =>
        Assert.Equal("405 MethodNotAllowed", (await Client.Send(method, target, null)).Code);
}
