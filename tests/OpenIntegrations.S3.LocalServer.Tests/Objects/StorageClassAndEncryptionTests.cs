using System;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Objects;

public sealed class StorageClassAndEncryptionTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData("STANDARD", "200", null)]
    [InlineData("STANDARD_IA", "200", "STANDARD_IA")]
    [InlineData("NONSENSE", "400 InvalidStorageClass", null)]
    public async Task Storage_classes(string name, string code, string? shown)
    {
        Assert.Equal(code, (await Client.Put("/bkt/class", "x", ("x-amz-storage-class", name))).Code);
        if (code == "200") Assert.Equal(shown, (await Client.Head("/bkt/class"))["x-amz-storage-class"]);
    }

    [Fact]
    public async Task What_is_archived_is_restored_before_it_is_read()
    {
        const string days = "<RestoreRequest><Days>2</Days></RestoreRequest>";
        await Client.Put("/bkt/archived", "x", ("x-amz-storage-class", "GLACIER"));
        Assert.Equal("403 InvalidObjectState", (await Client.Get("/bkt/archived")).Code);
        Assert.Equal(200, (await Client.Head("/bkt/archived")).Status);
        Assert.Equal("202", (await Client.Post("/bkt/archived?restore", days)).Code);
        Assert.Equal("200", (await Client.Post("/bkt/archived?restore", days)).Code);
        Assert.StartsWith("ongoing-request=\"false\", expiry-date=", (await Client.Head("/bkt/archived"))["x-amz-restore"],
            StringComparison.Ordinal);
        Assert.Equal("x", (await Client.Get("/bkt/archived")).Text);
        await Client.Put("/bkt/lively", "x");
        Assert.Equal("403 InvalidObjectState", (await Client.Post("/bkt/lively?restore", days)).Code);
    }

    [Theory]
    [InlineData("AES256")]
    [InlineData("aws:kms")]
    public async Task Encryption_is_shown_as_it_was_asked_for(string algorithm)
    {
        bool isKms = algorithm == "aws:kms";
        (string, string)[] headers = [("x-amz-server-side-encryption", algorithm)];
        if (isKms) headers = [.. headers, ("x-amz-server-side-encryption-aws-kms-key-id", "key-1")];
        Assert.Equal(algorithm, (await Client.Put("/bkt/sse", "x", headers))["x-amz-server-side-encryption"]);
        Reply head = await Client.Head("/bkt/sse");
        Assert.Equal((algorithm, isKms ? "key-1" : null),
            (head["x-amz-server-side-encryption"], head["x-amz-server-side-encryption-aws-kms-key-id"]));
        Assert.Equal("400 InvalidEncryptionAlgorithmError",
            (await Client.Put("/bkt/sse", "x", ("x-amz-server-side-encryption", "ROT13"))).Code);
    }

    [Fact]
    public async Task Who_uploads_with_a_key_must_show_it()
    {
        var (key, other) = (CustomerKey("", 1), CustomerKey("", 2));
        Reply put = await Client.Put("/bkt/locked", "secret", key);
        Assert.Equal(("AES256", key[2].Item2),
            (put["x-amz-server-side-encryption-customer-algorithm"], put["x-amz-server-side-encryption-customer-key-MD5"]));
        Assert.Equal("400 InvalidRequest", (await Client.Get("/bkt/locked")).Code);
        Assert.Equal(400, (await Client.Head("/bkt/locked")).Status);
        Assert.Equal("403 AccessDenied", (await Client.Get("/bkt/locked", other)).Code);
        Assert.Equal("secret", (await Client.Get("/bkt/locked", key)).Text);
        Assert.Equal("400 InvalidArgument", (await Client.Get("/bkt/locked", key[0], key[1], other[2])).Code);
        Assert.Equal("400 InvalidArgument",
            (await Client.Get("/bkt/locked", ("x-amz-server-side-encryption-customer-algorithm", "AES256"))).Code);
        Assert.Equal("400 InvalidRequest", (await Client.Put("/bkt/open", "", ("x-amz-copy-source", "/bkt/locked"))).Code);
        Assert.Equal("200",
            (await Client.Put("/bkt/open", "", [("x-amz-copy-source", "/bkt/locked"), .. CustomerKey("x-amz-copy-source-", 1)])).Code);
        Assert.Equal("secret", (await Client.Get("/bkt/open")).Text);
        Assert.Equal("400 InvalidRequest", (await Client.Get("/bkt/open", key)).Code);
    }

    internal static (string, string)[] CustomerKey(string prefix, byte fill)
    {
        string front = (prefix.Length == 0 ? "x-amz-" : prefix) + "server-side-encryption-customer-";
        byte[] key = [.. Enumerable.Repeat(fill, 32)];
        return [(front + "algorithm", "AES256"), (front + "key", Convert.ToBase64String(key)), (front + "key-MD5", Hash.Md5Base64(key))];
    }
}
