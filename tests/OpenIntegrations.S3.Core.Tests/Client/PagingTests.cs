using System.Linq;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Client;

/// <summary>What a page says of the next one.</summary>
public sealed class PagingTests
{
    private static readonly Paging s_objects = Paging.Of(Routes.ListObjectsV2)!;
    private static readonly Paging s_versions = Paging.Of(Routes.ListObjectVersions)!;

    [Theory]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>",
        "continuation-token=t")]
    [InlineData("<ListBucketResult><IsTruncated>false</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>",
        null)]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>", null)]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken/></ListBucketResult>", null)]
    public void Version_2_follows_its_token(string xml, string? query) =>
        Assert.Equal(query, s_objects.Next(new S3Request("GET"), XmlTree.Read(xml))?.Query.ToString());

    [Theory]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t/+=</NextContinuationToken></ListBucketResult>",
        "t/+=")]
    [InlineData(
        "<ListBucketResult><Contents><Key>&lt;IsTruncated></Key></Contents><NextContinuationToken>t</NextContinuationToken>"
            + "<IsTruncated>true</IsTruncated></ListBucketResult>", "t")]
    [InlineData("<ListBucketResult><IsTruncated>false</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>",
        null)]
    [InlineData("<ListBucketResult><NextContinuationToken>t</NextContinuationToken></ListBucketResult>", null)]
    [InlineData(
        "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b</NextContinuationToken></ListBucketResult>", null)]
    [InlineData(
        "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken><![CDATA[t]]></NextContinuationToken></ListBucketResult>",
        null)]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken></NextContinuationToken></ListBucketResult>",
        null)]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>cut", null)]
    public void A_glance_tells_the_plain_token_and_leaves_the_rest(string xml, string? token) =>
        Assert.Equal(token, s_objects.NextEarly(new S3Request("GET"), Encoding.UTF8.GetBytes(xml))?.Query["continuation-token"]);

    [Fact]
    public void Markers_are_not_taken_at_a_glance_because_they_may_be_encoded() =>
        Assert.Null(
            s_versions.NextEarly(new S3Request("GET"),
                "<ListVersionsResult><IsTruncated>true</IsTruncated><NextKeyMarker>a%2Fb</NextKeyMarker></ListVersionsResult>"u8.ToArray(
                    )));

    [Fact]
    public void A_token_that_repeats_ends_the_list()
    {
        TreeMap page =
            XmlTree.Read(
                "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>");
        Assert.Null(s_objects.Next(s_objects.Next(new S3Request("GET"), page)!, page));
    }

    [Fact]
    public void Version_1_goes_on_behind_the_last_name_in_the_order_of_bytes()
    {
        TreeMap page =
            XmlTree.Read(
                "<ListBucketResult><IsTruncated>true</IsTruncated><NextMarker>wrong</NextMarker><Contents><Key>a</Key></Contents>"
                    + "<Contents><Key>\U0001F600</Key></Contents><CommonPrefixes>"
                    + "<Prefix>\uFFEE/</Prefix></CommonPrefixes></ListBucketResult>");
        Assert.Equal("\U0001F600", Paging.ObjectsV1.Next(new S3Request("GET"), page)!.Query["marker"]);
    }

    [Fact]
    public void Versions_go_on_behind_a_key_and_a_version()
    {
        TreeMap page =
            XmlTree.Read(
                "<ListVersionsResult><IsTruncated>true</IsTruncated><NextKeyMarker>k</NextKeyMarker>"
                    + "<NextVersionIdMarker>v</NextVersionIdMarker></ListVersionsResult>");
        Assert.Equal("key-marker=k&version-id-marker=v", s_versions.Next(new S3Request("GET"), page)!.Query.ToString());
    }

    [Fact]
    public void The_order_is_that_of_bytes() =>
        Assert.Equal(["A", "a", "a/", "aa", "é", "\uFFEE", "\U0001F600"],
            new[] { "\U0001F600", "aa", "a/", "\uFFEE", "é", "a", "A" }.OrderBy(k => k, Utf8Order.Comparer));

    [Fact]
    public void Tokens_travel_in_headers_and_in_inner_members_where_the_route_says_so()
    {
        var route = new Route(
            "GET /{Bucket}/{Key}?parts x-marker={Marker<ObjectParts.NextPartNumberMarker} x-from={From<x-next-from}", "Parts");
        Paging paging = Paging.Of(route)!;
        S3Request first = route.Bind(hole => hole is "Bucket" or "Key" ? "x" : null);
        TreeMap page = XmlTree.Read(Parts(7, "true"));
        S3Request next = paging.Next(first, page, new() { ["x-next-from"] = "z" })!;
        Assert.Equal(("7", "z", "parts"), (next.Headers["x-marker"], next.Headers["x-from"], next.Query.ToString()));
        Assert.Null(paging.Next(next, page, new() { ["x-next-from"] = "z" }));
        page = XmlTree.Read(Parts(8, "false"));
        Assert.Null(paging.Next(first, page));
    }

    private static string Parts(int marker, string isTruncated) =>
        $"<GetObjectAttributesResponse><ObjectParts><NextPartNumberMarker>{marker}</NextPartNumberMarker>"
            + $"<IsTruncated>{isTruncated}</IsTruncated></ObjectParts></GetObjectAttributesResponse>";
}
