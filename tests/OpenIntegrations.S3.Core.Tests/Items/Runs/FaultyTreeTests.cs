using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Items.Names;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Runs;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Items.Runs;

/// <summary>Stores that fail, cut and lie in the middle of a job: nothing is lost, nothing is deleted, nothing is silently wrong.</summary>
public sealed class FaultyTreeTests : IDisposable
{
    private const string Time = "2026-01-02T03:04:05.000Z";
    private readonly string _files = Directory.CreateTempSubdirectory("oint-faulty-").FullName;

    public void Dispose() => Directory.Delete(_files, recursive: true);

    [Theory]
    [InlineData("refuses the second page"), InlineData("breaks off in the second page"), InlineData("loses its order"),
        InlineData("says that it is not all"), InlineData("gives a web page"), InlineData("repeats its token")]
    public async Task A_list_that_cannot_be_believed_deletes_and_overwrites_nothing_behind_it(string fault)
    {
        foreach (string name in new[] { "a", "b", "m", "z" }) File.WriteAllText(Path.Combine(_files, name), "mine");
        using var store = new ScriptedServer(request => Store(request, fault));
        // Down: what the store does not tell is not gone.
        RunSummary down = await SyncAsync(store, End(store), Files());
        Assert.Equal(0, down.Deleted);
        Assert.True(down.Failed > 0 || down.Refusal is not null);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_files, "z")));
        // Up: what may be there is not overwritten.
        await SyncAsync(store, Files(), End(store));
        Assert.DoesNotContain(store.Requests, r => r.Method == "PUT" && r.Path.EndsWith("/z", StringComparison.Ordinal));
        Assert.DoesNotContain(store.Requests, r => r.Method is "DELETE" or "POST");
    }

    [Fact]
    public async Task An_upload_that_the_store_refuses_keeps_everything_at_the_target()
    {
        File.WriteAllText(Path.Combine(_files, "b"), "new");
        using var store = new ScriptedServer(request => request.Method == "PUT"
            ? Xml("<Error><Code>AccessDenied</Code><Message>no</Message></Error>", 403) : Page(false, null, "a", "c"));
        RunSummary run = await SyncAsync(store, Files(), End(store));
        Assert.Equal((0, 0, 1), (run.Done, run.Deleted, run.Failed));
        Assert.NotNull(run.Refusal);
        Assert.DoesNotContain(store.Requests, r => r.Method is "DELETE" or "POST");
    }

    [Theory, InlineData("short"), InlineData("nothing"), InlineData("refusal"), InlineData("other bytes")]
    public async Task A_download_that_fails_leaves_the_old_file(string fault)
    {
        File.WriteAllText(Path.Combine(_files, "a"), "the old one");
        using var store = new ScriptedServer(request => request switch
        {
            { Query: not "" } => Page(false, null, "a"),
            _ when fault == "refusal" => Xml("<Error><Code>AccessDenied</Code><Message>no</Message></Error>", 403),
            _ when fault == "nothing" => new Answer(200, "abcd") { BreakAfter = 0 },
            _ when fault == "short" => new Answer(200, "abcd") { BreakAfter = 2 },
            _ => new Answer(200, "abcd").With("ETag", "\"00000000000000000000000000000000\""),
        });
        RunSummary run = await SyncAsync(store, End(store), Files());
        Assert.Equal((0, 1), (run.Done, run.Failed));
        Assert.Equal(["a"], Directory.EnumerateFileSystemEntries(_files).Select(Path.GetFileName));
        Assert.Equal("the old one", File.ReadAllText(Path.Combine(_files, "a")));
    }

    [Fact]
    public async Task A_batch_delete_that_names_half_of_it_is_told_for_the_other_half()
    {
        File.WriteAllText(Path.Combine(_files, "keep"), "1");
        using var store = new ScriptedServer(request => request.Method switch
        {
            "PUT" => new Answer().With("ETag", "\"e\""),
            "POST" => Xml("<DeleteResult><Deleted><Key>a</Key></Deleted><Error><Key>b</Key><Code>AccessDenied</Code>"
                + "<Message>locked</Message></Error></DeleteResult>"),
            _ => Page(false, null, "a", "b", "c"),
        });
        var results = new List<ItemResult>();
        RunSummary run = await SyncAsync(store, Files(), End(store), results);
        Assert.Equal((1, 1, 2), (run.Done, run.Deleted, run.Failed));
        Assert.Contains("locked", results.Single(r => r.Source == "s3://bkt/b").Error, StringComparison.Ordinal);
        Assert.Equal(ItemStatus.Failed, results.Single(r => r.Source == "s3://bkt/c").Status);
    }

    [Fact]
    public async Task A_move_whose_copy_fails_keeps_the_source()
    {
        string file = Path.Combine(_files, "f");
        File.WriteAllText(file, "1");
        using var store = new ScriptedServer(_ => Xml("<Error><Code>AccessDenied</Code><Message>no</Message></Error>", 403));
        var job = new TreeJob(Files(), End(store));
        RunSummary run = await new TreeRun(job.CreatePlan(), job.From, job.To, new MoveSettings()) { MovesSource = true }
            .RunAsync(CancellationToken.None);
        Assert.Equal(1, run.Failed);
        Assert.True(File.Exists(file));
    }

    private Answer Store(RecordedRequest request, string fault)
    {
        bool isFirst = !request.Query.Contains("continuation-token", StringComparison.Ordinal);
        if (request.Method == "PUT") return new Answer().With("ETag", "\"e\"");
        if (!request.Query.Contains("list-type", StringComparison.Ordinal)) return new Answer(200, "mine").With("ETag", "\"e\"");
        if (isFirst && fault == "gives a web page") return new Answer(200, "<html>hello</html>").With("Content-Type", "text/html");
        if (isFirst) return Page(true, "t", fault == "loses its order" ? "m" : "a");
        return fault switch
        {
            "refuses the second page" => Xml("<Error><Code>AccessDenied</Code><Message>no</Message></Error>", 403),
            "breaks off in the second page" => Page(false, null, "b", "m") with { BreakAfter = 60 },
            "loses its order" => Page(false, null, "b"),
            "says that it is not all" => Page(true, null, "b"),
            _ => Page(true, "t", "b"),
        };
    }

    private static Answer Page(bool more, string? token, params string[] keys) => Xml("<ListBucketResult><IsTruncated>"
        + (more ? "true" : "false") + "</IsTruncated>" + (token is null ? "" : $"<NextContinuationToken>{token}</NextContinuationToken>")
        + string.Concat(keys.Select(k => $"<Contents><Key>{k}</Key><LastModified>{Time}</LastModified><ETag>&quot;e&quot;</ETag>"
            + "<Size>4</Size></Contents>")) + "</ListBucketResult>");

    private static Answer Xml(string text, int status = 200) => new Answer(status, text).With("Content-Type", "application/xml");

    private static StoreEnd End(ScriptedServer server) => new(new S3Client(S3Connection.Create(new ConnectionSettings("test")
    {
        ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["MaxAttempts"] = "1",
    })), "bkt", "");

    private FileEnd Files() => new(_files, FileNames.AsTheyAre);

    private static async Task<RunSummary> SyncAsync(ScriptedServer server, TreeEnd from, TreeEnd to, List<ItemResult>? results = null)
    {
        Assert.NotNull(server);
        var job = new TreeJob(from, to) { Compares = true, Deletes = true };
        return await new TreeRun(job.CreatePlan(), from, to, new MoveSettings())
        {
            Report = result =>
            {
                if (results is null) return;
                lock (results) results.Add(result);
            },
        }.RunAsync(CancellationToken.None);
    }
}
