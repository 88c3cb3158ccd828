using System;
using System.Threading.Tasks;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.Cells;

namespace OpenIntegrations.S3.Core.Tests.Cells;

/// <summary>A test of what is done at a gateway by someone who has signed in.</summary>
public abstract class CellsCase : IAsyncLifetime
{
    internal CellsWorld World { get; } = new();

    internal CellsServer Server => World.Server;

    public async ValueTask InitializeAsync() => await World.StoreAsync();

    public ValueTask DisposeAsync()
    {
        World.Dispose();
        GC.SuppressFinalize(this);
        return default;
    }
}
