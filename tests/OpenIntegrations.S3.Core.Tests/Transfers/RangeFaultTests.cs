using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Integrity;
using OpenIntegrations.Testing;
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

    /// <summary>What the first answer did not tell, those behind a break do: a body may end early in due form.</summary>
    [Theory, InlineData("0\r\n\r\n", false), InlineData("5\r\n56789\r\n0\r\n\r\n", true), InlineData("4\r\n5678\r\n0\r\n\r\n", false)]
    public async Task A_body_of_unknown_length_has_the_one_that_is_told_later(string rest, bool isWhole)
    {
        const string Facts = "ETag: \"e\"\r\nTransfer-Encoding: chunked\r\n";
        using var server = new ScriptedServer(request => new Answer
        {
            Raw = Encoding.ASCII.GetBytes(request.Method == "HEAD" ? "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nConnection: close\r\n\r\n"
                : request.Header("Range") is null ? $"HTTP/1.1 200 OK\r\n{Facts}\r\n5\r\n01234\r\n"
                : $"HTTP/1.1 206 OK\r\n{Facts}Content-Range: bytes {request.Header("Range")![6]}-9/10\r\n\r\n{rest}"),
        });
        var settings = new ConnectionSettings("t")
        {
            ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["Addressing"] = "Path", ["MaxAttempts"] = 2,
        };
        (ObjectStream? open, _) = await ObjectStream.OpenAsync(new S3Client(S3Connection.Create(settings)), Routes.GetObject.For("b1", "k"),
            CancellationToken.None);
        using var reader = new StreamReader(open!);
        if (isWhole) Assert.Equal("0123456789", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        else Assert.True(await Record.ExceptionAsync(() => reader.ReadToEndAsync(TestContext.Current.CancellationToken))
            is IOException or IntegrityException);
    }

    /// <summary>Who answers with another length than was listed says by an ETag that the object was changed.</summary>
    [Theory]
    [InlineData("\"e\"", "\"e\"", 5, true), InlineData("\"e\"", "e", 9, false), InlineData("\"e\"", "\"new\"", 9, true)]
    [InlineData("\"e\"", null, 9, false), InlineData("\"e\"", "", 9, false), InlineData("\"e\"", "\"\"", 9, false)]
    [InlineData("\"e\"", null, 5, true), InlineData(null, "\"e\"", 9, true), InlineData(null, null, 9, true)]
    public async Task An_object_has_the_length_that_it_was_listed_with(string? listedETag, string? etag, int listed, bool isTaken)
    {
        Answer answer = new Answer(200, "01234").With("x-amz-request-id", "1");
        using var server = new ScriptedServer(etag is null ? answer : answer.With("ETag", etag));
        var settings = new ConnectionSettings("t")
        {
            ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["Addressing"] = "Path",
        };
        var download = new Download(new S3Client(S3Connection.Create(settings)), Routes.GetObject.For("b1", "k"))
        {
            Listed = listed, ListedETag = listedETag, Verification = Verification.None,
        };
        if (isTaken) await download.ToFileAsync(Target, CancellationToken.None);
        else Assert.Equal($"The store lists {listed} bytes of an object of which it says now that it has 5.",
            (await Assert.ThrowsAsync<IntegrityException>(() => download.ToFileAsync(Target, CancellationToken.None))).Message);
        Assert.Equal(isTaken, File.Exists(Target));
    }

    /// <summary>A length that is more than there is is no range that the user asked for.</summary>
    [Fact]
    public async Task A_length_that_is_too_long_says_so()
    {
        using var server = new ScriptedServer(request => request.Header("Range") is null
            ? new Answer(200, "01234").With("ETag", "\"e\"").With("Content-Length", "9") with { BreakAfter = 5 }
            : Answer.Error(416, "InvalidRange"));
        var settings = new ConnectionSettings("t")
        {
            ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["Addressing"] = "Path",
        };
        (ObjectStream? open, _) = await ObjectStream.OpenAsync(new S3Client(S3Connection.Create(settings)), Routes.GetObject.For("b1", "k"),
            CancellationToken.None);
        using var reader = new StreamReader(open!);
        var error = await Assert.ThrowsAsync<IntegrityException>(() => reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal("The store announced bytes up to 9, and the object has none behind 5.", error.Message);
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
