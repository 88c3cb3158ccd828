using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;

namespace OpenIntegrations.S3.Core.Tests.Items.Runs;

/// <summary>Trees that go up and come down again.</summary>
public sealed class RoundTripTests : TreeRunTest
{
    [Fact]
    public async Task A_tree_goes_up_across_and_down_and_is_the_same()
    {
        OddTree.Make(World, "site");
        RunSummary up = await World.CopyAsync(World.Folder("site"), World.Store("one", "www/"));
        Assert.Equal((OddTree.Paths.Length, 0L), (up.Done, up.Failed));
        Assert.Equal(OddTree.Paths.Select(p => "www/" + p).ToHashSet(), (await World.KeysAsync("one")).ToHashSet());
        await World.CopyAsync(World.Store("one", "www/"), World.Store("two"));
        await World.CopyAsync(World.Store("two"), World.Store("one", "c/", World.Connect()));
        RunSummary down = await World.CopyAsync(World.Store("one", "c/"), World.Folder("back"));
        Assert.Equal((OddTree.Paths.Length, 0L), (down.Done, down.Failed));
        Assert.Equal(World.Read("site"), World.Read("back"));
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task A_tree_of_random_names_is_the_same_after_up_and_down(int seed)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Its names are possible elsewhere.");
        foreach (string path in OddNames.OfFiles(seed)) World.Write("odd/" + path, path);
        RunSummary up = await World.SyncAsync(World.Folder("odd"), World.Store("one", "p/"));
        Assert.Equal((OddNames.Count, 0), (up.Done, up.Failed));
        RunSummary down = await World.SyncAsync(World.Store("one", "p/"), World.Folder("back"));
        Assert.Equal((OddNames.Count, 0), (down.Done, down.Failed));
        Assert.Equal(World.Read("odd"), World.Read("back"));
        Assert.Equal(0, (await World.SyncAsync(World.Folder("odd"), World.Store("one", "p/"))).Done);
        Assert.Equal(0, (await World.SyncAsync(World.Store("one", "p/"), World.Folder("back"))).Done);
    }

