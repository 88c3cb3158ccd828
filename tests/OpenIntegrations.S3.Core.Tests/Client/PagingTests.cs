using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
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

    [Theory]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t/+=</NextContinuationToken></ListBucketResult>", "t/+=")]
    [InlineData("<ListBucketResult><Contents><Key>&lt;IsTruncated></Key></Contents><NextContinuationToken>t</NextContinuationToken><IsTruncated>true</IsTruncated></ListBucketResult>", "t")]
    [InlineData("<ListBucketResult><IsTruncated>false</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>", null)]
    [InlineData("<ListBucketResult><NextContinuationToken>t</NextContinuationToken></ListBucketResult>", null)]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b</NextContinuationToken></ListBucketResult>", null)]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken><![CDATA[t]]></NextContinuationToken></ListBucketResult>", null)]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken></NextContinuationToken></ListBucketResult>", null)]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>cut", null)]
    public void A_glance_tells_the_plain_token_and_leaves_the_rest(string xml, string? token) =>
        Assert.Equal(token, Paging.Objects.NextEarly(new S3Request("GET"), Encoding.UTF8.GetBytes(xml))?.Query["continuation-token"]);

    [Fact]
    public void Markers_are_not_taken_at_a_glance_because_they_may_be_encoded() =>
        Assert.Null(Paging.Versions.NextEarly(new S3Request("GET"), "<ListVersionsResult><IsTruncated>true</IsTruncated><NextKeyMarker>a%2Fb</NextKeyMarker></ListVersionsResult>"u8.ToArray()));

    [Theory]
    [InlineData("t&amp;", "t%26")]
    [InlineData("t", "t")]
    public async Task Every_page_comes_once_whether_or_not_a_glance_told_its_token(string written, string sent)
    {
        int page = 0;
        using var server = new ScriptedServer(_ => new Answer(200, Interlocked.Increment(ref page) is var n and < 5
            ? $"<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>{written}{n}</NextContinuationToken><Contents><Key>{n}</Key></Contents></ListBucketResult>"
            : "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>5</Key></Contents></ListBucketResult>"));
        var keys = new List<string?>();
        await foreach (S3Answer answer in Client(server).PagesAsync(new S3Request("GET") { Bucket = "photos" }, Paging.Objects, CancellationToken.None)) keys.AddRange(answer.Response.GetMaps("ListBucketResult", "Contents").Select(o => o.GetText("Key")));
        Assert.Equal(["1", "2", "3", "4", "5"], keys);
        Assert.Equal(["", .. Enumerable.Range(1, 4).Select(n => sent + n)], server.Requests.Select(r => r.Target.Split('=').Skip(1).FirstOrDefault() ?? ""));
    }

    [Fact]
    public async Task A_refused_page_ends_the_list_in_its_place()
    {
        int page = 0;
        using var server = new ScriptedServer(_ => Interlocked.Increment(ref page) is var n and < 4
            ? new Answer(200, $"<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>{n}</NextContinuationToken></ListBucketResult>")
            : new Answer(403, "<Error><Code>AccessDenied</Code></Error>"));
        var codes = new List<string?>();
        await foreach (S3Answer answer in Client(server).PagesAsync(new S3Request("GET") { Bucket = "photos" }, Paging.Objects, CancellationToken.None)) codes.Add(answer.Error?.Code);
        Assert.Equal([null, null, null, "AccessDenied"], codes);
    }

    [Fact]
    public async Task A_list_takes_the_same_memory_however_long_it_is()
    {
        string objects = string.Concat(Enumerable.Repeat("<Contents><Key>k</Key><Size>1</Size></Contents>", 1000));
        int page = 0;
        using var server = new ScriptedServer(_ => new Answer(200, Interlocked.Increment(ref page) is var n and < 100
            ? $"<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>{n}</NextContinuationToken>{objects}</ListBucketResult>"
            : "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"));
        int taken = 0;
        var live = new Dictionary<int, long>();
        await foreach (S3Answer _ in Client(server).PagesAsync(new S3Request("GET") { Bucket = "photos" }, Paging.Objects, CancellationToken.None))
        {
            if (++taken is 10 or 90) live[taken] = GC.GetTotalMemory(forceFullCollection: true);
        }
        Assert.Equal(100, taken);
        Assert.True(live[90] - live[10] < 8_000_000, $"{live[10]} bytes after 10 pages, {live[90]} after 90.");
    }

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
    [InlineData(2, 4)]
    [InlineData(3, 5)]
    [InlineData(9, 7)]
    public async Task Who_reads_on_finds_two_pages_on_their_way_and_nobody_else(int pagesTaken, int requests)
    {
        int page = 0;
        using var server = new ScriptedServer(_ => new Answer(200, Interlocked.Increment(ref page) is var n and < 7
            ? $"<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>{n}</NextContinuationToken></ListBucketResult>"
            : "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"));
        int taken = 0;
        await foreach (S3Answer _ in Client(server).PagesAsync(new S3Request("GET") { Bucket = "photos" }, Paging.Objects, CancellationToken.None))
        {
            if (++taken < pagesTaken) continue;
            for (int i = 0; i < 200 && server.Requests.Length < requests; i++) await Task.Delay(10);
            break;
        }
        Assert.Equal(requests, server.Requests.Length);
    }

    private static S3Client Client(ScriptedServer server) =>
        new(S3Connection.Create(new ConnectionSettings("t") { ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s" }));
}
