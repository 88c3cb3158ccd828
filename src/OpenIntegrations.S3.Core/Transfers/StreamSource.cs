using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// Uploads what a stream gives, from where it stands to its end. A piece is kept in memory until it has arrived, so that it can be sent
/// again.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="ownsStream">Whether it is disposed with the source.</param>
/// <param name="knowsLength">Whether the length that the stream tells means anything.</param>
/// <param name="length">The bytes that come, where the caller knows and the stream does not; null for nobody knows.</param>
public sealed class StreamSource(Stream stream, bool ownsStream = false, bool knowsLength = true, long? length = null) : UploadSource
{
    // What the runtime allows for an array of bytes.
    private const long MaxPiece = 0x7FFFFFC7;

    public override long? Length { get; } = length ?? (knowsLength && stream.CanSeek ? stream.Length - stream.Position : null);

    public override bool IsBuffered => true;

    public override async IAsyncEnumerable<UploadPiece> PiecesAsync(long size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A short stream needs no more than its length.
        long wanted = Math.Min(size, Math.Max(1, Length ?? size));
        if (wanted > MaxPiece)
            throw new ArgumentException(
                $"A part of a stream is kept in memory until it has arrived, so it can have {MaxPiece} bytes at most; {wanted} are wanted. "
                    + "Use smaller parts (PartSize), or a file.");
        int capacity = (int)wanted;
        for (int number = 1; ; number++)
        {
            byte[] buffer = ArrayPool<byte>.Shared.Rent(capacity);
            var lease = new Lease(buffer);
            int filled = await FillAsync(buffer, capacity, lease, cancellationToken).ConfigureAwait(false);
            if (filled == 0 && number > 1)
            {
                lease.Dispose();
                yield break;
            }
            yield return new UploadPiece(number, new BytesBody(buffer.AsMemory(0, filled)), lease);
            if (filled < capacity) yield break;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && ownsStream) stream.Dispose();
        base.Dispose(disposing);
    }

    private async Task<int> FillAsync(byte[] buffer, int capacity, Lease lease, CancellationToken cancellationToken)
    {
        int filled = 0;
        try
        {
            for (int read = 1; filled < capacity && read > 0; filled += read)
                read = await stream.ReadAsync(buffer.AsMemory(filled, capacity - filled), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
        return filled;
    }

    private sealed class Lease(byte[] buffer) : IDisposable
    {
        private byte[]? _buffer = buffer;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _buffer, null) is { } mine) ArrayPool<byte>.Shared.Return(mine);
        }
    }
}
