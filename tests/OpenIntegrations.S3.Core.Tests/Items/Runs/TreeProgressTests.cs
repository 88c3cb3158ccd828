using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Items.Runs;

/// <summary>What a run says of itself while it goes.</summary>
public sealed class TreeProgressTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private readonly TestWorld _world = new();

    [Fact]
    public async Task How_much_there_is_to_do_is_known_while_it_is_done()
    {
        string files = Path.Combine(_world.Home, "files");
        foreach (string name in new[] { "a", "b", "c" }) _world.Write("files/" + name, name);
        var tally = new RunTally();
        bool wasKnown = true;
        // None is answered before all that there is has been seen.
        using var store = new ScriptedServer(_ =>
        {
            wasKnown &= SpinWait.SpinUntil(() => tally.IsPlanned, s_patience);
            return new Answer().With("ETag", "\"e\"");
        });
        S3Connection connection = _world.Connect(new ConnectionSettings("test")
        {
            ["Url"] = store.Url, ["AccessKey"] = "a", ["SecretKey"] = "s",
        });
        var job = new TreeJob(new FileEnd(files, FileNames.AsTheyAre), new StoreEnd(new S3Client(connection), "bkt", ""));
        for (int i = 1; i <= 2; i++)
        {
            await new TreeRun(job.CreatePlan(), job.From, job.To, new MoveSettings()) { Tally = tally }.RunAsync(CancellationToken.None);
            Assert.Equal((true, 3L * i, 3L * i), (wasKnown, tally.Planned, tally.PlannedBytes));
        }
    }

    public void Dispose() => _world.Dispose();
}
