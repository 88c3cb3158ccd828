using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client;

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
        await foreach (S3Answer answer in Client(server)
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
        await foreach (S3Answer answer in Client(server)
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
        await foreach (S3Answer answer in Client(server)
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

    [Fact]
    public void A_token_that_repeats_ends_the_list()
    {
        TreeMap page =
            XmlTree.Read(
                "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>");
        Assert.Null(s_objects.Next(s_objects.Next(new S3Request("GET"), page)!, page));
    }

    [Fact]
    public async Task A_store_that_does_not_know_version_2_is_read_to_its_end_all_the_same()
    {
        string[] keys = Enumerable.Range(0, 25).Select(i => $"k{i:00}").ToArray();
        using var server = new ScriptedServer(request => Page(keys, request, 10));
        Assert.Equal(keys, await KeysAsync(Client(server), Paging.Of(Routes.ListObjectsV2)!));
        Assert.Equal("list-type=2 | marker=k09 | marker=k19", string.Join(" | ", server.Requests.Select(r => r.Query)));
    }

    [Theory]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><Contents><Key>a</Key></Contents></ListBucketResult>", "behind 'a'")]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>", "there is more,")]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>",
        "there is more,")]
    public async Task A_list_that_says_that_there_is_more_and_not_where_is_not_whole(string page, string where)
    {
        using var server = new ScriptedServer(new Answer(200, page));
        S3Answer last = await LastAsync(Client(server), Paging.Of(Routes.ListObjectsV2)!);
        Assert.Equal("IncompleteList", last.Error!.Code);
        Assert.Contains(where, last.Error.Message, StringComparison.Ordinal);
        Assert.InRange(server.Requests.Length, 1, 3);
    }

    [Fact]
    public async Task A_list_that_goes_in_circles_is_left()
    {
        int page = 0;
        using var server = new ScriptedServer(_ => new Answer(200, "<ListBucketResult><IsTruncated>true</IsTruncated>"
            + $"<NextContinuationToken>{(Interlocked.Increment(ref page) % 2 == 0 ? "A" : "B")}</NextContinuationToken>"
            + "</ListBucketResult>"));
        Assert.Equal("IncompleteList", (await LastAsync(Client(server), Paging.Of(Routes.ListObjectsV2)!)).Error!.Code);
        Assert.InRange(server.Requests.Length, 3, 4);
    }

    [Theory]
    [InlineData("ListBucketResult", "<NextContinuationToken>#</NextContinuationToken>", "", 1000, "1,000 pages in a row")]
    [InlineData("ListBucketResult", "<NextContinuationToken>#</NextContinuationToken>",
        "<Contents><Key>a</Key></Contents>", 1001, "1,000 pages")]
    [InlineData("ListBucketResult", "<NextContinuationToken>#</NextContinuationToken>",
        "<Contents><Key>a</Key></Contents><Contents><Key>b</Key></Contents>", 2, "again")]
    [InlineData("ListVersionsResult", "<NextKeyMarker>#</NextKeyMarker>", "", 1000, "1,000 pages")]
    [InlineData("ListVersionsResult", "<NextKeyMarker>#</NextKeyMarker>",
        "<Version><Key>a</Key></Version><DeleteMarker><Key>b</Key></DeleteMarker>", 2, "again")]
    [InlineData("ListMultipartUploadsResult", "<NextUploadIdMarker>#</NextUploadIdMarker>", "", 1000, "1,000 pages")]
    [InlineData("ListPartsResult", "<NextPartNumberMarker>#</NextPartNumberMarker>", "<Owner><ID>me</ID></Owner>", 1000, "1,000 pages")]
    [InlineData("ListAllMyBucketsResult", "<ContinuationToken>#</ContinuationToken>",
        "<Buckets><Bucket><Name>a</Name></Bucket><Bucket><Name>b</Name></Bucket></Buckets>", 2, "again")]
    public async Task A_list_with_ever_new_tokens_and_no_new_names_is_left(string root, string token, string items, int pages, string fault)
    {
        Route route = new Route[]
        {
            Routes.ListObjectsV2, Routes.ListObjectVersions, Routes.ListMultipartUploads, Routes.ListParts, Routes.ListBuckets,
        }.First(r => r.Holes.Any(h => h.Next is { } next && token.Contains($"<{next}>", StringComparison.Ordinal)));
        string more = route == Routes.ListBuckets ? "" : "<IsTruncated>true</IsTruncated>";
        int page = 0;
        using var server = new ScriptedServer(_ => new Answer(200, $"<{root}>{more}"
            + token.Replace("#", $"{Interlocked.Increment(ref page)}", StringComparison.Ordinal) + $"{items}</{root}>"));
        S3Answer last = await LastAsync(Client(server), Paging.Of(route)!);
        Assert.Equal("IncompleteList", last.Error!.Code);
        Assert.Contains(fault, last.Error.Message, StringComparison.Ordinal);
        Assert.InRange(server.Requests.Length, pages, pages + 2);
    }

    [Fact]
    public async Task A_list_may_have_many_empty_pages_between_its_names()
    {
        int page = 0;
        using var server = new ScriptedServer(_ => Interlocked.Increment(ref page) is var n and < 1500
            ? new Answer(200, $"<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>{n}</NextContinuationToken>"
                + (n is 900 ? "<Contents><Key>a</Key></Contents>" : "") + "</ListBucketResult>")
            : new Answer(200, "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>b</Key></Contents></ListBucketResult>"));
        Assert.Equal(["a", "b"], await KeysAsync(Client(server), Paging.Of(Routes.ListObjectsV2)!));
    }

    [Theory]
    [InlineData("<ListVersionsResult><IsTruncated>true</IsTruncated><Version><Key>k</Key></Version></ListVersionsResult>")]
    [InlineData("<ListMultipartUploadsResult><IsTruncated>true</IsTruncated><Upload><Key>k</Key></Upload></ListMultipartUploadsResult>")]
    [InlineData("<ListPartsResult><IsTruncated>true</IsTruncated></ListPartsResult>")]
    public async Task Other_lists_say_that_they_are_not_whole(string page)
    {
        using var server = new ScriptedServer(new Answer(200, page));
        foreach (Route route in new Route[] { Routes.ListObjectVersions, Routes.ListMultipartUploads, Routes.ListParts })
            Assert.Equal("IncompleteList", (await LastAsync(Client(server), Paging.Of(route)!)).Error!.Code);
    }

    [Fact]
    public async Task Who_asks_for_no_keys_is_not_told_of_more()
    {
        using var server = new ScriptedServer(new Answer(200, "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>"));
        var request = new S3Request("GET") { Bucket = "photos" };
        request.Query.Add("max-keys", "0");
        await foreach (S3Answer page in Client(server).PagesAsync(request, Paging.Of(Routes.ListObjectsV2)!, CancellationToken.None))
            Assert.Null(page.Error);
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
        S3Answer page = await Client(server).SendAsync(Routes.ListObjectsV2.For("photos"), CancellationToken.None);
        Assert.Null(page.Error);
        Assert.Equal("a\u000bb +", page.Response.GetMaps("ListBucketResult", "Contents").Single().GetText("Key"));
    }

    private static Answer Page(string[] keys, RecordedRequest request, int size)
    {
        string marker = request.Query.StartsWith("marker=", StringComparison.Ordinal) ? request.Query["marker=".Length..] : "";
        string[] rest = keys.Where(k => string.CompareOrdinal(k, marker) > 0).ToArray();
        return new Answer(200, $"<ListBucketResult><IsTruncated>{(rest.Length > size ? "true" : "false")}</IsTruncated>"
            + string.Concat(rest.Take(size).Select(k => $"<Contents><Key>{k}</Key></Contents>")) + "</ListBucketResult>");
    }

    private static async Task<List<string?>> KeysAsync(S3Client client, Paging paging)
    {
        var keys = new List<string?>();
        await foreach (S3Answer answer in client.PagesAsync(Routes.ListObjectsV2.For("photos"), paging, CancellationToken.None))
        {
            Assert.Null(answer.Error);
            keys.AddRange(answer.Response.GetMaps("ListBucketResult", "Contents").Select(o => o.GetText("Key")));
        }
        return keys;
    }

    private static async Task<S3Answer> LastAsync(S3Client client, Paging paging)
    {
        S3Answer? last = null;
        var request = new S3Request("GET") { Bucket = "photos" };
        await foreach (S3Answer answer in client.PagesAsync(request, paging, CancellationToken.None)) last = answer;
        return last!;
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
        await foreach (S3Answer _ in Client(server)
            .PagesAsync(new S3Request("GET") { Bucket = "photos" }, s_objects, CancellationToken.None))
        {
            if (++taken < pagesTaken) continue;
            while (server.Requests.Length < requests) await Task.Delay(10);
            break;
        }
        Assert.Equal(requests, server.Requests.Length);
    }

    private static S3Client Client(ScriptedServer server) =>
        new(S3Connection.Create(new ConnectionSettings("t") { ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s" }));

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
