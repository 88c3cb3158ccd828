using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Local;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.Testing;

[assembly: AssemblyFixture(typeof(RealServers))]

namespace OpenIntegrations.S3.Core.Tests.Servers;

/// <summary>S3 servers, each started when a test first asks for it: those that are not ours, and the local endpoint.</summary>
public sealed class RealServers : IDisposable
{
    /// <summary>The name of the local endpoint.</summary>
    public const string Local = "local";

    private readonly Dictionary<string, Lazy<Task<TestServer>>> _servers =
        Names.ToDictionary(n => n, n => new Lazy<Task<TestServer>>(() => TestServer.StartAsync(n)));
    private readonly Lazy<LocalServer> _local =
        new(() => LocalServer.Start(new LocalServerOptions { Folder = Directory.CreateTempSubdirectory("s3-local-").FullName }));
    private readonly ConcurrentDictionary<string, Peer> _peers = new();
    private int _buckets;

    /// <summary>Ceph RGW checks signatures, moto knows what RGW does not, Swift reads S3 in its own way.</summary>
    public static IReadOnlyList<string> Names { get; } = ["rgw", "moto", "swift"];

    /// <summary>The server, or the end of the test when this machine has none.</summary>
    public async Task<TestServer> GetAsync(string name)
    {
        if (name == Local) return TestServer.Running(name, VariablesOf(_local.Value));
        TestServer server = await _servers[name].Value;
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        return server;
    }

    /// <summary>A client and a new bucket.</summary>
    public async Task<(S3Client Client, string Bucket)> BucketAsync(string name, string user = "", bool isLocked = false)
    {
        var client = new S3Client(Connection(await GetAsync(name), user));
        string bucket = $"test-{Environment.ProcessId}-{Interlocked.Increment(ref _buckets)}";
        S3Request create = Routes.CreateBucket.Bind(_ => bucket);
        if (isLocked) create.Headers["x-amz-bucket-object-lock-enabled"] = "true";
        await client.SendOrThrowAsync(create, CancellationToken.None);
        return (client, bucket);
    }

    public void Dispose()
    {
        foreach (Peer peer in _peers.Values) peer.Dispose();
        if (_local.IsValueCreated) _local.Value.Dispose();
    }

    /// <param name="server">The server.</param>
    /// <param name="user">Empty, or the ending of the variables of another user: <c>_2</c>, <c>_JWT</c>, <c>_UNICODE</c>.</param>
    public static S3Connection Connection(TestServer server, string user = "") => S3Connection.Create(Settings(server, user));

    public static ConnectionSettings Settings(TestServer server, string user = "") => new(server.Name)
    {
        ["Url"] = server.Variables["S3_ENDPOINT"],
        ["Region"] = server.Variables["S3_REGION"],
        ["AccessKey"] = server.Variables["S3_ACCESS_KEY" + user],
        ["SecretKey"] = server.Variables["S3_SECRET_KEY" + user],
    };

    /// <summary>Has boto3 do something with a bucket.</summary>
    public async Task<JsonElement> PeerAsync(string name, string verb, string bucket, object wish)
    {
        Assert.SkipUnless(Programs.Has("python3"), "python3 with boto3 is not on the PATH.");
        TestServer server = await GetAsync(name);
        return await _peers.GetOrAdd(name, _ => new Peer(server.Variables)).AskAsync(verb, bucket, wish);
    }

    private static Dictionary<string, string> VariablesOf(LocalServer server) => new()
    {
        ["S3_ENDPOINT"] = server.Url,
        ["S3_REGION"] = "us-east-1",
        ["S3_ACCESS_KEY"] = "local",
        ["S3_SECRET_KEY"] = "local-secret",
    };
}
