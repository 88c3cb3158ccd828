using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items;
using OpenIntegrations.S3.Items.Contents;
using OpenIntegrations.S3.Items.Measuring;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Items.Contents;

public sealed class ContentTests
{
    [Theory]
    [InlineData(3, "l 9997|l 9998|l 9999", 1)]
    [InlineData(0, "", 1)]
    [InlineData(20000, null, 2)]
    public async Task The_end_is_read_without_the_rest(int count, string? expected, int requests)
    {
        byte[] content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 10000).Select(i => $"l {i}\n")));
        using var server = new ScriptedServer(request => Ranged(request, content));
        IReadOnlyList<string> lines = await Reader(server, null).LinesAsync(count, CancellationToken.None);
        if (expected is null) Assert.Equal(10000, lines.Count);
        else Assert.Equal(expected, string.Join("|", lines));
        Assert.Equal(requests, server.Requests.Length);
        Assert.Equal(count == 0 ? "bytes=-1" : "bytes=-65536", server.Requests[0].Header("Range"));
    }

    [Theory]
    [InlineData("é\n😀\nlast", 2, "😀|last")]
    [InlineData("one\r\ntwo\r\n", 1, "two")]
    [InlineData("one", 5, "one")]
    [InlineData("", 5, "")]
    public async Task Lines_end_as_they_do_in_files(string text, int count, string expected)
    {
        using var server = new ScriptedServer(request => Ranged(request, Encoding.UTF8.GetBytes(text)));
        Assert.Equal(expected, string.Join("|", await Reader(server, null).LinesAsync(count, CancellationToken.None)));
    }

    [Fact]
    public async Task Text_of_two_bytes_a_character_is_read_from_its_mark()
    {
        var encoding = new UnicodeEncoding(false, true);
        string text = string.Concat(Enumerable.Range(0, 20000).Select(i => $"Ċ {i}\n"));
        byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        using var server = new ScriptedServer(request => Ranged(request, content));
        Assert.Equal(["Ċ 19998", "Ċ 19999"], await Reader(server, null).LinesAsync(2, CancellationToken.None));
    }

    [Fact]
    public async Task What_is_added_comes_line_by_line_and_another_object_comes_anew()
    {
        // Shorter, gone in between, and put in its place though longer.
        string?[] states =
        [
            "one\n", "one\ntw", "one\ntwo\nthr", "new\n", null, "again\nlonger\n", "other\nand longer\n", "other\nand longer\nend\n",
        ];
        int state = 0;
        using var server = new ScriptedServer(request =>
        {
            int now = Math.Min(request.Method == "HEAD" ? Interlocked.Increment(ref state) : state, states.Length - 1);
            return states[now] is { } text ? Ranged(request, Encoding.UTF8.GetBytes(text)) : new Answer(404);
        });
        S3Request get = Routes.GetObject.For("bkt", "k");
        var follower = new ObjectFollower(ListStore.Client(server), get, Encoding.UTF8) { Pause = TimeSpan.Zero };
        var lines = new List<string>();
        await foreach (string line in follower.LinesAsync(4, CancellationToken.None))
        {
            lines.Add(line);
            if (line == "end") break;
        }
        Assert.Equal(["two", "new", "again", "longer", "other", "and longer", "end"], lines);
    }

    [Fact]
    public async Task An_addition_begins_anew_when_somebody_wrote_in_between_and_keeps_what_the_object_says()
    {
        int writes = 0;
        string content = "old";
        using var server = new ScriptedServer(request =>
        {
            if (request.Method == "GET")
                return new Answer(200, content).With("ETag", $"\"{content.Length}\"").With("x-amz-meta-a", "b")
                    .With("Content-Type", "text/x");
            if (Interlocked.Increment(ref writes) > 1) return new Answer().With("ETag", "\"n\"");
            content = "other's";
            return Answer.Error(412, "PreconditionFailed");
        });
        await AppendAsync(server, "+more");
        RecordedRequest[] puts = [.. server.Requests.Where(r => r.Method == "PUT")];
        Assert.Equal([("old+more", "\"3\""), ("other's+more", "\"7\"")], puts.Select(r => (r.Text, r.Header("If-Match")!)));
        Assert.Equal(("b", "text/x"), (puts[1].Header("x-amz-meta-a"), puts[1].Header("Content-Type")));
    }

    [Fact]
    public async Task An_addition_leaves_all_that_the_object_has_besides_its_content()
    {
        string[] kept = ["x-amz-storage-class", "x-amz-website-redirect-location", "x-amz-server-side-encryption", "Cache-Control",
            "Expires"];
        using var server = new ScriptedServer(request => request switch
        {
            { Method: "PUT" } => new Answer().With("ETag", "\"n\""),
            _ when request.Target.EndsWith("?tagging", StringComparison.Ordinal) => new Answer(200,
                "<Tagging><TagSet><Tag><Key>a</Key><Value>b c</Value></Tag></TagSet></Tagging>"),
            _ => kept.Aggregate(new Answer(200, "old").With("ETag", "\"e\"").With("x-amz-tagging-count", "1"),
                (answer, name) => answer.With(name, "of " + name)),
        });
        await AppendAsync(server, "+more");
        RecordedRequest put = server.Requests[^1];
        Assert.Equal(kept.Select(n => "of " + n), kept.Select(n => put.Header(n)!));
        Assert.Equal("a=b%20c", put.Header("x-amz-tagging"));
    }

    [Fact]
    public async Task A_store_that_reads_entity_tags_without_quotes_gets_the_addition_too()
    {
        using var server = new ScriptedServer(request => request.Method == "GET" ? new Answer(200, "old").With("ETag", "\"e\"")
            : request.Header("If-Match") == "e" ? new Answer().With("ETag", "\"n\"") : Answer.Error(412, "PreconditionFailed"));
        await AppendAsync(server, "+more");
        Assert.Equal(("old+more", "e"), (server.Requests[^1].Text, server.Requests[^1].Header("If-Match")));
    }

    [Theory]
    [InlineData("v1", "\"e\"|e|")]
    [InlineData(null, "\"e\"|e|\"e\"|\"e\"|\"e\"|\"e\"|\"e\"|\"e\"|\"e\"|\"e\"")]
    public async Task A_store_without_conditions_is_written_to_only_where_it_keeps_versions(string? version, string conditions)
    {
        using var server = new ScriptedServer(request => request.Method == "GET"
            ? new Answer(200, "old").With("ETag", "\"e\"").With("x-amz-version-id", version ?? "null")
            : request.Header("If-Match") is null ? new Answer().With("ETag", "\"n\"") : Answer.Error(412, "PreconditionFailed"));
        Exception? failure = await Record.ExceptionAsync(() => AppendAsync(server, "+more"));
        Assert.Equal(version is null, failure is not null);
        Assert.Equal(conditions, string.Join('|', server.Requests.Where(r => r.Method == "PUT").Select(r => r.Header("If-Match"))));
    }

    [Theory, InlineData(true, "old+more"), InlineData(false, "+more")]
    public async Task A_store_that_says_that_it_has_no_conditions_is_written_to_without(bool isThere, string expected)
    {
        using var server = new ScriptedServer(request => request.Method == "GET"
            ? isThere ? new Answer(200, "old").With("ETag", "\"e\"") : Answer.Error(404, "NoSuchKey")
            : request.Header("If-Match") is null && request.Header("If-None-Match") is null ? new Answer().With("ETag", "\"n\"")
            : Answer.Error(501, "NotImplemented"));
        await AppendAsync(server, "+more");
        Assert.Equal((2, expected), (server.Requests.Count(r => r.Method == "PUT"), server.Requests[^1].Text));
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_made_unless_somebody_else_makes_it()
    {
        using var server = new ScriptedServer(request => request.Method == "GET" ? Answer.Error(404, "NoSuchKey")
            : new Answer().With("ETag", "\"n\""));
        await AppendAsync(server, "x");
        Assert.Equal(("x", "*"), (server.Requests[^1].Text, server.Requests[^1].Header("If-None-Match")));
    }

    [Fact]
    public void A_page_needs_nothing_but_itself_and_a_name_is_no_markup()
    {
        var map = new Treemap("s3://b", n => n.ToString(CultureInfo.InvariantCulture));
        map.Add(E("<script>alert(1)</script>/x", 10));
        map.Add(E("b/c/d", 30));
        map.Add(E("top", 60));
        string page = map.ToHtml();
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("://", page.Replace("s3://b", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("width:60%", page, StringComparison.Ordinal);
        Assert.Contains("title=\"b/c: 30, 1 item\"", page, StringComparison.Ordinal);
    }

    private static Task AppendAsync(ScriptedServer server, string addition) =>
        new Appending(ListStore.Client(server), Routes.PutObject.For("bkt", "k"))
            .RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(addition)), CancellationToken.None);

    private static Entry E(string path, long size) =>
        new(path, EntryKind.Item) { Size = size, LastModified = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };

    private static TailReader Reader(ScriptedServer server, Encoding? encoding) =>
        new(ListStore.Client(server), Routes.GetObject.For("bkt", "k"), encoding);

    private static Answer Ranged(RecordedRequest request, byte[] content)
    {
        if (request.Header("Range")?["bytes=".Length..] is not { } range || request.Method == "HEAD")
            return new Answer { Bytes = content }.With("ETag", $"\"{content.Length}\"")
                .With("Content-Length", content.Length.ToString(CultureInfo.InvariantCulture));
        int start = range[0] == '-' ? Math.Max(0, content.Length - int.Parse(range[1..], null)) : int.Parse(range.TrimEnd('-'), null);
        if (start >= content.Length) return Answer.Error(416, "InvalidRange");
        return new Answer(206) { Bytes = content[start..] }.With("ETag", $"\"{content.Length}\"")
            .With("Content-Range", $"bytes {start}-{content.Length - 1}/{content.Length}");
    }
}
