using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;
using OpenIntegrations.Cli.Trees;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary><c>oint sync</c> and <c>diff</c>.</summary>
public sealed class SyncTests : TreeTest
{
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

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Exact_timestamps_are_what_a_download_looks_at_and_no_other_rule_goes_with_them(int days)
    {
        Store.Write("up/a", "one");
        await Store.DoAsync("sync", Store.Full("up"), "s3://bkt");
        await Store.DoAsync("sync", "s3://bkt", Store.Full("down"), "--exact-timestamps");
        await File.WriteAllTextAsync(Store.Full("down/a"), "two");
        File.SetLastWriteTimeUtc(Store.Full("down/a"), DateTime.UtcNow.AddDays(days));
        await Store.DoAsync("sync", "s3://bkt", Store.Full("down"), "--exact-timestamps");
        Assert.Equal(["a=one"], Store.Read("down"));
        foreach (string other in new[] { "--size-only", "--checksum", "--compare-by=size" })
        {
            Outcome both = await Store.RunAsync("sync", "s3://bkt", Store.Full("down"), "--exact-timestamps", other);
            Assert.Equal(ExitCode.Usage, both.Exit);
            Assert.Contains("by one rule", both.Messages, StringComparison.Ordinal);
        }
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
        Assert.All(Store.Log, e => Assert.Equal("GET", e.Method));
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
}
