using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.Testing;

namespace OpenIntegrations.S3.Core.Tests.Transfers;

public sealed class UploadTests : IDisposable
{
    private const int PartSize = 5 * 1024 * 1024;
    private readonly string _folder = Directory.CreateTempSubdirectory("oint-upload-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A pipe may be silent for hours; an upload that failed must not wait for it.</summary>
    [Fact]
    public async Task A_failed_part_is_noticed_while_the_source_is_silent()
    {
        using var server = new ScriptedServer(r => r.Query.StartsWith("partNumber", StringComparison.Ordinal)
            ? Answer.Error(403, "AccessDenied")
            : Honest(r));
        using var source = new StreamSource(new SilentAfter(PartSize + 1));
        var error = await Assert.ThrowsAsync<S3RequestFailedException>(() => Make(server, source).RunAsync(CancellationToken.None));
        Assert.Equal("AccessDenied", error.Code);
        Assert.Equal("DELETE", server.Requests[^1].Method);
    }

    [Fact]
    public async Task An_interruption_does_not_wait_for_a_silent_source()
    {
        using var server = new ScriptedServer(Honest);
        using var stop = new CancellationTokenSource();
        using var source = new StreamSource(new SilentAfter(PartSize + 1) { Reached = stop.Cancel });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Make(server, source).RunAsync(stop.Token));
    }

