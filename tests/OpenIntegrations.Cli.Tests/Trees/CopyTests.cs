using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using OpenIntegrations.Cli.Trees;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary><c>oint cp</c>, <c>mv</c>, <c>sync</c> and <c>diff</c>.</summary>
public sealed class CopyTests : TreeTest
{
    [Fact]
    public async Task A_folder_goes_up_and_comes_back_as_it_was()
    {
        MakeSite();
        string lines = await Store.DoAsync("cp", Store.Full("site"), "s3://bkt/www/", "--recursive");
        Assert.Contains("to s3://bkt/www/index.html", lines, StringComparison.Ordinal);
        Assert.Equal(["www/img/a.png", "www/img/deep/b.png", "www/index.html", "www/tmp/x.tmp"], await Store.KeysAsync());
        await Store.DoAsync("cp", "-r", "s3://bkt/www", Store.Full("back"));
        Assert.Equal(Store.Read("site"), Store.Read("back"));
    }

    [Fact]
    public async Task All_transfers_share_the_bandwidth()
    {
        foreach (string name in new[] { "a", "b", "c" }) Store.Write("wide/" + name, new string('x', 50_000));
        long begin = Environment.TickCount64;
        await Store.DoAsync("cp", "-r", Store.Full("wide"), "s3://bkt", "--bandwidth-limit", "100000");
        Assert.True(Environment.TickCount64 - begin > 1200);
        await Store.DoAsync("cp", "-r", "s3://bkt", Store.Full("narrow"), "--bwlimit=1M");
        Assert.Equal(Store.Read("wide"), Store.Read("narrow"));
    }

    [Theory]
    [InlineData("s3://bkt/k", "k")]
    [InlineData("s3://bkt", "one.txt")]
    [InlineData("s3://bkt/", "one.txt")]
    [InlineData("s3://bkt/dir/", "dir/one.txt")]
    [InlineData("s3://bkt/a*b", "a*b")]
    public async Task A_single_file_keeps_its_name_in_a_folder(string destination, string key)
    {
        await Store.DoAsync("cp", Store.Write("one.txt", "1"), destination);
        Assert.Equal([key], await Store.KeysAsync());
    }

    [Fact]
    public async Task Several_sources_go_into_a_folder_each_under_its_name()
    {
        MakeSite();
        await Store.DoAsync("cp", "-r", Store.Full("site/img"), Store.Full("site/index.html"), "s3://bkt/w/");
        Assert.Equal(["w/img/a.png", "w/img/deep/b.png", "w/index.html"], await Store.KeysAsync());
        await Store.DoAsync("cp", "s3://bkt/w/**/*.png", Store.Full("flat"));
        Assert.Equal(["img/a.png=png", "img/deep/b.png=deep png"], Store.Read("flat"));
    }

    [Theory]
    [InlineData("cp", "s3://bkt/a/report.txt", "s3://bkt/b/report.txt")]
    [InlineData("cp", "s3://bkt/a/*.txt", "s3://bkt/b/*.txt")]
    [InlineData("mv", "s3://bkt/a/report.txt", "s3://bkt/b/*")]
    [InlineData("cp", "local/a/report.txt", "s3://bkt/b/report.txt")]
    [InlineData("mv", "local/a/report.txt", "local/b/report.txt")]
    public async Task No_source_replaces_what_another_has_just_become(string command, string one, string other)
    {
        foreach (string key in new[] { "a/report.txt", "b/report.txt" })
        {
            string file = Store.Write("local/" + key, key[..1]);
            await Store.DoAsync("cp", file, "s3://bkt/" + key);
        }
        string Place(string source) => source.StartsWith("s3:", StringComparison.Ordinal) ? source : Store.Full(source);
        bool isUpload = one[0] == 'l';
        string to = isUpload ? "s3://bkt/to/" : Store.Full("to") + "/";
        Outcome outcome = await Store.RunAsync(command, Place(one), Place(other), to);
        Assert.Equal(1, outcome.Exit);
        Assert.Contains("has just become", outcome.Messages, StringComparison.Ordinal);
        if (isUpload) await Store.DoAsync("cp", "s3://bkt/to/report.txt", Store.Full("to") + "/");
        Assert.Equal(["report.txt=a"], Store.Read("to"));
        if (command == "mv" && !isUpload) Assert.Equal(["b/report.txt"], await Store.KeysAsync());
    }

