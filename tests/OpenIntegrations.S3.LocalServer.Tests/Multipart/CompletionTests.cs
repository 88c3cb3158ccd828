using System;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Local.Tests.Objects;

namespace OpenIntegrations.S3.Local.Tests.Multipart;

/// <summary>What a completion must and may say about the whole object.</summary>
public sealed class CompletionTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Sum = "x-amz-checksum-sha256";

    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData("HASH", "200")]
    [InlineData("HASH-1", "200")]
    [InlineData("HASH-2", "400 BadDigest")]
    [InlineData("HASH-", "400 BadDigest")]
    [InlineData("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=", "400 BadDigest")]
    [InlineData("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=-1", "400 BadDigest")]
    [InlineData("none", "400 InvalidRequest")]
    public async Task A_composite_checksum_is_named_with_the_number_of_parts_or_without(string named, string expected)
    {
        string id = await Client.Begin("/bkt/composite", ("x-amz-checksum-algorithm", "SHA256"));
        byte[] body = [1, 2, 3];
        string of = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(body));
        Reply part = await Client.Send("PUT", $"/bkt/composite?uploadId={id}&partNumber=1", new BytesBody(body), (Sum, of));
        string hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Convert.FromBase64String(of)));
        string document = TestClient.CompleteDocument([(1, part.ETag, $"<ChecksumSHA256>{of}</ChecksumSHA256>")]);
        Reply reply = await Client.Post($"/bkt/composite?uploadId={id}", document,
            (Sum, named.Replace("HASH", hash, StringComparison.Ordinal)));
        Assert.Equal(expected, reply.Code);
        if (expected != "200") return;
        Assert.Equal(hash + "-1", (await Client.Head("/bkt/composite", ("x-amz-checksum-mode", "ENABLED")))[Sum]);
        Reply attributes = await Client.Get("/bkt/composite?attributes", ("x-amz-object-attributes", "Checksum"));
        Assert.Equal(hash, attributes.Value("ChecksumSHA256"));
    }

    [Fact]
    public async Task An_upload_with_a_customers_key_is_completed_with_that_key_only()
    {
        var (key, other) = (StorageClassAndEncryptionTests.CustomerKey("", 1), StorageClassAndEncryptionTests.CustomerKey("", 2));
        string id = await Client.Begin("/bkt/keyed", key);
        string etag = (await Client.Put($"/bkt/keyed?uploadId={id}&partNumber=1", "secret", key)).ETag;
        Assert.Equal("400 InvalidRequest", (await Client.Complete("/bkt/keyed", id, [(1, etag)])).Code);
        Assert.Equal("400 InvalidRequest", (await Client.Complete("/bkt/keyed", id, [(1, etag)], other)).Code);
        Assert.Equal("200", (await Client.Complete("/bkt/keyed", id, [(1, etag)], key)).Code);
        // And so is one whose first answer got lost.
        Assert.Equal("400 InvalidRequest", (await Client.Complete("/bkt/keyed", id, [(1, etag)])).Code);
        Assert.Equal("403 AccessDenied", (await Client.Complete("/bkt/keyed", id, [(1, etag)], other)).Code);
        Assert.Equal("200", (await Client.Complete("/bkt/keyed", id, [(1, etag)], key)).Code);
        Assert.Equal("secret", (await Client.Get("/bkt/keyed", key)).Text);
    }
}
