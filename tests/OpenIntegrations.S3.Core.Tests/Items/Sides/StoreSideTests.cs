using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Sides;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Items.Sides;

public sealed class StoreSideTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public async Task All_keys_come_once_in_the_order_of_bytes(int pageSize)
    {
        string[] keys = ["a-b", "a.b", "a/b", "a/b/c", "é", "\uFF21", "\U0001F600", "z ", "%2F+&<"];
        using ScriptedServer server = ListStore.Of(pageSize, keys).Start();
        Assert.Equal(["%2F+&<", "a-b", "a.b", "a/b", "a/b/c", "z ", "é", "\uFF21", "\U0001F600"], await PathsAsync(Side(server, "")));
    }

    /// <summary>They list in an order of their own, by whole folders, in version 2, and begin nowhere but at the beginning.</summary>
    [Theory]
    [InlineData("", "d/a d/b d/bc e")]
    [InlineData("d/b", "d/b d/bc")]
    [InlineData("d", "d/a d/b d/bc")]
    public async Task Keys_of_a_directory_bucket_are_sorted_and_chosen_here(string beginning, string expected)
    {
        using var server = new ScriptedServer(request =>
        {
            string query = Uri.UnescapeDataString(request.Query);
            if (!query.Contains("list-type=2", StringComparison.Ordinal) || query.Contains("start-after", StringComparison.Ordinal)
                || (query.Split("prefix=") is [_, var asked] && !asked.Split('&')[0].EndsWith('/')))
                return Answer.Error(400, "InvalidArgument");
            string prefix = query.Contains("prefix=d/", StringComparison.Ordinal) ? "d/" : "";
            string keys = string.Concat(new[] { "e", "d/bc", "d/a", "d/b" }.Where(k => k.StartsWith(prefix, StringComparison.Ordinal))
                .Select(k => $"<Contents><Key>{k}</Key><Size>1</Size></Contents>"));
            return new Answer(200, $"<ListBucketResult><IsTruncated>false</IsTruncated>{keys}</ListBucketResult>");
        });
        var side = new StoreSide(ListStore.Client(server), "fast--use1-az4--x-s3", "") { Beginning = beginning };
        Assert.Equal(expected.Split(' '), await PathsAsync(side));
    }

    [Fact]
    public async Task Nothing_but_the_folder_is_in_it()
    {
        using ScriptedServer server = ListStore.Of(2, "foo", "foo/a", "foo/b/c", "foobar", "foo-/x").Start();
        Assert.Equal(["a", "b/c"], await PathsAsync(Side(server, "foo/")));
        Assert.Throws<ArgumentException>(() => Side(server, "foo"));
    }

    [Fact]
    public async Task A_marker_is_a_folder_and_what_has_bytes_is_none()
    {
        using ScriptedServer server = new ListStore(9, new Stored("d/", 0), new("d/x/", 0), new("d/y/", 5)).Start();
        List<Entry> entries = await EntriesAsync(Side(server, "d/"));
        Assert.Equal([("", EntryKind.Folder), ("x/", EntryKind.Folder), ("y/", EntryKind.Item)], entries.Select(e => (e.Path, e.Kind)));
        Assert.Equal(0, entries[1].Size);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_level_has_its_folders_also_where_a_store_does_not_roll_them_up(bool rollsUp)
    {
        var store = new ListStore(2, new Stored("a/1"), new Stored("a/2"), new Stored("a/3"), new Stored("b"), new Stored("c/", 0),
            new Stored("d/", 7));
        using var server = rollsUp ? store.Start() : new ScriptedServer(request => Forward(store, request, "delimiter"));
        List<Entry> entries = await EntriesAsync(new StoreSide(ListStore.Client(server), "bkt", "") { Recurse = false });
        Assert.Equal(["a/", "b", "c/", "d/"], entries.Select(e => e.Path));
        Assert.Equal(EntryKind.Folder, entries[0].Kind);
    }

    [Fact]
    public async Task A_store_that_forgets_the_prefix_is_not_believed()
    {
        using var server = new ScriptedServer(request => Forward(ListStore.Of(9, "other", "tmp/a"), request, "prefix"));
        Entry unknown = Assert.Single(await EntriesAsync(Side(server, "tmp/")));
        Assert.Equal(("", EntryKind.Unknown), (unknown.Path, unknown.Kind));
        Assert.Contains("'other'", unknown.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(200)]
    public async Task A_page_that_cannot_be_had_is_an_unknown_rest(int status)
    {
        using ScriptedServer server = new ListStore(2, [.. "abcde".Select(c => new Stored(c.ToString()))])
        {
            Fault = (request, answer) => !request.Query.Contains("continuation-token=4", StringComparison.Ordinal) ? answer
                : status == 200 ? new Answer(200, "<ListBucketResult><Contents><Key>") : Answer.Error(status, "AccessDenied"),
        }.Start();
        List<Entry> entries = await EntriesAsync(Side(server, ""));
        Assert.Equal(["a", "b", "c", "d", ""], entries.Select(e => e.Path));
        Assert.Equal(EntryKind.Unknown, entries[^1].Kind);
        Assert.IsType<S3RequestFailedException>(entries[^1].Error);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_an_unknown_rest()
    {
        using ScriptedServer server = new ListStore(2, new Stored("a"), new("b"), new("c"))
        {
            Fault = (request, answer) => request.Query.Contains("token", StringComparison.Ordinal)
                ? answer with { BreakAfter = 20 } : answer,
        }.Start();
        List<Entry> entries = await EntriesAsync(Side(server, ""));
        Assert.Equal(["a", "b", ""], entries.Select(e => e.Path));
        Assert.NotNull(entries[^1].Error);
    }

    [Fact]
    public async Task Keys_out_of_order_are_an_unknown_rest_for_who_joins_and_no_matter_for_who_looks()
    {
        Stored[] objects = [.. "abdcef".Select(c => new Stored(c.ToString()))];
        using ScriptedServer server = new ListStore(3, objects) { Order = all => all }.Start();
        Assert.Equal(["a:Item", "b:Item", "d:Item", ":Unknown"], (await EntriesAsync(Side(server, ""))).Select(e => $"{e.Path}:{e.Kind}"));
        var loose = new StoreSide(ListStore.Client(server), "bkt", "") { IsOrdered = false };
        Assert.Equal("abdcef", string.Concat(await PathsAsync(loose)));
    }

    [Fact]
    public async Task A_key_that_comes_twice_is_an_unknown_rest()
    {
        using ScriptedServer server = new ListStore(1, new Stored("a"), new("b"))
        { Fault = (_, answer) => answer with { Body = answer.Body.Replace("<Key>b", "<Key>a", StringComparison.Ordinal) } }.Start();
        Assert.Equal(["a:Item", ":Unknown"], (await EntriesAsync(Side(server, ""))).Select(e => $"{e.Path}:{e.Kind}"));
    }

    [Fact]
    public async Task Versions_come_with_the_markers_newest_first()
    {
        using ScriptedServer server = Versioned().Start();
        List<Entry> all = await EntriesAsync(new StoreSide(ListStore.Client(server), "bkt", "") { Versions = true });
        Assert.Equal(["a v1 Item True", "b v3 DeleteMarker True", "b v2 Item False", "b v1 Item False", "c v9 Item True"],
            all.Select(e => $"{e.Path} {e.VersionId} {e.Kind} {e.IsLatest}"));
    }

    [Theory]
    [InlineData("2026-01-01T12:00:00Z", "a v1, b v1")]
    [InlineData("2026-01-02T12:00:00Z", "a v1, b v2")]
    [InlineData("2026-01-03T12:00:00Z", "a v1")]
    [InlineData("2026-01-04T12:00:00Z", "a v1, c v9")]
    [InlineData("2025-01-01T12:00:00Z", "")]
    public async Task A_time_has_what_was_there_then(string time, string expected)
    {
        using ScriptedServer server = Versioned().Start();
        var side = new StoreSide(ListStore.Client(server), "bkt", "") { AsOf = DateTimeOffset.Parse(time, null).UtcDateTime };
        Assert.Equal(expected, string.Join(", ", (await EntriesAsync(side)).Select(e => $"{e.Path} {e.VersionId}")));
    }

    [Fact]
    public async Task A_version_without_a_date_is_unknown_at_any_time()
    {
        using ScriptedServer server = new ListStore(9, new Stored("a", Time: "yesterday", Version: "v")).Start();
        var side = new StoreSide(ListStore.Client(server), "bkt", "") { AsOf = DateTime.UtcNow };
        Assert.Equal(EntryKind.Unknown, Assert.Single(await EntriesAsync(side)).Kind);
    }

    [Fact]
    public async Task An_unreadable_time_is_none_and_not_the_beginning_of_time()
    {
        using ScriptedServer server = new ListStore(9, new Stored("a", Time: "soon")).Start();
        Assert.Null(Assert.Single(await EntriesAsync(Side(server, ""))).LastModified);
    }

    [Fact]
    public async Task Who_takes_no_more_has_nothing_asked_for()
    {
        using ScriptedServer server = ListStore.Of(2, [.. Enumerable.Range(0, 40).Select(i => $"k{i:00}")]).Start();
        await foreach (Entry entry in Side(server, "").EntriesAsync(CancellationToken.None))
        {
            if (entry.Path == "k01") break;
        }
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(null, false, null, "start-after=d%2F")]
    [InlineData("Ceph", false, null, "marker=d%2F")]
    [InlineData(null, true, null, "key-marker=d%2F")]
    [InlineData(null, false, "2026-02-01", "key-marker=d%2F")]
    public async Task A_long_list_is_read_from_several_places(string? provider, bool versions, string? asOf, string place)
    {
        string[] keys = [.. Enumerable.Range(0, 400).Select(i => $"{i % 7}/{i:000}")];
        Stored[] objects = [.. keys.Select(k => new Stored("d/" + k, Version: "v")), new("c"), new("e")];
        using ScriptedServer server = new ListStore(5, objects).Start();
        var side = new StoreSide(ListStore.Client(server, provider), "bkt", "d/")
        {
            Versions = versions, AsOf = asOf is null ? null : DateTime.Parse(asOf, CultureInfo.InvariantCulture),
        };
        Assert.Equal(keys.Order(StringComparer.Ordinal), await PathsAsync(side));
        string[] begun = [.. server.Requests.Select(r => r.Query).Where(q => q.Contains(place, StringComparison.Ordinal)
            && !q.Contains("token", StringComparison.Ordinal) && !q.Contains("version-id-marker", StringComparison.Ordinal))];
        Assert.InRange(begun.Length, 4, 200);
        Assert.All(server.Requests, r => Assert.Contains("prefix=d%2F", r.Query, StringComparison.Ordinal));
        Assert.InRange(server.Requests.Length, 80, 130);
    }

    [Theory, InlineData("bkt", false), InlineData("bkt--use1-az4--x-s3", true)]
    public async Task Where_a_list_cannot_begin_anywhere_it_is_read_from_one_place(string bucket, bool recurse)
    {
        string[] keys = [.. Enumerable.Range(0, 100).Select(i => $"k{i:000}")];
        using ScriptedServer server = ListStore.Of(5, keys).Start();
        Assert.Equal(keys, await PathsAsync(new StoreSide(ListStore.Client(server), bucket, "") { Recurse = recurse }));
        Assert.Equal(20, server.Requests.Length);
    }

    private static ListStore Versioned() => new(2,
        new Stored("a", 1, "2026-01-01T00:00:00Z", "v1"), new Stored("b", 1, "2026-01-01T00:00:00Z", "v1"),
        new Stored("b", 2, "2026-01-02T00:00:00Z", "v2"), new Stored("b", 0, "2026-01-03T00:00:00Z", "v3", IsMarker: true),
        new Stored("c", 1, "2026-01-04T00:00:00Z", "v9"));

    private static Answer Forward(ListStore store, RecordedRequest request, string without)
    {
        using ScriptedServer inner = store.Start();
        string query = string.Join("&", request.Query.Split('&').Where(p => !p.StartsWith(without + "=", StringComparison.Ordinal)));
        using var http = new System.Net.Http.HttpClient();
        return new Answer(200, http.GetStringAsync(new Uri($"{inner.Url}{request.Path}?{query}")).GetAwaiter().GetResult());
    }

    private static StoreSide Side(ScriptedServer server, string folder) => new(ListStore.Client(server), "bkt", folder);

    private static async Task<List<string>> PathsAsync(ISide side) => (await EntriesAsync(side)).ConvertAll(e => e.Path);

    private static async Task<List<Entry>> EntriesAsync(ISide side)
    {
        var entries = new List<Entry>();
        await foreach (Entry entry in side.EntriesAsync(CancellationToken.None)) entries.Add(entry);
        return entries;
    }
}
