using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>Names that encodings and XML make something else of come back from every list as they are.</summary>
public sealed class OddKeyTests(RealServers servers)
{
    private static readonly string[] s_keys =
    [
        "%", "%2B", "%41", "a%b", "+", "a+b", "a b/ü.txt", "a&b<c>\"d'", "日本/語", "😀", "x\u0001y", "r\rn", "t\tb", " lead", "trail ",
        "a//b", "q?x=1&y", "#", "e\u0301", "z",
    ];

    [Theory, MemberData(nameof(Servers))]
    public async Task Every_list_gives_them_exactly(string name)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(name);
        List<string> stored = [];
        foreach (string key in s_keys)
        {
            S3Request put = Routes.PutObject.For(bucket, key);
            if ((await client.SendAsync(put, CancellationToken.None)).Error is null) stored.Add(key);
        }
        Assert.InRange(stored.Count, s_keys.Length - 4, s_keys.Length);
        string[] expected = stored.OrderBy(k => k, Utf8Order.Comparer).ToArray();
        Assert.Equal(expected, await NamesAsync(client, Routes.ListObjectsV2.For(bucket).With("MaxKeys", 3), "Contents"));
        Assert.Equal(expected, await NamesAsync(client, Routes.ListObjects.For(bucket).With("MaxKeys", 3), "Contents"));
        Assert.Equal(expected, await NamesAsync(client, Routes.ListObjectVersions.For(bucket).With("MaxKeys", 3), "Version"));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Uploads_are_listed_by_the_names_that_end_them(string name)
    {
        (S3Client client, string bucket) = await servers.BucketAsync(name);
        var started = new List<string>();
        foreach (string key in s_keys)
        {
            if ((await client.SendAsync(Routes.CreateMultipartUpload.For(bucket, key), CancellationToken.None)).Error is null)
                started.Add(key);
        }
        S3Request list = Routes.ListMultipartUploads.For(bucket);
        var uploads = new List<(string Key, string Id)>();
        await foreach (S3Answer page in client.PagesAsync(list, Paging.Of(list)!, CancellationToken.None))
        {
            Assert.Null(page.Error);
            uploads.AddRange(page.Response.GetMaps("ListMultipartUploadsResult", "Upload")
                .Select(u => (u.GetText("Key")!, u.GetText("UploadId")!)));
        }
        Assert.Equal(started.Order(StringComparer.Ordinal), uploads.Select(u => u.Key).Order(StringComparer.Ordinal));
        foreach (var (key, id) in uploads)
            Assert.Null((await client.SendAsync(Routes.AbortMultipartUpload.For(bucket, key, id), CancellationToken.None)).Error);
    }

    public static TheoryData<string> Servers => new("rgw", "moto");

    private static async Task<List<string>> NamesAsync(S3Client client, S3Request first, string items)
    {
        var names = new List<string>();
        Paging paging = first.Route == Routes.ListObjects ? Paging.ObjectsV1 : Paging.Of(first)!;
        await foreach (S3Answer page in client.PagesAsync(first, paging, CancellationToken.None))
        {
            Assert.True(page.Error is null, page.Error?.ToString());
            names.AddRange(page.Response.First().Value is OpenIntegrations.Http.Documents.TreeMap list
                ? list.GetMaps(items).Select(i => i.GetText("Key")!) : []);
        }
        return names;
    }
}
