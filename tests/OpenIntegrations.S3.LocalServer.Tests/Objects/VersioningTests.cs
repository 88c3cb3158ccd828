using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Objects;

public sealed class VersioningTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Fact]
    public async Task Versions_are_kept_marked_and_brought_back()
    {
        string bucket = await fixture.NewVersionedBucket();
        string first = await Version(bucket, "1"), second = await Version(bucket, "2");
        Assert.NotEqual(first, second);
        Assert.Equal("2", (await Client.Get($"/{bucket}/k")).Text);
        Assert.Equal("1", (await Client.Get($"/{bucket}/k?versionId={first}")).Text);

        Reply marked = await Client.Delete($"/{bucket}/k");
        string marker = marked["x-amz-version-id"]!;
        Assert.Equal((204, "true"), (marked.Status, marked["x-amz-delete-marker"]));
        Reply gone = await Client.Get($"/{bucket}/k");
        Assert.Equal(("404 NoSuchKey", "true", marker), (gone.Code, gone["x-amz-delete-marker"], gone["x-amz-version-id"]));
        Reply unreadable = await Client.Get($"/{bucket}/k?versionId={marker}");
        Assert.Equal(("405 MethodNotAllowed", "true", "DELETE"), (unreadable.Code, unreadable["x-amz-delete-marker"], unreadable["Allow"]));
        Assert.Equal(405, (await Client.Head($"/{bucket}/k?versionId={marker}")).Status);
        Assert.Empty((await Client.Get($"/{bucket}")).Values("Key"));
        Assert.Equal([marker, second, first], (await Client.Get($"/{bucket}?versions")).Values("VersionId"));
        Assert.Equal("409 BucketNotEmpty", (await Client.Delete($"/{bucket}")).Code);

        fixture.Server.Restart();
        Reply undone = await Client.Delete($"/{bucket}/k?versionId={marker}");
        Assert.Equal(("true", marker), (undone["x-amz-delete-marker"], undone["x-amz-version-id"]));
        Assert.Equal("2", (await Client.Get($"/{bucket}/k")).Text);
        await Client.Delete($"/{bucket}/k?versionId={second}");
        Assert.Equal("1", (await Client.Get($"/{bucket}/k")).Text);
        await Client.Delete($"/{bucket}/k?versionId={first}");
        Assert.Equal("204", (await Client.Delete($"/{bucket}")).Code);
    }

    [Fact]
    public async Task While_suspended_the_null_version_is_overwritten()
    {
        string bucket = await fixture.NewBucket();
        Assert.Null((await Client.Put($"/{bucket}/k", "before"))["x-amz-version-id"]);
        await fixture.SetVersioning(bucket, "Enabled");
        Assert.Equal("null", (await Client.Head($"/{bucket}/k"))["x-amz-version-id"]);
        string kept = await Version(bucket, "kept");
        await fixture.SetVersioning(bucket, "Suspended");
        Assert.Equal("null", await Version(bucket, "a"));
        Assert.Equal("null", await Version(bucket, "b"));
        Assert.Equal(["null", kept], (await Client.Get($"/{bucket}?versions")).Values("VersionId"));
        Assert.Equal("b", (await Client.Get($"/{bucket}/k?versionId=null")).Text);

        Reply marked = await Client.Delete($"/{bucket}/k");
        Assert.Equal(("true", "null"), (marked["x-amz-delete-marker"], marked["x-amz-version-id"]));
        Assert.Equal(["null", kept], (await Client.Get($"/{bucket}?versions")).Values("VersionId"));
        Assert.Single((await Client.Get($"/{bucket}?versions")).Values("DeleteMarker"));
        fixture.Server.Restart();
        await Client.Delete($"/{bucket}/k?versionId=null");
        Assert.Equal("kept", (await Client.Get($"/{bucket}/k")).Text);
    }

    [Theory]
    [InlineData("nonsense", "400 InvalidArgument")]
    [InlineData("", "400 InvalidArgument")]
    [InlineData("0000000000000001", "404 NoSuchVersion")]
    [InlineData("null", "404 NoSuchVersion")]
    public async Task Versions_that_are_none(string id, string expected)
    {
        string bucket = await fixture.NewVersionedBucket();
        await Version(bucket, "1");
        Assert.Equal(expected, (await Client.Get($"/{bucket}/k?versionId={id}")).Code);
    }

    [Fact]
    public async Task Deleting_what_is_not_there_is_no_error()
    {
        string bucket = await fixture.NewVersionedBucket();
        Assert.Equal("204", (await Client.Delete($"/{bucket}/absent?versionId=0000000000000001")).Code);
        Assert.Equal("204", (await Client.Delete("/bkt/absent")).Code);
        Assert.Equal("true", (await Client.Delete($"/{bucket}/absent"))["x-amz-delete-marker"]);
    }

    [Theory]
    [InlineData("<VersioningConfiguration><Status>Maybe</Status></VersioningConfiguration>")]
    [InlineData("<VersioningConfiguration/>")]
    public async Task Versioning_is_on_or_off(string document) =>
        Assert.Equal("400 MalformedXML", (await Client.Put("/bkt?versioning", document)).Code);

    [Fact]
    public async Task All_versions_are_listed_page_by_page()
    {
        string bucket = await fixture.NewVersionedBucket();
        foreach (string key in new[] { "a", "b/1", "b/2", "c" })
        {
            for (int i = 0; i < 3; i++) await Client.Put($"/{bucket}/{key}", key + i);
        }
        await Client.Delete($"/{bucket}/a");
        string[] all = (await Client.Get($"/{bucket}?versions")).Values("VersionId");
        Assert.Equal(13, all.Length);
        for (int limit = 1; limit < 14; limit++)
        {
            string[] found = [], latest = [];
            string next = "";
            do
            {
                Reply page = await Client.Get($"/{bucket}?versions&max-keys={limit}{next}");
                found = [.. found, .. page.Values("VersionId")];
                latest = [.. latest, .. page.Values("IsLatest").Where(l => l == "true")];
                next = page.Value("IsTruncated") == "true"
                    ? $"&key-marker={page.Value("NextKeyMarker")}&version-id-marker={page.Value("NextVersionIdMarker")}"
                    : "";
            }
            while (next.Length > 0);
            Assert.Equal(all, found);
            Assert.Equal(4, latest.Length);
        }
        Reply rolled = await Client.Get($"/{bucket}?versions&delimiter=/&prefix=");
        Assert.Equal(7, rolled.Values("VersionId").Length);
        Assert.Single(rolled.Values("CommonPrefixes"));
        Assert.Equal(3, (await Client.Get($"/{bucket}?versions&key-marker=b/2")).Values("VersionId").Length);
        Assert.Equal("400 InvalidArgument", (await Client.Get($"/{bucket}?versions&version-id-marker={all[0]}")).Code);
    }

    private async Task<string> Version(string bucket, string body) => (await Client.Put($"/{bucket}/k", body))["x-amz-version-id"]!;
}
