using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Finding;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Restoring;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.Faults;

namespace OpenIntegrations.S3.Core.Tests.Items.Restoring;

/// <summary>
/// Every fault in every kind of request of a restore. A key is what it was or what it should be, no version is lost, and who reports no
/// failure has brought all of it back.
/// </summary>
public sealed class RestoreFaultTests
{
    private static readonly string[] s_passing = ["a reset before it arrives", "503", "500"];

    private static readonly (string Request, Func<RecordedRequest, bool> IsMeant)[] s_requests =
    [
        ("list of versions", r => r.Method == "GET" && r.Query.Contains("versions", StringComparison.Ordinal)),
        ("question for versioning", r => r.Method == "GET" && r.Query.StartsWith("versioning", StringComparison.Ordinal)),
        ("marker that goes", r => r.Method == "DELETE" && r.Query.Contains("versionId", StringComparison.Ordinal)),
        ("copy of a version", r => r.Header("x-amz-copy-source") is not null),
        ("object that goes", r => r.Method == "DELETE" && r.Query.Length == 0),
    ];

    public static TheoryData<string> Requests => [.. s_requests.Select(r => r.Request)];

    [Theory, MemberData(nameof(Requests))]
    public async Task Keys_come_back_or_stay(string request)
    {
        Func<RecordedRequest, bool> isMeant = s_requests.Single(r => r.Request == request).IsMeant;
        var wrong = new ConcurrentBag<string>();
        var cells = WireFault.All.SelectMany(fault => new[] { (fault, 1), (fault, int.MaxValue) });
        await Parallel.ForEachAsync(cells, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (cell, _) =>
        {
            var (fault, times) = cell;
            if (await PlayAsync(isMeant, fault, times) is { } problem)
                wrong.Add($"{fault}, {(times == 1 ? "once" : "always")}: {problem}");
        });
        Assert.True(wrong.IsEmpty, string.Join("\n", wrong));
    }

    private static async Task<string?> PlayAsync(Func<RecordedRequest, bool> isMeant, WireFault fault, int times)
    {
        using TreeWorld world = await new TreeWorld().WithBucketsAsync("kept");
        DateTime then = await FillAsync(world);
        string[] versions = await VersionsAsync(world.Client);
        using var proxy = new FaultProxy(world.Url, fault, isMeant, times);
        S3Client client = world.Connect(proxy.Url, [("MaxAttempts", "3"), .. fault.IsSilent ? WireFault.Impatience : []]);
        List<string> failures = await RestoreAsync(client, then);
        if (proxy.Met == 0) return "no request was spoiled";
        if (times == 1 && s_passing.Contains(fault.Name) && failures.Count > 0) return "it failed: " + failures[0];
        if (failures.Any(string.IsNullOrEmpty)) return "it failed without a reason";
        var now = await ContentsAsync(world.Client);
        foreach (string key in new[] { "changed", "deleted", "new", "same" })
        {
            string? text = now.GetValueOrDefault(key), due = key == "new" ? null : key + " 1";
            string? before = key switch { "changed" => "changed 2", "deleted" => null, "new" => "new 2", _ => "same 1" };
            if (text != due && (failures.Count == 0 || text != before)) return $"'{key}' is '{text}' and {failures.Count} failed";
        }
        string? lost = versions.Except(await VersionsAsync(world.Client)).FirstOrDefault(v => v[0] != 'm');
        return lost is null ? null : $"{lost} is lost";
    }

    private static async Task<DateTime> FillAsync(TreeWorld world)
    {
        S3Request keep = Routes.PutBucketVersioning.For("kept").WithDocument(S3Document.FromXml("VersioningConfiguration",
            "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"));
        await world.Client.SendOrThrowAsync(keep, CancellationToken.None);
        foreach (string key in new[] { "changed", "deleted", "same" }) await world.PutAsync("kept", key, key + " 1");
        DateTime then = await MomentAsync(world.Client);
        await world.PutAsync("kept", "changed", "changed 2");
        await world.PutAsync("kept", "new", "new 2");
        await world.Client.SendOrThrowAsync(Routes.DeleteObject.For("kept", "deleted"), CancellationToken.None);
        return then;
    }

    // The last moment of what is there, when the store's own clock has gone on.
    private static async Task<DateTime> MomentAsync(S3Client client)
    {
        async Task<DateTime> LastAsync() => (await FoundAsync(client)).Max(f => f.Entry.LastModified!.Value);
        DateTime last = await LastAsync();
        do await client.PutAsync("kept", "same", "same 1"u8.ToArray());
        while (await LastAsync() <= last);
        return last;
    }

    private static async Task<List<string>> RestoreAsync(S3Client client, DateTime then)
    {
        var failures = new List<string>();
        var plan = new RestorePlan(client);
        var steps = new List<RestoreStep>();
        try
        {
            await foreach (RestoreStep step in RestorePlan.StepsAsync(Versions(client), then, u => failures.Add(u.Entry.Error!.Message),
                CancellationToken.None)) steps.Add(step);
            await plan.DemandVersionsAsync("kept", CancellationToken.None);
        }
        catch (Exception e) when (IsExpected(e))
        {
            return [e.Message];
        }
        foreach (RestoreStep step in steps)
        {
            Exception? failure = await Record.ExceptionAsync(() => plan.RunAsync(step, CancellationToken.None));
            if (failure is not null) failures.Add(IsExpected(failure) ? failure.Message : throw failure);
        }
        return failures;
    }

    private static bool IsExpected(Exception e) => e is S3RequestFailedException or HttpRequestException or IOException or TimeoutException;

    private static IAsyncEnumerable<Found> Versions(S3Client client) =>
        new Finder(client) { Recurse = true, Versions = true }.FindAsync(Place.Parse("s3://kept/"), CancellationToken.None);

    private static async Task<List<Found>> FoundAsync(S3Client client)
    {
        var found = new List<Found>();
        await foreach (Found each in Versions(client)) found.Add(each);
        return found;
    }

    private static async Task<string[]> VersionsAsync(S3Client client) => [.. (await FoundAsync(client)).Select(f =>
        $"{(f.Entry.Kind == EntryKind.DeleteMarker ? "marker" : "version")} {f.Entry.VersionId} of {f.Key}")];

    private static async Task<Dictionary<string, string>> ContentsAsync(S3Client client)
    {
        var contents = new Dictionary<string, string>();
        foreach (string key in await client.ListAsync("kept")) contents[key] = Encoding.UTF8.GetString(await client.GetAsync("kept", key));
        return contents;
    }
}
