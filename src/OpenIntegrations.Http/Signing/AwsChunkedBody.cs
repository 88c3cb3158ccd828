using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Checksums;

namespace OpenIntegrations.Http.Signing;

/// <summary>
/// A body in S3's own chunks: signed one by one, followed by a checksum as a trailer, or both.
/// The body is then read once only, however large it is.
/// </summary>
/// <param name="inner">The body itself; its length must be known.</param>
/// <param name="signed">Whether each chunk carries a signature.</param>
/// <param name="trailer">The algorithm of the trailing checksum, or null for none; unsigned chunks need one.</param>
/// <param name="chunkSize">Bytes in a chunk; stores want at least 8 KiB.</param>
public sealed class AwsChunkedBody(RequestBody inner, bool signed, string? trailer, int chunkSize = AwsChunkedBody.DefaultChunkSize)
    : RequestBody
{
    public const int DefaultChunkSize = 64 * 1024;
    private const int SignatureLength = 64;
    private readonly long _length = inner.Length
        ?? throw new ArgumentException("A chunked body needs to know the length of what it wraps.");
    private ChunkSigner? _signer;

    /// <summary>What the chunks are made of.</summary>
    public RequestBody Content => inner;

    /// <summary>What stands in <c>x-amz-content-sha256</c> for such a body.</summary>
    public string PayloadHash => (signed, trailer) switch
    {
        (true, null) => "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
        (true, _) => "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
        (false, not null) => "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        _ => throw new InvalidOperationException("Unsigned chunks without a trailing checksum do not exist."),
    };

    /// <summary>The checksum that followed the body, in Base64; null before the body was sent.</summary>
    public string? TrailerValue { get; private set; }

    public override bool CanRepeat => inner.CanRepeat;

    public override long? Length
    {
        get
        {
            long last = _length % chunkSize;
            long length = _length / chunkSize * ChunkLength(chunkSize) + (last > 0 ? ChunkLength(last) : 0);
            return length + FrameLength(0) + TrailerLength() + 2;
        }
    }

    /// <summary>Sets the headers that say how the body is wrapped; they are signed.</summary>
    internal void Announce(HeaderList headers)
    {
        string? encoding = headers["Content-Encoding"];
        if (encoding is null) headers["Content-Encoding"] = "aws-chunked";
        else if (encoding.IndexOf("aws-chunked", StringComparison.OrdinalIgnoreCase) < 0)
            headers["Content-Encoding"] = "aws-chunked," + encoding;
        headers["x-amz-decoded-content-length"] = _length.ToString(CultureInfo.InvariantCulture);
        headers["x-amz-trailer"] = trailer is null ? null : Checksum.HeaderOf(trailer);
    }

    internal void Seed(ChunkSigner signer) => _signer = signer;

    public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
    {
        if (_signer is null) throw new InvalidOperationException("A chunked body must be signed before it is sent.");
        using Checksum? checksum = trailer is null ? null : Checksum.Create(trailer);
        using var chunks = new AwsChunkStream(target, chunkSize, signed ? _signer : null, checksum);
        await inner.WriteToAsync(chunks, cancellationToken).ConfigureAwait(false);
        await chunks.FinishAsync(trailer, cancellationToken).ConfigureAwait(false);
        TrailerValue = chunks.TrailerValue;
    }

    private long ChunkLength(long size) => FrameLength(size) + size + 2;

    private int FrameLength(long size) => size.ToString("x", CultureInfo.InvariantCulture).Length + 2
        + (signed ? ";chunk-signature=".Length + SignatureLength : 0);

    private int TrailerLength()
    {
        if (trailer is null) return 0;
        using Checksum checksum = Checksum.Create(trailer);
        int line = Checksum.HeaderOf(trailer).Length + 1 + checksum.FinishBase64().Length + 2;
        return line + (signed ? "x-amz-trailer-signature:".Length + SignatureLength + 2 : 0);
    }
}
