using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Transfers.Integrity;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.Faults;

namespace OpenIntegrations.S3.Core.Tests.Items.Runs;

/// <summary>
/// Every fault in every kind of request of every job on trees. What is at the target is what was there or what the source has, what
/// failed is named, nothing is deleted where anything failed, and who reports no failure has made the target like the source.
/// </summary>
public sealed class TreeFaultTests : IAsyncLifetime
{
    private const int MiB = 1024 * 1024;
    private const string Large = "large";
    private const int Always = int.MaxValue;

    // What another attempt mends.
    private static readonly string[] s_passing = ["a reset before it arrives", "503", "500"];

    private static readonly byte[] s_large = Content(6 * MiB);

    private static readonly SortedDictionary<string, byte[]> s_old = new(StringComparer.Ordinal)
    {
        ["b/c"] = "old c"u8.ToArray(), [Large] = "old"u8.ToArray(), ["surplus/1"] = "1"u8.ToArray(), ["surplus/2"] = "2"u8.ToArray(),
    };

    // The requests of each way: which they are, by bucket and kind.
    private static readonly (string Way, string Kind, Func<RecordedRequest, bool> IsMeant)[] s_requests =
    [
        ("up", "list of the target", r => IsList(r)),
        ("up", "put", r => r.Method == "PUT" && r.Query.Length == 0),
        ("up", "begin", r => r is { Method: "POST", Query: "uploads" or "uploads=" }),
        ("up", "part", r => r.Method == "PUT" && r.Query.Contains("partNumber", StringComparison.Ordinal)),
        ("up", "complete", r => r.Method == "POST" && r.Query.StartsWith("uploadId", StringComparison.Ordinal)),
        ("up", "delete", r => r is { Method: "POST", Query: "delete" or "delete=" }),
        ("down", "list of the source", r => IsList(r)),
        ("down", "get", r => r.Method == "GET" && r.Query.Length == 0),
        ("copy", "list of the source", r => IsList(r) && r.Path.StartsWith("/source", StringComparison.Ordinal)),
        ("copy", "list of the target", r => IsList(r) && r.Path.StartsWith("/target", StringComparison.Ordinal)),
        ("copy", "copy", r => r.Header("x-amz-copy-source") is not null),
        ("copy", "delete", r => r is { Method: "POST", Query: "delete" or "delete=" }),
        ("across", "get", r => r.Method == "GET" && r.Path.StartsWith("/source/", StringComparison.Ordinal)),
        ("across", "put", r => r.Method is "PUT" or "POST" && r.Path.StartsWith("/target/", StringComparison.Ordinal)),
        ("move up", "put", r => r.Method is "PUT" or "POST" && r.Path.StartsWith("/target/", StringComparison.Ordinal)),
        ("move down", "get", r => r.Method == "GET" && r.Query.Length == 0),
        ("move down", "delete", r => r.Method == "DELETE"),
        ("move across", "delete", r => r.Method == "DELETE" && r.Path.StartsWith("/source/", StringComparison.Ordinal)),
    ];

    private readonly TreeWorld _world = new();

    private readonly SortedDictionary<string, byte[]> _new = new(StringComparer.Ordinal)
    {
        ["a"] = "the new a"u8.ToArray(), ["b/c"] = "a new c, longer"u8.ToArray(), ["d"] = "d is new"u8.ToArray(),
    };

    public static TheoryData<string, string> Requests => [.. s_requests.Select(r => (r.Way, r.Kind))];

    public async ValueTask InitializeAsync() => await _world.WithBucketsAsync("source", "target");

    public ValueTask DisposeAsync()
    {
        _world.Dispose();
        return default;
    }

    [Theory, MemberData(nameof(Requests))]
    public Task Nothing_is_lost_and_nothing_is_silently_wrong(string way, string kind) =>
        EachAsync(Faults(kind).Select(f => f.Name), (world, fault, times) => world.SpoilAsync(way, kind, fault, times));

    [Fact]
    public Task A_wrong_range_is_no_file() =>
        EachAsync(RangeFault.All.Select(f => f.Name), (world, fault, times) => world.SpoilRangeAsync(fault, times));

