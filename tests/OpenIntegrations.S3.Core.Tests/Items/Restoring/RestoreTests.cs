using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Restoring;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Items.Restoring;

public sealed class RestoreTests
{
    [Theory]
    [InlineData("a1", null)]
    [InlineData("xa2 a1", "RemoveMarkers a1: a2")]
    [InlineData("xa3 xa2 a1", "RemoveMarkers a1: a3 a2")]
    [InlineData("a3 xa2 a1", null)]
    [InlineData("xa1", null)]
    public async Task What_was_deleted_comes_back_when_its_markers_go(string versions, string? expected) =>
        Assert.Equal(expected, await PlanAsync(versions, null));

    [Theory]
    [InlineData("a3 a1", 1, "CopyVersion a1:")]
    [InlineData("a3 a1", 2, "CopyVersion a1:")]
    [InlineData("a3 a1", 3, null)]
    [InlineData("a3 a2", 1, "Delete :")]
    [InlineData("xa3 a1", 1, "RemoveMarkers a1: a3")]
    [InlineData("xa4 a3 a1", 1, "CopyVersion a1:")]
    [InlineData("xa3 a2", 1, null)]
    [InlineData("a5 xa3 a1", 4, "Delete :")]
    public async Task A_time_has_what_was_there_then(string versions, int day, string? expected) =>
        Assert.Equal(expected, await PlanAsync(versions, Day(day)));

    [Fact]
    public async Task A_key_whose_versions_cannot_all_be_read_is_left_as_it_is()
    {
        Found[] list = [.. Versions("b", "xb2 b1"), .. Versions("c", "c3"), new Found("bkt", "", new Entry("", EntryKind.Unknown))];
        var unknown = new List<Found>();
        var steps = new List<RestoreStep>();
        await foreach (RestoreStep step in RestorePlan.StepsAsync(Async(list), Day(2), unknown.Add, CancellationToken.None))
            steps.Add(step);
        Assert.DoesNotContain(steps, s => s.Key.Key == "c");
        Assert.Single(unknown);
    }

    [Fact]
    public async Task Markers_go_by_their_versions_and_copies_name_theirs()
    {
        using var server = new ScriptedServer(request => request.Method == "DELETE" ? new Answer(204)
            : new Answer(200, "<CopyObjectResult><ETag>\"e\"</ETag></CopyObjectResult>"));
        var plan = new RestorePlan(ListStore.Client(server));
        foreach (Found[] versions in new[] { Versions("k", "xk3 xk2 k1"), Versions("k", "k3 k1") })
            await plan.RunAsync(RestoreStep.For(versions, versions.Length == 2 ? Day(1) : null)!, CancellationToken.None);
        Assert.Equal(["DELETE /bkt/k?versionId=k3", "DELETE /bkt/k?versionId=k2", "PUT /bkt/k"], server.Requests.Select(r => r.ToString()));
        Assert.Equal("/bkt/k?versionId=k1", server.Requests[2].Header("x-amz-copy-source"));
    }

    [Theory]
    [InlineData("same", "same", "", true)]
    [InlineData("same", "other", "", false)]
    [InlineData("same", "same", "tagged", false)]
    [InlineData("same", "refused", "", false)]
    public async Task What_is_again_what_it_was_is_left_alone(string now, string then, string tag, bool isDone)
    {
        using var server = new ScriptedServer(request =>
        {
            bool isNow = request.Target.Contains("versionId=k3", StringComparison.Ordinal);
            string version = isNow ? now : then;
            if (request.Method == "GET")
                return new Answer(200, "<Tagging><TagSet><Tag><Key>t</Key><Value>v</Value></Tag></TagSet></Tagging>");
            Answer head = new Answer(version == "refused" ? 400 : 200, "").With("x-amz-meta-m", version)
                .With("x-amz-version-id", isNow ? "k3" : "k1").With("ETag", "\"e\"");
            return tag.Length > 0 && isNow ? head.With("x-amz-tagging-count", "1") : head;
        });
        Found[] versions = [.. Versions("k", "k3 k1").Select(v => v with { Entry = v.Entry with { ETag = "\"e\"", Size = 1 } })];
        RestoreStep step = RestoreStep.For(versions, Day(1))!;
        Assert.Equal(isDone, await new RestorePlan(ListStore.Client(server)).IsDoneAsync(step, CancellationToken.None));
        RestoreStep other = step with { Version = step.Version! with { ETag = "\"f\"" } };
        Assert.False(await new RestorePlan(ListStore.Client(server)).IsDoneAsync(other, CancellationToken.None));
    }

    [Theory]
    [InlineData("Suspended", false)]
    [InlineData("", false)]
    [InlineData("Enabled", true)]
    public async Task A_bucket_that_keeps_no_versions_is_left_alone(string status, bool keeps)
    {
        using var server = new ScriptedServer(new Answer(200,
            $"<VersioningConfiguration>{(status.Length > 0 ? $"<Status>{status}</Status>" : "")}</VersioningConfiguration>"));
        Task demand = new RestorePlan(ListStore.Client(server)).DemandVersionsAsync("bkt", CancellationToken.None);
        if (keeps) await demand;
        else await Assert.ThrowsAsync<System.IO.IOException>(() => demand);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(100)]
    public async Task Steps_are_kept_as_they_were_and_their_deletions_are_counted(int most)
    {
        Found[] found =
            [.. Versions("a/x", "xa3 xa2 a1"), .. Versions("a/y", "a3 a1"), .. Versions("b/z", "a4"), .. Versions("b/c/z", "a4")];
        var steps = new List<RestoreStep>();
        await foreach (RestoreStep step in RestorePlan.StepsAsync(Async(found), Day(1), _ => { }, CancellationToken.None))
            steps.Add(step);
        using var list = new RestoreList { MostInMemory = most };
        foreach (RestoreStep step in steps) list.Add(step with { Key = step.Key with { Entry = step.Key.Entry with { Size = 3 } } });
        Assert.Equal((4, 2, 6, "s3://bkt/b/"), (list.Count, list.Deletions, list.Bytes, Assert.Single(list.Places)));
        Assert.Equal(steps.Select(Said), list.All().Select(Said));
        Assert.Equal(steps.Select(s => s.Version), list.All().Select(s => s.Version));
    }

    private static string Said(RestoreStep step) =>
        $"{step.Kind} {step.Key.Address} {step.Version?.VersionId}: {string.Join(" ", step.Markers)}".TrimEnd();

    private static DateTime Day(int day) => new(2026, 1, day, 12, 0, 0, DateTimeKind.Utc);

    // "xa2": a marker of the second day; the name is the version.
    private static Found[] Versions(string key, string text) => [.. text.Split(' ').Select(v =>
    {
        string name = v.TrimStart('x');
        return new Found("bkt", "", new Entry(key, v[0] == 'x' ? EntryKind.DeleteMarker : EntryKind.Item)
        { VersionId = name, LastModified = Day(name[^1] - '0').AddHours(-1) });
    })];

    private static async Task<string?> PlanAsync(string versions, DateTime? asOf)
    {
        string? said = null;
        await foreach (RestoreStep step in RestorePlan.StepsAsync(Async(Versions("k", versions)), asOf, _ => { }, CancellationToken.None))
            said += $"{step.Kind} {step.Version?.VersionId}: {string.Join(" ", step.Markers)}".TrimEnd();
        return said;
    }

    private static async IAsyncEnumerable<Found> Async(Found[] list)
    {
        await Task.Yield();
        foreach (Found found in list) yield return found;
    }
}