    [Theory, InlineData(0), InlineData(11), InlineData(100_000), InlineData(6_000_000)]
    public async Task A_link_is_what_it_leads_to(int size)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        string file = World.Write("elsewhere/a", new string('x', size)), link = Path.Combine(World.Files, "site/link");
        World.Write("site/b", "b");
        File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.CreateSymbolicLink(link, file);
        FileEnd site = World.Folder("site");
        foreach (CompareBy by in new[] { CompareBy.SizeAndTime, CompareBy.Size, CompareBy.Checksum })
        {
            Assert.Equal((2, 0), await FollowAsync(site, World.Store("one", by + "/"), by));
            Assert.Equal((0, 0), await FollowAsync(site, World.Store("one", by + "/"), by));
        }
        RunSummary named = await World.CopyAsync(World.Folder("site/link"), World.Store("two", "copy"));
        Assert.Equal((1, 0, size), (named.Done, named.Failed, named.Bytes));
        World.Write("elsewhere/a", new string('y', size + 1));
        // By size: what went up later than it was written is newer there.
        Assert.Equal((1, 0), await FollowAsync(World.Store("one", "Size/"), site, CompareBy.Size));
        Assert.Equal((new string('x', size), file), (File.ReadAllText(file), new FileInfo(link).LinkTarget));
        Assert.Equal((0, 0), await FollowAsync(World.Store("one", "Size/"), site, CompareBy.Size));
        RunSummary moved = await World.RunAsync(new TreeJob(site, World.Store("two", "moved/")) { FollowLinks = true }, moves: true);
        Assert.Equal((2, 0, false, true), (moved.Done, moved.Failed, File.Exists(link), File.Exists(file)));
    }

    private async Task<(long Done, long Failed)> FollowAsync(TreeEnd from, TreeEnd to, CompareBy by = CompareBy.SizeAndTime)
    {
        RunSummary run = await World.RunAsync(new TreeJob(from, to) { Compares = true, By = by, FollowLinks = true });
        return (run.Done, run.Failed);
    }

    [Theory, InlineData(3), InlineData(4)]
    public async Task Keys_that_no_file_can_have_are_the_same_after_down_and_up(int seed)
    {
        FileEnd files = World.Folder("in/side", FileNames.Escaped);
        await Task.WhenAll(OddNames.OfKeys(seed).Select(key => World.PutAsync("one", key, "of " + key)));
        RunSummary down = await World.SyncAsync(World.Store("one"), files);
        Assert.Equal((OddNames.Count, 0), (down.Done, down.Failed));
        RunSummary up = await World.SyncAsync(files, World.Store("two"));
        Assert.Equal((OddNames.Count, 0), (up.Done, up.Failed));
        List<string> keys = await World.KeysAsync("two");
        Assert.Equal(await World.KeysAsync("one"), keys);
        foreach (string key in keys) Assert.Equal("of " + key, Encoding.UTF8.GetString(await World.Client.GetAsync("two", key)));
        Assert.Equal(0, (await World.SyncAsync(World.Store("one"), files)).Done);
        Assert.Equal(0, (await World.SyncAsync(files, World.Store("two"))).Done);
    }

    [Fact]
    public async Task Small_files_cost_one_request_each_in_both_directions()
    {
        OddTree.Make(World, "site");
        await World.CopyAsync(World.Folder("site"), World.Store("one"));
        Assert.Equal(OddTree.Paths.Length,
            World.Log.Count(e => e.Method == "PUT" && e.Target.StartsWith("/one/", StringComparison.Ordinal)));
        await World.CopyAsync(World.Store("one"), World.Folder("back"));
        Assert.Equal(OddTree.Paths.Length,
            World.Log.Count(e => e.Method == "GET" && e.Target.StartsWith("/one/", StringComparison.Ordinal)));
        Assert.DoesNotContain(World.Log, e => e.Method == "HEAD");
    }

    [Theory]
    [InlineData(CompareBy.SizeAndTime), InlineData(CompareBy.Size), InlineData(CompareBy.Checksum)]
    public async Task A_second_run_plans_nothing_in_every_direction(CompareBy by)
    {
        OddTree.Make(World, "site");
        (TreeEnd From, TreeEnd To)[] ways =
        [
            (World.Folder("site"), World.Store("one", "www/")), (World.Store("one", "www/"), World.Folder("back")),
            (World.Store("one", "www/"), World.Store("two")), (World.Store("two"), World.Folder("third")),
        ];
        foreach (var (from, to) in ways)
        {
            Assert.Equal(OddTree.Paths.Length, (await World.SyncAsync(from, to, by)).Done);
            RunSummary second = await World.SyncAsync(from, to, by);
            Assert.Equal((0, 0, OddTree.Paths.Length, 0), (second.Done, second.Deleted, second.Skipped, second.Failed));
        }
        // And back again over what is the same already: at most the times are set.
        foreach (var (from, to) in ways)
        {
            RunSummary back = await World.SyncAsync(to, from, by);
            Assert.Equal(0, back.Failed);
            Assert.DoesNotContain(World.Results, r => r.Action is ItemAction.Download or ItemAction.Delete or ItemAction.Upload
                && r.Status == ItemStatus.Done);
            Assert.Equal(0, (await World.SyncAsync(to, from, by)).Done);
        }
    }

    [Fact]
    public async Task Files_keep_their_times_where_that_is_wanted()
    {
        OddTree.Make(World, "site");
        var time = new DateTime(2001, 2, 3, 4, 5, 6, 789, DateTimeKind.Utc);
        foreach (string path in OddTree.Paths) File.SetLastWriteTimeUtc(Path.Combine(World.Files, "site", path), time);
        var up = new TreeJob(World.Folder("site"), World.Store("one")) { Compares = true, KeepTimes = true };
        var down = new TreeJob(World.Store("one"), World.Folder("back")) { Compares = true, KeepTimes = true };
        var settings = new MoveSettings { KeepTimes = true };
        await World.RunAsync(up, settings: settings);
        await World.RunAsync(down, settings: settings);
        foreach (string path in OddTree.Paths) Assert.Equal(time, File.GetLastWriteTimeUtc(Path.Combine(World.Files, "back", path)));
        Assert.Equal(0, (await World.RunAsync(up, settings: settings)).Done);
        Assert.Equal(0, (await World.RunAsync(down, settings: settings)).Done);
        // A file with the content and another time gets the time.
        File.SetLastWriteTimeUtc(Path.Combine(World.Files, "back", "empty"), time.AddDays(1));
        Assert.Equal(1, (await World.RunAsync(down, settings: settings)).Done);
        Assert.Equal(ItemAction.SetTime, World.Results.Single(r => r.Status == ItemStatus.Done).Action);
        Assert.Equal(time, File.GetLastWriteTimeUtc(Path.Combine(World.Files, "back", "empty")));
    }

    [Fact]
    public async Task Escaped_names_hold_any_key_and_go_up_again_under_it()
    {
        string[] keys = ["../evil", "a//b", "CON", "a:b", "/abs", "x/.", "x/..", "100%41", "end.", "q?", "e\u0301", "é"];
        foreach (string key in keys) await World.PutAsync("one", key, "of " + key);
        FileEnd files = World.Folder("in/side", FileNames.Escaped);
        Assert.Equal(0, (await World.SyncAsync(World.Store("one"), files)).Failed);
        Assert.Equal(keys.Length, World.Read("in/side").Count);
        Assert.Equal(0, (await World.SyncAsync(files, World.Store("two"))).Failed);
        Assert.Equal(await World.KeysAsync("one"), await World.KeysAsync("two"));
        await World.SyncAsync(World.Store("two"), files);
        Assert.DoesNotContain(World.Results, r => r.Action == ItemAction.Download);
    }

    [Fact]
    public async Task Empty_folders_go_up_and_down_where_they_are_wanted()
    {
        Directory.CreateDirectory(Path.Combine(World.Files, "site/void"));
        World.Write("site/f", "f");
        await World.RunAsync(new TreeJob(World.Folder("site"), World.Store("one")) { EmptyFolders = true });
        Assert.Equal(["f", "void/"], await World.KeysAsync("one"));
        await World.RunAsync(new TreeJob(World.Store("one"), World.Folder("back")) { EmptyFolders = true });
        Assert.True(Directory.Exists(Path.Combine(World.Files, "back/void")));
        RunSummary again = await World.RunAsync(new TreeJob(World.Store("one"), World.Folder("back"))
        {
            EmptyFolders = true, Compares = true,
        });
        Assert.Equal(0, again.Done);
    }
}