    // Each fault once and always. What takes time is the waiting before another attempt, so many wait together.
    private static async Task EachAsync(IEnumerable<string> faults, Func<TreeFaultTests, string, int, Task> play)
    {
        var wrong = new ConcurrentBag<string>();
        var cells = faults.SelectMany(fault => new[] { (fault, 1), (fault, Always) });
        await Parallel.ForEachAsync(cells, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (cell, _) =>
        {
            var (fault, times) = cell;
            await using var world = new TreeFaultTests();
            await world.InitializeAsync();
            Exception? problem = await Record.ExceptionAsync(() => play(world, fault, times));
            if (problem is not null) wrong.Add($"{fault}, {(times == 1 ? "once" : "always")}: {problem.Message}");
        });
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong));
    }

    private async Task SpoilAsync(string way, string kind, string fault, int times)
    {
        WireFault spoils = Faults(kind).Single(f => f.Name == fault);
        using var proxy = new FaultProxy(_world.Url, spoils, s_requests.Single(r => r.Way == way && r.Kind == kind).IsMeant, times);
        if (kind is "begin" or "part" or "complete") _new[Large] = s_large;
        bool isMove = way.StartsWith("move", StringComparison.Ordinal);
        (TreeEnd from, TreeEnd to) = await EndsAsync(way, proxy.Url, spoils.IsSilent);
        var job = new TreeJob(from, to) { Compares = !isMove, Deletes = !isMove };
        RunSummary run = await _world.RunAsync(job, isMove, new MoveSettings { PartSize = 5 * MiB, Verification = Verification.Full });

        Assert.True(proxy.Met > 0, "No request was spoiled.");
        Assert.All(_world.Results.Where(r => r.Status == ItemStatus.Failed), r => Assert.False(r.Source.Length == 0 || r.Error is null));
        bool hasFailed = run.Failed > 0 || run.Refusal is not null;
        SortedDictionary<string, byte[]> there = await ReadAsync(to), left = await ReadAsync(from);
        foreach (var (key, content) in _new) CheckItem(key, content, there, left, isMove, to);
        if (isMove || (hasFailed && kind != "delete")) Assert.Contains("surplus/1", there.Keys);
        if (!hasFailed && !isMove) Assert.Equal(_new.Keys, there.Keys);
        if (!hasFailed && isMove) Assert.Empty(left);
        if (times == 1 && s_passing.Contains(fault)) Assert.False(hasFailed, Failures(run));
    }

    private async Task SpoilRangeAsync(string fault, int times)
    {
        _new[Large] = s_large;
        WireFault spoils = WireFault.OfRange(RangeFault.Of(fault), s_large);
        using var proxy = new FaultProxy(_world.Url, spoils, r => r.Path == "/source/" + Large && r.Header("Range") is not null, times);
        (TreeEnd from, TreeEnd to) = await EndsAsync("down", proxy.Url, isSilent: false);
        RunSummary run = await _world.RunAsync(new TreeJob(from, to), settings: new MoveSettings { PartSize = 5 * MiB });
        Assert.True(proxy.Met > 0, "No request was spoiled.");
        byte[] there = (await ReadAsync(to))[Large];
        Assert.True(there.AsSpan().SequenceEqual(run.Failed > 0 ? s_old[Large] : s_large));
        Assert.Equal(run.Failed > 0, _world.Results.Any(r => r.Status == ItemStatus.Failed && r.Source == "s3://source/" + Large));
    }

    private static void CheckItem(string key, byte[] content, SortedDictionary<string, byte[]> there, SortedDictionary<string, byte[]> left,
        bool isMove, TreeEnd to)
    {
        bool isNew = there.TryGetValue(key, out byte[]? got) && got.AsSpan().SequenceEqual(content);
        bool isOld = s_old.TryGetValue(key, out byte[]? old) ? got.AsSpan().SequenceEqual(old) : got is null;
        Assert.True(isNew || isOld, $"{to.Address(key)} is neither what it was nor what it should be.");
        // Of a thing that is moved one copy is left, whatever happens.
        Assert.True(isNew || left.ContainsKey(key), $"'{key}' is lost.");
        if (!isMove) Assert.True(left.ContainsKey(key), $"'{key}' is gone from the source.");
    }

    private async Task<(TreeEnd From, TreeEnd To)> EndsAsync(string way, string url, bool isSilent)
    {
        S3Client client = Client(url, isSilent);
        string direction = way.Split(' ')[^1];
        TreeEnd from = direction == "up" ? _world.Folder("source") : _world.Store("source", client: client);
        // Under another name it is another store.
        string other = url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        TreeEnd to = direction == "down" ? _world.Folder("target")
            : _world.Store("target", client: direction == "across" ? Client(other, isSilent) : client);
        await FillAsync(from, _new);
        // A file that exists is written over by a move, too.
        await FillAsync(to, s_old);
        return (from, to);
    }

    // Under load a second may pass without a byte: that is one more fault, and none that the test has to know of.
    private S3Client Client(string url, bool isSilent) =>
        _world.Connect(url, [("MaxAttempts", "3"), ("RetryTime", "60"), .. isSilent ? WireFault.Impatience : []]);

    private async Task FillAsync(TreeEnd end, SortedDictionary<string, byte[]> content)
    {
        foreach (var (key, bytes) in content)
        {
            if (end is StoreEnd store) await _world.Client.PutAsync(store.Bucket, key, bytes);
            else
            {
                string file = ((FileEnd)end).FileOf(key);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllBytesAsync(file, bytes);
            }
        }
    }

    /// <summary>What is there, read past the proxy; anything beside it, such as a file that is not complete, is found, too.</summary>
    private async Task<SortedDictionary<string, byte[]>> ReadAsync(TreeEnd end)
    {
        var all = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        if (end is StoreEnd store)
        {
            foreach (string key in await _world.KeysAsync(store.Bucket)) all[key] = await _world.Client.GetAsync(store.Bucket, key);
            return all;
        }
        string root = ((FileEnd)end).Root;
        foreach (string file in Directory.Exists(root) ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories) : [])
            all[Path.GetRelativePath(root, file).Replace('\\', '/')] = await File.ReadAllBytesAsync(file);
        Assert.All(all.Keys, key => Assert.True(_new.ContainsKey(key) || s_old.ContainsKey(key), $"'{key}' was left behind."));
        return all;
    }

    private static IEnumerable<WireFault> Faults(string kind) =>
        kind is "put" or "get" or "part" ? WireFault.All.Concat(WireFault.OfContent) : WireFault.All;

    private static bool IsList(RecordedRequest request) =>
        request.Method == "GET" && request.Query.Contains("list-type", StringComparison.Ordinal);

    private string Failures(RunSummary run) => run.Refusal?.Message + string.Join("; ", _world.Results.Select(r => r.Error));

    private static byte[] Content(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        return content;
    }
}
