using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.Faults;

namespace OpenIntegrations.S3.Core.Tests.Transfers;

/// <summary>A store that gives an object a few bytes at a time, and breaks or falls silent behind them, ends in an error.</summary>
public sealed class SlowBodyTests : IDisposable
{
    private const int Attempts = 4;
    private readonly string _folder = Directory.CreateTempSubdirectory("oint-slow-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("stream", 1, false), InlineData("file", 1, false), InlineData("ranges", 1, false), InlineData("copy", 1, false)]
    [InlineData("stream", 1, true), InlineData("file", 0, true), InlineData("ranges", 1, true)]
    public async Task Bytes_that_trickle_through_many_connections_end(string way, int bytes, bool isSilent)
    {
        var stored = new StoredObject(new byte[12 * 1024 * 1024]);
        using var server = new ScriptedServer(r => r.Method != "GET" ? Other(stored, r)
            : stored.Answer(r) with { BreakAfter = bytes, Stalls = isSilent });
        S3Client client = Client(server);
        Exception? error = await Record.ExceptionAsync(() => DoAsync(client, way));
        Assert.True(error is IOException or TimeoutException, error?.ToString());
        Assert.Empty(Directory.GetFiles(_folder));
        int gets = server.Requests.Where(r => r.Method == "GET").GroupBy(r => r.Header("Range")?.Split('-')[1]).Max(g => g.Count());
        Assert.InRange(gets, 2, Attempts);
    }

    private async Task DoAsync(S3Client client, string way)
    {
        S3Request get = Routes.GetObject.For("b1", "k");
        if (way == "copy")
        {
            await new Copy(client, new CopySource("b1", "k"), Routes.CopyObject.For("b1", "copy")) { PartSize = 5 << 20, Parallel = 1 }
                .RunAsync(CancellationToken.None);
            return;
        }
        if (way != "stream")
        {
            var download = new Download(client, get) { PartSize = way == "ranges" ? 5 << 20 : 100 << 20, Parallel = 2 };
            await download.ToFileAsync(Path.Combine(_folder, "file"), CancellationToken.None);
            return;
        }
        (ObjectStream? body, _) = await ObjectStream.OpenAsync(client, get, CancellationToken.None);
        using (body) await body!.CopyToAsync(Stream.Null);
    }

    private static Answer Other(StoredObject stored, RecordedRequest request) => request.Method switch
    {
        "HEAD" => stored.Answer(request),
        "DELETE" => new Answer(204),
        _ => new Answer(200, "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"),
    };

    private static S3Client Client(ScriptedServer server) => new(S3Connection.Create(new ConnectionSettings("t")
    {
        ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["Provider"] = "Storj", ["IdleTimeout"] = 0.5,
        ["MaxAttempts"] = Attempts,
    }));
}
