using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client;

/// <summary>Lists that end before their end, or never.</summary>
public sealed class ListEndTests
{
    [Theory]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><Contents><Key>a</Key></Contents></ListBucketResult>", "behind 'a'")]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>", "there is more,")]
    [InlineData("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken></ListBucketResult>",
        "there is more,")]
    public async Task A_list_that_says_that_there_is_more_and_not_where_is_not_whole(string page, string where)
    {
        using var server = new ScriptedServer(new Answer(200, page));
        S3Answer last = await ListReading.LastAsync(ListReading.Client(server), Paging.Of(Routes.ListObjectsV2)!);
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
        S3Answer last = await ListReading.LastAsync(ListReading.Client(server), Paging.Of(Routes.ListObjectsV2)!);
        Assert.Equal("IncompleteList", last.Error!.Code);
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
        S3Answer last = await ListReading.LastAsync(ListReading.Client(server), Paging.Of(route)!);
        Assert.Equal("IncompleteList", last.Error!.Code);
        Assert.Contains(fault, last.Error.Message, StringComparison.Ordinal);
        Assert.InRange(server.Requests.Length, pages, pages + 2);
    }

    [Theory]
    [InlineData("<ListVersionsResult><IsTruncated>true</IsTruncated><Version><Key>k</Key></Version></ListVersionsResult>")]
    [InlineData("<ListMultipartUploadsResult><IsTruncated>true</IsTruncated><Upload><Key>k</Key></Upload></ListMultipartUploadsResult>")]
    [InlineData("<ListPartsResult><IsTruncated>true</IsTruncated></ListPartsResult>")]
    public async Task Other_lists_say_that_they_are_not_whole(string page)
    {
        using var server = new ScriptedServer(new Answer(200, page));
        foreach (Route route in new Route[] { Routes.ListObjectVersions, Routes.ListMultipartUploads, Routes.ListParts })
            Assert.Equal("IncompleteList", (await ListReading.LastAsync(ListReading.Client(server), Paging.Of(route)!)).Error!.Code);
    }

    [Fact]
    public async Task Who_asks_for_no_keys_is_not_told_of_more()
    {
        using var server = new ScriptedServer(new Answer(200, "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>"));
        var request = new S3Request("GET") { Bucket = "photos" };
        request.Query.Add("max-keys", "0");
        await foreach (S3Answer page in ListReading.Client(server)
            .PagesAsync(request, Paging.Of(Routes.ListObjectsV2)!, CancellationToken.None))
            Assert.Null(page.Error);
    }
}