    [Theory]
    [InlineData(2 * PartSize)]
    [InlineData(1000)]
    public async Task A_file_that_changes_while_it_is_sent_is_an_error(int size)
    {
        string path = File(size);
        using var server = new ScriptedServer(r =>
        {
            if (r.Method == "PUT") System.IO.File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc));
            return Honest(r);
        });
        using var source = new FileSource(path);
        var error = await Assert.ThrowsAsync<IOException>(() => Make(server, source).RunAsync(CancellationToken.None));
        Assert.DoesNotContain(server.Requests, r => r.Method == "POST" && r.Query.StartsWith("uploadId", StringComparison.Ordinal));
        bool isThere = server.Requests.Any(r => r.Method == "PUT" && r.Query.Length == 0 && r.Body.Length == size);
        Assert.Contains(isThere ? "What was stored is whole" : "of two states", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2 * PartSize)]
    [InlineData(1000)]
    public async Task A_file_that_has_changed_when_it_is_read_is_not_sent(int size)
    {
        string path = File(size);
        using var server = new ScriptedServer(Honest);
        using var source = new FileSource(path);
        System.IO.File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc));
        await Assert.ThrowsAsync<IOException>(() => Make(server, source).RunAsync(CancellationToken.None));
        Assert.DoesNotContain(server.Requests, r => r.Method == "PUT" && r.Body.Length == Math.Min(size, PartSize));
    }

    [Fact]
    public async Task Parts_go_only_as_the_line_takes_them()
    {
        const int size = 16 * 1024 * 1024;
        using var server = new ScriptedServer(Honest);
        using var stop = new CancellationTokenSource();
        using var source = new StreamSource(new MemoryStream(new byte[3 * size]), knowsLength: true);
        int waiting = 0;
        var two = new TaskCompletionSource();
        // A line on which nothing moves: each request that is on its way waits for its first bytes to go.
        var line = new Bandwidth(size, () => TimeSpan.Zero, (_, token) =>
        {
            if (Interlocked.Increment(ref waiting) == 2) two.SetResult();
            return Task.Delay(Timeout.Infinite, token);
        });
        var upload = new Upload(Client(server, bandwidth: line), Put(), source) { PartSize = size, Parallel = 3 };
        Task run = upload.RunAsync(stop.Token);
        await two.Task;
        Assert.Equal(2, upload.Lanes!.Open);
        Task another = upload.Lanes.EnterAsync(stop.Token).AsTask();
        Assert.False(another.IsCompleted);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Theory]
    [InlineData("Other", "Content-MD5")]
    [InlineData("B2", "Content-MD5")]
    [InlineData("Ceph", "Content-MD5")]
    [InlineData("AWS", "x-amz-checksum-crc32c")]
    public async Task What_is_locked_carries_a_digest_in_each_of_its_parts(string provider, string header)
    {
        foreach (int size in new[] { 100, 2 * PartSize })
        {
            using var server = new ScriptedServer(Honest);
            using var source = new StreamSource(new MemoryStream(new byte[size]));
            S3Request put = Put();
            put.Headers["x-amz-object-lock-legal-hold"] = "ON";
            await new Upload(Client(server, provider), put, source) { PartSize = PartSize }.RunAsync(CancellationToken.None);
            RecordedRequest[] bodies = server.Requests.Where(r => r.Method == "PUT").ToArray();
            Assert.All(bodies, b => Assert.Equal(DigestOf(header, b.Body), b.Header(header)));
            Assert.Equal(size == 100 ? 1 : 2, bodies.Length);
        }
    }

    [Fact]
    public async Task Who_gives_the_MD5_of_the_whole_gets_one_for_each_part()
    {
        using var server = new ScriptedServer(Honest);
        using var source = new StreamSource(new MemoryStream(new byte[2 * PartSize]));
        S3Request put = Put();
        put.Headers["Content-MD5"] = "AAAAAAAAAAAAAAAAAAAAAA==";
        await new Upload(Client(server, "B2"), put, source) { PartSize = PartSize }.RunAsync(CancellationToken.None);
        Assert.All(server.Requests.Where(r => r.Method == "PUT"),
            b => Assert.Equal(DigestOf("Content-MD5", b.Body), b.Header("Content-MD5")));
    }

    [Theory]
    [InlineData("x-amz-checksum-crc32c", "AAAAAA==", "CRC32C", true)]
    [InlineData("x-amz-checksum-sha256", "AAAAAA==", "CRC32C", false)]
    [InlineData("ETag", "\"00000000000000000000000000000000\"", null, true)]
    [InlineData("ETag", "\"00000000000000000000000000000000-1\"", null, false)]
    [InlineData("ETag", "\"something else\"", null, false)]
    public async Task What_the_store_says_it_has_is_what_was_sent(string header, string value, string? checksum, bool fails)
    {
        using var server = new ScriptedServer(r => (Honest(r) with { Headers = [new("ETag", "\"e\"")] }).With(header, value) is var a
            && header == "ETag" ? a with { Headers = [new("ETag", value)] } : a);
        using var source = new StreamSource(new MemoryStream(new byte[100]));
        S3Request put = Put();
        if (checksum is null) put.Headers["Content-MD5"] = Convert.ToBase64String(MD5.HashData(new byte[100]));
        Task<S3Answer> Run() => new Upload(Client(server), put, source) { Checksum = checksum }.RunAsync(CancellationToken.None);
        if (fails) await Assert.ThrowsAsync<IntegrityException>(Run);
        else await Run();
    }

    [Theory]
    [InlineData("CRC32C", true)]
    [InlineData("CRC64NVME", false)]
    [InlineData("SHA256", true)]
    public async Task The_whole_is_held_against_its_parts(string algorithm, bool composite)
    {
        byte[] content = RandomNumberGenerator.GetBytes(2 * PartSize + 7);
        byte[] digest = composite
            ? Digest(algorithm, content.Chunk(PartSize).SelectMany(c => Digest(algorithm, c)).ToArray())
            : Digest(algorithm, content);
        foreach (bool right in new[] { true, false })
        {
            string text = Convert.ToBase64String(right ? digest : new byte[digest.Length]) + (composite ? "-3" : "");
            string type = composite ? "COMPOSITE" : "FULL_OBJECT";
            using var server = new ScriptedServer(r => r.Method == "POST" && r.Query != "uploads"
                ? new Answer(200, $"<CompleteMultipartUploadResult><ETag>\"e-3\"</ETag><Checksum{algorithm}>{text}</Checksum{algorithm}>"
                    + $"<ChecksumType>{type}</ChecksumType></CompleteMultipartUploadResult>")
                : Honest(r));
            using var source = new StreamSource(new MemoryStream(content));
            var upload = new Upload(Client(server), Put(), source) { PartSize = PartSize, Checksum = algorithm };
            if (right) await upload.RunAsync(CancellationToken.None);
            else await Assert.ThrowsAsync<IntegrityException>(() => upload.RunAsync(CancellationToken.None));
        }
    }

    [Fact]
    public async Task A_part_of_a_stream_that_no_array_holds_is_refused()
    {
        using var server = new ScriptedServer(Honest);
        using var source = new StreamSource(new SilentAfter(10));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => new Upload(Client(server), Put(), source)
        {
            PartSize = 3L * 1024 * 1024 * 1024,
        }.RunAsync(CancellationToken.None));
        Assert.Contains("2147483591", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private static Upload Make(ScriptedServer server, UploadSource source) =>
        new(Client(server), Put(), source) { PartSize = PartSize, Parallel = 2 };

    private static S3Request Put() => Routes.PutObject.For("b1", "k");

    private string File(int size)
    {
        string path = Path.Combine(_folder, "source");
        System.IO.File.WriteAllBytes(path, new byte[size]);
        System.IO.File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        return path;
    }

    private static Answer Honest(RecordedRequest request) => request switch
    {
        { Query: "uploads" } => new Answer(200, "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"),
        { Method: "POST" } => new Answer(200, "<CompleteMultipartUploadResult><ETag>\"e-2\"</ETag></CompleteMultipartUploadResult>"),
        { Method: "DELETE" } => new Answer(204),
        _ => new Answer().With("ETag", "\"p\""),
    };

    private static string DigestOf(string header, byte[] body) =>
        Convert.ToBase64String(header == "Content-MD5" ? MD5.HashData(body) : Digest(header["x-amz-checksum-".Length..], body));

    private static byte[] Digest(string algorithm, byte[] bytes)
    {
        using var checksum = Checksum.Create(algorithm);
        checksum.Append(bytes, 0, bytes.Length);
        return checksum.Finish();
    }

    private static S3Client Client(ScriptedServer server, string provider = "Other", Bandwidth? bandwidth = null) =>
        new(S3Connection.Create(new ConnectionSettings("test")
        {
            ["Url"] = server.Url, ["AccessKey"] = "a", ["SecretKey"] = "s", ["Provider"] = provider, ["Addressing"] = "Path",
            ["Region"] = "us-east-1",
        }), bandwidth: bandwidth);

    /// <summary>Gives some bytes and then nothing, for ever and without listening to a token, as a pipe does.</summary>
    private sealed class SilentAfter(int count) : Stream
    {
        private int _left = count;

        public Action Reached { get; init; } = static () => { };

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left == 0)
            {
                Reached();
                await new TaskCompletionSource<bool>().Task;
            }
            int read = Math.Min(buffer.Length, _left);
            _left -= read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
