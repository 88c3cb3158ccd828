using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Objects;

public sealed class DeleteObjectsTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Fact]
    public async Task Many_go_at_once_and_what_is_missing_is_no_error()
    {
        string bucket = await fixture.NewBucket();
        foreach (string key in new[] { "1", "2", "odd%20%26%3C%3E" }) await Client.Put($"/{bucket}/{key}");
        Reply reply =
            await Delete(bucket,
                "<Object><Key>1</Key></Object><Object><Key>2</Key></Object><Object><Key>odd "
                    + "&amp;&lt;&gt;</Key></Object><Object><Key>missing</Key></Object>");
        Assert.Equal(["1", "2", "odd &<>", "missing"], reply.Values("Key"));
        Assert.Empty(reply.Values("Error"));
        Assert.Empty((await Client.Get("/" + bucket)).Values("Key"));
    }

    [Fact]
    public async Task A_quiet_one_tells_of_errors_only()
    {
        await Client.Put("/bkt/1");
        Reply reply =
            await Delete("bkt",
                "<Quiet>true</Quiet><Object><Key>1</Key></Object><Object><Key>2</Key><VersionId>nonsense</VersionId></Object><Object>"
                    + "<Key>3</Key><ETag>\"x\"</ETag></Object>");
        Assert.Empty(reply.Values("Deleted"));
        Assert.Equal(["InvalidArgument", "PreconditionFailed"], reply.Values("Code"));
    }

    [Fact]
    public async Task Versions_and_markers_are_named()
    {
        string bucket = await fixture.NewVersionedBucket();
        string version = (await Client.Put($"/{bucket}/k", "1"))["x-amz-version-id"]!;
        Reply marked = await Delete(bucket, "<Object><Key>k</Key></Object>");
        string marker = marked.Value("DeleteMarkerVersionId");
        Assert.Equal("true", marked.Value("DeleteMarker"));
        Reply gone =
            await Delete(bucket,
                $"<Object><Key>k</Key><VersionId>{version}</VersionId></Object><Object><Key>k</Key>"
                    + $"<VersionId>{marker}</VersionId></Object>");
        Assert.Equal([version, marker], gone.Values("VersionId"));
        Assert.Equal([marker], gone.Values("DeleteMarkerVersionId"));
        Assert.Equal("204", (await Client.Delete($"/{bucket}")).Code);
    }

    [Fact]
    public async Task A_batch_must_be_protected_and_has_a_limit()
    {
        Assert.Equal("400 InvalidRequest", (await Client.Post("/bkt?delete", "<Delete><Object><Key>1</Key></Object></Delete>")).Code);
        Assert.Equal("400 BadDigest",
            (await Client.Post("/bkt?delete", "<Delete><Object><Key>1</Key></Object></Delete>",
                ("Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg=="))).Code);
        Assert.Equal("400 MalformedXML", (await Delete("bkt", "")).Code);
        Assert.Equal("200", (await Delete("bkt", Keys(1000))).Code);
        Assert.Equal("400 MalformedXML", (await Delete("bkt", Keys(1001))).Code);
        Assert.Equal("404 NoSuchBucket", (await Delete("no-such-bucket", Keys(1))).Code);
    }

    [Theory]
    [InlineData("&#x1;")]
    [InlineData("a&#31;b")]
    [InlineData("&#xFFFE;")]
    [InlineData("\u0001")]
    public async Task A_character_that_XML_does_not_have_makes_no_document(string character)
    {
        await Client.Put("/bkt/kept");
        Assert.Equal("400 MalformedXML",
            (await Delete("bkt", $"<Object><Key>kept</Key></Object><Object><Key>{character}</Key></Object>")).Code);
        Assert.Equal("200", (await Client.Get("/bkt/kept")).Code);
    }

    private static string Keys(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $"<Object><Key>{i}</Key></Object>"));

    private Task<Reply> Delete(string bucket, string objects)
    {
        string document = $"<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">{objects}</Delete>";
        return Client.Post($"/{bucket}?delete", document,
            ("Content-MD5", Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(document)))));
    }
}
