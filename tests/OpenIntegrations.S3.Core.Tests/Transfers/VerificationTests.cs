using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Core.Tests.Servers;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Integrity;
using OpenIntegrations.Testing;
using OpenIntegrations.Testing.Faults;

namespace OpenIntegrations.S3.Core.Tests.Transfers;

/// <summary>A body with flipped bytes is found out by whatever the store has of the object.</summary>
public sealed class VerificationTests : IDisposable
{
    private const int Size = 300_001;
    private const int PartLength = 70_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("oint-verify-").FullName;

    public static TheoryData<string, bool, int, bool> Cells
    {
        get
        {
            var cells = new TheoryData<string, bool, int, bool>();
            foreach (string algorithm in Checksum.Algorithms)
            {
                // In one request, in ranges that are parts, in ranges that are not.
                foreach (int range in new[] { Size, PartLength, 40_000 })
                {
                    foreach (bool composite in new[] { false, true }) cells.Add(algorithm, composite, range, true);
                }
            }
            return cells;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Cells))]
    public async Task Flipped_bytes_leave_no_file(string algorithm, bool composite, int range, bool wantsAll)
    {
        byte[] content = Content();
        using var honest = new ScriptedServer(Store(content, algorithm, composite, corrupt: false));
        Download download = Make(honest, range, wantsAll);
        await download.ToFileAsync(Target, CancellationToken.None);
        Assert.Equal(content, await File.ReadAllBytesAsync(Target));
        Assert.Equal(algorithm == Checksum.MD5 ? "ETag" : algorithm, download.VerifiedBy);
        File.Delete(Target);

        using var faulty = new ScriptedServer(Store(content, algorithm, composite, corrupt: true));
        var error = await Assert.ThrowsAsync<IntegrityException>(() =>
            Make(faulty, range, wantsAll).ToFileAsync(Target, CancellationToken.None));
        Assert.Contains(algorithm, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("CRC32C", false)]
    [InlineData("SHA256", true)]
    [InlineData("MD5", false)]
    public async Task A_stream_gives_its_last_bytes_only_when_all_are_right(string algorithm, bool composite)
    {
        using var faulty = new ScriptedServer(Store(Content(), algorithm, composite, corrupt: true));
        S3Client client = Client(faulty);
        (ObjectStream? body, _) = await ObjectStream.OpenAsync(client, Routes.GetObject.For("b1", "k"), CancellationToken.None);
        using var memory = new MemoryStream();
        using (body) await Assert.ThrowsAsync<IntegrityException>(() => body!.CopyToAsync(memory));
        Assert.True(memory.Length < Size);
    }

    [Fact]
    public async Task What_is_not_verified_unless_it_is_wanted_is_the_MD5_of_parts_and_of_ranges()
    {
        foreach (bool composite in new[] { false, true })
        {
            using var faulty = new ScriptedServer(Store(Content(), Checksum.MD5, composite, corrupt: true));
            Download download = Make(faulty, 40_000, wantsAll: false);
            await download.ToFileAsync(Target, CancellationToken.None);
            Assert.Null(download.VerifiedBy);
        }
    }

    [Theory]
    [InlineData("x-amz-server-side-encryption", "aws:kms")]
    [InlineData("x-amz-server-side-encryption-customer-algorithm", "AES256")]
    public async Task The_ETag_of_what_is_encrypted_is_no_MD5(string header, string value)
    {
        byte[] content = Content();
        var stored = new StoredObject(content, "\"" + new string('0', 32) + "\"") { Also = a => a.With(header, value) };
        using var server = new ScriptedServer(stored.Answer);
        await Make(server, Size, wantsAll: true).ToFileAsync(Target, CancellationToken.None);
        Assert.Equal(content, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task A_resumed_body_is_verified_as_one()
    {
        byte[] content = Content();
        Func<RecordedRequest, Answer> store = Store(content, "CRC64NVME", composite: false, corrupt: false);
        int gets = 0;
        using var server = new ScriptedServer(r => store(r) with { BreakAfter = Interlocked.Increment(ref gets) == 1 ? 100_000 : null });
        Download download = Make(server, Size, wantsAll: false);
        await download.ToFileAsync(Target, CancellationToken.None);
        Assert.Equal("CRC64NVME", download.VerifiedBy);
    }

    private string Target => Path.Combine(_folder, "file");

    private static Download Make(ScriptedServer server, int range, bool wantsAll) =>
        new(Client(server), Servers.Store.Request(Routes.GetObject, "b1", "k"))
        {
            PartSize = range, Parallel = 3, Verification = wantsAll ? Verification.Full : Verification.Cheap,
        };

    /// <summary>As S3 does: checksums of the whole object for those who get or ask for all of it, a part's length for who asks.</summary>
    private static Func<RecordedRequest, Answer> Store(byte[] content, string algorithm, bool composite, bool corrupt)
    {
        byte[] digest = composite
            ? Digest(algorithm, [.. content.Chunk(PartLength).SelectMany(p => Digest(algorithm, p))])
            : Digest(algorithm, content);
        string ending = composite ? $"-{(content.Length + PartLength - 1) / PartLength}" : "";
        bool isETag = algorithm == Checksum.MD5;
        var stored = new StoredObject(content, isETag ? $"\"{Convert.ToHexStringLower(digest)}{ending}\"" : "\"opaque\"");
        return request =>
        {
            if (request.Method == "HEAD" && request.Query.Contains("partNumber=1", StringComparison.Ordinal))
                return new Answer(206).With("Content-Length", PartLength.ToString(CultureInfo.InvariantCulture)).With("ETag", stored.ETag);
            Answer answer = stored.Answer(request);
            if (!isETag && request.Header("x-amz-checksum-mode") == "ENABLED" && (answer.Status == 200 || answer.Content.Length == Size))
                answer = answer.With(Checksum.HeaderOf(algorithm), Convert.ToBase64String(digest) + ending)
                    .With("x-amz-checksum-type", composite ? "COMPOSITE" : "FULL_OBJECT");
            bool last = stored.Range(request) is not { } range || range.End == content.Length;
            return corrupt && last && request.Method == "GET" ? answer with { Bytes = Flipped(answer.Content) } : answer;
        };
    }

    private static byte[] Digest(string algorithm, byte[] bytes)
    {
        using var checksum = Checksum.Create(algorithm);
        checksum.Append(bytes, 0, bytes.Length);
        return checksum.Finish();
    }

    private static byte[] Flipped(byte[] bytes)
    {
        byte[] flipped = [.. bytes];
        for (int i = 0; i < Math.Min(16, flipped.Length); i++) flipped[flipped.Length / 2 + i] ^= 0xFF;
        return flipped;
    }

    private static S3Client Client(ScriptedServer server) => new(S3Connection.Create(new ConnectionSettings("test")
    {
        ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s",
    }));

    private static byte[] Content()
    {
        var content = new byte[Size];
        new Random(7).NextBytes(content);
        return content;
    }
}
