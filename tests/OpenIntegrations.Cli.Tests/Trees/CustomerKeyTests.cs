using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Cli.CommandLine;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>Keys of one's own.</summary>
public sealed class CustomerKeyTests : TreeTest
{
    private static readonly string s_one = Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly string s_two = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    [Fact]
    public async Task What_is_written_with_a_key_is_read_by_it_alone()
    {
        string file = Store.Write("a.txt", "secret"), folder = Path.GetDirectoryName(Store.Write("d/b.txt", "other"))!;
        await Store.DoAsync("cp", file, "s3://bkt/a.txt", "--sse-c", "AES256", "--sse-c-key", s_one);
        Assert.NotEqual(0, (await Store.RunAsync("cat", "s3://bkt/a.txt")).Exit);
        Assert.NotEqual(0, (await Store.RunAsync("cp", "s3://bkt/a.txt", Store.Full("no"), "--sse-c-key", s_two)).Exit);
        await Store.DoAsync("cp", "s3://bkt/a.txt", Store.Full("back"), "--sse-c-key", s_one);
        Assert.Equal("secret", await File.ReadAllTextAsync(Store.Full("back")));

        await Store.DoAsync("sync", folder, "s3://bkt/d/", "--sse-c-key=" + s_one);
        await Store.DoAsync("sync", "s3://bkt/d/", Store.Full("d-back"), "--sse-c", "--sse-c-key", s_one);
        Assert.Equal(["b.txt=other"], Store.Read("d-back"));

        await Store.DoAsync("cp", "s3://bkt/a.txt", "s3://bkt/two", "--sse-c-copy-source", "--sse-c-copy-source-key", s_one,
            "--sse-c", "--sse-c-key", s_two);
        await Store.DoAsync("cp", "-r", "s3://bkt/d/", "s3://bkt/plain/", "--sse-c-copy-source-key", s_one, "--cache-control", "no-store");
        await Store.DoAsync("cp", "s3://bkt/two", Store.Full("two"), "--sse-c-key", s_two);
        await Store.DoAsync("cp", "s3://bkt/plain/b.txt", Store.Full("plain"));
        Assert.Equal("secret", await File.ReadAllTextAsync(Store.Full("two")));
        Assert.Equal("other", await File.ReadAllTextAsync(Store.Full("plain")));
    }

    [Fact]
    public async Task Without_its_key_an_object_is_listed_and_deleted_and_not_read()
    {
        await Store.DoAsync("cp", Store.Write("a.txt", "secret"), "s3://bkt/a.txt", "--sse-c-key", s_one);
        Assert.Contains(" 6 a.txt", await Store.DoAsync("ls", "s3://bkt/a.txt"), StringComparison.Ordinal);
        Assert.Equal(["a.txt"], await Store.KeysAsync("s3://bkt/a.txt"));
        foreach (string[] words in new string[][] { ["cp", "s3://bkt/a.txt", Store.Full("b")], ["mv", "s3://bkt/a.txt", "s3://bkt/b"] })
        {
            Outcome outcome = await Store.RunAsync(words);
            Assert.Equal(ExitCode.SomeFailed, outcome.Exit);
            if (words[0] == "cp") Assert.Contains("Server Side Encryption", outcome.Messages, StringComparison.Ordinal);
            Assert.Equal(["a.txt"], await Store.KeysAsync());
        }
        await Store.DoAsync("rm", "s3://bkt/a.txt");
        Assert.Empty(await Store.KeysAsync());
    }

    [Fact]
    public async Task A_key_may_stand_in_a_file_as_bytes_or_as_Base64()
    {
        string file = Store.Write("a.txt", "secret"), text = Store.Write("key.txt", s_one + "\n"), raw = Store.Full("key.bin");
        await File.WriteAllBytesAsync(raw, Convert.FromBase64String(s_one));
        await Store.DoAsync("cp", file, "s3://bkt/a.txt", "--sse-c-key", "fileb://" + raw);
        await Store.DoAsync("cp", "s3://bkt/a.txt", Store.Full("back"), "--sse-c-key", "file://" + text);
        Assert.Equal("secret", await File.ReadAllTextAsync(Store.Full("back")));
    }

    [Theory]
    [InlineData("--sse-c", "needs a key")]
    [InlineData("--sse-c-key c2VjcmV0", "is no key")]
    [InlineData("--sse-c-copy-source-key nonsense", "is no key")]
    public async Task What_is_no_key_is_not_repeated(string options, string message)
    {
        Outcome outcome = await Store.RunAsync(["cp", "s3://bkt/a", "s3://bkt/b", .. options.Split(' ')]);
        Assert.Equal(ExitCode.Usage, outcome.Exit);
        Assert.Contains(message, outcome.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", outcome.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("nonsense", outcome.Messages, StringComparison.Ordinal);
    }
}
