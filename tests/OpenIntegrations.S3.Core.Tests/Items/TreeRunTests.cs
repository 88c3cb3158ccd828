using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Items;

/// <summary>Whole jobs between files and a store.</summary>
public sealed class TreeRunTests : IAsyncLifetime
{
    private static readonly string[] s_odd =
    [
        "index.html", "img/a b.png", "a-b/1", "a.b", "a/b", "e\u0301", "é", "Ａ/😀", "%41", "100%", "+&=;?#", "back\\slash", "a:b",
        "CON.txt",
        "end.", " blank ", "new\nline", "dir/x", "dir-2/x", "deep/er/and/deeper/f", "empty",
    ];

    private readonly TreeWorld _world = new();

    public async ValueTask InitializeAsync() => await _world.WithBucketsAsync("one", "two");

    public ValueTask DisposeAsync()
    {
        _world.Dispose();
        return default;
    }

    [Fact]
    public async Task A_tree_goes_up_across_and_down_and_is_the_same()
    {
        MakeTree("site");
        RunSummary up = await _world.CopyAsync(_world.Folder("site"), _world.Store("one", "www/"));
        Assert.Equal((s_odd.Length, 0L), (up.Done, up.Failed));
        Assert.Equal(s_odd.Select(p => "www/" + p).ToHashSet(), (await _world.KeysAsync("one")).ToHashSet());
        await _world.CopyAsync(_world.Store("one", "www/"), _world.Store("two"));
        await _world.CopyAsync(_world.Store("two"), _world.Store("one", "c/", _world.Connect()));
        RunSummary down = await _world.CopyAsync(_world.Store("one", "c/"), _world.Folder("back"));
        Assert.Equal((s_odd.Length, 0L), (down.Done, down.Failed));
        Assert.Equal(_world.Read("site"), _world.Read("back"));
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task A_tree_of_random_names_is_the_same_after_up_and_down(int seed)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Its names are possible elsewhere.");
        foreach (string path in OddNames.OfFiles(seed)) _world.Write("odd/" + path, path);
        RunSummary up = await _world.SyncAsync(_world.Folder("odd"), _world.Store("one", "p/"));
        Assert.Equal((OddNames.Count, 0), (up.Done, up.Failed));
        RunSummary down = await _world.SyncAsync(_world.Store("one", "p/"), _world.Folder("back"));
        Assert.Equal((OddNames.Count, 0), (down.Done, down.Failed));
        Assert.Equal(_world.Read("odd"), _world.Read("back"));
        Assert.Equal(0, (await _world.SyncAsync(_world.Folder("odd"), _world.Store("one", "p/"))).Done);
        Assert.Equal(0, (await _world.SyncAsync(_world.Store("one", "p/"), _world.Folder("back"))).Done);
    }

    [Theory, InlineData(3), InlineData(4)]
    public async Task Keys_that_no_file_can_have_are_the_same_after_down_and_up(int seed)
    {
        FileEnd files = _world.Folder("in/side", FileNames.Escaped);
        await Task.WhenAll(OddNames.OfKeys(seed).Select(key => _world.PutAsync("one", key, "of " + key)));
        RunSummary down = await _world.SyncAsync(_world.Store("one"), files);
        Assert.Equal((OddNames.Count, 0), (down.Done, down.Failed));
        RunSummary up = await _world.SyncAsync(files, _world.Store("two"));
        Assert.Equal((OddNames.Count, 0), (up.Done, up.Failed));
        List<string> keys = await _world.KeysAsync("two");
        Assert.Equal(await _world.KeysAsync("one"), keys);
        foreach (string key in keys) Assert.Equal("of " + key, Encoding.UTF8.GetString(await _world.Client.GetAsync("two", key)));
        Assert.Equal(0, (await _world.SyncAsync(_world.Store("one"), files)).Done);
        Assert.Equal(0, (await _world.SyncAsync(files, _world.Store("two"))).Done);
    }

    [Fact]
    public async Task Small_files_cost_one_request_each_in_both_directions()
    {
        MakeTree("site");
        await _world.CopyAsync(_world.Folder("site"), _world.Store("one"));
        Assert.Equal(s_odd.Length, _world.Log.Count(e => e.Method == "PUT" && e.Target.StartsWith("/one/", StringComparison.Ordinal)));
        await _world.CopyAsync(_world.Store("one"), _world.Folder("back"));
        Assert.Equal(s_odd.Length, _world.Log.Count(e => e.Method == "GET" && e.Target.StartsWith("/one/", StringComparison.Ordinal)));
        Assert.DoesNotContain(_world.Log, e => e.Method == "HEAD");
    }

