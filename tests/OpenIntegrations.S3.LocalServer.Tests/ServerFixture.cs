using System;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Local.Tests;

/// <summary>A server that the tests of a class share, with one bucket <c>bkt</c>.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private int _names;

    public TestServer Server { get; } = new();

    public TestClient Client => Server.Client;

    public async ValueTask InitializeAsync() => Assert.Equal(200, (await Client.Put("/bkt")).Status);

    /// <summary>A bucket that no other test uses.</summary>
    public async Task<string> NewBucket(params (string, string)[] headers)
    {
        string name = "bucket-"
            + System.Threading.Interlocked.Increment(ref _names).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("200", (await Client.Put("/" + name, "", headers)).Code);
        return name;
    }

    /// <summary>The same, with versioning.</summary>
    public async Task<string> NewVersionedBucket()
    {
        string name = await NewBucket();
        await SetVersioning(name, "Enabled");
        return name;
    }

    public async Task SetVersioning(string bucket, string status) =>
        Assert.Equal("200",
            (await Client.Put($"/{bucket}?versioning",
                $"<VersioningConfiguration><Status>{status}</Status></VersioningConfiguration>")).Code);

    public ValueTask DisposeAsync()
    {
        Server.Dispose();
        GC.SuppressFinalize(this);
        return default;
    }
}
