using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items.Runs;

namespace OpenIntegrations.S3.Core.Tests.Items.Runs;

/// <summary>Trees that come down from a store.</summary>
public sealed class DownloadRunTests : TreeRunTest
{
    [Fact]
    public async Task A_newer_object_of_the_same_size_comes_down()
    {
        await World.PutAsync("one", "f", "old");
        await World.SyncAsync(World.Store("one"), World.Folder("back"));
        File.SetLastWriteTimeUtc(Path.Combine(World.Files, "back/f"), DateTime.UtcNow.AddDays(1));
        await World.PutAsync("one", "f", "new");
        await World.SyncAsync(World.Store("one"), World.Folder("back"));
        Assert.Equal("new", World.Read("back")["f"]);
    }

    [Fact]
    public async Task A_failed_thing_is_a_result_and_the_rest_goes_on()
    {
        foreach (string key in new[] { "../evil", "a", "a//b", "ok/1" }) await World.PutAsync("one", key, key);
        RunSummary run = await World.CopyAsync(World.Store("one"), World.Folder("in/side"));
        Assert.Equal((2, 2), (run.Done, run.Failed));
        Assert.Equal(["a", "ok/1"], World.Read("in").Keys.Select(k => k["side/".Length..]));
        ItemResult failed = World.Results.First(r => r.Status == ItemStatus.Failed);
        Assert.Equal(("s3://one/../evil", ItemAction.Download), (failed.Path, failed.Action));
        Assert.IsType<ArgumentException>(failed.GetFailure());
    }

    [Fact]
    public async Task A_link_to_a_folder_in_the_target_leads_nowhere()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right there.");
        Directory.CreateDirectory(Path.Combine(World.Files, "outside"));
        Directory.CreateDirectory(Path.Combine(World.Files, "in"));
        File.CreateSymbolicLink(Path.Combine(World.Files, "in/sub"), Path.Combine(World.Files, "outside"));
        await World.PutAsync("one", "sub/x", "evil");
        await World.PutAsync("one", "y", "good");
        RunSummary run = await World.CopyAsync(World.Store("one"), World.Folder("in"));
        Assert.Equal((1, 1), (run.Done, run.Failed));
        Assert.Empty(World.Read("outside"));
    }
}
