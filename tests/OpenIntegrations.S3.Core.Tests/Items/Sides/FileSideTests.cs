using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Sides;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Items.Sides;

public sealed class FileSideTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("oint-side-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task The_order_is_that_of_the_bytes_of_whole_paths()
    {
        string[] paths =
            ["a-b/1", "a.b", "a/b", "a/b-c/d", "a/b.c", "a0", "Ａ/x", "😀/x", "dir-2/x", "dir/x", "e\u0301", "é", " ", "%/%"];
        foreach (string path in paths) Make(path);
        Assert.Equal(paths.Order(Utf8Order.Comparer), await PathsAsync(new FileSide(_root)));
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task Random_trees_come_in_order_and_complete(int seed)
    {
        var random = new Random(seed);
        string[] names = ["a", "a-", "a.", "b c", "Ａ", "😀", "z\\", "%41", "-", "."];
        var paths = new HashSet<string>();
        for (int i = 0; i < 300; i++)
        {
            string path = string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => names[random.Next(9)] + random.Next(3)));
            if (!paths.Any(p => p.StartsWith(path + "/", StringComparison.Ordinal) || path.StartsWith(p + "/", StringComparison.Ordinal)))
                paths.Add(path);
        }
        foreach (string path in paths) Make(path);
        Assert.Equal(paths.Order(Utf8Order.Comparer), await PathsAsync(new FileSide(_root)));
    }

    [Fact]
    public async Task Empty_folders_are_folders_and_a_file_is_itself()
    {
        Directory.CreateDirectory(Path.Combine(_root, "empty", "er"));
        Make("file");
        Assert.Equal(["empty/er/ Folder", "file Item"], await DescribeAsync(new FileSide(_root)));
        Entry file = Assert.Single(await EntriesAsync(new FileSide(Path.Combine(_root, "file"))));
        Assert.Equal(("", 4L), (file.Path, file.Size));
    }

    [Fact]
    public async Task What_is_missing_is_unknown_for_a_source_and_empty_for_a_target()
    {
        string missing = Path.Combine(_root, "missing");
        Entry unknown = Assert.Single(await EntriesAsync(new FileSide(missing)));
        Assert.Equal((EntryKind.Unknown, ""), (unknown.Kind, unknown.Path));
        Assert.Equal($"There is no folder '{missing}'.", Assert.IsType<DirectoryNotFoundException>(unknown.Error).Message);
        Assert.Empty(await EntriesAsync(new FileSide(missing) { MayBeMissing = true }));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_is_unknown_and_the_rest_is_known()
    {
        foreach (string path in new[] { "a", "b/1", "c" }) Make(path);
        var seen = new List<string>();
        await foreach (Entry entry in new FileSide(_root).EntriesAsync(CancellationToken.None))
        {
            // Behind the back of the walk, because whoever runs the tests may be allowed to read everything.
            if (entry.Path == "a") Directory.Delete(Path.Combine(_root, "b"), recursive: true);
            seen.Add($"{entry.Path} {entry.Kind}");
        }
        Assert.Equal(["a Item", "b/ Unknown", "c Item"], seen);
    }

    [Fact]
    public async Task Links_are_special_unless_they_are_followed_and_circles_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        string outside = Directory.CreateTempSubdirectory("oint-outside-").FullName;
        File.WriteAllText(Path.Combine(outside, "far"), "far away");
        Make("sub/near");
        Link("to-file", Path.Combine(outside, "far"));
        Link("to-folder", outside);
        Link("sub/circle", "..");
        Link("sub/self", ".");
        Link("lost", "nowhere");
        Link("a-circle", "b-circle");
        Link("b-circle", "a-circle");
        Assert.Equal(["a-circle Special", "b-circle Special", "lost Special", "sub/circle Special", "sub/near Item", "sub/self Special",
            "to-file Special", "to-folder Special"], await DescribeAsync(new FileSide(_root)));
        Assert.Equal(["a-circle Special", "b-circle Special", "lost Special", "sub/circle Special", "sub/near Item", "sub/self Special",
            "to-file Item", "to-folder/far Item"], await DescribeAsync(new FileSide(_root) { FollowLinks = true }));
        Entry file = (await EntriesAsync(new FileSide(_root) { FollowLinks = true })).Single(e => e.Path == "to-file");
        Assert.Equal(8, file.Size);
        Directory.Delete(outside, recursive: true);
    }

    [Fact]
    public async Task Pipes_are_special()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Programs.Has("mkfifo"), "There is no mkfifo here.");
        await Programs.RunAsync("mkfifo", [Path.Combine(_root, "pipe")]);
        File.WriteAllText(Path.Combine(_root, "empty"), "");
        Assert.Equal(["empty Item", "pipe Special"], await DescribeAsync(new FileSide(_root)));
    }

    [Fact]
    public async Task A_name_that_is_no_text_is_unknown()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Programs.Has("bash"), "Such a name can be made on Linux.");
        string names = $"\"{_root}/$(printf 'a\\377')\" \"{_root}/$(printf 'a\\376')\"";
        await Programs.RunAsync("bash", ["-c", $"touch {names}"]);
        Make("b");
        Make("\uFFFD");
        Assert.Equal(["a\uFFFD Unknown", "a\uFFFD Unknown", "b Item", "\uFFFD Item"], await DescribeAsync(new FileSide(_root)));
        // The runtime can delete them no more than read them.
        await Programs.RunAsync("bash", ["-c", $"rm {names}"]);
    }

    [Fact]
    public async Task Escaped_names_are_read_in_the_order_of_what_they_stand_for()
    {
        string[] paths = ["a:b", "a//b", "a-b", "../x", "CON/y", "z."];
        foreach (string path in paths) Make(FileNames.Escaped.ToFile(path));
        Assert.Equal(paths.Order(Utf8Order.Comparer), await PathsAsync(new FileSide(_root) { Names = FileNames.Escaped }));
        Make("not%41made");
        Assert.Contains("not%41made Unknown", await DescribeAsync(new FileSide(_root) { Names = FileNames.Escaped }));
    }

    [Fact]
    public async Task Size_and_time_are_those_of_the_file()
    {
        Make("f");
        var time = new DateTime(2020, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Path.Combine(_root, "f"), time);
        Entry entry = Assert.Single(await EntriesAsync(new FileSide(_root)));
        Assert.Equal((4L, time, DateTimeKind.Utc), (entry.Size!.Value, entry.LastModified!.Value, entry.LastModified.Value.Kind));
    }

    private void Make(string path)
    {
        string file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "text");
    }

    private void Link(string path, string target) => File.CreateSymbolicLink(Path.Combine(_root, path), target);

    private static async Task<List<Entry>> EntriesAsync(ISide side)
    {
        var entries = new List<Entry>();
        await foreach (Entry entry in side.EntriesAsync(CancellationToken.None)) entries.Add(entry);
        return entries;
    }

    private static async Task<IEnumerable<string>> PathsAsync(ISide side) => (await EntriesAsync(side)).Select(e => e.Path);

    private static async Task<IEnumerable<string>> DescribeAsync(ISide side) =>
        (await EntriesAsync(side)).Select(e => $"{e.Path} {e.Kind}");
}
