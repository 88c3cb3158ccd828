using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Client.Lists;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Core.Tests.Cells;

/// <summary>Lists of the gateway, which knows no pages and cuts in silence.</summary>
public sealed class CellsListTests : CellsCase
{
    [Fact]
    public async Task A_page_size_cuts_no_list()
    {
        for (int i = 0; i < 30; i++) Server.Gateway.Tree.Set($"ws/{i:00}", [1]);
        Assert.Equal(30, (await ListAsync(("Prefix", "ws/"), ("MaxKeys", 5))).Keys.Count);
        Assert.Equal(["ws/28", "ws/29"], (await ListAsync(("Prefix", "ws/"), ("StartAfter", "ws/27"))).Keys);
        Assert.DoesNotContain(Server.GatewayRequests, r => r.Contains("max-keys", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_may_be_cut_is_read_folder_by_folder()
    {
        string[] keys =
            [.. Enumerable.Range(0, 700).Select(i => $"ws/a b/{i:000}"), .. Enumerable.Range(0, 700).Select(i => $"ws/c/d/{i:000}"),
                "ws/z"];
        foreach (string key in keys) Server.Gateway.Tree.Set(key, [1]);
        (List<string> found, string? notice) = await ListAsync();
        Assert.Equal(keys.Order(Utf8Order.Comparer), found.Order(Utf8Order.Comparer));
        Assert.Null(notice);
        Assert.Equal(keys.Take(700), (await ListAsync(("Prefix", "ws/a b/"))).Keys);
    }

    [Fact]
    public async Task A_folder_that_may_be_cut_is_told()
    {
        for (int i = 0; i < 1200; i++) Server.Gateway.Tree.Set($"ws/{i:0000}", [1]);
        Assert.Contains("There may be more of 'ws/'", (await ListAsync()).Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_not_in_itself()
    {
        Server.Gateway.Tree.Set("ws/a/file", [1]);
        Server.Gateway.Tree.Set("ws/a/b/file", [1]);
        S3Answer page = await PageAsync(("Prefix", "ws/a/"), ("Delimiter", "/"));
        Assert.Equal(["ws/a/b/"], page.Response.GetMaps("ListBucketResult", "CommonPrefixes").Select(p => p.GetText("Prefix")));
        Assert.Equal(["ws/a/file"], page.Response.GetMaps("ListBucketResult", "Contents").Select(o => o.GetText("Key")));
    }

    private async Task<(List<string> Keys, string? Notice)> ListAsync(params (string Name, object? Value)[] values)
    {
        var keys = new List<string>();
        string? notice = null;
        await foreach (S3Answer page in Listing(values).PagesAsync(CancellationToken.None))
        {
            Assert.Null(page.Error);
            keys.AddRange(page.Response.GetMaps("ListBucketResult", "Contents").Select(o => o.GetText("Key")!));
            notice ??= page.Notice;
        }
        return (keys, notice);
    }

    private async Task<S3Answer> PageAsync(params (string Name, object? Value)[] values)
    {
        await foreach (S3Answer page in Listing(values).PagesAsync(CancellationToken.None)) return page;
        throw new InvalidOperationException();
    }

    private ObjectListing Listing((string Name, object? Value)[] values) =>
        new(World.Client(), route => Store.Request(route, "io", null, [.. values, ("EncodingType", "url")]));
}
