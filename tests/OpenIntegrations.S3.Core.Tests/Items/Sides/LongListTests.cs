using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Sides;

namespace OpenIntegrations.S3.Core.Tests.Items.Sides;

public sealed class LongListTests
{
    private const int Many = 40_000;
    private static readonly string[] s_numbers = [.. Enumerable.Range(0, 2000).Select(i => $"k{i:0000}")];

    [Theory, MemberData(nameof(KeySpaces.Names), MemberType = typeof(KeySpaces))]
    public async Task Each_key_comes_once_and_in_order_however_they_are_spread(string name)
    {
        IReadOnlyCollection<string> keys = KeySpaces.Of(name, Many);
        var store = new ListedKeys(keys, Math.Max(5, keys.Count / 200));
        Assert.Equal(store.Keys, (await store.AllAsync()).Select(e => e.Path));
        int pages = (keys.Count + (keys.Count / 200) - 1) / Math.Max(5, keys.Count / 200);
        Assert.InRange(store.Lists, 6, int.MaxValue);
        Assert.InRange(store.Pages, 0, (pages * 3 / 2) + 10);
        Assert.Equal(0, store.Open);
    }

    [Theory, MemberData(nameof(KeySpaces.Names), MemberType = typeof(KeySpaces))]
    public async Task All_versions_of_a_key_stay_together(string name)
    {
        var store = new ListedKeys(KeySpaces.Of(name, 3000), 20) { HasVersions = true };
        Assert.Equal(store.Keys.SelectMany(k => new[] { k + " 2", k + " 1" }),
            (await store.AllAsync()).Select(e => $"{e.Path} {e.VersionId}"));
        Assert.InRange(store.Lists, 3, int.MaxValue);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(10), InlineData(11), InlineData(30)]
    public async Task A_short_list_costs_no_request_more(int keys)
    {
        var store = new ListedKeys(s_numbers.Take(keys), 10);
        Assert.Equal(keys, (await store.AllAsync()).Count);
        Assert.Equal((1, Math.Max(1, (keys + 9) / 10)), (store.Lists, store.Pages));
    }

    [Theory, InlineData(5), InlineData(12), InlineData(40), InlineData(200)]
    public async Task A_longer_one_costs_few(int pages)
    {
        var store = new ListedKeys(KeySpaces.Of("hashes", pages * 10), 10);
        Assert.Equal(store.Keys, (await store.AllAsync()).Select(e => e.Path));
        Assert.InRange(store.Pages, pages, pages + 2 + (pages / 3));
    }

    [Theory, InlineData(false, 8), InlineData(true, 1)]
    public async Task One_list_it_is_where_there_may_be_no_other(bool maySplit, int width)
    {
        var store = new ListedKeys(s_numbers, 10);
        Assert.Equal(s_numbers, (await store.AllAsync(width, maySplit: maySplit)).Select(e => e.Path));
        Assert.Equal((1, 200), (store.Lists, store.Pages));
    }

    [Theory]
    [InlineData("at the beginning")]
    [InlineData("too early")]
    [InlineData("too late")]
    [InlineData("nowhere")]
    public async Task A_store_that_begins_elsewhere_is_read_as_before(string where)
    {
        var store = new ListedKeys(s_numbers, 10)
        {
            Begin = (_, at) => where switch { "at the beginning" => 0, "too early" => at - 1, "too late" => at + 1, _ => 1 << 20 },
        };
        Assert.Equal(s_numbers, (await store.AllAsync()).Select(e => e.Path));
        Assert.Equal((2, 201), (store.Lists, store.Pages));
    }

