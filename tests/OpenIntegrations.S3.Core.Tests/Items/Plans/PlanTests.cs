using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Items.Sides;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;

namespace OpenIntegrations.S3.Core.Tests.Items.Plans;

/// <summary>What is decided, without a store: none of it may send a request.</summary>
public sealed class PlanTests
{
    private static readonly DateTime s_time = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
    private static readonly StoreEnd s_store = new(new S3Client(S3Connection.Create(new ConnectionSettings("test")
    {
        ["Url"] = "http://127.0.0.1:1", ["AccessKey"] = "a", ["SecretKey"] = "s",
    })), "b", "p/");

    private static readonly FileEnd s_files = new("/nowhere", new FileNames(false, forWindows: false));

    [Theory]
    [InlineData("up", 1, 0, "Skip"), InlineData("up", 1, 60, "Skip"), InlineData("up", 1, -60, "Copy"), InlineData("up", 2, 60, "Copy")]
    [InlineData("across", 1, 0, "Skip"), InlineData("across", 1, 60, "Skip"), InlineData("across", 1, -60, "Copy")]
    [InlineData("down", 1, 0, "Skip"), InlineData("down", 1, 60, "Copy"), InlineData("down", 1, -60, "Copy")]
    [InlineData("down", 2, 0, "Copy")]
    public async Task Size_and_time_decide(string way, long targetSize, int targetLaterBySeconds, string action)
    {
        Entry source = Item("a"), target = Item("a") with { Size = targetSize, LastModified = s_time.AddSeconds(targetLaterBySeconds) };
        TreeStep step = Assert.Single(await StepsAsync(way, [source], [target]));
        Assert.Equal(action, step.Action.ToString());
    }

    [Theory, InlineData("up"), InlineData("down"), InlineData("across")]
    public async Task Parts_of_a_second_mean_nothing_at_the_target(string way)
    {
        Entry target = Item("a") with { LastModified = s_time.AddMilliseconds(900) };
        Assert.Equal(StepAction.Skip, Assert.Single(await StepsAsync(way, [Item("a")], [target])).Action);
    }

    /// <summary>Stores tell the second of an upload: a file that was written in it may have been written before or after.</summary>
    [Theory, InlineData("x", StepAction.Skip), InlineData("y", StepAction.Copy)]
    public async Task What_was_written_in_the_second_of_its_upload_is_held_against_it(string content, StepAction action)
    {
        string folder = Directory.CreateTempSubdirectory("plan-").FullName;
        File.WriteAllText(Path.Combine(folder, "a"), content);
        var files = new FileEnd(folder, new FileNames(false, forWindows: false));
        Entry file = Item("a") with { LastModified = s_time.AddMilliseconds(900) };
        Entry there = Item("a") with { ETag = "\"9dd4e461268c8034f5c8564e155c67a6\"" };
        var plan = new Plan(new ScriptedSide(file), new ScriptedSide(there), files, s_store);
        Assert.Equal(action, Assert.Single(await StepsAsync(plan)).Action);
        Directory.Delete(folder, recursive: true);
    }

    [Theory, InlineData("\"x\"", StepAction.Skip), InlineData("\"y\"", StepAction.Copy)]
    public async Task Between_stores_the_etag_decides_within_a_second(string etag, StepAction action)
    {
        Entry source = Item("a") with { ETag = "\"x\"", LastModified = s_time.AddMilliseconds(900) };
        Assert.Equal(action, Assert.Single(await StepsAsync("across", [source], [Item("a") with { ETag = etag }])).Action);
    }

    [Theory, InlineData("up"), InlineData("down"), InlineData("across")]
    public async Task A_time_that_nobody_knows_is_no_reason_to_leave_it(string way)
    {
        Assert.Equal(StepAction.Copy, Assert.Single(await StepsAsync(way, [Item("a") with { LastModified = null }], [Item("a")])).Action);
        Assert.Equal(StepAction.Copy, Assert.Single(await StepsAsync(way, [Item("a")], [Item("a") with { LastModified = null }])).Action);
    }

