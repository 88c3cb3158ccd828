using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Storage;

/// <summary>
/// A server in a process of its own is killed in the midst of writes, again and again; whoever opens its folder then finds what was
/// acknowledged, whole, and nothing that is damaged.
/// </summary>
public sealed class CrashTests
{
    /// <summary>Set to a larger number for a run by hand.</summary>
    private const string KillsVariable = "OINT_TEST_KILLS";
    private const int Kills = 24;
    private const int Writers = 4;
    private const int KeysOfAWriter = 20;

    /// <summary>What each key was last acknowledged to hold: the mark of its bytes, or 0 when it was deleted.</summary>
    private readonly ConcurrentDictionary<string, byte> _acknowledged = new();
    private int _count;

    [Fact]
    public async Task A_killed_server_leaves_a_consistent_store()
    {
        string folder = Path.Combine(Path.GetTempPath(), "s3-crash-" + Guid.NewGuid().ToString("N"));
        string? wanted = Environment.GetEnvironmentVariable(KillsVariable);
        int kills = wanted is null ? Kills : int.Parse(wanted, CultureInfo.InvariantCulture);
        try
        {
            for (int round = 0; round < kills; round++) await RoundAsync(folder, round);
            Assert.True(_count > 20 * kills, $"only {_count} writes were acknowledged");
            TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills, {_count} acknowledged writes");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RoundAsync(string folder, int round)
    {
        using (var host = new HostProcess(folder))
        {
            var client = new TestClient(host.Url, HostProcess.Account, "us-east-1");
            if (round == 0) await client.Put("/bkt");
            int before = _count;
            Task[] writers = [.. Enumerable.Range(0, Writers).Select(w => WriteAsync(client, round, w)), BucketsAsync(client)];
            await WaitForAsync(() => _count >= before + 25 || writers.Any(w => w.IsCompleted));
            await Task.Delay(Random.Shared.Next(60));
            host.Kill();
            await Task.WhenAll(writers);
        }
        await CheckAsync(folder);
    }

    // A busy machine needs its time to get into the midst of it.
    private static async Task WaitForAsync(Func<bool> isSo)
    {
        while (!isSo()) await Task.Delay(5);
    }

    private async Task WriteAsync(TestClient client, int round, int writer)
    {
        try
        {
            for (int i = 0; ; i++)
                await WriteAsync(client, $"{writer}/{Random.Shared.Next(KeysOfAWriter)}", (byte)(1 + (round * 60 + i) % 250), i);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
        {
            // The server was killed.
        }
    }

    /// <summary>Every body says by each of its bytes which write it belongs to.</summary>
    private async Task WriteAsync(TestClient client, string key, byte mark, int i)
    {
        byte[] body = [.. Enumerable.Repeat(mark, i % 5 == 0 ? 300_000 : i % 11 == 0 ? 0 : 1000)];
        // Until it is acknowledged either the old or the new body may be found; the map then says nothing of the key.
        _acknowledged.TryRemove(key, out _);
        if (i % 7 == 0) await UploadAsync(client, key, body);
        else if (i % 13 == 0) (mark, body) = (0, await DeleteAsync(client, key));
        else Assert.Equal("200", (await client.Send("PUT", "/bkt/" + key, new BytesBody(body), ("x-amz-meta-mark", $"{mark}"))).Code);
        _acknowledged[key] = body.Length == 0 && mark > 0 ? (byte)255 : mark;
        System.Threading.Interlocked.Increment(ref _count);
    }

    /// <summary>A part is sent twice and one that nobody wants; some uploads are aborted.</summary>
    private static async Task UploadAsync(TestClient client, string key, byte[] body)
    {
        string id = await client.Begin("/bkt/" + key);
        string target = $"/bkt/{key}?uploadId={id}&partNumber=";
        await client.Send("PUT", target + "1", BytesBody.FromText("123"));
        await client.Send("PUT", target + "2", BytesBody.FromText("4"));
        if (body.Length == 1000) Assert.Equal("204", (await client.Delete($"/bkt/{key}?uploadId={id}")).Code);
        if (body.Length == 1000) id = await client.Begin("/bkt/" + key);
        string etag = (await client.Send("PUT", $"/bkt/{key}?uploadId={id}&partNumber=1", new BytesBody(body))).ETag;
        Assert.Equal("200", (await client.Complete("/bkt/" + key, id, [(1, etag)])).Code);
    }

    private static async Task<byte[]> DeleteAsync(TestClient client, string key)
    {
        Assert.Equal("204", (await client.Delete("/bkt/" + key)).Code);
        return [];
    }

    private static async Task BucketsAsync(TestClient client)
    {
        try
        {
            for (int i = 0; ; i++)
            {
                Assert.Contains((await client.Put("/some")).Code, new[] { "200", "409 BucketAlreadyOwnedByYou" });
                await client.Begin("/some/upload");
                Assert.Equal("204", (await client.Delete("/some")).Code);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
        {
            // The server was killed.
        }
    }

    private async Task CheckAsync(string folder)
    {
        Assert.Empty(LocalServer.Check(folder));
        using var server = new TestServer(folder);
        Assert.Empty(server.Findings);
        string[] listed = (await server.Client.Get("/bkt?list-type=2")).Values("Key");
        Assert.Empty(_acknowledged.Where(a => a.Value > 0).Select(a => a.Key).Except(listed));
        Assert.Empty(_acknowledged.Where(a => a.Value == 0).Select(a => a.Key).Intersect(listed));
        foreach (string key in listed) Check(key, await server.Client.Get("/bkt/" + key));
        Assert.Empty(Directory.GetFiles(folder, "*.tmp", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(folder, "*.gone", SearchOption.AllDirectories));
        Assert.Equal(listed.Length, Directory.GetFiles(Path.Combine(folder, "bucket.bkt", "objects"), "*.json").Length);
        Assert.Single(Directory.GetFileSystemEntries(Path.Combine(folder, ".s3store")));
    }

    private void Check(string key, Reply reply)
    {
        Assert.Equal(200, reply.Status);
        Assert.Contains(reply.Body.Length, new[] { 0, 1000, 300_000 });
        Assert.All(reply.Body.Distinct(), b => Assert.Equal(reply.Body[0], b));
        if (_acknowledged.TryGetValue(key, out byte mark)) Assert.Equal(mark, reply.Body.Length == 0 ? 255 : reply.Body[0]);
    }
}
