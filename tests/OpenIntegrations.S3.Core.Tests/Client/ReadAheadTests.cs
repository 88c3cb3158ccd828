using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client;

/// <summary>Lists that are read page by page.</summary>
public sealed class ReadAheadTests
{
    private static readonly Paging s_objects = Paging.Of(Routes.ListObjectsV2)!;

    [Theory]
    [InlineData("t&amp;", "t%26")]
    [InlineData("t", "t")]
    public async Task Every_page_comes_once_whether_or_not_a_glance_told_its_token(string written, string sent)
    {
        int page = 0;
        using var server = new ScriptedServer(_ => new Answer(200, Interlocked.Increment(ref page) is var n and < 5
            ? $"<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>{written}{n}</NextContinuationToken><Contents>"
                + $"<Key>{n}</Key></Contents></ListBucketResult>"
            : "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>5</Key></Contents></ListBucketResult>"));
        var keys = new List<string?>();
        await foreach (S3Answer answer in ListReading.Client(server)
            .PagesAsync(new S3Request("GET") { Bucket = "photos" }, s_objects, CancellationToken.None)) keys.AddRange(
                answer.Response.GetMaps("ListBucketResult", "Contents").Select(o => o.GetText("Key")));
        Assert.Equal(["1", "2", "3", "4", "5"], keys);
        Assert.Equal(["", .. Enumerable.Range(1, 4).Select(n => sent + n)],
            server.Requests.Select(r => r.Target.Split('=').Skip(1).FirstOrDefault() ?? ""));
    }

    [Fact]
    public async Task A_refused_page_ends_the_list_in_its_place()
    {
        int page = 0;
        using var server = new ScriptedServer(_ => Interlocked.Increment(ref page) is var n and < 4
            ? new Answer(200,
                $"<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>{n}</NextContinuationToken></ListBucketResult>")
            : new Answer(403, "<Error><Code>AccessDenied</Code></Error>"));
        var codes = new List<string?>();
        await foreach (S3Answer answer in ListReading.Client(server)
            .PagesAsync(new S3Request("GET") { Bucket = "photos" }, s_objects, CancellationToken.None)) codes.Add(answer.Error?.Code);
        Assert.Equal([null, null, null, "AccessDenied"], codes);
    }

    [Fact]
    public async Task A_page_that_was_taken_is_not_kept_however_long_the_list_is()
    {
        string Objects(int n) => string.Concat(Enumerable.Repeat($"<Contents><Key>{n}</Key><Size>1</Size></Contents>", 1000));
        int page = 0;
        using var server = new ScriptedServer(_ => new Answer(200, Interlocked.Increment(ref page) is var n and < 100
            ? $"<ListBucketResult><IsTruncated>true</IsTruncated>"
                + $"<NextContinuationToken>{n}</NextContinuationToken>{Objects(n)}</ListBucketResult>"
            : "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"));
        var pages = new List<WeakReference>();
        int kept = 0;
        await foreach (S3Answer answer in ListReading.Client(server)
            .PagesAsync(new S3Request("GET") { Bucket = "photos" }, s_objects, CancellationToken.None))
        {
            pages.Add(new WeakReference(answer.Response));
            if (pages.Count is not 90) continue;
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            kept = pages.Count(page => page.IsAlive);
        }
        Assert.Equal(100, pages.Count);
        Assert.True(kept < 10, $"{kept} of 90 pages are still in memory.");
    }

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
        await foreach (S3Answer _ in ListReading.Client(server)
            .PagesAsync(new S3Request("GET") { Bucket = "photos" }, s_objects, CancellationToken.None))
        {
            if (++taken < pagesTaken) continue;
            while (server.Requests.Length < requests) await Task.Delay(10);
            break;
        }
        Assert.Equal(requests, server.Requests.Length);
    }

    [Fact]
    public async Task A_store_that_does_not_know_version_2_is_read_to_its_end_all_the_same()
    {
        string[] keys = Enumerable.Range(0, 25).Select(i => $"k{i:00}").ToArray();
        using var server = new ScriptedServer(request => Page(keys, request, 10));
        Assert.Equal(keys, await ListReading.KeysAsync(ListReading.Client(server), Paging.Of(Routes.ListObjectsV2)!));
        Assert.Equal("list-type=2 | marker=k09 | marker=k19", string.Join(" | ", server.Requests.Select(r => r.Query)));
    }

    [Theory]
    [InlineData("<Contents><Key>a\u000bb")]
    [InlineData("<Contents><Key>a\uFFFDb</Key></Contents></ListBucketResult>")]
    public async Task A_list_that_xml_cannot_carry_is_asked_for_encoded(string rest)
    {
        using var server = new ScriptedServer(request => request.Query.Contains("encoding-type=url", StringComparison.Ordinal)
            ? new Answer(200,
                "<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>a%0Bb+%2B</Key></Contents></ListBucketResult>")
            : new Answer(200, "<ListBucketResult>" + rest));
        S3Answer page = await ListReading.Client(server).SendAsync(Routes.ListObjectsV2.For("photos"), CancellationToken.None);
        Assert.Null(page.Error);
        Assert.Equal("a\u000bb +", page.Response.GetMaps("ListBucketResult", "Contents").Single().GetText("Key"));
    }

    [Fact]
    public async Task A_list_may_have_many_empty_pages_between_its_names()
    {
        int page = 0;
        using var server = new ScriptedServer(_ => Interlocked.Increment(ref page) is var n and < 1500
            ? new Answer(200, $"<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>{n}</NextContinuationToken>"
                + (n is 900 ? "<Contents><Key>a</Key></Contents>" : "") + "</ListBucketResult>")
            : new Answer(200, "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>b</Key></Contents></ListBucketResult>"));
        Assert.Equal(["a", "b"], await ListReading.KeysAsync(ListReading.Client(server), Paging.Of(Routes.ListObjectsV2)!));
    }

    private static Answer Page(string[] keys, RecordedRequest request, int size)
    {
        string marker = request.Query.StartsWith("marker=", StringComparison.Ordinal) ? request.Query["marker=".Length..] : "";
        string[] rest = keys.Where(k => string.CompareOrdinal(k, marker) > 0).ToArray();
        return new Answer(200, $"<ListBucketResult><IsTruncated>{(rest.Length > size ? "true" : "false")}</IsTruncated>"
            + string.Concat(rest.Take(size).Select(k => $"<Contents><Key>{k}</Key></Contents>")) + "</ListBucketResult>");
    }
}
