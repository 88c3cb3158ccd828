using System;
using System.Buffers.Binary;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Checksums;

namespace OpenIntegrations.S3.EventStreams;

/// <summary>
/// Reads messages in the encoding <c>application/vnd.amazon.eventstream</c>: lengths and their CRC, headers, bytes, and the CRC of it all.
/// Nothing of a message is given away before its CRCs are right, and none takes more memory than the longest that there may be.
/// </summary>
/// <param name="stream">The bytes.</param>
internal sealed class EventStreamReader(Stream stream) : IDisposable
{
    /// <summary>The longest message, in bytes.</summary>
    public const int MaxMessage = 24 * 1024 * 1024;

    /// <summary>The longest headers of a message together, in bytes.</summary>
    public const int MaxHeaders = 128 * 1024;

    private const int Prelude = 12;
    private const int Crc = 4;

    private readonly byte[] _prelude = new byte[Prelude];
    private readonly Checksum _crc = Checksum.Create("CRC32");

    /// <returns>The next message; null behind the last one.</returns>
    /// <exception cref="EventStreamException">What comes is no message, damaged, or cut off.</exception>
    public async Task<EventMessage?> ReadAsync(CancellationToken cancellationToken)
    {
        int begun = await FillAsync(_prelude, 0, Prelude, cancellationToken).ConfigureAwait(false);
        if (begun == 0) return null;
        if (begun < Prelude) throw Cut();
        (int length, int headers) = Lengths();
        byte[] message = new byte[length];
        _prelude.CopyTo(message, 0);
        int rest = length - Prelude;
        if (await FillAsync(message, Prelude, rest, cancellationToken).ConfigureAwait(false) < rest) throw Cut();
        Check(message, length - Crc, "message");
        return new EventMessage(EventHeaders.Read(message.AsSpan(Prelude, headers)),
            message.AsSpan(Prelude + headers, length - Prelude - headers - Crc).ToArray());
    }

    public void Dispose()
    {
        _crc.Dispose();
        stream.Dispose();
    }

    private (int Length, int Headers) Lengths()
    {
        Check(_prelude, Prelude - Crc, "prelude");
        uint length = BinaryPrimitives.ReadUInt32BigEndian(_prelude);
        uint headers = BinaryPrimitives.ReadUInt32BigEndian(_prelude.AsSpan(4));
        if (length > MaxMessage || headers > MaxHeaders || length < Prelude + headers + Crc)
            throw new EventStreamException($"The event stream has a message of {length} bytes with headers of {headers}.");
        return ((int)length, (int)headers);
    }

    private void Check(byte[] bytes, int count, string what)
    {
        _crc.Append(bytes, 0, count);
        if (!_crc.Finish().AsSpan().SequenceEqual(bytes.AsSpan(count, Crc)))
            throw new EventStreamException($"The event stream is damaged, or none: the CRC of a {what} is wrong.");
    }

    private async Task<int> FillAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        int filled = 0;
        for (int read = 1; filled < count && read > 0; filled += read)
            read = await stream.ReadAsync(buffer.AsMemory(offset + filled, count - filled), cancellationToken).ConfigureAwait(false);
        return filled;
    }

    private static EventStreamException Cut() => new("The event stream broke off within a message.");
}
