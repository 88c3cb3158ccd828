using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests.Objects;

/// <summary>Headers that contradict each other, or stand where they mean nothing.</summary>
public sealed class EncryptionHeaderTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const string Sse = "x-amz-server-side-encryption";

    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData("AES256")]
    [InlineData("aws:kms")]
    [InlineData("aws:kms:dsse")]
    public async Task A_customers_key_excludes_every_other_encryption(string algorithm)
    {
        (string, string)[] both = [(Sse, algorithm), .. StorageClassAndEncryptionTests.CustomerKey("", 1)];
        Assert.Equal("400 InvalidArgument", (await Client.Put("/bkt/both", "x", both)).Code);
        Assert.Equal("400 InvalidArgument", (await Client.Post("/bkt/both?uploads", "", both)).Code);
        await Client.Put("/bkt/source", "x");
        Assert.Equal("400 InvalidArgument", (await Client.Put("/bkt/both", "", [("x-amz-copy-source", "bkt/source"), .. both])).Code);
    }

    [Theory]
    [InlineData("AES256", "-aws-kms-key-id", "400 InvalidArgument")]
    [InlineData("AES256", "-context", "400 InvalidArgument")]
    [InlineData("", "-aws-kms-key-id", "400 InvalidArgument")]
    [InlineData("", "-context", "400 InvalidArgument")]
    [InlineData("aws:kms", "-aws-kms-key-id", "200")]
    [InlineData("aws:kms:dsse", "-aws-kms-key-id", "200")]
    [InlineData("aws:kms", "-context", "200")]
    public async Task A_key_of_the_key_service_needs_its_algorithm(string algorithm, string header, string expected)
    {
        (string, string)[] headers = algorithm.Length == 0 ? [(Sse + header, "a")] : [(Sse, algorithm), (Sse + header, "a")];
        Assert.Equal(expected, (await Client.Put("/bkt/kms", "x", headers)).Code);
    }

    [Fact]
    public async Task What_comes_without_a_word_is_encrypted_as_the_bucket_says()
    {
        string bucket = await fixture.NewBucket();
        Assert.Null((await Client.Put($"/{bucket}/before", "x"))[Sse]);
        const string rule = "<ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>key-1</KMSMasterKeyID>"
            + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled>";
        Assert.Equal("200", (await Client.Put($"/{bucket}?encryption",
            $"<ServerSideEncryptionConfiguration><Rule>{rule}</Rule></ServerSideEncryptionConfiguration>")).Code);
        Assert.Equal("aws:kms", (await Client.Put($"/{bucket}/after", "x"))[Sse]);
        Reply head = await Client.Head($"/{bucket}/after");
        Assert.Equal(("aws:kms", "key-1", "true"), (head[Sse], head[Sse + "-aws-kms-key-id"], head[Sse + "-bucket-key-enabled"]));
        Assert.Null((await Client.Head($"/{bucket}/before"))[Sse]);
        Assert.Equal("AES256", (await Client.Put($"/{bucket}/own", "x", (Sse, "AES256")))[Sse]);
        Assert.Null((await Client.Put($"/{bucket}/customer", "x", StorageClassAndEncryptionTests.CustomerKey("", 1)))[Sse]);
    }

    [Theory]
    [InlineData("", "AES256")]
    [InlineData("", "aws:kms")]
    [InlineData("-aws-kms-key-id", "key-1")]
    public async Task Who_reads_does_not_say_how_to_encrypt(string header, string value)
    {
        await Client.Put("/bkt/read", "x", (Sse, "aws:kms"));
        Assert.Equal("400 InvalidArgument", (await Client.Get("/bkt/read", (Sse + header, value))).Code);
        Assert.Equal(400, (await Client.Head("/bkt/read", (Sse + header, value))).Status);
        Assert.Equal("x", (await Client.Get("/bkt/read")).Text);
    }
}
