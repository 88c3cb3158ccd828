using System;
using System.Buffers;
using System.Net.Sockets;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Wire;

/// <summary>
/// What comes in on a connection, as lines and as bytes. What was received beyond the present request stays for the next one,
/// so that a client may send several without waiting.
/// </summary>
internal sealed class SocketReader(Socket socket) : IDisposable
{
    /// <summary>The longest line and the longest head.</summary>
    public const int Limit = 64 * 1024;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(Limit);
    private int _start;
    private int _end;

    /// <summary>Reads like a stream: at least one byte, or 0 when the client sends no more.</summary>
    public int Read(byte[] target, int offset, int count)
    {
        if (_start == _end)
        {
            // A block goes straight to where it is wanted; only small reads pass through the buffer.
            if (count >= Limit) return socket.Receive(target, offset, count, SocketFlags.None);
            if (!Fill()) return 0;
        }
        int taken = Math.Min(count, _end - _start);
        Buffer.BlockCopy(_buffer, _start, target, offset, taken);
        _start += taken;
        return taken;
    }

    /// <summary>The next line without its end, to be used before the next read; null when the client sends no more.</summary>
    /// <exception cref="S3Error">The line is longer than <see cref="Limit"/>.</exception>
    public ArraySegment<byte>? ReadLine()
    {
        for (int searched = 0; ;)
        {
            int at = Array.IndexOf(_buffer, (byte)'\n', _start + searched, _end - _start - searched);
            if (at >= 0) return TakeLine(at);
            searched = _end - _start;
            if (!Fill()) return null;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private ArraySegment<byte> TakeLine(int end)
    {
        int start = _start;
        _start = end + 1;
        if (end > start && _buffer[end - 1] == '\r') end--;
        return new(_buffer, start, end - start);
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }
        if (_end >= Limit) throw new S3Error(ErrorCode.RequestHeaderSectionTooLarge);
        int received = socket.Receive(_buffer, _end, Limit - _end, SocketFlags.None);
        _end += received;
        return received > 0;
    }
}