    [Fact]
    public async Task A_store_that_refuses_to_begin_there_is_read_as_before()
    {
        var store = new ListedKeys(s_numbers, 10) { Page = (behind, _, page) => behind is null ? page : Refusal(page) };
        Assert.Equal(s_numbers, (await store.AllAsync()).Select(e => e.Path));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_list_without_order_is_never_split(bool isWatched)
    {
        var store = new ListedKeys(s_numbers, 10) { Page = static (_, at, page) => at == 20 ? PageOf(["k0001"]) : page };
        List<Entry> all = await store.AllAsync(isOrdered: isWatched);
        Assert.Equal((1, isWatched ? 3 : 200), (store.Lists, store.Pages));
        Assert.Equal(isWatched ? EntryKind.Unknown : EntryKind.Item, all[^1].Kind);
    }

    [Fact]
    public async Task Order_is_watched_from_where_it_matters()
    {
        var store = new ListedKeys(s_numbers, 10) { Page = static (_, at, page) => at > 900 ? PageOf(["k0001"]) : page };
        await DemandKnownOrUnknownAsync(store, isOrdered: false);
    }

    // Behind the trial, so that nothing but the seams can tell.
    [Theory, InlineData(1), InlineData(7), InlineData(1 << 20)]
    public async Task What_a_range_leaves_out_at_its_beginning_is_an_unknown_rest(int leftOut)
    {
        int lists = 0;
        var store = new ListedKeys(s_numbers, 10) { Begin = (_, at) => Interlocked.Increment(ref lists) == 1 ? at : at + leftOut };
        await DemandKnownOrUnknownAsync(store);
    }

    [Theory, InlineData("refused"), InlineData("ended"), InlineData("disordered"), InlineData("thrown")]
    public async Task A_range_that_cannot_be_read_is_an_unknown_rest(string how)
    {
        var store = new ListedKeys(s_numbers, 10)
        {
            Page = (_, at, page) => at is < 700 or > 900 ? page : how switch
            {
                "refused" => Refusal(page),
                "ended" => null,
                "disordered" => PageOf(["k0001"]),
                _ => throw new IOException("The wire is cut."),
            },
        };
        await DemandKnownOrUnknownAsync(store);
    }

    [Fact]
    public async Task Who_takes_little_has_little_read_ahead()
    {
        var store = new ListedKeys(s_numbers, 2);
        using var stop = new CancellationTokenSource();
        int taken = 0;
        await foreach (Entry _ in store.List(stop).EntriesAsync())
        {
            taken++;
            Assert.InRange(store.Pages, 0, (taken * 4) + 32 + 20);
            if (taken == 80) break;
        }
        Assert.Equal(0, store.Open);
    }

    [Theory, InlineData(0), InlineData(5), InlineData(35), InlineData(400)]
    public async Task Nothing_stays_open_when_it_is_left_or_stopped(int at)
    {
        foreach (bool isStopped in new[] { true, false })
        {
            var store = new ListedKeys(s_numbers, 10);
            using var stop = new CancellationTokenSource();
            async Task TakeAsync()
            {
                int taken = 0;
                await foreach (Entry _ in store.List(stop).EntriesAsync())
                {
                    if (taken++ != at) continue;
                    if (!isStopped) return;
                    await stop.CancelAsync();
                }
            }
            if (isStopped) await Assert.ThrowsAnyAsync<OperationCanceledException>(TakeAsync);
            else await TakeAsync();
            Assert.Equal(0, store.Open);
        }
    }

    [Fact]
    public async Task The_list_goes_on_while_another_range_waits()
    {
        int lists = 0;
        var goesOn = new TaskCompletionSource();
        var store = new ListedKeys(KeySpaces.Of("hashes", Many), 200)
        {
            Begin = (_, at) =>
            {
                Interlocked.Increment(ref lists);
                return at;
            },
            // Behind the trial no range has a page before the list that was there first has one.
            Wait = async behind =>
            {
                if (behind is null && lists > 1) goesOn.TrySetResult();
                if (behind is not null && lists > 1) await goesOn.Task;
            },
        };
        Assert.Equal(store.Keys, (await store.AllAsync()).Select(e => e.Path));
        Assert.InRange(store.Lists, 3, int.MaxValue);
    }

    private static async Task DemandKnownOrUnknownAsync(ListedKeys store, bool isOrdered = true)
    {
        List<Entry> all = await store.AllAsync(isOrdered: isOrdered);
        Assert.Equal(EntryKind.Unknown, all[^1].Kind);
        Assert.NotNull(all[^1].Error);
        Assert.Equal(store.Keys.Take(all.Count - 1), all.SkipLast(1).Select(e => e.Path));
        Assert.Equal(0, store.Open);
    }

    private static S3Answer Refusal(S3Answer page) =>
        new(403, [], [], page.Request) { Error = new S3Error("AccessDenied", "no", null, null) };

    private static S3Answer PageOf(IEnumerable<string> keys) => ListedKeys.PageOf(keys);
}
