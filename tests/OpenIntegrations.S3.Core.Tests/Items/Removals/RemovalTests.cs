using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Removals;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Items.Removals;

public sealed class RemovalTests
{
    [Fact]
    public async Task Batches_are_under_way_together_and_each_item_is_told_of_in_order()
    {
        using var server = new ScriptedServer(AnyStore.Answer);
        string[] keys = [.. Enumerable.Range(0, 2500).Select(i => $"k{i:0000}")];
        List<Removed> removed = await RunAsync(server, keys);
        Assert.Equal(keys, removed.Select(r => r.Item.Key));
        Assert.All(removed, r => Assert.Null(r.Error));
        Assert.Equal(3, server.Requests.Length);
    }

    [Fact]
    public async Task What_the_store_keeps_is_an_error_of_that_item_and_the_rest_goes()
    {
        using var server = new ScriptedServer(new Answer(200, "<DeleteResult><Deleted><Key>a</Key></Deleted>"
            + "<Error><Key>b</Key><Code>AccessDenied</Code><Message>no</Message></Error></DeleteResult>"));
        List<Removed> removed = await RunAsync(server, "a", "b", "c");
        Assert.Null(removed[0].Error);
        Assert.Equal("AccessDenied", Assert.IsType<ItemRefusedException>(removed[1].Error).Code);
        Assert.Equal("NotConfirmed", Assert.IsType<ItemRefusedException>(removed[2].Error).Code);
    }

    [Fact]
    public async Task A_refused_batch_is_an_error_of_each_item_in_it()
    {
        using var server = new ScriptedServer(Answer.Error(403, "AccessDenied"));
        Assert.All(await RunAsync(server, "a", "b"), r => Assert.IsType<S3RequestFailedException>(r.Error));
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_nothing_that_is_taken_for_gone()
    {
        using var server = new ScriptedServer(new Answer(200, "<DeleteResult>") { BreakAfter = 3 });
        Assert.All(await RunAsync(server, "a", "b"), r => Assert.NotNull(r.Error));
    }

    [Fact]
    public async Task An_item_that_was_not_to_go_is_told_of_when_the_store_names_it()
    {
        using var server = new ScriptedServer(new Answer(200,
            "<DeleteResult><Deleted><Key>a</Key></Deleted><Deleted><Key>b</Key></Deleted><Deleted><Key>z</Key></Deleted></DeleteResult>"));
        List<Removed> removed = await RunAsync(server, "a", "b");
        Assert.Equal(["a:", "b:", "z:NotAsked"], removed.Select(r => $"{r.Item.Key}:{(r.Error as ItemRefusedException)?.Code}"));
    }

    [Fact]
    public async Task Versions_of_one_key_have_errors_of_their_own()
    {
        using var server = new ScriptedServer(new Answer(200, "<DeleteResult><Deleted><Key>a</Key><VersionId>1</VersionId></Deleted>"
            + "<Error><Key>a</Key><VersionId>2</VersionId><Code>Locked</Code></Error></DeleteResult>"));
        List<Removed> removed = await RunAsync(server, new Entry("a", EntryKind.Item) { VersionId = "1" },
            new Entry("a", EntryKind.Item) { VersionId = "2" });
        Assert.Equal([null, "Locked"], removed.Select(r => (r.Error as ItemRefusedException)?.Code));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(9, false)]
    public async Task An_upload_is_given_up_until_none_of_its_parts_is_left(int asked, bool ends)
    {
        int lists = 0;
        using var server = new ScriptedServer(request => request.Method == "DELETE" ? new Answer(204)
            : Interlocked.Increment(ref lists) < asked ? new Answer(200, "<ListPartsResult><Part><PartNumber>1</PartNumber></Part>"
                + "</ListPartsResult>") : Answer.Error(404, "NoSuchUpload"));
        Task abort = new OpenUploads(ListStore.Client(server)).AbortAsync(new OpenUpload("bkt", "k", "u", null), CancellationToken.None);
        if (ends) await abort;
        else await Assert.ThrowsAsync<System.IO.IOException>(() => abort);
        Assert.Equal(Math.Min(asked, 3), server.Requests.Count(r => r.Method == "DELETE"));
    }

    [Theory]
    [InlineData("s3://bkt/foo", "foo foo/a")]
    [InlineData("s3://bkt/foo/", "foo/a")]
    [InlineData("s3://bkt/foo*", "foo foobar")]
    [InlineData("s3://bkt", "foo foo/a foobar old")]
    public async Task Uploads_are_those_of_a_key_and_of_what_is_below_it(string place, string keys)
    {
        string list = string.Concat(new[] { "foo", "foo/a", "foobar" }.Select(k => Upload(k, "2026-02-02T00:00:00Z")));
        using var server = new ScriptedServer(new Answer(200, $"<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>{list}"
            + Upload("old", "2020-01-01T00:00:00Z") + "</ListMultipartUploadsResult>"));
        var found = new List<string>();
        await foreach (OpenUpload upload in new OpenUploads(ListStore.Client(server)).FindAsync(Place.Parse(place), null, default))
            found.Add(upload.Key);
        Assert.Equal(keys, string.Join(" ", found));
        var before = new DateTime(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await foreach (OpenUpload upload in new OpenUploads(ListStore.Client(server)).FindAsync(Place.Parse("s3://bkt"), before, default))
            Assert.Equal("old", upload.Key);
    }

    [Theory]
    [InlineData("s3://b/a/", "b a/x", "b a/y/z")]
    [InlineData("s3://b", "b a/x", "b ab")]
    [InlineData("s3://b/a/, s3://c", "b a/x", "c q")]
    public void Many_places_are_named_by_their_folders(string expected, params string[] keys)
    {
        var places = new Places();
        foreach (string[] place in keys.Select(k => k.Split(' '))) places.Add(place[0], place[1]);
        Assert.Equal(expected, string.Join(", ", places.Common()));
    }

    private static string Upload(string key, string time) =>
        $"<Upload><Key>{key}</Key><UploadId>u</UploadId><Initiated>{time}</Initiated></Upload>";

    private static Task<List<Removed>> RunAsync(ScriptedServer server, params string[] keys) =>
        RunAsync(server, [.. keys.Select(k => new Entry(k, EntryKind.Item))]);

    private static async Task<List<Removed>> RunAsync(ScriptedServer server, params Entry[] entries)
    {
        var removed = new List<Removed>();
        var removal = new Removal(ListStore.Client(server), new HeaderList());
        await foreach (Removed one in removal.RunAsync(ItemsAsync(entries), CancellationToken.None)) removed.Add(one);
        return removed;
    }

    private static async IAsyncEnumerable<Found> ItemsAsync(Entry[] entries)
    {
        await Task.Yield();
        foreach (Entry entry in entries) yield return new Found("bkt", "", entry);
    }
}
