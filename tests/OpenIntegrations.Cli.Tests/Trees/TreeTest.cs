using System;
using System.Threading.Tasks;

namespace OpenIntegrations.Cli.Tests.Trees;

/// <summary>A test against a store of its own.</summary>
public abstract class TreeTest : IAsyncLifetime
{
    private protected TreeStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await TreeStore.WithBucketAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Store.Dispose();
        return default;
    }

    private protected void MakeSite()
    {
        Store.Write("site/index.html", "hi");
        Store.Write("site/img/a.png", "png");
        Store.Write("site/img/deep/b.png", "deep png");
        Store.Write("site/tmp/x.tmp", "x");
    }
}
