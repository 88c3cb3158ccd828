using System.Linq;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Client;

public sealed class PagingTests
{
    [Theory]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>", "continuation-token=t")]
    [InlineData("<ListBucketResult><IsTruncated>false</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>", null)]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>", null)]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken/></ListBucketResult>", null)]
    public void Version_2_follows_its_token(string xml, string? query) => Assert.Equal(query, Paging.Objects.Next(new S3Request("GET"), XmlTree.Read(xml))?.Query.ToString());

    [Fact]
    public void A_token_that_repeats_ends_the_list()
    {
        TreeMap page = XmlTree.Read("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>");
        Assert.Null(Paging.Objects.Next(Paging.Objects.Next(new S3Request("GET"), page)!, page));
    }

    [Fact]
    public void Version_1_goes_on_behind_the_last_name_in_the_order_of_bytes()
    {
        TreeMap page = XmlTree.Read("<ListBucketResult><IsTruncated>true</IsTruncated><NextMarker>wrong</NextMarker><Contents><Key>a</Key></Contents><Contents><Key>\U0001F600</Key></Contents><CommonPrefixes><Prefix>\uFFEE/</Prefix></CommonPrefixes></ListBucketResult>");
        Assert.Equal("\U0001F600", Paging.ObjectsV1.Next(new S3Request("GET"), page)!.Query["marker"]);
    }

    [Fact]
    public void Versions_go_on_behind_a_key_and_a_version()
    {
        TreeMap page = XmlTree.Read("<ListVersionsResult><IsTruncated>true</IsTruncated><NextKeyMarker>k</NextKeyMarker><NextVersionIdMarker>v</NextVersionIdMarker></ListVersionsResult>");
        Assert.Equal("key-marker=k&version-id-marker=v", Paging.Versions.Next(new S3Request("GET"), page)!.Query.ToString());
    }

    [Fact]
    public void The_order_is_that_of_bytes() =>
        Assert.Equal(["A", "a", "a/", "aa", "é", "\uFFEE", "\U0001F600"], new[] { "\U0001F600", "aa", "a/", "\uFFEE", "é", "a", "A" }.OrderBy(k => k, Utf8Order.Comparer));
}