    [Theory]
    [InlineData(CompareBy.SizeAndTime), InlineData(CompareBy.Size), InlineData(CompareBy.Checksum)]
    public async Task A_second_run_plans_nothing_in_every_direction(CompareBy by)
    {
        MakeTree("site");
        (TreeEnd From, TreeEnd To)[] ways =
        [
            (_world.Folder("site"), _world.Store("one", "www/")), (_world.Store("one", "www/"), _world.Folder("back")),
            (_world.Store("one", "www/"), _world.Store("two")), (_world.Store("two"), _world.Folder("third")),
        ];
        foreach (var (from, to) in ways)
        {
            Assert.Equal(s_odd.Length, (await _world.SyncAsync(from, to, by)).Done);
            RunSummary second = await _world.SyncAsync(from, to, by);
            Assert.Equal((0, 0, s_odd.Length, 0), (second.Done, second.Deleted, second.Skipped, second.Failed));
        }
        // And back again over what is the same already: at most the times are set.
        foreach (var (from, to) in ways)
        {
            RunSummary back = await _world.SyncAsync(to, from, by);
            Assert.Equal(0, back.Failed);
            Assert.DoesNotContain(_world.Results, r => r.Action is ItemAction.Download or ItemAction.Delete or ItemAction.Upload
                && r.Status == ItemStatus.Done);
            Assert.Equal(0, (await _world.SyncAsync(to, from, by)).Done);
        }
    }

    [Fact]
    public async Task What_changed_goes_and_what_is_gone_is_deleted_both_ways()
    {
        MakeTree("site");
        await _world.SyncAsync(_world.Folder("site"), _world.Store("one"));
        await _world.SyncAsync(_world.Store("one"), _world.Folder("back"));
        _world.Write("site/a/b", "another text of another size");
        _world.Write("site/new", "new");
        File.Delete(Path.Combine(_world.Files, "site/deep/er/and/deeper/f"));
        RunSummary up = await _world.SyncAsync(_world.Folder("site"), _world.Store("one"));
        Assert.Equal((2, 1), (up.Done, up.Deleted));
        RunSummary down = await _world.SyncAsync(_world.Store("one"), _world.Folder("back"));
        Assert.Equal((2, 1), (down.Done, down.Deleted));
        Assert.Equal(_world.Read("site"), _world.Read("back"));
        Assert.False(Directory.Exists(Path.Combine(_world.Files, "back/deep")));
    }

    [Fact]
    public async Task A_newer_object_of_the_same_size_comes_down()
    {
        await _world.PutAsync("one", "f", "old");
        await _world.SyncAsync(_world.Store("one"), _world.Folder("back"));
        File.SetLastWriteTimeUtc(Path.Combine(_world.Files, "back/f"), DateTime.UtcNow.AddDays(1));
        await _world.PutAsync("one", "f", "new");
        await _world.SyncAsync(_world.Store("one"), _world.Folder("back"));
        Assert.Equal("new", _world.Read("back")["f"]);
    }

