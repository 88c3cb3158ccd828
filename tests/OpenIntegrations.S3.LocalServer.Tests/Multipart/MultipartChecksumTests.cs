using System;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.Http.Client;
using OpenIntegrations.S3.Local.Tests.Objects;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Multipart;

public sealed class MultipartChecksumTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private static readonly byte[][] s_parts = [ObjectTests.RandomBytes(5 * 1024 * 1024), ObjectTests.RandomBytes(1000)];

    private TestClient Client => fixture.Client;

    [Theory]
    [InlineData("CRC32", "COMPOSITE")]
    [InlineData("CRC32C", "COMPOSITE")]
    [InlineData("SHA1", "COMPOSITE")]
    [InlineData("SHA256", "COMPOSITE")]
    [InlineData("CRC32", "FULL_OBJECT")]
    [InlineData("CRC32C", "FULL_OBJECT")]
    [InlineData("CRC64NVME", "FULL_OBJECT")]
    public async Task The_checksum_of_the_whole_comes_from_those_of_the_parts(string algorithm, string type)
    {
        bool composite = type == "COMPOSITE";
        string header = "x-amz-checksum-" + algorithm.ToLowerInvariant();
        string[] sums = [.. s_parts.Select(p => Sum(algorithm, p))];
        string whole = composite
            ? Sum(algorithm, [.. sums.SelectMany(Convert.FromBase64String)]) + "-2"
            : Sum(algorithm, [.. s_parts[0], .. s_parts[1]]);
        string id = await Client.Begin("/bkt/summed", ("x-amz-checksum-algorithm", algorithm), ("x-amz-checksum-type", type));
        string[] etags = new string[2];
        for (int i = 0; i < 2; i++)
        {
            // Of a whole that is summed up, parts may come without.
            (string, string)[] headers = composite ? [(header, sums[i])] : [];
            Reply part = await Client.Send("PUT", $"/bkt/summed?uploadId={id}&partNumber={i + 1}", new BytesBody(s_parts[i]), headers);
            Assert.Equal(("200", sums[i]), (part.Code, part[header]));
            etags[i] = part.ETag;
        }
        Reply list = await Client.Get($"/bkt/summed?uploadId={id}");
        Assert.Equal((algorithm, type), (list.Value("ChecksumAlgorithm"), list.Value("ChecksumType")));
        Assert.Equal(sums, list.Values("Checksum" + algorithm));

        string Document(bool named) =>
            TestClient.CompleteDocument(
                etags.Select((e, i) => (i + 1, e, named ? $"<Checksum{algorithm}>{sums[i]}</Checksum{algorithm}>" : "")));
        if (composite) Assert.Equal("400 InvalidRequest", (await Client.Post($"/bkt/summed?uploadId={id}", Document(named: false))).Code);
        if (!composite)
            Assert.Equal("400 BadDigest",
                (await Client.Post($"/bkt/summed?uploadId={id}", Document(named: false), (header, sums[0]))).Code);
        string otherType = composite ? "FULL_OBJECT" : "COMPOSITE";
        Assert.Equal("400 BadDigest",
            (await Client.Post($"/bkt/summed?uploadId={id}", Document(named: true), ("x-amz-checksum-type", otherType))).Code);
        Reply complete =
            await Client.Post($"/bkt/summed?uploadId={id}", Document(composite),
                composite ? [] : [(header, whole), ("x-amz-checksum-type", type)]);
        Assert.Equal((whole, type), (complete.Value("Checksum" + algorithm), complete.Value("ChecksumType")));

        Reply head = await Client.Head("/bkt/summed", ("x-amz-checksum-mode", "ENABLED"));
        Assert.Equal((whole, type), (head[header], head["x-amz-checksum-type"]));
        Assert.Equal(sums[1], (await Client.Get("/bkt/summed?partNumber=2", ("x-amz-checksum-mode", "ENABLED")))[header]);
        Reply attributes =
            await Client.Get("/bkt/summed?attributes", ("x-amz-object-attributes", "ETag,Checksum,ObjectParts,StorageClass,ObjectSize"),
                ("x-amz-max-parts", "1"));
        // Here S3 leaves out the number of parts.
        Assert.Equal((whole.Split('-')[0], "2", "5243880"),
            (attributes.Xml.Descendants().First(e => e.Name.LocalName == "Checksum" + algorithm).Value, attributes.Value("PartsCount"),
                attributes.Value("ObjectSize")));
        Assert.Equal(composite ? 1 : 0, attributes.Values("PartNumber").Length);
    }

    [Theory]
    [InlineData("SHA1", "FULL_OBJECT", "400 InvalidRequest")]
    [InlineData("SHA256", "FULL_OBJECT", "400 InvalidRequest")]
    [InlineData("CRC64NVME", "COMPOSITE", "400 InvalidRequest")]
    [InlineData("CRC32", "PARTIAL", "400 InvalidArgument")]
    [InlineData("XXHASH64", "FULL_OBJECT", "400 InvalidRequest")]
    [InlineData("SHA3", "FULL_OBJECT", "501 NotImplemented")]
    public async Task Not_every_checksum_can_be_made(string algorithm, string type, string expected) =>
        Assert.Equal(expected,
            (await Client.Post("/bkt/k?uploads", "", ("x-amz-checksum-algorithm", algorithm), ("x-amz-checksum-type", type))).Code);

    [Fact]
    public async Task Parts_bring_the_checksum_that_the_upload_was_begun_with()
    {
        string none = await Client.Begin("/bkt/k"), crc = await Client.Begin("/bkt/k", ("x-amz-checksum-algorithm", "CRC32"));
        string sum = Sum("CRC32", [1]), other = Sum("CRC32C", [1]);
        var body = new BytesBody(new byte[] { 1 });
        Assert.Equal("200", (await Client.Send("PUT", $"/bkt/k?uploadId={none}&partNumber=1", body, ("x-amz-checksum-crc32", sum))).Code);
        Assert.Equal("400 BadDigest",
            (await Client.Send("PUT", $"/bkt/k?uploadId={none}&partNumber=1", body, ("x-amz-checksum-crc32", "AAAAAA=="))).Code);
        Assert.Equal("Checksum Type mismatch occurred, expected checksum Type: crc32, actual checksum Type: null",
            (await Client.Send("PUT", $"/bkt/k?uploadId={crc}&partNumber=1", body)).Value("Message"));
        Assert.Equal("400 InvalidRequest",
            (await Client.Send("PUT", $"/bkt/k?uploadId={crc}&partNumber=1", body, ("x-amz-checksum-crc32c", other))).Code);
        Assert.Equal("400 BadDigest",
            (await Client.Send("PUT", $"/bkt/k?uploadId={crc}&partNumber=1", body, ("x-amz-checksum-crc32", "AAAAAA=="))).Code);
        Assert.Equal("200", (await Client.Send("PUT", $"/bkt/k?uploadId={crc}&partNumber=1", body, ("x-amz-checksum-crc32", sum))).Code);
    }

    [Fact]
    public async Task Attributes_are_asked_for_by_name()
    {
        await Client.Put("/bkt/attributes", "hello", ("x-amz-checksum-crc32", "NhCmhg=="));
        Reply all =
            await Client.Get("/bkt/attributes?attributes",
                ("x-amz-object-attributes", "ETag, Checksum,ObjectParts,StorageClass,ObjectSize"));
        Assert.Equal(("5d41402abc4b2a76b9719d911017c592", "NhCmhg==", "STANDARD", "5"),
            (all.Value("ETag"), all.Value("ChecksumCRC32"), all.Value("StorageClass"), all.Value("ObjectSize")));
        Assert.Empty(all.Values("ObjectParts"));
        Assert.Empty((await Client.Get("/bkt/attributes?attributes", ("x-amz-object-attributes", "ETag"))).Values("ObjectSize"));
        Assert.Equal("400 InvalidArgument", (await Client.Get("/bkt/attributes?attributes")).Code);
        Assert.Equal("400 InvalidArgument", (await Client.Get("/bkt/attributes?attributes", ("x-amz-object-attributes", "Colour"))).Code);
        Assert.Equal("404 NoSuchKey", (await Client.Get("/bkt/absent?attributes", ("x-amz-object-attributes", "ETag"))).Code);
    }

    private static string Sum(string algorithm, byte[] bytes)
    {
        using var checksum = Checksum.Create(algorithm);
        checksum.Append(bytes, 0, bytes.Length);
        return checksum.FinishBase64();
    }
}
