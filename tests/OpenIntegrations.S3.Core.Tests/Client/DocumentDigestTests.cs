using System.Collections;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Files;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Client;

public sealed class DocumentDigestTests
{
    private static readonly S3Document s_document = S3Document.FromTree("Tagging", new TagSet(new Hashtable { ["a"] = 1 }).ToTree());

    [Fact]
    public void Documents_for_a_sub_resource_carry_their_md5_and_others_do_not()
    {
        Assert.Equal(24, Digest(Routes.PutBucketTagging, Provider.Other)["Content-MD5"]!.Length);
        Assert.Empty(Digest(Routes.CompleteMultipartUpload, Provider.Other));
    }

    [Fact]
    public void A_store_without_md5_gets_a_checksum_unless_it_wants_none()
    {
        Assert.Equal(["x-amz-checksum-crc32c"], Names(Digest(Routes.PutBucketTagging, Provider.Other with { ContentMD5 = false })));
        Assert.Empty(Digest(Routes.PutBucketTagging, Provider.Other with { ContentMD5 = false, ChecksumMode = ChecksumMode.Never }));
    }

    /// <summary>Stores refuse a locked object without a digest, and do not ask how its request was made.</summary>
    [Theory]
    [InlineData("x-amz-object-lock-mode", "GOVERNANCE", "PUT", "Content-MD5")]
    [InlineData("X-Amz-Object-Lock-Legal-Hold", "ON", "PUT", "Content-MD5")]
    [InlineData("x-amz-object-lock-retain-until-date", "2030-01-01T00:00:00Z", "PUT", "Content-MD5")]
    [InlineData("x-amz-object-lock-mode", "GOVERNANCE", "POST", null)]
    [InlineData("x-amz-meta-lock", "GOVERNANCE", "PUT", null)]
    [InlineData("Content-MD5", "XrY7u+Ae7tCTyyK7j1rNww==", "PUT", "Content-MD5")]
    public async Task A_locked_object_carries_one_whoever_made_the_request(string name, string value, string method, string? digest)
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "hello", TestContext.Current.CancellationToken);
        using var reader = new FileReader(file);
        foreach (RequestBody body in new RequestBody[] { BytesBody.FromText("hello"), FileBody.Of(reader, 0, null) })
        {
            var request = new S3Request(method) { RawPath = "/b/k", Body = body };
            request.Headers[name] = value;
            await DocumentDigest.PrepareAsync(request, Provider.Other, CancellationToken.None);
            HeaderList headers = request.Headers.Clone();
            DocumentDigest.Add(headers, request, Provider.Other);
            Assert.Equal(digest is null ? null : name == digest ? value : "XUFAKrxLKna5cZ2REBfFkg==", headers["Content-MD5"]);
        }
    }

    /// <summary>A document that somebody wrote by hand is one of its operation.</summary>
    [Theory]
    [InlineData("PUT", "/b", "lifecycle", true), InlineData("POST", "/b", "delete", true), InlineData("PUT", "/b/k", "tagging", true)]
    [InlineData("POST", "/b/k", "uploadId=1", false), InlineData("PUT", "/b/k", "", false)]
    public void A_document_written_by_hand_carries_one_too(string method, string path, string query, bool isDue)
    {
        var request = new S3Request(method) { RawPath = path, Query = QueryString.Parse(query), Body = BytesBody.FromText("<a/>") };
        var headers = new HeaderList();
        DocumentDigest.Add(headers, request, Provider.Other);
        Assert.Equal(isDue, headers.Contains("Content-MD5"));
    }

    private static HeaderList Digest(Route route, Provider provider)
    {
        var headers = new HeaderList();
        DocumentDigest.Add(headers, route.Bind(_ => "x").WithDocument(s_document), provider);
        return headers;
    }

    private static string[] Names(HeaderList headers) => [.. System.Linq.Enumerable.Select(headers, h => h.Key)];
}
