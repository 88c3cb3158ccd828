using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary><c>oint ls</c>, <c>find</c>, <c>du</c>, <c>rm</c> and <c>watch</c>.</summary>
public sealed class ListTests : TreeTest
{
    private async Task FillAsync()
    {
        MakeSite();
        await Store.DoAsync("cp", "-r", "-q", Store.Full("site"), "s3://bkt/w/");
    }

    [Fact]
    public async Task A_list_has_the_columns_of_aws()
    {
        await FillAsync();
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d bkt\n$", await Store.DoAsync("ls"));
        Assert.Equal("                           PRE w/\n", await Store.DoAsync("ls", "s3://bkt"));
        string level = await Store.DoAsync("ls", "s3://bkt/w/");
        Assert.Matches(@"^ {27}PRE img/\n\d{4}-\d\d-\d\d \d\d:\d\d:\d\d          2 index.html\n {27}PRE tmp/\n$", level);
        string all = await Store.DoAsync("ls", "s3://bkt/w", "--recursive", "--summarize", "-h");
        Assert.Contains("       2 B w/index.html\n", all, StringComparison.Ordinal);
        Assert.EndsWith("\nTotal Objects: 4\n   Total Size: 14 B\n", all, StringComparison.Ordinal);
        JsonElement[] lines = TreeStore.Lines(await Store.RunAsync("ls", "s3://bkt/w/", "--json"));
        Assert.Equal(["folder", "object", "folder"], lines.Select(l => l.GetProperty("type").GetString()));
        Assert.Equal("s3://bkt/w/index.html", lines[1].GetProperty("path").GetString());
    }

    [Theory, InlineData("bkt"), InlineData("bkt/"), InlineData("bkt/w/"), InlineData("bkt/w/*.html")]
    public async Task A_bucket_needs_no_scheme_where_nothing_else_can_be_meant(string place)
    {
        await FillAsync();
        foreach (string command in new[] { "ls", "find" })
            Assert.Equal(await Store.DoAsync(command, "s3://" + place), await Store.DoAsync(command, place));
        string size = await Store.DoAsync("du", "s3://" + place);
        Assert.Equal(size.Replace("s3://", "", StringComparison.Ordinal), await Store.DoAsync("du", place));
        string going = await Store.DoAsync("rm", "-r", "--dry-run", "s3://" + place);
        Assert.Equal(going, await Store.DoAsync("rm", "-r", "--dry-run", place));
        await Store.DoAsync("rm", "-r", "--force", place);
        Assert.Equal(4 - going.Split('\n').Length + 1, (await Store.KeysAsync()).Length);
    }

    [Fact]
    public async Task An_object_needs_no_scheme_where_nothing_else_can_be_meant()
    {
        await FillAsync();
        var printed = new MemoryStream();
        Outcome cat = await Store.RunAsync(Oint.Alone with { Output = () => printed }, ["cat", "bkt/w/index.html"]);
        Assert.Equal((0, "hi"), (cat.Exit, Encoding.UTF8.GetString(printed.ToArray())));
        Assert.Equal("delete: s3://bkt/w/index.html\n", await Store.DoAsync("rm", "bkt/w/index.html"));
    }

    [Theory]
    [InlineData("s3://"), InlineData("s3://*")]
    public async Task All_that_is_below_buckets_is_what_is_in_them(string buckets)
    {
        await FillAsync();
        await Store.DoAsync("mb", "other", "empty");
        await Store.DoAsync("cp", Store.Write("late", "123"), "s3://other/");
        Assert.Equal(await Store.DoAsync("find", "s3://bkt") + "s3://other/late\n", await Store.DoAsync("find", buckets));
        Assert.Equal("17 B 5 objects " + buckets, Words(await Store.DoAsync("du", buckets)));
        Assert.Equal("14 B 4 objects bkt/\n3 B 1 object other/\n17 B 5 objects " + buckets,
            Words(await Store.DoAsync("du", buckets, "--by", "folder")));
        string[] all = (await Store.DoAsync("ls", "-r", buckets)).TrimEnd('\n').Split('\n');
        Assert.Equal(5, all.Length);
        Assert.EndsWith(" s3://other/late", all[4], StringComparison.Ordinal);
        string[] level = (await Store.DoAsync("ls", buckets)).TrimEnd('\n').Split('\n');
        Assert.Equal(["bkt", "empty", "other"], level.Select(l => l.Split(' ')[2]));
        Assert.Equal(2, (await Store.RunAsync("rm", "-rf", buckets)).Exit);
    }