    [Theory, InlineData("down"), InlineData("up"), InlineData("across")]
    public async Task By_size_no_time_counts(string way)
    {
        Entry other = Item("a") with { LastModified = s_time.AddDays(-9) };
        Assert.Equal(StepAction.Skip, Assert.Single(await StepsAsync(way, [Item("a")], [other], CompareBy.Size)).Action);
    }

    [Theory, InlineData("\"x\""), InlineData("\"x-2\"")]
    public async Task Between_stores_one_etag_is_one_content(string etag)
    {
        Entry there = Item("a") with { ETag = etag, LastModified = s_time.AddDays(-1) };
        TreeStep step = Assert.Single(await StepsAsync("across", [Item("a") with { ETag = etag }], [there], CompareBy.Checksum));
        Assert.Equal(StepAction.Skip, step.Action);
    }

    [Fact]
    public async Task Only_what_is_known_to_be_missing_is_deleted()
    {
        Entry unread = new("d/", EntryKind.Unknown) { Error = new IOException("unread") };
        Entry pipe = new("pipe", EntryKind.Special);
        List<TreeStep> steps = await StepsAsync("up", [Item("a"), unread, pipe],
            [Item("a"), Item("b"), Item("d/1"), new Entry("marker/", EntryKind.Folder), Item("pipe"), Item("pipe-x"), Item("pipe/x/y")]);
        Assert.Equal(["b", "pipe-x"], steps.Where(s => s.Action == StepAction.Delete).Select(s => s.Path));
        Assert.Equal(["d/"], steps.Where(s => s.Action == StepAction.Conflict).Select(s => s.Path));
    }

    [Fact]
    public async Task What_the_target_does_not_tell_is_not_overwritten()
    {
        Entry unread = new("d/", EntryKind.Unknown) { Error = new IOException("unread") };
        List<TreeStep> steps = await StepsAsync("down", [Item("d/1"), Item("e")], [unread]);
        Assert.Equal(["d/ Conflict", "d/1 Conflict", "e Copy"], steps.Select(s => $"{s.Path} {s.Action}"));
    }

    [Fact]
    public async Task What_is_not_meant_is_neither_moved_nor_deleted()
    {
        var plan = new Plan(new ScriptedSide([.. new[] { "a.log", "b" }]), new ScriptedSide(["a.log", "c.log", "d"]), s_files, s_store)
        {
            Deletes = true, Takes = e => !e.Path.EndsWith(".log", StringComparison.Ordinal),
        };
        Assert.Equal(["b Copy", "d Delete"], (await StepsAsync(plan)).Select(s => $"{s.Path} {s.Action}"));
    }

    [Fact]
    public async Task What_is_too_large_at_the_source_is_still_there()
    {
        var large = Item("a") with { Size = 1000 };
        var plan = new Plan(new ScriptedSide(large), new ScriptedSide(Item("a")), s_files, s_store)
        {
            Deletes = true, Takes = e => e.Size < 10,
        };
        Assert.Empty(await StepsAsync(plan));
    }

    [Fact]
    public async Task Keys_that_would_leave_the_folder_are_conflicts()
    {
        List<TreeStep> steps = await StepsAsync("down", [Item("../x"), Item("/etc/passwd"), Item("a//b"), Item("ok"), Item("x/")], []);
        Assert.Equal(["ok"], steps.Where(s => s.Action == StepAction.Copy).Select(s => s.Path));
        Assert.Equal(4, steps.Count(s => s is { Action: StepAction.Conflict, Error: ArgumentException }));
    }

