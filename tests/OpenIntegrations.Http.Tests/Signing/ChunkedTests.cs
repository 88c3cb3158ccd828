using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Signing;

namespace OpenIntegrations.Http.Tests.Signing;

public sealed class ChunkedTests
{
    public static TheoryData<string> ChunkedVectors => Vectors.Names("s3_chunked");

    [Theory, MemberData(nameof(ChunkedVectors))]
    public async Task Chunks_and_trailer_step_by_step(string name)
    {
        var vector = Vectors.Find("s3_chunked", name);
        var scope = Vectors.Scope(vector);
        string? trailer = vector.TryGetProperty("trailer", out var t) ? "CRC32C" : null;
        var plain = Enumerable.Repeat((byte)vector.GetProperty("body_byte").GetInt32(), vector.GetProperty("body_length").GetInt32())
            .ToArray();
        var body = new AwsChunkedBody(new BytesBody(plain), signed: true, trailer, vector.GetProperty("chunk_size").GetInt32());
        var request = Vectors.Request(vector, body);
        string[] signed = Vectors.Text(vector, "signed_headers").Split(';');

        Assert.Equal(vector.GetProperty("headers").GetProperty("x-amz-content-sha256").GetString(), body.PayloadHash);
        Assert.Equal(vector.GetProperty("encoded_length_on_wire").GetInt64(), body.Length);
        string canonical =
            SigV4.CanonicalRequest(request.Method, request.Path, "", SigV4.HeadersToSign(request, signed.Contains), body.PayloadHash);
        Assert.Equal(Vectors.Text(vector, "canonical_request"), canonical);
        string seed = SigV4.Signature(Vectors.Text(vector, "secret_key"), scope, SigV4.StringToSign(scope, canonical));
        Assert.Equal(Vectors.Text(vector, "seed_signature"), seed);

        var steps = new ChunkSigner(Vectors.Text(vector, "secret_key"), scope, seed);
        string previous = seed;
        foreach (var chunk in vector.GetProperty("chunks").EnumerateArray())
        {
            string sha = Hash.Sha256Hex(plain, 0, chunk.GetProperty("size").GetInt32());
            Assert.Equal(chunk.GetProperty("string_to_sign").GetString(), steps.ChunkStringToSign(previous, sha));
            previous = steps.SignChunk(sha);
            Assert.Equal(chunk.GetProperty("signature").GetString(), previous);
        }

        body.Seed(new ChunkSigner(Vectors.Text(vector, "secret_key"), scope, seed));
        using var wire = new MemoryStream();
        await body.WriteToAsync(wire, CancellationToken.None);
        Assert.Equal(body.Length, wire.Length);
        string text = Encoding.ASCII.GetString(wire.ToArray());
        foreach (var chunk in vector.GetProperty("chunks").EnumerateArray())
            Assert.Contains(chunk.GetProperty("chunk_header").GetString() + "\r\n", text, StringComparison.Ordinal);
        string end = trailer is null
            ? "\r\n\r\n"
            : t.GetProperty("wire").GetString()!.Replace("\\r\\n", "\r\n", StringComparison.Ordinal)
                .Replace("<final>", previous, StringComparison.Ordinal);
        Assert.EndsWith(end, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8192)]
    [InlineData(8193)]
    [InlineData(20000)]
    public async Task Announced_length_is_the_length_sent(int size)
    {
        foreach (var (signed, trailer) in new (bool, string?)[] { (true, null), (true, "SHA256"), (false, "CRC32"), (false, "CRC64NVME") })
        {
            var body = new AwsChunkedBody(new BytesBody(new byte[size]), signed, trailer, 8192);
            body.Seed(new ChunkSigner("secret", new SigningScope(DateTimeOffset.UnixEpoch, "r", "s3"), "seed"));
            using var wire = new MemoryStream();
            await body.WriteToAsync(wire, CancellationToken.None);
            Assert.Equal(body.Length, wire.Length);
        }
    }

    [Fact]
    public async Task Headers_say_how_the_body_is_wrapped()
    {
        var body = new AwsChunkedBody(new BytesBody(new byte[10]), signed: true, "CRC32C");
        var request = new WireRequest("PUT", new Origin("https", "h", 443), "/b/k") { Body = body };
        request.Headers["Content-Encoding"] = "gzip";
        await new Aws4Authorization(new Credentials("a", "b"), "r").ApplyAsync(request, DateTimeOffset.UnixEpoch, CancellationToken.None);
        Assert.Equal("aws-chunked,gzip", request.Headers["content-encoding"]);
        Assert.Equal("10", request.Headers["x-amz-decoded-content-length"]);
        Assert.Equal("x-amz-checksum-crc32c", request.Headers["x-amz-trailer"]);
        Assert.Equal("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", request.Headers["x-amz-content-sha256"]);

        await new Aws4Authorization(new Credentials("a", "b"), "r").ApplyAsync(request, DateTimeOffset.UnixEpoch, CancellationToken.None);
        Assert.Equal("aws-chunked,gzip", request.Headers["content-encoding"]);
    }
}
