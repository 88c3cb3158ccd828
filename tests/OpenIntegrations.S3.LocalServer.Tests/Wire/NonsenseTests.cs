using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Tests.Wire;

public sealed class NonsenseTests : IDisposable
{
    private readonly TestServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Damaged_requests_do_no_damage()
    {
        await _server.Client.Put("/bkt");
        await _server.Client.Put("/bkt/k", "data");
        var random = new Random(11);
        await Parallel.ForAsync(0, 600, (i, _) =>
        {
            byte[] request;
            using var raw = new RawClient(_server);
            string whole = raw.SignedHead("PUT", "/bkt/k?tagging", ("Content-Length", "40"), ("Content-MD5", "AAAA"))
                + "<Tagging><TagSet><Tag><Key>a</Key></Tag>" + raw.SignedHead("GET", "/bkt?list-type=2");
            lock (random) request = Damage(Encoding.UTF8.GetBytes(whole.ReplaceLineEndings("\r\n")), random);
            raw.Send(request);
            return ValueTask.CompletedTask;
        });
        Assert.Equal("data", (await _server.Client.Get("/bkt/k")).Text);
        Assert.All(_server.Log, entry => Assert.Null(entry.Failure));
        Assert.DoesNotContain(_server.Log, entry => entry.Status == 500);
    }

    [Fact]
    public async Task A_failure_of_the_server_is_told_to_client_and_log()
    {
        await _server.Client.Put("/bkt");
        Directory.Delete(Path.Combine(_server.Folder, "bucket.bkt", "parts"));
        File.WriteAllText(Path.Combine(_server.Folder, "bucket.bkt", "parts"), "a file where a folder should be");
        Reply reply = await _server.Client.Post("/bkt/k?uploads");
        Assert.Equal("500 InternalError", reply.Code);
        Assert.Contains("Exception", (await _server.LoggedAsync(e => e.Status == 500)).Failure, StringComparison.Ordinal);
        Assert.Equal("200", (await _server.Client.Get("/bkt")).Code);
    }

    [Fact]
    public async Task A_log_that_throws_harms_nobody()
    {
        string folder = Directory.CreateTempSubdirectory("s3-log-").FullName;
        using (var server =
            LocalServer.Start(new LocalServerOptions { Folder = folder, Log = _ => throw new InvalidOperationException("no") }))
        {
            var client = new TestClient(server.Url, HostProcess.Account, "us-east-1");
            Assert.Equal("200", (await client.Put("/bkt")).Code);
            Assert.Equal("200", (await client.Get("/bkt")).Code);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static byte[] Damage(byte[] request, Random random)
    {
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            int at = random.Next(request.Length);
            switch (random.Next(4))
            {
                case 0:
                    request[at] = (byte)random.Next(256);
                    break;
                case 1:
                    request = [.. request[..at], .. request[random.Next(at, request.Length)..]];
                    break;
                case 2:
                    request = [.. request[..at], .. request[random.Next(at)..]];
                    break;
                default:
                    request = request[..(at + 1)];
                    break;
            }
        }
        return request;
    }
}
