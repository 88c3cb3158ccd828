using System;
using System.Threading.Tasks;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>Buckets on the command line.</summary>
public sealed class BucketTests : TreeTest
{
    [Fact]
    public async Task A_bucket_is_made_and_removed_when_it_is_empty_or_all_of_it_is_meant()
    {
        Assert.Equal("make bucket: s3://one\nmake bucket: s3://two\n", await Store.DoAsync("mb", "s3://one", "two"));
        Store.Write("file", "1");
        await Store.DoAsync("cp", Store.Full("file"), "s3://bkt/");
        Assert.Matches("BucketNotEmpty.*oint rb -r deletes what is in it", await RefusedAsync(1, "rb", "s3://bkt"));
        Assert.Equal("remove bucket: s3://two\n", await Store.DoAsync("rb", "s3://two/"));
        MakeSite();
        await Store.DoAsync("cp", "-r", Store.Full("site"), "s3://one");
        Assert.Contains("Delete 4 items", await RefusedAsync(2, "rb", "-r", "s3://one"), StringComparison.Ordinal);
        await Store.DoAsync("rb", "s3://one", "--force");
        Assert.Equal(["file"], await Store.KeysAsync());
        Assert.Contains("NoSuchBucket", await RefusedAsync(1, "rb", "s3://one", "-r", "--force"), StringComparison.Ordinal);
        Assert.Contains("is no bucket", await RefusedAsync(2, "mb", "s3://one/two"), StringComparison.Ordinal);
    }

    private async Task<string> RefusedAsync(int exit, params string[] words)
    {
        Outcome outcome = await Store.RunAsync(words);
        Assert.Equal(exit, outcome.Exit);
        return outcome.Messages;
    }
}
