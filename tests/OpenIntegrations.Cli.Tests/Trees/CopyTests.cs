using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary><c>oint cp</c> and <c>mv</c>.</summary>
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
    [InlineData("--min-size 4B", "img/deep/b.png")]
    [InlineData("--min-size 1", "")]
    [InlineData("--max-size 1B", "tmp/x.tmp")]
    [InlineData("--max-size 1", "img/a.png img/deep/b.png index.html tmp/x.tmp")]
    [InlineData("--newer-than 1d --smaller-than 2", "tmp/x.tmp")]
    [InlineData("--older-than 1d", "")]
    public async Task The_last_that_fits_decides_what_is_meant(string filter, string keys)
    {
        MakeSite();
        await Store.DoAsync(["cp", "-r", Store.Full("site"), "s3://bkt", .. filter.Split(' ')]);
        Assert.Equal(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries), await Store.KeysAsync());
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
}
