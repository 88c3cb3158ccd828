using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Storage;

namespace OpenIntegrations.S3.Local.Tests;

/// <summary>A server on a folder of its own, with a clock that tests turn.</summary>
public sealed class TestServer : IDisposable
{
    public static readonly Credentials Account = new("AKID/with/slashes", "secret+/=");
    public static readonly Credentials Guest = new("guest", "guest-secret", "a session token=");

    public static readonly LocalIdentity Alice = LocalIdentity.Parse("alice:alice-key:alice:secret");
    public static readonly LocalIdentity Bob = LocalIdentity.Parse("bob:bob-key:bob-secret");

    private readonly bool _ownsFolder;
    private LocalServer _server;

    public TestServer(string? folder = null, string region = "us-east-1")
    {
        _ownsFolder = folder is null;
        (Folder, Region) = (folder ?? Path.Combine(Path.GetTempPath(), "s3-tests-" + Guid.NewGuid().ToString("N")), region);
        _server = Start();
    }

    public string Folder { get; }

    public string Region { get; }

    /// <summary>Added to the time that the server sees.</summary>
    public TimeSpan ClockError { get => Clock.Ahead; set => Clock.Ahead = value; }

    public ServerClock Clock { get; } = new();

    public ConcurrentQueue<RequestLogEntry> Log { get; } = new();

    /// <summary>The first entry of a kind; a request is logged a moment after its answer was sent.</summary>
    public async Task<RequestLogEntry> LoggedAsync(Func<RequestLogEntry, bool> isIt)
    {
        while (!Log.Any(isIt)) await Task.Delay(10);
        return Log.First(isIt);
    }

    public string Url => _server.Url;

    public int Port => _server.Port;

    public IReadOnlyList<StoreFinding> Findings => _server.Findings;

    public TestClient Client => new(Url, Account, Region);

    public TestClient Of(LocalIdentity identity) => new(Url, identity.Keys, Region);

    public void Restart(Action? meanwhile = null)
    {
        _server.Dispose();
        meanwhile?.Invoke();
        _server = Start();
    }

    public Task StopAsync() => _server.StopAsync();

    public void Dispose()
    {
        _server.Dispose();
        if (_ownsFolder && Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    private LocalServer Start() => LocalServer.Start(new LocalServerOptions
    {
        Folder = Folder,
        Region = Region,
        Accounts = [Account, Guest],
        Identities = [Alice, Bob],
        Clock = Clock,
        Log = Log.Enqueue,
    });
}
