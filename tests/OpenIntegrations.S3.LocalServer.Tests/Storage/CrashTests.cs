using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Local.Tests.Storage;

/// <summary>A server in a process of its own is killed in the midst of writes, again and again; whoever opens its folder then finds what was acknowledged.</summary>
public sealed class CrashTests
{
    private const int Rounds = 4;

    [Fact]
    public async Task A_killed_server_leaves_a_consistent_store()
    {
        string folder = Path.Combine(Path.GetTempPath(), "s3-crash-" + Guid.NewGuid().ToString("N"));
        var acknowledged = new ConcurrentDictionary<string, byte>();
        try
        {
            for (int round = 0; round < Rounds; round++)
            {
                using (var host = new HostProcess(folder))
                {
                    var client = new TestClient(host.Url, HostProcess.Account, "us-east-1");
                    if (round == 0) await client.Put("/bkt");
                    Task[] writers = [.. Enumerable.Range(0, 4).Select(w => WriteAsync(client, round, w, acknowledged))];
                    await WaitForAsync(() => acknowledged.Count >= 20 * (round + 1));
                    await Task.Delay(50 * round);
                    host.Kill();
                    await Task.WhenAll(writers);
                }
                await CheckAsync(folder, acknowledged);
            }
            Assert.True(acknowledged.Count > 50, $"only {acknowledged.Count} writes were acknowledged");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A busy machine needs its time to get into the midst of it.
    private static async Task WaitForAsync(Func<bool> isSo)
    {
        for (int i = 0; i < 3000 && !isSo(); i++) await Task.Delay(10);
    }

    /// <summary>Every body says by each of its bytes which write it belongs to.</summary>
    private static async Task WriteAsync(TestClient client, int round, int writer, ConcurrentDictionary<string, byte> acknowledged)
    {
        try
        {
            for (int i = 0; ; i++)
            {
                string key = $"{writer}/{i % 50}";
                byte mark = (byte)(1 + (round * 60 + i) % 250);
                byte[] body = [.. Enumerable.Repeat(mark, i % 5 == 0 ? 300_000 : 1000)];
                // Until it is acknowledged either the old or the new body may be found; the map then says nothing of the key.
                acknowledged.TryRemove(key, out _);
                if (i % 7 == 0) await UploadAsync(client, key, body);
                else Assert.Equal("200", (await client.Send("PUT", "/bkt/" + key, new BytesBody(body))).Code);
                acknowledged[key] = mark;
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
        {
            // The server was killed.
        }
    }

    private static async Task UploadAsync(TestClient client, string key, byte[] body)
    {
        string id = await client.Begin("/bkt/" + key);
        string etag = (await client.Send("PUT", $"/bkt/{key}?uploadId={id}&partNumber=1", new BytesBody(body))).ETag;
        Assert.Equal("200", (await client.Complete("/bkt/" + key, id, [(1, etag)])).Code);
    }

    private static async Task CheckAsync(string folder, ConcurrentDictionary<string, byte> acknowledged)
    {
        using var server = new TestServer(folder);
        string[] listed = (await server.Client.Get("/bkt?list-type=2")).Values("Key");
        Assert.Empty(acknowledged.Keys.Except(listed));
        foreach (string key in listed)
        {
            Reply reply = await server.Client.Get("/bkt/" + key);
            Assert.Equal(200, reply.Status);
            Assert.Contains(reply.Body.Length, new[] { 1000, 300_000 });
            Assert.All(reply.Body.Distinct(), b => Assert.Equal(reply.Body[0], b));
            if (acknowledged.TryGetValue(key, out byte mark)) Assert.Equal(mark, reply.Body[0]);
        }
        Assert.Empty(Directory.GetFiles(folder, "*.tmp", SearchOption.AllDirectories));
        Assert.Equal(listed.Length, Directory.GetFiles(Path.Combine(folder, "bucket.bkt", "objects"), "*.json").Length);
    }
}
