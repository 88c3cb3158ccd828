using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Checksums;

namespace OpenIntegrations.Http.Signing;

/// <summary>Frames what is written to it as aws-chunked and passes it on.</summary>
internal sealed class AwsChunkStream(Stream target, int chunkSize, ChunkSigner? signer, Checksum? checksum) : WriteOnlyStream
{
    private static readonly byte[] s_lineEnd = [(byte)'\r', (byte)'\n'];
    private readonly byte[] _chunk = new byte[chunkSize];
    private int _filled;

    public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        checksum?.Append(buffer, offset, count);
        while (count > 0)
        {
            int taken = Math.Min(count, chunkSize - _filled);
            Buffer.BlockCopy(buffer, offset, _chunk, _filled, taken);
            (_filled, offset, count) = (_filled + taken, offset + taken, count - taken);
            if (_filled == chunkSize) await SendChunkAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The checksum that went out as the trailer.</summary>
    public string? TrailerValue { get; private set; }

    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Sends what is left, the closing empty chunk and the trailer.</summary>
    public async Task FinishAsync(string? trailer, CancellationToken cancellationToken)
    {
        if (_filled > 0) await SendChunkAsync(cancellationToken).ConfigureAwait(false);
        await SendFrameAsync(cancellationToken).ConfigureAwait(false);
        if (trailer is not null) await SendTextAsync(Trailer(Checksum.HeaderOf(trailer)), cancellationToken).ConfigureAwait(false);
        await target.WriteAsync(s_lineEnd.AsMemory(), cancellationToken).ConfigureAwait(false);
    }

    private async Task SendChunkAsync(CancellationToken cancellationToken)
    {
        await SendFrameAsync(cancellationToken).ConfigureAwait(false);
        await target.WriteAsync(_chunk.AsMemory(0, _filled), cancellationToken).ConfigureAwait(false);
        await target.WriteAsync(s_lineEnd.AsMemory(), cancellationToken).ConfigureAwait(false);
        _filled = 0;
    }

    private Task SendFrameAsync(CancellationToken cancellationToken)
    {
        string frame = _filled.ToString("x", CultureInfo.InvariantCulture);
        if (signer is not null) frame += ";chunk-signature=" + signer.SignChunk(Hash.Sha256Hex(_chunk, 0, _filled));
        return SendTextAsync(frame + "\r\n", cancellationToken);
    }

    private string Trailer(string header)
    {
        TrailerValue = checksum!.FinishBase64();
        string line = header + ":" + TrailerValue;
        return signer is null ? line + "\r\n" : line + "\r\nx-amz-trailer-signature:" + signer.SignTrailer(line + "\n") + "\r\n";
    }

    private Task SendTextAsync(string text, CancellationToken cancellationToken) =>
        target.WriteAsync(Encoding.ASCII.GetBytes(text).AsMemory(), cancellationToken).AsTask();
}