    [Fact]
    public async Task Neighbours_by_name_are_left_alone()
    {
        foreach (string key in new[] { "foo/a", "foo2/a", "foo-bar", "foo" }) await _world.PutAsync("one", key, key);
        _world.Write("site/b", "b");
        await _world.SyncAsync(_world.Folder("site"), _world.Store("one", "foo/"));
        Assert.Equal(["foo", "foo-bar", "foo/b", "foo2/a"], await _world.KeysAsync("one"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_empty_or_missing_source_deletes_nothing(bool exists)
    {
        await _world.PutAsync("one", "precious", "1");
        if (exists) Directory.CreateDirectory(Path.Combine(_world.Files, "mount"));
        RunSummary up = await _world.SyncAsync(_world.Folder("mount"), _world.Store("one"));
        // What is missing is no empty folder, but one of which nobody knows anything.
        Assert.Equal(exists, up.Refusal is not null);
        Assert.Equal(exists ? 0 : 1, up.Failed);
        Assert.Equal(["precious"], await _world.KeysAsync("one"));
        _world.Write("keep/file", "1");
        RunSummary down = await _world.SyncAsync(_world.Store("two"), _world.Folder("keep"));
        Assert.NotNull(down.Refusal);
        Assert.Equal(["file"], _world.Read("keep").Keys);
    }

    [Fact]
    public async Task Folders_with_nothing_in_them_are_an_empty_source()
    {
        // What a place looks like whose disks are not mounted.
        Directory.CreateDirectory(Path.Combine(_world.Files, "mount/disk1"));
        await _world.PutAsync("one", "precious", "1");
        await _world.PutAsync("two", "www/", "");
        _world.Write("keep/file", "1");
        Assert.NotNull((await _world.SyncAsync(_world.Folder("mount"), _world.Store("one"))).Refusal);
        Assert.NotNull((await _world.SyncAsync(_world.Store("two", "www/"), _world.Folder("keep"))).Refusal);
        Assert.Equal(["precious"], await _world.KeysAsync("one"));
        Assert.Equal(["file"], _world.Read("keep").Keys);
    }

    [Fact]
    public async Task What_would_be_deleted_is_known_before_anything_is_written()
    {
        MakeTree("site");
        await _world.PutAsync("one", "surplus/1", "12345");
        await _world.PutAsync("one", "surplus/2", "123");
        var job = new TreeJob(_world.Folder("site"), _world.Store("one")) { Compares = true, Deletes = true, By = CompareBy.Checksum };
        _world.Log.Clear();
        Assert.Equal(new Foresight(2, 8), await AheadAsync(job));
        await Assert.ThrowsAsync<InvalidOperationException>(() => AheadAsync(job with { From = _world.Store("two") }));
        var refused = await Assert.ThrowsAsync<IOException>(() => AheadAsync(job with { From = _world.Folder("none") }));
        Assert.Contains(Path.Combine(_world.Files, "none"), refused.Message, StringComparison.Ordinal);
        var absent = await Assert.ThrowsAsync<S3RequestFailedException>(() => AheadAsync(job with { To = _world.Store("none") }));
        Assert.Equal("NoSuchBucket", absent.Code);
        Assert.All(_world.Log, e => Assert.Equal("GET", e.Method));
    }

    [Fact]
    public async Task Files_keep_their_times_where_that_is_wanted()
    {
        MakeTree("site");
        var time = new DateTime(2001, 2, 3, 4, 5, 6, 789, DateTimeKind.Utc);
        foreach (string path in s_odd) File.SetLastWriteTimeUtc(Path.Combine(_world.Files, "site", path), time);
        var up = new TreeJob(_world.Folder("site"), _world.Store("one")) { Compares = true, KeepTimes = true };
        var down = new TreeJob(_world.Store("one"), _world.Folder("back")) { Compares = true, KeepTimes = true };
        var settings = new MoveSettings { KeepTimes = true };
        await _world.RunAsync(up, settings: settings);
        await _world.RunAsync(down, settings: settings);
        foreach (string path in s_odd) Assert.Equal(time, File.GetLastWriteTimeUtc(Path.Combine(_world.Files, "back", path)));
        Assert.Equal(0, (await _world.RunAsync(up, settings: settings)).Done);
        Assert.Equal(0, (await _world.RunAsync(down, settings: settings)).Done);
        // A file with the content and another time gets the time.
        File.SetLastWriteTimeUtc(Path.Combine(_world.Files, "back", "empty"), time.AddDays(1));
        Assert.Equal(1, (await _world.RunAsync(down, settings: settings)).Done);
        Assert.Equal(ItemAction.SetTime, _world.Results.Single(r => r.Status == ItemStatus.Done).Action);
        Assert.Equal(time, File.GetLastWriteTimeUtc(Path.Combine(_world.Files, "back", "empty")));
    }

    [Fact]
    public async Task Nothing_is_deleted_when_anything_failed()
    {
        await _world.PutAsync("one", "gone", "1");
        _world.Write("site/a", "a");
        Directory.CreateDirectory(Path.Combine(_world.Files, "site/z"));
        File.WriteAllText(Path.Combine(_world.Files, "site/z", new string('ü', 120)), "the key is too long under this prefix");
        RunSummary run = await _world.SyncAsync(_world.Folder("site"), _world.Store("one", new string('p', 1000) + "/"), deletes: true);
        Assert.Equal((1, 1), (run.Done, run.Failed));
        await _world.PutAsync("one", new string('p', 1000) + "/surplus", "1");
        run = await _world.SyncAsync(_world.Folder("site"), _world.Store("one", new string('p', 1000) + "/"));
        Assert.Equal((0, 1), (run.Deleted, run.Failed));
        Assert.NotNull(run.Refusal);
    }

    [Fact]
    public async Task A_failed_thing_is_a_result_and_the_rest_goes_on()
    {
        foreach (string key in new[] { "../evil", "a", "a//b", "ok/1" }) await _world.PutAsync("one", key, key);
        RunSummary run = await _world.CopyAsync(_world.Store("one"), _world.Folder("in/side"));
        Assert.Equal((2, 2), (run.Done, run.Failed));
        Assert.Equal(["a", "ok/1"], _world.Read("in").Keys.Select(k => k["side/".Length..]));
        ItemResult failed = _world.Results.First(r => r.Status == ItemStatus.Failed);
        Assert.Equal(("s3://one/../evil", ItemAction.Download), (failed.Path, failed.Action));
        Assert.IsType<ArgumentException>(failed.GetFailure());
    }

    [Fact]
    public async Task Escaped_names_hold_any_key_and_go_up_again_under_it()
    {
        string[] keys = ["../evil", "a//b", "CON", "a:b", "/abs", "x/.", "x/..", "100%41", "end.", "q?", "e\u0301", "é"];
        foreach (string key in keys) await _world.PutAsync("one", key, "of " + key);
        FileEnd files = _world.Folder("in/side", FileNames.Escaped);
        Assert.Equal(0, (await _world.SyncAsync(_world.Store("one"), files)).Failed);
        Assert.Equal(keys.Length, _world.Read("in/side").Count);
        Assert.Equal(0, (await _world.SyncAsync(files, _world.Store("two"))).Failed);
        Assert.Equal(await _world.KeysAsync("one"), await _world.KeysAsync("two"));
        await _world.SyncAsync(_world.Store("two"), files);
        Assert.DoesNotContain(_world.Results, r => r.Action == ItemAction.Download);
    }

    [Fact]
    public async Task A_link_to_a_folder_in_the_target_leads_nowhere()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        Directory.CreateDirectory(Path.Combine(_world.Files, "outside"));
        Directory.CreateDirectory(Path.Combine(_world.Files, "in"));
        File.CreateSymbolicLink(Path.Combine(_world.Files, "in/sub"), Path.Combine(_world.Files, "outside"));
        await _world.PutAsync("one", "sub/x", "evil");
        await _world.PutAsync("one", "y", "good");
        RunSummary run = await _world.CopyAsync(_world.Store("one"), _world.Folder("in"));
        Assert.Equal((1, 1), (run.Done, run.Failed));
        Assert.Empty(_world.Read("outside"));
    }

    [Fact]
    public async Task Copies_between_stores_keep_metadata_tags_and_media_types()
    {
        S3Request put = Store.Request(Routes.PutObject, "one", "k", ("Body", null));
        foreach (var (name, value) in new[] { ("x-amz-meta-owner", "Zoë"), ("x-amz-tagging", "a=1&b=x%20y"),
            ("Content-Type", "text/x-odd"),
            ("Cache-Control", "max-age=5") }) put.Headers[name] = value;
        await _world.Client.SendOrThrowAsync(put, CancellationToken.None);
        using TreeWorld other = await new TreeWorld().WithBucketsAsync("two");
        foreach (S3Client target in new[] { _world.Client, _world.Connect(), other.Client })
        {
            Assert.Equal(0, (await _world.CopyAsync(_world.Store("one"), _world.Store("two", client: target))).Failed);
            S3Answer head = await target.SendOrThrowAsync(Routes.HeadObject.For("two", "k"), CancellationToken.None);
            Assert.Equal(("Zoë", "text/x-odd", "max-age=5", "2"), (head.Headers["x-amz-meta-owner"], head.Headers["Content-Type"],
                head.Headers["Cache-Control"], head.Headers["x-amz-tagging-count"]));
        }
        StoreEnd described = new(_world.Client, "two", "") { Headers = new() { { "Cache-Control", "no-store" } } };
        await _world.CopyAsync(_world.Store("one"), described);
        S3Answer changed = await _world.Client.SendOrThrowAsync(Routes.HeadObject.For("two", "k"), CancellationToken.None);
        Assert.Equal(("Zoë", "text/x-odd", "no-store"),
            (changed.Headers["x-amz-meta-owner"], changed.Headers["Content-Type"], changed.Headers["Cache-Control"]));
    }

    [Theory]
    [InlineData(true, "PUT from /a/k|GET|PUT")]
    [InlineData(false, "PUT from /a/k")]
    public async Task Where_one_user_may_not_read_for_the_other_each_does_its_own(bool areTwo, string expected)
    {
        using var server = new ScriptedServer(request => request.Header("x-amz-copy-source") is not null
            ? Answer.Error(403, "AccessDenied") : new Answer(200, request.Method == "GET" ? "text" : "").With("ETag", "\"e\""));
        S3Client client = ListStore.Client(server);
        var source = new StoreEnd(client, "a", "k") { Only = new Entry("", EntryKind.Item) { Size = 4 } };
        var target = new StoreEnd(areTwo ? ListStore.Client(server) : client, "b", "k");
        RunSummary done = await _world.CopyAsync(source, target);
        Assert.Equal(areTwo ? (1, 0) : (0, 1), (done.Done, done.Failed));
        Assert.Equal(expected, string.Join('|', server.Requests.Select(r =>
            r.Method + (r.Header("x-amz-copy-source") is { } from ? " from " + from : ""))));
    }

    [Fact]
    public async Task Moving_takes_the_source_away_and_leaves_what_failed()
    {
        MakeTree("site");
        RunSummary up = await _world.RunAsync(new TreeJob(_world.Folder("site"), _world.Store("one")), moves: true);
        Assert.Equal(s_odd.Length, up.Done);
        Assert.Empty(_world.Read("site"));
        await _world.RunAsync(new TreeJob(_world.Store("one"), _world.Store("two", "m/")), moves: true);
        Assert.Empty(await _world.KeysAsync("one"));
        await _world.PutAsync("two", "m/../evil", "stays");
        RunSummary down = await _world.RunAsync(new TreeJob(_world.Store("two", "m/"), _world.Folder("back")), moves: true);
        Assert.Equal((s_odd.Length, 1), (down.Done, down.Failed));
        Assert.Equal(["m/../evil"], await _world.KeysAsync("two"));
        Assert.Equal(s_odd.Length, _world.Read("back").Count);
    }

    [Fact]
    public async Task Empty_folders_go_up_and_down_where_they_are_wanted()
    {
        Directory.CreateDirectory(Path.Combine(_world.Files, "site/void"));
        _world.Write("site/f", "f");
        await _world.RunAsync(new TreeJob(_world.Folder("site"), _world.Store("one")) { EmptyFolders = true });
        Assert.Equal(["f", "void/"], await _world.KeysAsync("one"));
        await _world.RunAsync(new TreeJob(_world.Store("one"), _world.Folder("back")) { EmptyFolders = true });
        Assert.True(Directory.Exists(Path.Combine(_world.Files, "back/void")));
        RunSummary again = await _world.RunAsync(new TreeJob(_world.Store("one"), _world.Folder("back"))
        {
            EmptyFolders = true, Compares = true,
        });
        Assert.Equal(0, again.Done);
    }

    [Theory, InlineData("*.png", 1), InlineData("*.txt", 0)]
    public async Task A_single_thing_is_filtered_by_its_name(string include, int done)
    {
        string file = _world.Write("pictures/a.png", "1");
        var filter = new Filter([include]);
        var from = new FileEnd(file, FileNames.AsTheyAre);
        RunSummary up = await _world.RunAsync(new TreeJob(from, _world.Store("one", "x/a.png")) { Filter = filter });
        Assert.Equal(done, up.Done);
        await _world.PutAsync("one", "x/a.png", "1");
        var single = new StoreEnd(_world.Client, "one", "x/a.png") { Only = ScriptedSide.Of("") };
        Assert.Equal(done, (await _world.RunAsync(new TreeJob(single, _world.Folder("b.png")) { Filter = filter })).Done);
    }

    [Theory, InlineData("a/", "a/"), InlineData("", "x/"), InlineData("a/b/", "a/"), InlineData("k", "k")]
    public void What_overlaps_is_refused(string from, string to) =>
        Assert.Throws<ArgumentException>(() => new TreeJob(Source(from), _world.Store("one", to)).CreatePlan());

    [Theory, InlineData("a", "ab"), InlineData("a/", "ab/"), InlineData("a", "a/")]
    public void What_only_begins_alike_does_not_overlap(string from, string to) =>
        Assert.NotNull(new TreeJob(Source(from), _world.Store("one", to)).CreatePlan());

    private StoreEnd Source(string prefix) => new(_world.Client, "one", prefix)
    {
        Only = prefix.EndsWith('/') || prefix.Length == 0 ? null : ScriptedSide.Of(""),
    };

    private static Task<Foresight> AheadAsync(TreeJob job) => Foresight.OfAsync(job, CancellationToken.None);

    private void MakeTree(string folder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Its names are possible elsewhere.");
        foreach (string path in s_odd) _world.Write(folder + "/" + path, path == "empty" ? "" : "text of " + path);
    }
}
