using System.Collections;
using OpenIntegrations.Http;
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

    private static HeaderList Digest(Route route, Provider provider)
    {
        var headers = new HeaderList();
        DocumentDigest.Add(headers, route.Bind(_ => "x").WithDocument(s_document), provider);
        return headers;
    }

    private static string[] Names(HeaderList headers) => [.. System.Linq.Enumerable.Select(headers, h => h.Key)];
}
