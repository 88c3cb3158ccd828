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
}