    [Theory]
    [InlineData("--exclude * --include *.png", "img/a.png img/deep/b.png")]
    [InlineData("--include *.png --exclude deep/", "img/a.png")]
    [InlineData("--exclude tmp/* --exclude *.html", "img/a.png img/deep/b.png")]
    [InlineData("--exclude img/ --include deep/", "img/deep/b.png index.html tmp/x.tmp")]
    [InlineData("--larger-than 3", "img/deep/b.png")]
    [InlineData("--newer-than 1d --smaller-than 2", "tmp/x.tmp")]
    [InlineData("--older-than 1d", "")]
    public async Task The_last_that_fits_decides_what_is_meant(string filter, string keys)
    {
        MakeSite();
        await Store.DoAsync(["cp", "-r", Store.Full("site"), "s3://bkt", .. filter.Split(' ')]);
        Assert.Equal(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries), await Store.KeysAsync());
    }

    [Fact]
    public async Task What_is_said_of_objects_is_stored_with_them()
    {
        await Store.DoAsync("cp", Store.Write("a.html", "x"), "s3://bkt/", "--metadata", "owner=Ann,team=x", "--tag", "kind=page",
            "--cache-control", "no-cache", "--content-type=text/plain", "--storage-class", "STANDARD_IA");
        await Store.DoAsync("cp", "s3://bkt/a.html", "s3://bkt/b.html", "--cache-control", "max-age=1");
        foreach (var (key, cache) in new[] { ("a.html", "no-cache"), ("b.html", "max-age=1") })
        {
            Outcome head = await Oint.RunAsync("s3", "HeadObject", "--bucket", "bkt", "--name", key, "--basic", Store.Basic);
            string text = head.Output;
            Assert.Contains(cache, text, StringComparison.Ordinal);
            Assert.Contains("Ann", text, StringComparison.Ordinal);
            Assert.Contains("text/plain", text, StringComparison.Ordinal);
            Assert.Contains("tagging-count\": 1", text.Replace("\"1\"", "1", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

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
    public async Task A_folder_without_recursion_and_what_is_not_there_are_failures()
    {
        MakeSite();
        await Store.DoAsync("cp", "-r", Store.Full("site"), "s3://bkt/www");
        foreach (string[] words in new string[][]
        {
            ["cp", Store.Full("site"), "s3://bkt/x"], ["cp", "s3://bkt/www/", Store.Full("x")], ["cp", "s3://bkt/www", Store.Full("x")],
            ["cp", "s3://bkt/ww", Store.Full("x"), "-r"], ["cp", "s3://bkt/*.jpg", Store.Full("x")], ["mv", "s3://bkt/none", "s3://bkt/y"],
        })
        {
            Outcome outcome = await Store.RunAsync(words);
            Assert.True(outcome.Exit == 1, string.Join(" ", words) + ": " + outcome.Messages);
        }
        Assert.False(Path.Exists(Store.Full("x")));
    }

    [Fact]
    public async Task A_move_leaves_nothing_at_the_source()
    {
        MakeSite();
        await Store.DoAsync("mv", "-r", Store.Full("site"), "s3://bkt/a/");
        Assert.False(Directory.Exists(Store.Full("site")));
        await Store.DoAsync("mv", "s3://bkt/a/index.html", "s3://bkt/b");
        await Store.DoAsync("mv", "-r", "s3://bkt/a/img/", Store.Full("img"));
        Assert.Equal(["a/tmp/x.tmp", "b"], await Store.KeysAsync());
        Assert.Equal(["a.png=png", "deep/b.png=deep png"], Store.Read("img"));
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
        Assert.All(Store.Log, l => Assert.Contains("GET", l, StringComparison.Ordinal));
        string done = await Store.DoAsync(sync);
        Assert.Equal(done, planned.Replace("(dryrun) ", "", StringComparison.Ordinal));
        Assert.Equal(["www/img/a.png", "www/img/deep/b.png", "www/index.html", "www/new"], await Store.KeysAsync());
        Assert.Equal("", await Store.DoAsync(sync));
    }

    [Fact]
    public async Task A_sync_of_an_empty_source_deletes_nothing()
    {
        MakeSite();
        await Store.DoAsync("cp", "-r", Store.Full("site"), "s3://bkt");
        Directory.CreateDirectory(Store.Full("empty"));
        foreach (string source in new[] { "empty", "missing" })
        {
            Outcome outcome = await Store.RunAsync("sync", Store.Full(source), "s3://bkt", "--delete", "--force");
            Assert.Equal(1, outcome.Exit);
        }
        Assert.Equal(4, (await Store.KeysAsync()).Length);
    }

    [Fact]
    public async Task A_sync_that_would_delete_several_asks_and_needs_force_where_nobody_is()
    {
        MakeSite();
        await Store.DoAsync("cp", "-r", Store.Full("site"), "s3://bkt");
        Directory.Delete(Store.Full("site/img"), recursive: true);
        Store.Write("site/new", "new");
        Store.Log.Clear();
        Outcome alone = await Store.RunAsync("sync", Store.Full("site"), "s3://bkt", "--delete");
        Assert.Equal(2, alone.Exit);
        Assert.All(Store.Log, l => Assert.StartsWith("GET", l, StringComparison.Ordinal));
        Assert.Contains("Delete 2 items (11 B) of s3://bkt", alone.Messages, StringComparison.Ordinal);
        Assert.Equal(4, (await Store.KeysAsync()).Length);
        Surroundings no = Oint.Alone with { IsPersonThere = true, Answer = () => "n" }, yes = no with { Answer = () => "y" };
        Assert.Equal(0, (await Store.RunAsync(no, ["sync", Store.Full("site"), "s3://bkt", "--delete"])).Exit);
        Assert.Equal(4, (await Store.KeysAsync()).Length);
        Outcome asked = await Store.RunAsync(yes, ["sync", Store.Full("site"), "s3://bkt", "--delete"]);
        Assert.Equal(["index.html", "new", "tmp/x.tmp"], await Store.KeysAsync());
        Assert.Equal(2, asked.Messages.Split("Delete 2 items").Length);
        File.Delete(Store.Full("site/new"));
        File.Delete(Store.Full("site/tmp/x.tmp"));
        await Store.DoAsync("sync", Store.Full("site"), "s3://bkt", "--delete", "--force");
        Assert.Equal(["index.html"], await Store.KeysAsync());
    }

    [Fact]
    public async Task A_diff_says_what_differs_and_ends_as_diff_does()
    {
        MakeSite();
        await Store.DoAsync("cp", "-r", Store.Full("site"), "s3://bkt/w");
        Assert.Equal("", await Store.DoAsync("diff", Store.Full("site"), "s3://bkt/w"));
        Store.Write("site/index.html", "hello");
        Store.Write("site/new", "1");
        File.Delete(Store.Full("site/tmp/x.tmp"));
        Outcome outcome = await Store.RunAsync("diff", Store.Full("site"), "s3://bkt/w");
        Assert.Equal((1, "! index.html  (the size differs)\n< new\n> tmp/x.tmp\n"), (outcome.Exit, outcome.Output));
        Outcome unread = await Store.RunAsync("diff", Store.Full("site"), "s3://nowhere/");
        Assert.Equal(2, unread.Exit);
        Assert.Equal("", await Store.DoAsync("diff", Store.Full("site/img/a.png"), "s3://bkt/w/img/a.png", "--checksum"));
    }

    [Fact]
    public async Task Objects_are_described_anew_where_they_are()
    {
        MakeSite();
        await Store.DoAsync("cp", "-r", Store.Full("site"), "s3://bkt/w/", "--metadata", "a=1", "--tag", "t=2",
            "--storage-class", "STANDARD_IA", "--cache-control", "no-cache", "--sse", "AES256");
        await Store.DoAsync("cp", "-r", "s3://bkt/w/", "s3://bkt/w/", "--cache-control", "max-age=60");
        Assert.Equal("max-age=60 1 STANDARD_IA AES256 text/html 1", await DescriptionAsync("w/index.html"));
        Assert.Equal("max-age=60 1 STANDARD_IA AES256 image/png 1", await DescriptionAsync("w/img/deep/b.png"));
        await Store.DoAsync("cp", "s3://bkt/w/index.html", "s3://bkt/w/index.html", "--storage-class", "GLACIER_IR");
        Assert.Equal("max-age=60 1 GLACIER_IR AES256 text/html 1", await DescriptionAsync("w/index.html"));
        await Store.DoAsync("cp", "s3://bkt/w/**/*.png", "s3://bkt/w/", "--metadata", "b=2");
        Assert.Equal("max-age=60  STANDARD_IA AES256 image/png 1", await DescriptionAsync("w/img/a.png"));
        await Store.DoAsync("cp", "-r", "s3://bkt/w/", Store.Full("back"));
        Assert.Equal(Store.Read("site"), Store.Read("back"));
    }

    [Theory]
    [InlineData("cp -r s3://bkt/w/ s3://bkt/w/", "overlap")]
    [InlineData("cp -r s3://bkt/w/ s3://bkt/w/ --acl private", "overlap")]
    [InlineData("cp -r s3://bkt/w/ s3://bkt/w/x/ --cache-control x", "overlap")]
    [InlineData("sync s3://bkt/w/ s3://bkt/w/ --delete --force --cache-control x", "overlap")]
    [InlineData("mv -r s3://bkt/w/ s3://bkt/w/", "overlap")]
    [InlineData("mv -r s3://bkt/w/ s3://bkt/w/ --cache-control x", "moved onto itself")]
    [InlineData("mv s3://bkt/w/index.html s3://bkt/w/index.html --cache-control x", "moved onto itself")]
    [InlineData("mv s3://bkt/w/**/*.png s3://bkt/w/ --cache-control x", "moved onto itself")]
    public async Task Nothing_else_is_copied_or_moved_onto_itself(string words, string message)
    {
        MakeSite();
        await Store.DoAsync("cp", "-r", Store.Full("site"), "s3://bkt/w/");
        Outcome outcome = await Store.RunAsync(words.Split(' '));
        Assert.Equal((1, ""), (outcome.Exit, outcome.Output));
        Assert.Contains(message, outcome.Messages, StringComparison.Ordinal);
        Assert.Equal(4, (await Store.KeysAsync()).Length);
    }

    private async Task<string> DescriptionAsync(string key)
    {
        JsonElement headers = (await Store.RunAsync("s3", "HeadObject", "--bucket", "bkt", "--name", key)).Json.GetProperty("headers");
        string[] names = ["Cache-Control", "x-amz-meta-a", "x-amz-storage-class", "x-amz-server-side-encryption", "Content-Type",
            "x-amz-tagging-count"];
        return string.Join(' ', names.Select(n => headers.TryGetProperty(n, out JsonElement value) ? value.GetString() : ""));
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
}
