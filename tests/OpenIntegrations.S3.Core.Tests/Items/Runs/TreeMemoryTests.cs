using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Items.Sides;
using OpenIntegrations.Testing.EveryProject;

namespace OpenIntegrations.S3.Core.Tests.Items.Runs;

/// <summary>A job of any length takes as much memory as a tenth of it.</summary>
[Collection(nameof(Alone))]
public sealed class TreeMemoryTests(ITestOutputHelper output)
{
    // S3_TEST_KEYS=1000000 measures the large one.
    private static readonly int s_keys = int.Parse(Environment.GetEnvironmentVariable("S3_TEST_KEYS") ?? "200000",
        CultureInfo.InvariantCulture);

    private static readonly StoreEnd s_nowhere = new(new S3Client(S3Connection.Create(new ConnectionSettings("t")
    {
        ["Url"] = "http://127.0.0.1:9", ["AccessKey"] = "a", ["SecretKey"] = "s",
    })), "b", "");

    [Theory]
    [InlineData(1, 1, "all is the same")]
    [InlineData(2, 1, "half of the target is to go")]
    public async Task A_mirror_of_many_takes_the_memory_of_few(int inTarget, int inSource, string what)
    {
        var memory = new List<long>();
        var source = new ManySide(s_keys, inSource, memory);
        var target = new ManySide(s_keys, inTarget, []);
        var plan = new Plan(source, target, new FileEnd("/nowhere", FileNames.AsTheyAre), s_nowhere) { Deletes = true };
        long deletes = 0;
        var run = new TreeRun(plan, new FileEnd("/nowhere", FileNames.AsTheyAre), s_nowhere, new MoveSettings())
        {
            MayDelete = (count, _, _) =>
            {
                deletes = count;
                memory.Add(ManySide.Live());
                return Task.FromResult(false);
            },
        };
        RunSummary summary = await run.RunAsync(CancellationToken.None);
        Assert.Equal((s_keys, 0L, 0L), (summary.Skipped, summary.Done, summary.Failed));
        Assert.Equal((inTarget - inSource) * (long)s_keys, deletes);
        output.WriteLine($"{what}: {s_keys} keys; live bytes {string.Join(", ", memory)}");
        Assert.All(memory, m => Assert.InRange(m - memory[0], long.MinValue, 4 * 1024 * 1024));
    }

    /// <summary>So many paths in their order, each followed by others that only sides with more have. Nothing of it is kept.</summary>
    private sealed class ManySide(int count, int each, List<long> memory) : ISide
    {
        public string Root => "many";

        public static long Live() => GC.GetTotalMemory(forceFullCollection: true);

        public async IAsyncEnumerable<Entry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (int i = 0; i < count; i++)
            {
                if (i % 1000 == 0) await Task.Yield();
                if (i == count / 10 || i == count - 1) memory.Add(Live());
                for (int other = 0; other < each; other++)
                {
                    string more = other == 0 ? "" : "-more";
                    yield return new Entry($"folder {i / 1000:0000}/a file of some name {i % 1000:000}{more}", EntryKind.Item)
                    {
                        Size = i, LastModified = DateTime.UnixEpoch.AddSeconds(i), ETag = $"\"{i:x32}\"",
                    };
                }
            }
        }
    }
}
