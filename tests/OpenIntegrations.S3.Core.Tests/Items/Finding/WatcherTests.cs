using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;

namespace OpenIntegrations.S3.Core.Tests.Items.Finding;

public sealed class WatcherTests
{
    private static readonly Entry s_unread = new("", EntryKind.Unknown) { Error = new IOException("The page was lost.") };
    private List<Entry> _there = [];

    [Fact]
    public async Task What_is_new_other_or_gone_is_told_once()
    {
        var watcher = new Watcher(_ => LookAsync());
        _there = [Item("a", "1"), Item("b", "1")];
        Assert.Equal("", await ChangesAsync(watcher));
        _there = [Item("b", "2"), Item("c", "1")];
        Assert.Equal("Changed b, Created c, Deleted a", await ChangesAsync(watcher));
        Assert.Equal("", await ChangesAsync(watcher));
    }

    [Fact]
    public async Task What_could_not_be_read_is_not_deleted()
    {
        var watcher = new Watcher(_ => LookAsync());
        _there = [Item("a", "1"), Item("b", "1")];
        await ChangesAsync(watcher);
        _there = [Item("a", "2"), s_unread];
        Assert.Equal("Changed a, Unread ", await ChangesAsync(watcher));
        _there = [Item("a", "2")];
        Assert.Equal("Deleted b", await ChangesAsync(watcher));
    }

    [Fact]
    public async Task What_could_not_be_read_at_first_is_not_new()
    {
        var watcher = new Watcher(_ => LookAsync());
        _there = [Item("a", "1"), s_unread];
        Assert.Equal("Unread ", await ChangesAsync(watcher));
        _there = [Item("a", "2"), Item("b", "1")];
        Assert.Equal("Changed a", await ChangesAsync(watcher));
        _there = [Item("a", "2"), Item("b", "1"), Item("c", "1")];
        Assert.Equal("Created c", await ChangesAsync(watcher));
    }

    [Fact]
    public async Task A_look_that_broke_off_knows_nothing()
    {
        bool breaks = true;
        async IAsyncEnumerable<Found> BrokenAsync()
        {
            await foreach (Found one in LookAsync()) yield return breaks ? throw new IOException("The line broke.") : one;
        }
        var watcher = new Watcher(_ => BrokenAsync());
        _there = [Item("a", "1")];
        await Assert.ThrowsAsync<IOException>(() => ChangesAsync(watcher));
        breaks = false;
        Assert.Equal("", await ChangesAsync(watcher));
    }

    [Fact]
    public async Task What_was_found_before_a_look_broke_off_is_told_by_the_next()
    {
        bool breaks = false;
        async IAsyncEnumerable<Found> BrokenAsync()
        {
            await foreach (Found one in LookAsync()) yield return one;
            if (breaks) throw new IOException("The line broke.");
        }
        var watcher = new Watcher(_ => BrokenAsync());
        _there = [Item("a", "1")];
        Assert.Equal("", await ChangesAsync(watcher));
        (breaks, _there) = (true, [Item("a", "2")]);
        await Assert.ThrowsAsync<IOException>(() => ChangesAsync(watcher));
        breaks = false;
        Assert.Equal("Changed a", await ChangesAsync(watcher));
    }

    [Fact]
    public async Task What_is_not_there_yet_may_come_and_go()
    {
        bool isThere = false;
        async IAsyncEnumerable<Found> NoneAsync()
        {
            if (!isThere) throw new FileNotFoundException("There is no such folder.");
            await foreach (Found one in LookAsync()) yield return one;
        }
        var watcher = new Watcher(_ => NoneAsync());
        _there = [Item("a", "1")];
        Assert.Equal("", await ChangesAsync(watcher));
        isThere = true;
        Assert.Equal("Created a", await ChangesAsync(watcher));
        isThere = false;
        Assert.Equal("Deleted a", await ChangesAsync(watcher));
    }

    private static Entry Item(string path, string etag) => new(path, EntryKind.Item) { Size = 1, ETag = etag };

    private static async Task<string> ChangesAsync(Watcher watcher) =>
        string.Join(", ", (await watcher.LookAsync(CancellationToken.None)).Select(c => $"{c.Kind} {c.Item.Entry.Path}"));

    private async IAsyncEnumerable<Found> LookAsync()
    {
        await Task.CompletedTask;
        foreach (Entry entry in _there) yield return new Found("b", "", entry);
    }
}
