using System.Collections;
using System.Linq;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Requests;

public sealed class RouteTests
{
    [Fact]
    public void Holes_take_values_and_drop_without_one()
    {
        S3Request request = Routes.ListObjectsV2
            .Bind(name => name switch { "Bucket" => "b", "MaxKeys" => 5, "FetchOwner" => true, _ => null });
        Assert.Equal("list-type=2&max-keys=5&fetch-owner=true", request.Query.ToString());
        Assert.Equal(("GET", "b", null, "ListBucketResult"), (request.Method, request.Bucket, request.Key, request.ResponseRoot));
    }

    [Theory]
    [InlineData(nameof(Routes.GetBucketTagging), "tagging")]
    [InlineData(nameof(Routes.ListObjectVersions), "versions")]
    [InlineData(nameof(Routes.ListObjectsV2), null)]
    [InlineData(nameof(Routes.UploadPart), null)]
    public void A_query_without_a_value_names_the_sub_resource(string route, string? name) =>
        Assert.Equal(name, Routes.Find(route).SubResource);

    [Fact]
    public void Tags_have_three_forms()
    {
        var tags =
            TagSet.FromTree(
                XmlTree.Read(
                    "<Tagging><TagSet><Tag><Key>a b</Key><Value>1&amp;2</Value></Tag><Tag><Key>c</Key><Value/></Tag></TagSet></Tagging>")
                        .GetMap("Tagging")!);
        Assert.Equal("a%20b=1%262&c=", tags.ToHeader());
        Assert.Equal(2, tags.ToTree().GetMaps("TagSet", "Tag").Count());
    }

    [Theory]
    [InlineData("b", "a b/+", null, "/b/a%20b/%2B")]
    [InlineData("b", "//x/../", "v/1", "/b///x/../?versionId=v%2F1")]
    [InlineData("b", "é?#", null, "/b/%C3%A9%3F%23")]
    public void Copy_sources_are_encoded(string bucket, string key, string? version, string header) =>
        Assert.Equal(header, new CopySource(bucket, key, version).ToString());
}
