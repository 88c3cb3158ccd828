using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Client.Faults;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Transfers;

/// <summary>A connection ends, or nobody reads on, while much of a body is still to be sent.</summary>
public sealed class BodyFaultTests : IDisposable
{
    private const int PartSize = 5 << 20;

    private static readonly string s_content =
        string.Concat(Enumerable.Range(0, (2 * PartSize + 1000) / 10).Select(i => i.ToString("D9", null) + "\n"));

    private readonly string _folder = Directory.CreateTempSubdirectory("oint-body-").FullName;

    private static readonly string[] s_ways = ["put", "put new", "append", "file", "file in parts", "stream of a length", "stream"];

    public static TheoryData<BodyFault> Faults => [.. Enum.GetValues<BodyFault>()];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Faults))]
    public Task What_breaks_in_a_body_is_sent_again(BodyFault fault) => Task.WhenAll(s_ways.Select(async way =>
    {
        var store = new MiniStore();
        using ScriptedServer server = Broken(store, fault, always: false);
        await SendAsync(server, store, way);
        Assert.True(store.ToString() == Done(way), $"{way}: what the store has is not what was sent.");
    }));

    [Theory, MemberData(nameof(Faults))]
    public Task What_always_breaks_in_a_body_is_no_success(BodyFault fault) => Task.WhenAll(s_ways.Select(async way =>
    {
        var store = new MiniStore();
        using ScriptedServer server = Broken(store, fault, always: true);
        Exception? error = await Record.ExceptionAsync(() => SendAsync(server, store, way));
        Assert.True(error is HttpRequestException or IOException or TimeoutException, $"{way}: {error?.ToString() ?? "it is a success."}");
        Assert.Equal(way == "append" ? "k=" + Deed.Content : "", store.ToString());
    }));

    /// <summary>What cannot be read twice is not sent twice.</summary>
    [Theory, MemberData(nameof(Faults))]
    public async Task What_cannot_be_read_again_is_an_error(BodyFault fault)
    {
        var store = new MiniStore();
        using ScriptedServer server = Broken(store, fault, always: false);
        S3Request put = Routes.PutObject.For("b1", "k");
        put.Body = new StreamBody(new OneWay(Encoding.ASCII.GetBytes(s_content)), s_content.Length);
        Exception? error = await Record.ExceptionAsync(() => Client(server).SendOrThrowAsync(put, CancellationToken.None));
        Assert.True(error is HttpRequestException or IOException or TimeoutException, error?.ToString() ?? "It is a success.");
        Assert.Equal("", store.ToString());
    }

    private async Task SendAsync(ScriptedServer server, MiniStore store, string way)
    {
        S3Request put = Routes.PutObject.For("b1", "k");
        if (way == "put new") put.Headers["If-None-Match"] = "*";
        if (way is "put" or "put new" or "append") put.Body = BytesBody.FromText(s_content);
        if (way == "append")
        {
            store.Add("k");
            put.Headers["x-amz-write-offset-bytes"] = "10";
        }
        if (put.Body.Length > 0) await Client(server).SendOrThrowAsync(put, CancellationToken.None);
        else
        {
            using UploadSource source = Source(way);
            await new Upload(Client(server), put, source) { PartSize = way == "file" ? 3 * PartSize : PartSize, Parallel = 2 }
                .RunAsync(CancellationToken.None);
        }
    }

    private UploadSource Source(string way)
    {
        if (!way.StartsWith("file", StringComparison.Ordinal))
            return new StreamSource(new MemoryStream(Encoding.ASCII.GetBytes(s_content)), knowsLength: way != "stream");
        string path = Path.Combine(_folder, way);
        File.WriteAllText(path, s_content);
        return new FileSource(path);
    }

    private static string Done(string way) => "k=" + (way == "append" ? Deed.Content : "") + s_content;

    private static ScriptedServer Broken(MiniStore store, BodyFault fault, bool always)
    {
        int broken = 0;
        return new ScriptedServer(store.Answer)
        {
            Breaks = request => request.Method == "PUT" && (Interlocked.Increment(ref broken) == 1 || always) ? fault : null,
        };
    }

    private static S3Client Client(ScriptedServer server) => new(S3Connection.Create(new ConnectionSettings("t")
    {
        ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["MaxAttempts"] = 2, ["RefusesUnknownSubResources"] = true,
        ["IdleTimeout"] = 5, ["FirstByteTimeout"] = 5,
    }));

    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
