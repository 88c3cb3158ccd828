using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Client.Answers;

/// <summary>What a cache remembers does not show what a store did.</summary>
public sealed class CacheTests
{
    [Theory]
    [InlineData("Age", "60", true)]
    [InlineData("Age", "0", false)]
    [InlineData("Age", "soon", false)]
    [InlineData("X-Cache", "HIT", true)]
    [InlineData("X-Cache", "HIT from proxy.example", true)]
    [InlineData("X-Cache", "Hit from cloudfront", true)]
    [InlineData("X-Cache", "HIT, MISS", true)]
    [InlineData("X-Cache", "MISS from proxy.example", false)]
    [InlineData("X-Cache", "RefreshHit from cloudfront", false)]
    [InlineData("X-Cache", "TCP_HIT", true)]
    [InlineData("X-Cache-Status", "STALE", true)]
    [InlineData("X-Cache-Status", "REVALIDATED", false)]
    [InlineData("CF-Cache-Status", "DYNAMIC", false)]
    [InlineData("CF-Cache-Status", "HIT", true)]
    [InlineData("Cache-Status", "ExampleCache; hit; ttl=30", true)]
    [InlineData("Cache-Status", "ExampleCache; fwd=miss", false)]
    [InlineData("Via", "1.1 proxy.example", false)]
    public async Task That_an_object_is_gone_is_the_stores_own_word(string name, string value, bool isCached)
    {
        using var server = new ScriptedServer(request => request.Method == "HEAD" ? new Answer(404).With(name, value) : new Answer());
        S3Answer answer = await Scripted.Client(server).SendAsync(Routes.DeleteObject.For("b1", "k"), CancellationToken.None);
        Assert.Equal(isCached ? S3Error.Unproven : null, answer.Error?.Code);
        Assert.Equal("no-cache", server.Requests.First(r => r.Method == "HEAD").Header("Cache-Control"));
    }

    /// <summary>Whoever reads may read what a cache has: it is there for that.</summary>
    [Fact]
    public async Task What_is_only_read_may_come_out_of_a_cache()
    {
        using var server = new ScriptedServer(new Answer().With("ETag", "\"e\"").With("Age", "60"));
        Assert.Null((await Scripted.Client(server).SendAsync(Routes.HeadObject.For("b1", "k"), CancellationToken.None)).Error);
        Assert.Null(server.Requests.Single().Header("Cache-Control"));
    }
}
