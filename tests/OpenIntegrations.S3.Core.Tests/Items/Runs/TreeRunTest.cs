using System;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Core.Tests.Items.Runs;

/// <summary>Whole jobs between files and a store with two buckets.</summary>
public abstract class TreeRunTest : IAsyncLifetime
{
    private protected TreeWorld World { get; } = new();

    public async ValueTask InitializeAsync() => await World.WithBucketsAsync("one", "two");

    public ValueTask DisposeAsync()
    {
        World.Dispose();
        GC.SuppressFinalize(this);
        return default;
    }
}