    [Fact]
    public async Task What_may_be_a_path_is_no_bucket()
    {
        string here = Directory.EnumerateFileSystemEntries(".").Select(p => Path.GetFileName(p)!).First(n => n.Length > 3 && n[0] != '.');
        foreach (string path in new[] { here, here + "/x", ".", "./bkt", "../bkt", "/bkt", "~/bkt", "bkt\\w", "c:", "-b" })
        {
            foreach (string command in new[] { "ls", "rm", "cat" })
            {
                Outcome outcome = await Oint.RunAsync(command, "--basic", Store.Basic, "--", path);
                Assert.Equal((2, ""), (outcome.Exit, outcome.Output));
                Assert.Contains("s3://", outcome.Messages, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("ls s3://bkt/none")]
    [InlineData("ls s3://bkt/none/")]
    [InlineData("ls s3://bkt/*.jpg")]
    [InlineData("ls s3://nowhere")]
    [InlineData("du s3://bkt/none/")]
    [InlineData("find s3://bkt/none/")]
    [InlineData("cat s3://bkt/none")]
    [InlineData("rm s3://bkt/none")]
    public async Task What_is_not_there_is_a_failure_and_the_others_are_shown(string words)
    {
        await FillAsync();
        Outcome outcome = await Store.RunAsync(words.Split(' '));
        Assert.Equal((1, ""), (outcome.Exit, outcome.Output));
        Assert.StartsWith("oint " + words.Split(' ')[0] + ": ", outcome.Messages, StringComparison.Ordinal);
        Outcome both = await Store.RunAsync("ls", "s3://nowhere", "s3://bkt/w/index.html");
        Assert.Equal((1, true), (both.Exit, both.Output.EndsWith(" s3://bkt/w/index.html\n", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ls")]
    [InlineData("ls s3://bkt/w/ s3://bkt")]
    [InlineData("du s3://bkt")]
    [InlineData("find s3://bkt")]
    [InlineData("rm -r s3://bkt/w/")]
    [InlineData("watch s3://bkt")]
    [InlineData("sync . s3://bkt")]
    [InlineData("sync s3://bkt .")]
    [InlineData("diff . s3://bkt")]
    public async Task A_store_that_is_not_there_ends_all_at_once(string words)
    {
        Outcome outcome = await Oint.RunAsync([.. words.Split(' ').Select(w => w == "." ? Store.Full("") : w),
            "--basic", "{'URL':'http://127.0.0.1:1','AccessKey':'a','SecretKey':'s','MaxAttempts':1}"]);
        Assert.Equal((99, ""), (outcome.Exit, outcome.Output));
        Assert.Single(outcome.Messages.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_find_writes_addresses_that_xargs_can_take()
    {
        await FillAsync();
        Assert.Equal("s3://bkt/w/img/a.png\ns3://bkt/w/img/deep/b.png\n", await Store.DoAsync("find", "s3://bkt", "--include", "*.png"));
        Assert.Equal("s3://bkt/w/tmp/x.tmp\0", await Store.DoAsync("find", "s3://bkt", "--name", "*.tmp", "-0"));
        Assert.Equal("", await Store.DoAsync("find", "s3://bkt", "--older-than", "30d"));
    }

    [Fact]
    public async Task Sizes_are_added_up_by_what_was_asked()
    {
        await FillAsync();
        Assert.Equal("14 B 4 objects s3://bkt", Words(await Store.DoAsync("du", "s3://bkt")));
        Assert.Equal("11 2 objects .png\n2 1 object .html\n1 1 object .tmp\n14 4 objects s3://bkt",
            Words(await Store.DoAsync("du", "s3://bkt", "--by", "extension", "--bytes")));
        Assert.Equal("11 B 2 objects img/\n2 B 1 object (none)\n1 B 1 object tmp/\n14 B 4 objects s3://bkt/w/",
            Words(await Store.DoAsync("du", "s3://bkt/w/", "--by=folder")));
        Assert.Contains("less than a day", await Store.DoAsync("du", "s3://bkt", "--by", "age"), StringComparison.Ordinal);
        JsonElement[] lines = TreeStore.Lines(await Store.RunAsync("du", "s3://bkt", "--by", "class", "--json"));
        Assert.Equal("STANDARD", lines[0].GetProperty("class").GetString());
        Assert.Equal(14, lines[1].GetProperty("bytes").GetInt64());
    }

    [Fact]
    public async Task More_than_one_is_deleted_after_one_question_and_none_where_nobody_is()
    {
        await FillAsync();
        Outcome alone = await Store.RunAsync("rm", "-r", "s3://bkt/w/");
        Assert.Equal((2, ""), (alone.Exit, alone.Output));
        Assert.Contains("Delete 4 items (14 B) of s3://bkt/w/? Nobody can be asked here. --force", alone.Messages,
            StringComparison.Ordinal);
        int asked = 0;
        string answer = "n";
        var person = Oint.Alone with { IsPersonThere = true, Answer = () => Interlocked.Increment(ref asked) > 0 ? answer : null };
        Outcome no = await Store.RunAsync(person, ["rm", "-r", "s3://bkt/w/"]);
        Assert.Equal((1, "", 1), (no.Exit, no.Output, asked));
        Assert.Equal(4, (await Store.KeysAsync()).Length);
        answer = "y";
        Outcome yes = await Store.RunAsync(person, ["rm", "-r", "s3://bkt/w/", "--include", "*.png"]);
        Assert.Equal((0, 2), (yes.Exit, asked));
        Assert.Equal(["w/index.html", "w/tmp/x.tmp"], await Store.KeysAsync());
        await Store.DoAsync("rm", "s3://bkt/w/index.html");
        await Store.DoAsync("rm", "-rf", "s3://bkt/w", "s3://bkt/none");
        Assert.Empty(await Store.KeysAsync());
    }

    [Theory]
    [InlineData("s3://bkt/w")]
    [InlineData("s3://bkt/w/")]
    [InlineData("s3://bkt")]
    public async Task A_folder_goes_with_recursion_only(string address)
    {
        await FillAsync();
        Outcome outcome = await Store.RunAsync("rm", "-f", address);
        Assert.Equal(1, outcome.Exit);
        Assert.Contains("-r takes what is in it", outcome.Messages, StringComparison.Ordinal);
        Assert.Equal(4, (await Store.KeysAsync()).Length);
    }

    [Fact]
    public async Task A_watch_says_what_changed_and_nothing_of_what_was_there()
    {
        await FillAsync();
        Task<Outcome> watching = Store.RunAsync("watch", "s3://bkt/w/", "--interval", "0.01s", "--count", "1");
        // Its first look is over when it has listed twice.
        bool hasLooked = false;
        while (!hasLooked && !watching.IsCompleted)
        {
            await Task.Delay(10);
            hasLooked = Store.Log.Count(e => e.Target.Contains("list-type=2", StringComparison.Ordinal)) >= 3;
        }
        await Store.DoAsync("cp", Store.Write("late", "1"), "s3://bkt/w/");
        Outcome outcome = await watching;
        Assert.Equal((0, "created: s3://bkt/w/late (1 bytes)\n"), (outcome.Exit, outcome.Output));
    }

    private static string Words(string text) => Regex.Replace(Regex.Replace(text, " +", " "), "(?m)^ ", "").TrimEnd('\n');
}