    [Fact]
    public async Task What_would_become_one_file_is_written_not_at_all_and_takes_nothing_with_it()
    {
        string[] source = ["README", "Sub/b", "e\u0301", "other", "readme", "sub", "é"];
        var plan = new Plan(new ScriptedSide(source), new ScriptedSide(["OTHER", "gone"]), s_store, s_files)
        {
            Deletes = true, Collisions = new Collisions(),
        };
        List<TreeStep> steps = await StepsAsync(plan);
        Assert.Equal(["README", "Sub/b", "e\u0301", "readme", "sub", "é"],
            steps.Where(s => s.Action == StepAction.Conflict).Select(s => s.Path));
        // OTHER is the file that "other" has just been written to.
        Assert.Equal(["gone"], steps.Where(s => s.Action == StepAction.Delete).Select(s => s.Path));
    }

    [Theory]
    [InlineData("a a-b a/b b", "a a/b"), InlineData("a a! a/b/c a0", "a a/b/c"), InlineData("a ab b/c", "")]
    [InlineData("x x/w x/y x/y/z xx", "x x/w x/y x/y/z"), InlineData("a a- a-/x a/b a/c ab", "a a- a-/x a/b a/c")]
    [InlineData("a a/", "")]
    public async Task An_item_and_others_below_it_are_no_files(string source, string conflicts)
    {
        string[] paths = source.Split(' ');
        Entry[] entries = [.. paths.Select(p => p.EndsWith('/') ? new Entry(p, EntryKind.Folder) : Item(p))];
        List<TreeStep> down = await StepsAsync("down", entries, []);
        string[] expected = conflicts.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, down.Where(s => s.Action == StepAction.Conflict).Select(s => s.Path).Order(StringComparer.Ordinal));
        Assert.Equal(paths.Count(p => !p.EndsWith('/')), down.Count);
        Assert.DoesNotContain(await StepsAsync("across", entries, []), s => s.Action == StepAction.Conflict);
    }

    [Fact]
    public async Task What_is_not_meant_is_in_nobody_s_way()
    {
        var plan = new Plan(new ScriptedSide(["a", "a/b"]), new ScriptedSide(), s_store, s_files) { Takes = e => e.Path != "a" };
        Assert.Equal("a/b Copy", Assert.Single((await StepsAsync(plan)).Select(s => $"{s.Path} {s.Action}")));
        var folder = new Plan(new ScriptedSide(Item("a"), new Entry("a/", EntryKind.Folder)), new ScriptedSide(), s_store, s_files)
        {
            EmptyFolders = true,
        };
        Assert.Equal(["a Conflict", "a/ Conflict"], (await StepsAsync(folder)).Select(s => $"{s.Path} {s.Action}"));
    }

    [Fact]
    public async Task Empty_folders_count_only_where_they_are_wanted()
    {
        Entry[] folder = [new Entry("", EntryKind.Folder), new Entry("e/", EntryKind.Folder)];
        Assert.Empty(await StepsAsync("up", folder, []));
        var plan = new Plan(new ScriptedSide(folder), new ScriptedSide(), s_store, s_files) { EmptyFolders = true };
        Assert.Equal("e/ MakeFolder", Assert.Single((await StepsAsync(plan)).Select(s => $"{s.Path} {s.Action}")));
    }

    private static Entry Item(string path) => new(path, EntryKind.Item) { Size = 1, LastModified = s_time, ETag = "\"opaque\"" };

    private static Task<List<TreeStep>> StepsAsync(string way, Entry[] source, Entry[] target, CompareBy by = CompareBy.SizeAndTime)
    {
        (TreeEnd from, TreeEnd to) = way switch
        {
            "up" => ((TreeEnd)s_files, (TreeEnd)s_store),
            "down" => (s_store, s_files),
            _ => (s_store, s_store),
        };
        return StepsAsync(new Plan(new ScriptedSide(source), new ScriptedSide(target), from, to) { By = by, Deletes = true });
    }

    private static async Task<List<TreeStep>> StepsAsync(Plan plan)
    {
        var steps = new List<TreeStep>();
        await foreach (TreeStep step in plan.StepsAsync(CancellationToken.None)) steps.Add(step);
        return steps;
    }
}
