using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Core.Tests.Items.Sides;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Items.Runs;

/// <summary>Trees that go from store to store.</summary>
public sealed class StoreToStoreTests : TreeRunTest
{
    [Fact]
    public async Task Copies_between_stores_keep_metadata_tags_and_media_types()
    {
        S3Request put = Store.Request(Routes.PutObject, "one", "k", ("Body", null));
        foreach (var (name, value) in new[] { ("x-amz-meta-owner", "Zoë"), ("x-amz-tagging", "a=1&b=x%20y"),
            ("Content-Type", "text/x-odd"),
            ("Cache-Control", "max-age=5") }) put.Headers[name] = value;
        await World.Client.SendOrThrowAsync(put, CancellationToken.None);
        using TreeWorld other = await new TreeWorld().WithBucketsAsync("two");
        foreach (S3Client target in new[] { World.Client, World.Connect(), other.Client })
        {
            Assert.Equal(0, (await World.CopyAsync(World.Store("one"), World.Store("two", client: target))).Failed);
            S3Answer head = await target.SendOrThrowAsync(Routes.HeadObject.For("two", "k"), CancellationToken.None);
            Assert.Equal(("Zoë", "text/x-odd", "max-age=5", "2"), (head.Headers["x-amz-meta-owner"], head.Headers["Content-Type"],
                head.Headers["Cache-Control"], head.Headers["x-amz-tagging-count"]));
        }
        StoreEnd described = new(World.Client, "two", "") { Headers = new() { { "Cache-Control", "no-store" } } };
        await World.CopyAsync(World.Store("one"), described);
        S3Answer changed = await World.Client.SendOrThrowAsync(Routes.HeadObject.For("two", "k"), CancellationToken.None);
        Assert.Equal(("Zoë", "text/x-odd", "no-store"),
            (changed.Headers["x-amz-meta-owner"], changed.Headers["Content-Type"], changed.Headers["Cache-Control"]));
    }

    [Theory]
    [InlineData(true, "PUT from /a/k|GET|PUT")]
    [InlineData(false, "PUT from /a/k")]
    public async Task Where_one_user_may_not_read_for_the_other_each_does_its_own(bool areTwo, string expected)
    {
        using var server = new ScriptedServer(request => request.Header("x-amz-copy-source") is not null
            ? Answer.Error(403, "AccessDenied") : new Answer(200, request.Method == "GET" ? "text" : "").With("ETag", "\"e\""));
        S3Client client = ListStore.Client(server);
        var source = new StoreEnd(client, "a", "k") { Only = new Entry("", EntryKind.Item) { Size = 4 } };
        var target = new StoreEnd(areTwo ? ListStore.Client(server) : client, "b", "k");
        RunSummary done = await World.CopyAsync(source, target);
        Assert.Equal(areTwo ? (1, 0) : (0, 1), (done.Done, done.Failed));
        Assert.Equal(expected, string.Join('|', server.Requests.Select(r =>
            r.Method + (r.Header("x-amz-copy-source") is { } from ? " from " + from : ""))));
    }

    [Theory, InlineData("a/", "a/"), InlineData("", "x/"), InlineData("a/b/", "a/"), InlineData("k", "k")]
    public void What_overlaps_is_refused(string from, string to) =>
        Assert.Throws<ArgumentException>(() => new TreeJob(Source(from), World.Store("one", to)).CreatePlan());

    [Theory, InlineData("a/", "a/"), InlineData("", "x/"), InlineData("a/b/", "a/")]
    public void What_is_only_compared_may_overlap(string from, string to)
    {
        var job = new TreeJob(Source(from), World.Store("one", to)) { Compares = true, Deletes = true };
        Assert.Throws<ArgumentException>(job.CreatePlan);
        Assert.NotNull((job with { OnlyReads = true }).CreatePlan());
    }

    [Theory, InlineData("a", "ab"), InlineData("a/", "ab/"), InlineData("a", "a/")]
    public void What_only_begins_alike_does_not_overlap(string from, string to) =>
        Assert.NotNull(new TreeJob(Source(from), World.Store("one", to)).CreatePlan());

    private StoreEnd Source(string prefix) => new(World.Client, "one", prefix)
    {
        Only = prefix.EndsWith('/') || prefix.Length == 0 ? null : ScriptedSide.Of(""),
    };
}
