using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

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

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    [InlineData(9, 5)]
    public async Task Who_reads_on_finds_the_next_page_on_its_way_and_nobody_else(int pagesTaken, int requests)
    {
        int page = 0;
        using var server = new ScriptedServer(_ => new Answer(200, Interlocked.Increment(ref page) is var n and < 5
            ? $"<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>{n}</NextContinuationToken></ListBucketResult>"
            : "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"));
        var client = new S3Client(S3Connection.Create(new ConnectionSettings("t") { ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s" }));
        int taken = 0;
        await foreach (S3Answer _ in client.PagesAsync(new S3Request("GET") { Bucket = "photos" }, Paging.Objects, CancellationToken.None))
        {
            if (++taken < pagesTaken) continue;
            for (int i = 0; i < 200 && server.Requests.Length < requests; i++) await Task.Delay(10);
            break;
        }
        Assert.Equal(requests, server.Requests.Length);
    }
}
