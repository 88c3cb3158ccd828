using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OpenIntegrations.Http.Bodies;

/// <summary>A range of a stream that can seek.</summary>
internal sealed class StreamRange(Stream source, long start, long length) : RequestBody
{
    public override long? Length => length;

    public override async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
    {
        source.Position = start;
        var buffer = new byte[(int)Math.Min(BufferSize, length)];
        for (long left = length; left > 0;)
        {
            int read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken)
                .ConfigureAwait(false);
            if (read == 0) throw new EndOfStreamException("The stream became shorter while it was read.");
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            left -= read;
        }
    }
}
