using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Objects;

public sealed class AnnotationTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Fact]
    public async Task They_are_written_listed_read_and_removed_and_the_object_stays()
    {
        await Client.Put("/bkt/noted", "object");
        string etag = (await Client.Head("/bkt/noted")).ETag;
        Assert.Equal("400 BadDigest", (await Put("noted", "b", "second", ("x-amz-checksum-crc32c", "AAAAAA=="))).Code);
        Assert.Equal("200", (await Put("noted", "b", "second")).Code);
        Assert.Equal("200", (await Put("noted", "a", "first")).Code);
        Assert.Equal("200", (await Put("noted", "a", "first again")).Code);
        fixture.Server.Restart();
        Reply list = await Client.Get("/bkt/noted?annotation");
        Assert.Equal(["a", "b"], list.Values("AnnotationName"));
        Assert.Equal(["11", "6"], list.Values("Size"));
        Assert.Equal("first again", (await Client.Get("/bkt/noted?annotation&annotationName=a")).Text);
        Assert.Equal("404 NoSuchAnnotation", (await Client.Get("/bkt/noted?annotation&annotationName=c")).Code);
        Assert.Equal("204", (await Client.Delete("/bkt/noted?annotation&annotationName=a")).Code);
        Assert.Equal(["b"], (await Client.Get("/bkt/noted?annotation")).Values("AnnotationName"));
        Assert.Equal(("object", etag), ((await Client.Get("/bkt/noted")).Text, (await Client.Head("/bkt/noted")).ETag));
    }

    [Fact]
    public async Task A_list_comes_by_prefix_and_in_pages()
    {
        await Client.Put("/bkt/pages", "object");
        foreach (string name in new[] { "a1", "a2", "a3", "b1" }) await Put("pages", name, name);
        Reply first = await Client.Get("/bkt/pages?annotation&annotation-prefix=a&max-annotation-results=2");
        Assert.Equal(["a1", "a2"], first.Values("AnnotationName"));
        string token = first.Values("NextContinuationToken").Single();
        Reply second = await Client.Get($"/bkt/pages?annotation&annotation-prefix=a&max-annotation-results=2&continuation-token={token}");
        Assert.Equal(["a3"], second.Values("AnnotationName"));
        Assert.Empty(second.Values("NextContinuationToken"));
    }

    [Fact]
    public async Task They_belong_to_a_version_and_go_along_with_a_copy_unless_it_says_otherwise()
    {
        string bucket = await fixture.NewVersionedBucket();
        string old = (await Client.Put($"/{bucket}/k", "1"))["x-amz-version-id"]!;
        await Client.Put($"/{bucket}/k?annotation&annotationName=n", "note");
        await Client.Put($"/{bucket}/copy", "", ("x-amz-copy-source", $"/{bucket}/k"));
        await Client.Put($"/{bucket}/bare", "", ("x-amz-copy-source", $"/{bucket}/k"), ("x-amz-object-annotation-directive", "EXCLUDE"));
        await Client.Put($"/{bucket}/k", "2");
        Assert.Empty((await Client.Get($"/{bucket}/k?annotation")).Values("AnnotationName"));
        Assert.Equal("note", (await Client.Get($"/{bucket}/k?annotation&annotationName=n&versionId={old}")).Text);
        Assert.Equal("note", (await Client.Get($"/{bucket}/copy?annotation&annotationName=n")).Text);
        Assert.Empty((await Client.Get($"/{bucket}/bare?annotation")).Values("AnnotationName"));
    }

    [Theory]
    [InlineData("absent", "n", "*", "404 NoSuchKey")]
    [InlineData("refusing", "n", "\"0\"", "412 PreconditionFailed")]
    [InlineData("refusing", "n", "*", "200")]
    [InlineData("refusing", "", "*", "400 InvalidArgument")]
    public async Task What_they_are_written_to_must_be_as_the_writer_thinks(string key, string name, string match, string expected)
    {
        await Client.Put("/bkt/refusing", "object");
        Assert.Equal(expected, (await Put(key, name, "x", ("x-amz-object-if-match", match))).Code);
    }

    [Theory]
    [InlineData(null, null, "200")]
    [InlineData("x-amz-server-side-encryption", "AES256", "200")]
    [InlineData("x-amz-server-side-encryption", "aws:kms:dsse", "400 InvalidRequest")]
    public async Task An_object_gets_another_key_and_all_else_stays(string? header, string? value, string expected)
    {
        await Client.Put("/bkt/keyed", "object", [.. header is null ? [] : new[] { (header, value!) }, ("x-amz-meta-a", "b")]);
        Reply before = await Client.Head("/bkt/keyed");
        Reply changed = await Client.Put("/bkt/keyed?encryption", "<ObjectEncryption><SSE-KMS><KMSKeyArn>arn:aws:kms:us-east-1:1:key/k"
            + "</KMSKeyArn><BucketKeyEnabled>true</BucketKeyEnabled></SSE-KMS></ObjectEncryption>");
        Assert.Equal(expected, changed.Code);
        if (expected != "200") return;
        Reply after = await Client.Head("/bkt/keyed");
        Assert.Equal(("aws:kms", "arn:aws:kms:us-east-1:1:key/k", "true"), (after["x-amz-server-side-encryption"],
            after["x-amz-server-side-encryption-aws-kms-key-id"], after["x-amz-server-side-encryption-bucket-key-enabled"]));
        Assert.Equal((before.ETag, before["Last-Modified"], "b"), (after.ETag, after["Last-Modified"], after["x-amz-meta-a"]));
    }

    [Theory]
    [InlineData("<ObjectEncryption/>")]
    [InlineData("<ObjectEncryption><SSE-KMS><KMSKeyArn>key</KMSKeyArn></SSE-KMS></ObjectEncryption>")]
    public async Task A_key_that_is_none_is_refused(string document)
    {
        await Client.Put("/bkt/kept", "object");
        Assert.Equal("400 InvalidRequest", (await Client.Put("/bkt/kept?encryption", document)).Code);
        Assert.Equal("object", (await Client.Get("/bkt/kept")).Text);
    }

    private Task<Reply> Put(string key, string name, string content, params (string, string)[] headers) =>
        Client.Put($"/bkt/{key}?annotation&annotationName={name}", content, headers);
}
