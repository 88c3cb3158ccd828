using System;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Testing.Faults;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>A cache before a store answers with what it remembers: nothing is deleted on its word.</summary>
public sealed class CacheTests
{
    [Theory]
    [InlineData("sync s3://bkt/from/ {folder} --delete", true)]
    [InlineData("sync {folder} s3://bkt/from/ --delete", true)]
    [InlineData("mv -r s3://bkt/from/ {folder}", true)]
    [InlineData("rm -r s3://bkt/from/ --force", true)]
    [InlineData("rm s3://bkt/from/*", true)]
    [InlineData("rb -r s3://bkt --force", true)]
    [InlineData("sync s3://bkt/from/ {folder}", false)]
    [InlineData("cp -r s3://bkt/from/ {folder}", false)]
    [InlineData("ls -r s3://bkt/from/", false)]
    public async Task Nothing_is_deleted_by_what_a_cache_says(string command, bool deletes)
    {
        using TreeStore store = await TreeStore.WithBucketAsync();
        store.Write("folder/surplus", "surplus");
        store.Write("site/a", "text");
        await store.DoAsync("cp", "-r", store.Full("site"), "s3://bkt/from/");
        var cache = new WireFault("a cache", (request, pass) => pass(request).With("Age", "60"));
        using var proxy = new FaultProxy(store.Url, cache, r => r.Method is "GET" or "HEAD");
        string basic = store.Basic.Replace(store.Url, proxy.Url, StringComparison.Ordinal);
        string[] words = [.. command.Split(' ').Select(w => w.StartsWith('{') ? store.Full(w.Trim('{', '}')) : w)];
        Outcome outcome = await Oint.RunAsync(Oint.Alone, [.. words, "--basic", basic]);
        Assert.Equal(deletes, outcome.Exit != 0);
        if (deletes) Assert.Contains("A cache answered for the store (Age: 60)", outcome.Messages, StringComparison.Ordinal);
        Assert.Equal(["a"], (await store.KeysAsync()).Where(k => k == "from/a").Select(k => k["from/".Length..]));
        Assert.Contains("surplus=surplus", store.Read("folder"));
    }
}
