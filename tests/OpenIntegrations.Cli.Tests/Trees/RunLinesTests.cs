using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using OpenIntegrations.Testing;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>What a run over trees says, and how it ends.</summary>
public sealed partial class RunLinesTests : TreeTest
{
    [GeneratedRegex(@"^\| `(?<line>[^`]+)`[^|]* \| (?<exit>\d+) \|[^|\n]*\|[^|\n]*\|[^|\n]*\|$", RegexOptions.Multiline)]
    private static partial Regex ExitRow();

    [Fact]
    public async Task Each_item_is_a_line_of_JSON_and_one_that_fails_keeps_the_others_from_nothing()
    {
        MakeSite();
        Outcome outcome = await Store.RunAsync("cp", Store.Full("site/index.html"), Store.Full("nothing"), Store.Full("site/tmp/x.tmp"),
            "s3://bkt/", "--json");
        Assert.Equal(1, outcome.Exit);
        Assert.Contains("There is no file", outcome.Messages, StringComparison.Ordinal);
        JsonElement[] lines = TreeStore.Lines(outcome);
        Assert.Equal(["s3://bkt/index.html", "s3://bkt/x.tmp"], lines.Select(l => l.GetProperty("destination").GetString()));
        Assert.All(lines, l => Assert.Equal(("upload", "done", JsonValueKind.Null), (l.GetProperty("action").GetString(),
            l.GetProperty("status").GetString(), l.GetProperty("error").ValueKind)));
        Assert.Equal([2L, 1L], lines.Select(l => l.GetProperty("bytes").GetInt64()));
    }

    [Fact]
    public async Task A_refusal_is_an_item_that_failed()
    {
        Outcome outcome = await Store.RunAsync("cp", Store.Write("a", "1"), "s3://nowhere/", "--json");
        Assert.Equal(1, outcome.Exit);
        JsonElement line = Assert.Single(TreeStore.Lines(outcome));
        Assert.Equal("failed", line.GetProperty("status").GetString());
        Assert.Contains("NoSuchBucket", line.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_writes_nothing_but_errors()
    {
        MakeSite();
        Outcome outcome = await Store.RunAsync("cp", "-r", "-q", Store.Full("site"), "s3://bkt");
        Assert.Equal((0, "", ""), (outcome.Exit, outcome.Output, outcome.Messages));
        Outcome failed = await Store.RunAsync("cp", "-q", Store.Full("site/index.html"), "s3://nowhere/");
        Assert.Equal(("", true), (failed.Output, failed.Messages.Contains("NoSuchBucket", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Lines_end_as_the_page_says()
    {
        Store.Write("k", "1");
        Directory.CreateDirectory(Store.Full("links"));
        File.CreateSymbolicLink(Store.Full("links/link"), "nowhere");
        await Store.DoAsync("cp", Store.Full("k"), "s3://bkt/");
        string page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "oint.md"));
        Match[] rows = ExitRow().Matches(page).ToArray();
        Assert.True(rows.Length > 15);
        foreach (Match row in rows)
        {
            string[] words = [.. row.Groups["line"].Value.Split(' ')
                .Select(w => w is "none" or "here" or "links" ? Store.Full(w) : w)];
            Outcome outcome = await Store.RunAsync(words);
            Assert.Equal((row.Groups["line"].Value, row.Groups["exit"].Value), (row.Groups["line"].Value, $"{outcome.Exit}"));
        }
    }

    [Theory]
    [InlineData("cp none s3://bkt/")]
    [InlineData("mv s3://bkt/none s3://bkt/k")]
    [InlineData("rm s3://bkt/none")]
    public async Task Of_nothing_that_was_done_there_is_no_sum(string words)
    {
        Outcome outcome = await Store.RunAsync(words.Split(' '));
        Assert.Equal(1, outcome.Exit);
        Assert.Single(outcome.Messages.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_dry_run_says_what_a_run_does_and_sends_nothing_that_writes()
    {
        MakeSite();
        await Store.DoAsync("cp", "-r", Store.Full("site"), "s3://bkt/www/");
        File.Delete(Store.Full("site/tmp/x.tmp"));
        Store.Write("site/new", "1");
        string[] sync = ["sync", Store.Full("site"), "s3://bkt/www/", "--delete"];
        Store.Log.Clear();
        string planned = await Store.DoAsync([.. sync, "--dry-run"]);
        Assert.All(Store.Log, e => Assert.Equal("GET", e.Method));
        string done = await Store.DoAsync(sync);
        Assert.Equal(done, planned.Replace("(dryrun) ", "", StringComparison.Ordinal));
        Assert.Equal(["www/img/a.png", "www/img/deep/b.png", "www/index.html", "www/new"], await Store.KeysAsync());
        Assert.Equal("", await Store.DoAsync(sync));
    }
}
