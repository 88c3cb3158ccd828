using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Streams one behind the other, as one to read. They go with it.</summary>
internal sealed class ChainedStream(params Stream[] streams) : Stream
{
    private int _current;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        while (_current < streams.Length)
        {
            int read = await streams[_current].ReadAsync(buffer.AsMemory(offset, count), cancellationToken).ConfigureAwait(false);
            if (read > 0 || count == 0) return read;
            _current++;
        }
        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) Array.ForEach(streams, s => s.Dispose());
        base.Dispose(disposing);
    }
}
