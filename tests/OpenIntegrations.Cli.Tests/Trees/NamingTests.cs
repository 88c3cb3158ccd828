using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>What an address means, and what filters call the things that it names.</summary>
public sealed class NamingTests : TreeTest
{
    [Theory]
    [InlineData("rm -rf s3://bkt/* --exclude keep")]
    [InlineData("rm -rf s3://bkt/* --exclude k*")]
    [InlineData("rm -rf s3://bkt/* --exclude /keep/")]
    [InlineData("rm -rf s3://bkt/** --exclude keep")]
    [InlineData("rm -rf s3://bkt --exclude keep")]
    [InlineData("rm -rf s3://bkt/*/ s3://bkt/a --exclude keep")]
    [InlineData("rm -rf s3://bkt/[ad]* s3://bkt/keep/x --exclude keep")]
    [InlineData("mv -r s3://bkt/* moved --exclude keep")]
    public async Task What_is_excluded_by_its_folder_stays_whatever_names_the_rest(string words)
    {
        foreach (string key in new[] { "a", "dir/x", "keep/x", "keep/deep/y" })
            await Store.DoAsync("cp", Store.Write("some/" + key, "1"), "s3://bkt/" + key);
        string[] line = [.. words.Split(' ').Select(w => w == "moved" ? Store.Full(w) : w)];
        string planned = line[0] == "rm" ? await Store.DoAsync([.. line, "--dry-run"]) : "";
        Assert.DoesNotContain("keep/", planned, StringComparison.Ordinal);
        await Store.DoAsync(line);
        Assert.Equal(["keep/deep/y", "keep/x"], await Store.KeysAsync());
    }

    [Theory]
    [InlineData("ls -r s3://bkt/*")]
    [InlineData("find s3://bkt/*")]
    [InlineData("find s3://bkt/dir/x s3://bkt/a")]
    public async Task What_is_excluded_by_its_folder_is_not_shown(string words)
    {
        foreach (string key in new[] { "a", "dir/x" }) await Store.DoAsync("cp", Store.Write("some/" + key, "1"), "s3://bkt/" + key);
        Assert.DoesNotContain("dir", await Store.DoAsync([.. words.Split(' '), "--exclude", "dir"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3://bkt/dir/", "a b dir/ dir/x")]
    [InlineData("s3://bkt/*", "dir/ dir/x")]
    [InlineData("s3://bkt/dir/ s3://bkt/a", "b dir/ dir/x")]
    public async Task A_folder_stays_whole_without_r_and_the_others_go_as_a_dry_run_says(string words, string left)
    {
        foreach (string key in new[] { "a", "b", "dir/x" }) await Store.DoAsync("cp", Store.Write("some/" + key, "1"), "s3://bkt/" + key);
        await Store.DoAsync("s3", "PutObject", "--name", "dir/", "--bucket", "bkt", "--data", Store.Write("empty", ""));
        Outcome planned = await Store.RunAsync(["rm", "--dry-run", .. words.Split(' ')]);
        Outcome done = await Store.RunAsync(["rm", "-f", .. words.Split(' ')]);
        Assert.Equal((1, 1), (planned.Exit, done.Exit));
        Assert.Contains("'s3://bkt/dir/' is a folder. -r takes what is in it.", done.Messages, StringComparison.Ordinal);
        Assert.Equal(planned.Output.Replace("(dryrun) ", "", StringComparison.Ordinal), done.Output);
        Assert.Equal(left.Split(' '), await Store.KeysAsync());
    }

    [Fact]
    public async Task An_object_beside_a_folder_of_its_name_is_meant_alone_and_that_is_said()
    {
        foreach (string key in new[] { "sub/x", "sub" })
            await Store.DoAsync("cp", Store.Write("some/" + key.Replace('/', '-'), "1"), "s3://bkt/" + key);
        const string note = "'s3://bkt/sub' is an object, which alone is meant. "
            + "What is below 's3://bkt/sub/' is meant with the / at the end.";
        foreach (string[] line in new[] { ["cp", "-r", "s3://bkt/sub", Store.Full("here")], new[] { "rm", "-r", "s3://bkt/sub" } })
        {
            Outcome outcome = await Store.RunAsync(line);
            Assert.Equal(0, outcome.Exit);
            Assert.Contains(note, outcome.Messages, StringComparison.Ordinal);
        }
        Assert.Equal(["sub/x"], await Store.KeysAsync());
    }

    [Fact]
    public async Task An_object_whose_key_ends_in_a_slash_is_read_by_its_name()
    {
        await Store.DoAsync("s3", "PutObject", "--name", "dir/", "--bucket", "bkt", "--data", "base64:aGk=");
        foreach (string[] line in new[] { ["cat", "s3://bkt/dir/"], new[] { "cp", "s3://bkt/dir/", "-" } })
        {
            using var bytes = new MemoryStream();
            Assert.Equal(0, (await Store.RunAsync(Oint.Alone with { Output = () => bytes }, line)).Exit);
            Assert.Equal("hi", Encoding.UTF8.GetString(bytes.ToArray()));
        }
    }
}
