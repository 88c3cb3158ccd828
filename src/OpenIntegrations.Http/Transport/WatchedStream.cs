using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Transport;

/// <summary>Passes bytes through in either direction, under a watchdog while the other side is waited for.</summary>
/// <param name="inner">The connection.</param>
/// <param name="watchdog">Ends what stands still.</param>
/// <param name="pace">How much has to move.</param>
/// <param name="ownsInner">Whether the connection ends with this stream.</param>
/// <param name="sent">Told of how many bytes were written so far.</param>
/// <param name="content">What is written; when no more of it is wanted, whoever writes ends.</param>
/// <param name="way">What limits how fast bytes go; null for nothing.</param>
internal sealed partial class WatchedStream(Stream inner, Watchdog watchdog, Pace pace, bool ownsInner, Action<long>? sent = null,
    WireContent? content = null, Bandwidth.Way? way = null) : Stream
{
    /// <summary>How many bytes were written.</summary>
    public long Written { get; private set; }

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadWatchedAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteWatchedAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && ownsInner) inner.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadWatchedAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (way is not null && buffer.Length > way.Block) buffer = buffer.Slice(0, way.Block);
            ValueTask<int> reading = inner.ReadAsync(buffer, watchdog.Token);
            bool waits = !reading.IsCompleted;
            if (waits) pace.Begin();
            int read;
            using (waits ? watchdog.Heed(cancellationToken) : default) read = await reading.ConfigureAwait(false);
            if (waits) pace.End(read);
            else pace.Moved(read);
            if (way is not null) await way.PassAsync(read, watchdog.Token).ConfigureAwait(false);
            return read;
        }
        catch (OperationCanceledException e) when (watchdog.Token.IsCancellationRequested)
        {
            throw watchdog.Explain(e);
        }
    }

    /// <summary>Writes in blocks: a large one may move all the time and yet not be through in time.</summary>
    private async ValueTask WriteWatchedAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        int most = way?.Block ?? RequestBody.BufferSize;
        for (int done = 0; done < bytes.Length;)
        {
            ReadOnlyMemory<byte> block = bytes.Slice(done, Math.Min(most, bytes.Length - done));
            content?.Hand(Written + block.Length);
            ValueTask writing = inner.WriteAsync(block, cancellationToken);
            bool waits = !writing.IsCompleted;
            if (waits) pace.Begin();
            await writing.ConfigureAwait(false);
            if (waits) pace.End(block.Length);
            else pace.Moved(block.Length);
            Written += block.Length;
            done += block.Length;
            if (content?.IsCut == true) throw new CutException();
            sent?.Invoke(Written);
            if (way is not null) await way.PassAsync(block.Length, cancellationToken).ConfigureAwait(false);
        }
    }
}
