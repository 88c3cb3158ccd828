using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;

namespace OpenIntegrations.S3.Core.Tests.Items.Runs;

/// <summary>What is deleted at the target, and what never is.</summary>
public sealed class MirrorTests : TreeRunTest
{
    [Fact]
    public async Task What_changed_goes_and_what_is_gone_is_deleted_both_ways()
    {
        OddTree.Make(World, "site");
        await World.SyncAsync(World.Folder("site"), World.Store("one"));
        await World.SyncAsync(World.Store("one"), World.Folder("back"));
        World.Write("site/a/b", "another text of another size");
        World.Write("site/new", "new");
        File.Delete(Path.Combine(World.Files, "site/deep/er/and/deeper/f"));
        RunSummary up = await World.SyncAsync(World.Folder("site"), World.Store("one"));
        Assert.Equal((2, 1), (up.Done, up.Deleted));
        RunSummary down = await World.SyncAsync(World.Store("one"), World.Folder("back"));
        Assert.Equal((2, 1), (down.Done, down.Deleted));
        Assert.Equal(World.Read("site"), World.Read("back"));
        Assert.False(Directory.Exists(Path.Combine(World.Files, "back/deep")));
    }

    [Fact]
    public async Task A_file_of_a_time_to_come_goes_once_for_each_content()
    {
        File.SetLastWriteTimeUtc(World.Write("site/late", "one"), DateTime.UtcNow.AddYears(50));
        Assert.Equal(1, (await World.SyncAsync(World.Folder("site"), World.Store("one"))).Done);
        Assert.Equal(0, (await World.SyncAsync(World.Folder("site"), World.Store("one"))).Done);
        File.SetLastWriteTimeUtc(World.Write("site/late", "two"), DateTime.UtcNow.AddYears(50));
        Assert.Equal(1, (await World.SyncAsync(World.Folder("site"), World.Store("one"))).Done);
        Assert.Equal(0, (await World.SyncAsync(World.Folder("site"), World.Store("one"))).Done);
    }

    [Fact]
    public async Task Neighbours_by_name_are_left_alone()
    {
        foreach (string key in new[] { "foo/a", "foo2/a", "foo-bar", "foo" }) await World.PutAsync("one", key, key);
        World.Write("site/b", "b");
        await World.SyncAsync(World.Folder("site"), World.Store("one", "foo/"));
        Assert.Equal(["foo", "foo-bar", "foo/b", "foo2/a"], await World.KeysAsync("one"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_empty_or_missing_source_deletes_nothing(bool exists)
    {
        await World.PutAsync("one", "precious", "1");
        if (exists) Directory.CreateDirectory(Path.Combine(World.Files, "mount"));
        RunSummary up = await World.SyncAsync(World.Folder("mount"), World.Store("one"));
        // What is missing is no empty folder, but one of which nobody knows anything.
        Assert.Equal(exists, up.Refusal is not null);
        Assert.Equal(exists ? 0 : 1, up.Failed);
        Assert.Equal(["precious"], await World.KeysAsync("one"));
        World.Write("keep/file", "1");
        RunSummary down = await World.SyncAsync(World.Store("two"), World.Folder("keep"));
        Assert.NotNull(down.Refusal);
        Assert.Equal(["file"], World.Read("keep").Keys);
    }

    [Fact]
    public async Task Folders_with_nothing_in_them_are_an_empty_source()
    {
        // What a place looks like whose disks are not mounted.
        Directory.CreateDirectory(Path.Combine(World.Files, "mount/disk1"));
        await World.PutAsync("one", "precious", "1");
        await World.PutAsync("two", "www/", "");
        World.Write("keep/file", "1");
        Assert.NotNull((await World.SyncAsync(World.Folder("mount"), World.Store("one"))).Refusal);
        Assert.NotNull((await World.SyncAsync(World.Store("two", "www/"), World.Folder("keep"))).Refusal);
        Assert.Equal(["precious"], await World.KeysAsync("one"));
        Assert.Equal(["file"], World.Read("keep").Keys);
    }

    [Fact]
    public async Task What_would_be_deleted_is_known_before_anything_is_written()
    {
        OddTree.Make(World, "site");
        await World.PutAsync("one", "surplus/1", "12345");
        await World.PutAsync("one", "surplus/2", "123");
        var job = new TreeJob(World.Folder("site"), World.Store("one")) { Compares = true, Deletes = true, By = CompareBy.Checksum };
        World.Log.Clear();
        Assert.Equal(new Foresight(2, 8), await AheadAsync(job));
        await Assert.ThrowsAsync<InvalidOperationException>(() => AheadAsync(job with { From = World.Store("two") }));
        var refused = await Assert.ThrowsAsync<IOException>(() => AheadAsync(job with { From = World.Folder("none") }));
        Assert.Contains(Path.Combine(World.Files, "none"), refused.Message, StringComparison.Ordinal);
        var absent = await Assert.ThrowsAsync<S3RequestFailedException>(() => AheadAsync(job with { To = World.Store("none") }));
        Assert.Equal("NoSuchBucket", absent.Code);
        Assert.All(World.Log, e => Assert.Equal("GET", e.Method));
    }

    private static Task<Foresight> AheadAsync(TreeJob job) => Foresight.OfAsync(job, CancellationToken.None);

    [Fact]
    public async Task Nothing_is_deleted_when_anything_failed()
    {
        await World.PutAsync("one", "gone", "1");
        World.Write("site/a", "a");
        Directory.CreateDirectory(Path.Combine(World.Files, "site/z"));
        File.WriteAllText(Path.Combine(World.Files, "site/z", new string('ü', 120)), "the key is too long under this prefix");
        RunSummary run = await World.SyncAsync(World.Folder("site"), World.Store("one", new string('p', 1000) + "/"), deletes: true);
        Assert.Equal((1, 1), (run.Done, run.Failed));
        await World.PutAsync("one", new string('p', 1000) + "/surplus", "1");
        run = await World.SyncAsync(World.Folder("site"), World.Store("one", new string('p', 1000) + "/"));
        Assert.Equal((0, 1), (run.Deleted, run.Failed));
        Assert.NotNull(run.Refusal);
    }
}
