using System.Threading.Tasks;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Objects;

public sealed class CopyTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Fact]
    public async Task A_copy_has_the_headers_and_tags_of_its_source_or_its_own()
    {
        await Client.Put("/bkt/source", "data", ("Content-Type", "text/a"), ("x-amz-meta-m", "1"), ("x-amz-tagging", "a=1&b=two%20words"),
            ("x-amz-storage-class", "STANDARD_IA"), ("x-amz-checksum-crc32", "rfPzYw=="));
        Reply copy = await Client.Put("/bkt/copied", "", ("x-amz-copy-source", "bkt/source"));
        Assert.Equal("\"8d777f385d3dfec8815d20f7496026dc\"", copy.Value("ETag"));
        Reply head = await Client.Head("/bkt/copied");
        Assert.Equal(("text/a", "1", "2", null),
            (head["Content-Type"], head["x-amz-meta-m"], head["x-amz-tagging-count"], head["x-amz-storage-class"]));

        await Client.Put("/bkt/replaced", "", ("x-amz-copy-source", "bkt/source"), ("x-amz-metadata-directive", "REPLACE"),
            ("x-amz-meta-n", "2"), ("x-amz-tagging-directive", "REPLACE"), ("x-amz-storage-class", "GLACIER_IR"));
        head = await Client.Head("/bkt/replaced");
        Assert.Equal(("binary/octet-stream", null, "2", null, "GLACIER_IR"),
            (head["Content-Type"], head["x-amz-meta-m"], head["x-amz-meta-n"], head["x-amz-tagging-count"], head["x-amz-storage-class"]));
    }

    [Theory]
    [InlineData("x-amz-metadata-directive", "REPLACE", "200")]
    [InlineData("x-amz-storage-class", "STANDARD_IA", "200")]
    [InlineData("x-amz-server-side-encryption", "AES256", "200")]
    [InlineData("x-amz-metadata-directive", "COPY", "400 InvalidRequest")]
    [InlineData("x-amz-metadata-directive", "MOVE", "400 InvalidArgument")]
    public async Task A_copy_onto_itself_must_change_something(string header, string value, string expected)
    {
        await Client.Put("/bkt/self", "data");
        Assert.Equal(expected, (await Client.Put("/bkt/self", "", ("x-amz-copy-source", "/bkt/self"), (header, value))).Code);
        Assert.Equal("data", (await Client.Get("/bkt/self")).Text);
    }

    [Theory]
    [InlineData("bkt/missing", "404 NoSuchKey")]
    [InlineData("no-such-bucket/k", "404 NoSuchBucket")]
    [InlineData("bkt", "400 InvalidArgument")]
    [InlineData("bkt/", "400 InvalidArgument")]
    [InlineData("bkt/%FF", "400 InvalidArgument")]
    [InlineData("bkt/source?versionId=nonsense", "400 InvalidArgument")]
    [InlineData("bkt/source?versionId=0000000000000001", "404 NoSuchVersion")]
    [InlineData("arn:aws:s3:us-east-1:1:accesspoint/a/object/k", "501 NotImplemented")]
    public async Task Sources_that_are_none(string source, string expected)
    {
        await Client.Put("/bkt/source", "data");
        Assert.Equal(expected, (await Client.Put("/bkt/target", "", ("x-amz-copy-source", source))).Code);
    }

    [Theory]
    [InlineData("x-amz-copy-source-if-match", "\"8d777f385d3dfec8815d20f7496026dc\"", "200")]
    [InlineData("x-amz-copy-source-if-match", "\"other\"", "412 PreconditionFailed")]
    [InlineData("x-amz-copy-source-if-none-match", "\"8d777f385d3dfec8815d20f7496026dc\"", "412 PreconditionFailed")]
    [InlineData("x-amz-copy-source-if-none-match", "\"other\"", "200")]
    [InlineData("x-amz-copy-source-if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT", "412 PreconditionFailed")]
    [InlineData("x-amz-copy-source-if-modified-since", "Fri, 01 Jan 2010 00:00:00 GMT", "200")]
    [InlineData("x-amz-copy-source-if-unmodified-since", "Fri, 01 Jan 2010 00:00:00 GMT", "412 PreconditionFailed")]
    [InlineData("x-amz-copy-source-if-unmodified-since", "Fri, 01 Jan 2100 00:00:00 GMT", "200")]
    [InlineData("If-None-Match", "*", "412 PreconditionFailed")]
    public async Task A_copy_has_conditions_on_its_source_and_its_target(string header, string value, string expected)
    {
        await Client.Put("/bkt/source", "data");
        await Client.Put("/bkt/target", "there already");
        Assert.Equal(expected, (await Client.Put("/bkt/target", "", ("x-amz-copy-source", "bkt/source"), (header, value))).Code);
    }

    [Fact]
    public async Task A_plus_in_the_source_is_a_blank()
    {
        await Client.Put("/bkt/one%20two", "blank");
        await Client.Put("/bkt/one%2Btwo", "plus");
        foreach (var (source, text) in new[] { ("one+two", "blank"), ("one%20two", "blank"), ("one%2Btwo", "plus"), ("one%2btwo", "plus") })
        {
            Assert.Equal("200", (await Client.Put("/bkt/target", "", ("x-amz-copy-source", "bkt/" + source))).Code);
            Assert.Equal(text, (await Client.Get("/bkt/target")).Text);
        }
    }

    [Fact]
    public async Task A_copy_can_be_summed_anew()
    {
        await Client.Put("/bkt/source", "hello", ("x-amz-checksum-crc32", "NhCmhg=="));
        Assert.Equal("NhCmhg==", (await Client.Put("/bkt/target", "", ("x-amz-copy-source", "bkt/source"))).Value("ChecksumCRC32"));
        Assert.Equal("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
            (await Client.Put("/bkt/target", "", ("x-amz-copy-source", "bkt/source"), ("x-amz-checksum-algorithm", "SHA256")))
                .Value("ChecksumSHA256"));
    }

    [Fact]
    public async Task A_copy_between_buckets_and_of_a_version()
    {
        string bucket = await fixture.NewVersionedBucket();
        string old = (await Client.Put($"/{bucket}/k", "old"))["x-amz-version-id"]!;
        await Client.Put($"/{bucket}/k", "new");
        Reply copy = await Client.Put("/bkt/from-version", "", ("x-amz-copy-source", $"/{bucket}/k?versionId={old}"));
        Assert.Equal(old, copy["x-amz-copy-source-version-id"]);
        Assert.Equal("old", (await Client.Get("/bkt/from-version")).Text);
        Assert.Equal("200", (await Client.Put($"/{bucket}/k", "", ("x-amz-copy-source", $"/{bucket}/k?versionId={old}"))).Code);
        Assert.Equal("old", (await Client.Get($"/{bucket}/k")).Text);
    }
}
