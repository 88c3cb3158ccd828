using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Items.Sides;

namespace OpenIntegrations.S3.Core.Tests.Items.Runs;

/// <summary>Trees with objects that go in parts.</summary>
public sealed class LargeTreeTests : IAsyncLifetime
{
    private const int MiB = 1024 * 1024;
    private static readonly MoveSettings s_inParts = new() { PartSize = 5 * MiB };
    private readonly TreeWorld _world = new();

    public async ValueTask InitializeAsync()
    {
        await _world.WithBucketsAsync("one", "two");
        var content = new byte[11 * MiB];
        new Random(1).NextBytes(content);
        Directory.CreateDirectory(Path.Combine(_world.Files, "site"));
        await File.WriteAllBytesAsync(Path.Combine(_world.Files, "site", "large"), content);
    }

    public ValueTask DisposeAsync()
    {
        _world.Dispose();
        return default;
    }

    [Theory, InlineData(CompareBy.SizeAndTime), InlineData(CompareBy.Size), InlineData(CompareBy.Checksum)]
    public async Task What_went_in_parts_is_the_same_the_next_time(CompareBy by)
    {
        (TreeEnd From, TreeEnd To)[] ways =
        [
            (_world.Folder("site"), _world.Store("one")), (_world.Store("one"), _world.Store("two")),
            (_world.Store("two"), _world.Folder("back")),
        ];
        for (int i = 0; i < 2; i++)
        {
            foreach (var (from, to) in ways)
            {
                RunSummary run = await _world.RunAsync(new TreeJob(from, to) { Compares = true, By = by }, settings: s_inParts);
                Assert.Equal((i == 0 ? 1 : 0, 0), (run.Done, run.Failed));
            }
        }
    }

    [Fact]
    public async Task A_file_of_many_parts_has_the_time_of_its_object()
    {
        await _world.RunAsync(new TreeJob(_world.Folder("site"), _world.Store("one")), settings: s_inParts);
        await _world.RunAsync(new TreeJob(_world.Store("one"), _world.Folder("back")), settings: s_inParts);
        DateTime time = default;
        var side = new StoreSide(_world.Client, "one", "");
        await foreach (Entry entry in side.EntriesAsync(CancellationToken.None)) time = entry.LastModified!.Value;
        Assert.Equal(time, File.GetLastWriteTimeUtc(Path.Combine(_world.Files, "back", "large")));
    }
}
