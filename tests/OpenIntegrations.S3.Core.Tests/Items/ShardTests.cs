using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;

namespace OpenIntegrations.S3.Core.Tests.Items;

public sealed class ShardTests : IAsyncLifetime
{
    private static readonly string[] s_keys = [.. Enumerable.Range(0, 200).Select(i => $"f{i % 7}/ü{i}.txt")];
    private readonly TreeWorld _world = new();

    public async ValueTask InitializeAsync() => await _world.WithBucketsAsync("one", "two");

    public ValueTask DisposeAsync()
    {
        _world.Dispose();
        return default;
    }

    // Other versions and other machines have the same numbers: they must never change.
    [Theory]
    [InlineData("a", 10, 1, 250)]
    [InlineData("photos/2026/cat.jpg", 14, 0, 942)]
    [InlineData("é/😀", 14, 1, 926)]
    [InlineData("e\u0301", 2, 0, 506)]
    [InlineData(" ", 15, 1, 727)]
    [InlineData("", 4, 1, 652)]
    public void The_share_of_a_key_is_what_its_digest_says(string key, int of16, int of3, int of1000)
    {
        foreach (var (number, count) in new[] { (of16, 16), (of3, 3), (of1000, 1000) })
            Assert.Equal([number], Enumerable.Range(0, count).Where(i => Shard.Parse($"{i}/{count}").Takes(key)));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(16), InlineData(1000)]
    public void Each_key_is_in_one_share_whether_they_count_from_0_or_1(int count)
    {
        foreach (int first in new[] { 0, 1 })
        {
            Shard[] all = [.. Enumerable.Range(first, count).Select(i => Shard.Parse($"{i}/{count}"))];
            Assert.All(s_keys, k => Assert.Single(all, s => s.Takes(k)));
        }
        Assert.Equal(s_keys.Where(Shard.Parse($"0/{count}").Takes), s_keys.Where(Shard.Parse($"{count}/{count}").Takes));
    }

    [Fact]
    public void Shares_are_of_like_size()
    {
        string[] keys = [.. Enumerable.Range(0, 16_000).Select(i => $"k{i}")];
        int[] sizes = [.. Enumerable.Range(0, 16).Select(i => keys.Count(Shard.Parse($"{i}/16").Takes))];
        Assert.All(sizes, s => Assert.InRange(s, 850, 1150));
    }

    [Theory]
    [InlineData(""), InlineData("3"), InlineData("3/"), InlineData("/16"), InlineData("17/16"), InlineData("-1/16"), InlineData("0/0")]
    [InlineData("1/2/3"), InlineData("a/16"), InlineData("3/16.0"), InlineData("1/99999999999")]
    public void What_is_no_share_is_refused(string text) => Assert.Throws<FormatException>(() => Shard.Parse(text));

    [Theory, InlineData("up"), InlineData("across"), InlineData("down")]
    public async Task Sixteen_shares_do_each_thing_once_and_delete_each_surplus_once(string way)
    {
        foreach (string key in s_keys) _world.Write("site/" + key, key);
        await _world.CopyAsync(_world.Folder("site"), _world.Store("one", "from/"));
        (TreeEnd from, TreeEnd to) = way switch
        {
            "up" => ((TreeEnd)_world.Folder("site"), (TreeEnd)_world.Store("two", "to/")),
            "across" => (_world.Store("one", "from/"), _world.Store("two", "to/")),
            _ => (_world.Store("one", "from/"), _world.Folder("back")),
        };
        await _world.PutAsync("two", "outside", "stays");
        foreach (string surplus in Enumerable.Range(0, 40).Select(i => $"old/{i}"))
        {
            await _world.PutAsync("two", "to/" + surplus, "");
            _world.Write("back/" + surplus, "");
        }
        var done = new List<string>();
        for (int i = 0; i < 16; i++)
        {
            var shard = Shard.Parse($"{i}/16");
            RunSummary run = await _world.RunAsync(new TreeJob(from, to)
            {
                Compares = true, Deletes = true, Filter = new Filter { Shard = shard },
            });
            Assert.Equal((0L, 0L), (run.Failed, run.Skipped));
            Assert.Null(run.Refusal);
            string prefix = way == "across" || way == "down" ? "from/" : "to/";
            foreach (ItemResult result in _world.Results)
            {
                string path = result.Source[result.Root!.Length..].TrimStart('/');
                Assert.True(shard.Takes(prefix + path), path);
                done.Add(path);
            }
        }
        Assert.Equal(240, done.Count);
        Assert.Equal(240, done.Distinct().Count());
        if (way == "down") Assert.Equal(_world.Read("site"), _world.Read("back"));
        else Assert.Equal(s_keys.Select(k => "to/" + k).Append("outside").ToHashSet(), (await _world.KeysAsync("two")).ToHashSet());
    }

    [Fact]
    public async Task What_is_only_in_other_shares_is_there_and_not_missing()
    {
        _world.Write("site/a", "1");
        await _world.PutAsync("two", "b", "1");
        // Whichever share b is in: one deletes it, although none of the source may be in that.
        for (int i = 0; i < 16; i++)
        {
            var job = new TreeJob(_world.Folder("site"), _world.Store("two"))
            {
                Compares = true, Deletes = true, Filter = new Filter { Shard = Shard.Parse($"{i}/16") },
            };
            Assert.Null((await _world.RunAsync(job)).Refusal);
        }
        Assert.Equal(["a"], await _world.KeysAsync("two"));
    }
}
