using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http;

/// <summary>Passes bytes through in either direction and winds up the watchdog with each of them.</summary>
internal sealed partial class WatchedStream(Stream inner, Watchdog watchdog, TimeSpan limit, string waitingFor, bool ownsInner, Action<long>? sending = null) : Stream
{
    private long _written;

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => false;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count)
    {
        inner.Write(buffer, offset, count);
        Moved(count);
    }

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
            watchdog.Wait(limit, waitingFor);
            return await inner.ReadAsync(buffer, watchdog.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (watchdog.Token.IsCancellationRequested)
        {
            throw watchdog.Explain(e);
        }
    }

    private async ValueTask WriteWatchedAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await inner.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        Moved(bytes.Length);
    }

    private void Moved(int count)
    {
        watchdog.Wait(limit, waitingFor);
        _written += count;
        sending?.Invoke(_written);
    }
}
