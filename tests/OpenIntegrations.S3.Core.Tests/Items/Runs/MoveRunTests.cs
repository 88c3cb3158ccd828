using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.S3.Core.Tests.Items.Sides;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;

namespace OpenIntegrations.S3.Core.Tests.Items.Runs;

/// <summary>Moves, and single things.</summary>
public sealed class MoveRunTests : TreeRunTest
{
    [Fact]
    public async Task Moving_takes_the_source_away_and_leaves_what_failed()
    {
        OddTree.Make(World, "site");
        RunSummary up = await World.RunAsync(new TreeJob(World.Folder("site"), World.Store("one")), moves: true);
        Assert.Equal(OddTree.Paths.Length, up.Done);
        Assert.Empty(World.Read("site"));
        await World.RunAsync(new TreeJob(World.Store("one"), World.Store("two", "m/")), moves: true);
        Assert.Empty(await World.KeysAsync("one"));
        await World.PutAsync("two", "m/../evil", "stays");
        RunSummary down = await World.RunAsync(new TreeJob(World.Store("two", "m/"), World.Folder("back")), moves: true);
        Assert.Equal((OddTree.Paths.Length, 1), (down.Done, down.Failed));
        Assert.Equal(["m/../evil"], await World.KeysAsync("two"));
        Assert.Equal(OddTree.Paths.Length, World.Read("back").Count);
    }

    [Theory, InlineData("*.png", 1), InlineData("*.txt", 0)]
    public async Task A_single_thing_is_filtered_by_its_name(string include, int done)
    {
        string file = World.Write("pictures/a.png", "1");
        var filter = new Filter([include]);
        var from = new FileEnd(file, FileNames.AsTheyAre);
        RunSummary up = await World.RunAsync(new TreeJob(from, World.Store("one", "x/a.png")) { Filter = filter });
        Assert.Equal(done, up.Done);
        await World.PutAsync("one", "x/a.png", "1");
        var single = new StoreEnd(World.Client, "one", "x/a.png") { Only = ScriptedSide.Of("") };
        Assert.Equal(done, (await World.RunAsync(new TreeJob(single, World.Folder("b.png")) { Filter = filter })).Done);
    }

    [Theory, InlineData("tree/link", "a", "a"), InlineData("tree/link", "none", ""), InlineData("tree", "a", "link/a")]
    public async Task A_link_to_a_folder_outlives_what_is_moved_from_behind_it(string root, string include, string moved)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        string real = Path.GetDirectoryName(World.Write("real/a", "1"))!;
        World.Write("real/b", "2");
        string link = Path.Combine(Path.GetDirectoryName(World.Write("tree/other", "3"))!, "link");
        Directory.CreateSymbolicLink(link, real);
        await World.RunAsync(
            new TreeJob(World.Folder(root), World.Store("one")) { FollowLinks = true, Filter = new Filter([include]) }, moves: true);
        Assert.Equal(moved, string.Join(", ", await World.KeysAsync("one")));
        Assert.Equal(moved.Length > 0 ? ["b"] : ["a", "b"], Directory.EnumerateFiles(link).Select(Path.GetFileName).Order());
    }

    [Theory, InlineData(false, true), InlineData(true, false)]
    public async Task A_folder_goes_with_what_is_moved_from_it_and_not_without(bool isFull, bool isLeft)
    {
        string folder = Path.GetDirectoryName(World.Write("site/a", "1"))!;
        if (!isFull) File.Delete(Path.Combine(folder, "a"));
        await World.RunAsync(new TreeJob(World.Folder("site"), World.Store("one")), moves: true);
        Assert.Equal(isLeft, Directory.Exists(folder));
    }
}
