using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.Testing.Faults;

namespace OpenIntegrations.S3.Core.Tests.Transfers;

/// <summary>Every wrong answer to a request for a range, in every place where ranges are asked for.</summary>
public sealed class RangeFaultTests : IDisposable
{
    private const int MiB = 1024 * 1024;
    private readonly string _folder = Directory.CreateTempSubdirectory("oint-faults-").FullName;

    // What is no error all the same, because the right bytes can be had: in which places.
    private static readonly (string Fault, string[] Places)[] s_mended =
    [
        ("the total unknown", ["first", "later", "after a break", "stream", "copy"]),
        ("200 with the whole object", ["first"]),
        ("no length, all bytes", ["first", "later", "after a break", "stream", "copy"]),
        ("no length, cut early", ["first", "later", "after a break", "stream", "copy"]),
        ("chunks", ["first", "later", "after a break", "stream", "copy"]),
        ("the beginning of the object for any range", ["first"]),
        ("no ETag", ["first"]),
        ("a weak ETag", ["first", "later", "after a break", "stream", "copy"]),
    ];

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (RangeFault fault in RangeFault.All)
            {
                foreach (string place in new[] { "first", "later", "after a break", "stream", "copy" }) cells.Add(fault.Name, place);
            }
            return cells;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Cells))]
    public async Task Bytes_are_right_or_there_is_an_error(string fault, string place)
    {
        byte[] content = Content(place == "copy" ? 11 * MiB : 100_000);
        bool breaks = place is "after a break" or "stream";
        using var store =
            new FaultyStore(new StoredObject(content), place == "first" ? 1 : 2, RangeFault.Of(fault)) { BreaksAt = breaks ? 1 : 0 };
        byte[]? got;
        try
        {
            got = await DoAsync(store, place);
        }
        catch (Exception e) when (e is IntegrityException or S3RequestFailedException)
        {
            got = null;
        }
        Assert.Empty(Directory.GetFiles(_folder, "*.partial"));
        if (got is null) Assert.Empty(Directory.GetFiles(_folder));
        if (got is not null) Assert.Equal(content, got);
        bool mended = s_mended.Any(m => m.Fault == fault && m.Places.Contains(place));
        Assert.Equal(mended, got is not null);
    }

    private string Target => Path.Combine(_folder, "file");

    private async Task<byte[]?> DoAsync(FaultyStore store, string place)
    {
        S3Client client = Client(store, place == "copy" ? "Storj" : "Other");
        S3Request get = Store.Request(Routes.GetObject, "b1", "k");
        if (place == "copy")
        {
            S3Request put = Store.Request(Routes.CopyObject, "b1", "copy");
            await new Copy(client, new CopySource("b1", "k"), put) { PartSize = 5 * MiB, Parallel = 1 }.RunAsync(CancellationToken.None);
            return store.Uploaded;
        }
        if (place == "stream")
        {
            (ObjectStream? body, _) = await ObjectStream.OpenAsync(client, get, CancellationToken.None);
            using var memory = new MemoryStream();
            using (body) await body!.CopyToAsync(memory);
            return memory.ToArray();
        }
        var download = new Download(client, get) { PartSize = place == "after a break" ? MiB : 30_000, Parallel = 1 };
        await download.ToFileAsync(Target, CancellationToken.None);
        return await File.ReadAllBytesAsync(Target);
    }

    private static S3Client Client(FaultyStore store, string provider) => new(S3Connection.Create(new ConnectionSettings("test")
    {
        ["Url"] = store.Server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["Provider"] = provider,
    }));

    private static byte[] Content(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        return content;
    }
}
