using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Objects;

public sealed class TaggingTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Fact]
    public async Task Tags_come_with_the_upload_change_and_go()
    {
        await Client.Put("/bkt/tagged", "x", ("x-amz-tagging", "a=1&b=two+words&c=%C3%A9"));
        Reply tags = await Client.Get("/bkt/tagged?tagging");
        Assert.Equal(["a", "b", "c"], tags.Values("Key"));
        Assert.Equal(["1", "two words", "é"], tags.Values("Value"));
        Assert.Equal("3", (await Client.Head("/bkt/tagged"))["x-amz-tagging-count"]);
        string etag = (await Client.Head("/bkt/tagged")).ETag;
        Assert.Equal("200", (await Client.Put("/bkt/tagged?tagging", Document(("d", "4")))).Code);
        fixture.Server.Restart();
        Assert.Equal(["d"], (await Client.Get("/bkt/tagged?tagging")).Values("Key"));
        Assert.Equal(etag, (await Client.Head("/bkt/tagged")).ETag);
        Assert.Equal("204", (await Client.Delete("/bkt/tagged?tagging")).Code);
        Assert.Empty((await Client.Get("/bkt/tagged?tagging")).Values("Key"));
        Assert.Equal("x", (await Client.Get("/bkt/tagged")).Text);
    }

    [Fact]
    public async Task Tags_belong_to_a_version()
    {
        string bucket = await fixture.NewVersionedBucket();
        string old = (await Client.Put($"/{bucket}/k", "1"))["x-amz-version-id"]!;
        await Client.Put($"/{bucket}/k", "2");
        Assert.Equal(old, (await Client.Put($"/{bucket}/k?tagging&versionId={old}", Document(("a", "1"))))["x-amz-version-id"]);
        Assert.Empty((await Client.Get($"/{bucket}/k?tagging")).Values("Key"));
        Assert.Equal(["a"], (await Client.Get($"/{bucket}/k?tagging&versionId={old}")).Values("Key"));
        Assert.Equal("2", (await Client.Get($"/{bucket}/k")).Text);
    }

    [Fact]
    public async Task Tags_have_limits()
    {
        await Client.Put("/bkt/limits", "x");
        Assert.Equal("200", await Put(10));
        Assert.Equal("400 BadRequest", await Put(11));
        Assert.Equal("400 InvalidTag", await Put(("a", "1"), ("a", "2")));
        Assert.Equal("400 InvalidTag", await Put(("", "1")));
        Assert.Equal("200", await Put((new string('k', 128), new string('v', 256))));
        Assert.Equal("400 InvalidTag", await Put((new string('k', 129), "")));
        Assert.Equal("400 InvalidTag", await Put(("k", new string('v', 257))));
        Assert.Equal("400 InvalidTag", await Put(("aws:k", "v")));
        Assert.Equal("400 InvalidTag", await Put(("k", "a?b")));
        Assert.Equal("400 InvalidTag", (await Client.Put("/bkt/limits", "x", ("x-amz-tagging", "a=1&a=2"))).Code);
        Assert.Equal("204", (await Client.Put("/bkt?tagging", Document(Many(50)))).Code);
        Assert.Equal("400 InvalidTag", (await Client.Put("/bkt?tagging", Document(Many(51)))).Code);
        Assert.Equal("404 NoSuchKey", (await Client.Put("/bkt/absent?tagging", Document())).Code);
    }

    private Task<string> Put(int count) => Put(Many(count));

    private async Task<string> Put(params (string, string)[] tags) => (await Client.Put("/bkt/limits?tagging", Document(tags))).Code;

    private static (string, string)[] Many(int count) => [.. Enumerable.Range(0, count).Select(i => ($"k{i}", "v"))];

    private static string Document(params (string Key, string Value)[] tags) =>
        "<Tagging xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><TagSet>"
            + string.Concat(tags.Select(t => $"<Tag><Key>{t.Key}</Key><Value>{t.Value}</Value></Tag>")) + "</TagSet></Tagging>";
}
