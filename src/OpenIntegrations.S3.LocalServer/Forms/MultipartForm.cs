using System;
using System.Buffers;
using System.IO;
using System.Text;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Forms;

/// <summary>
/// A body of <c>multipart/form-data</c> (RFC 7578), read one part after the other. As a stream it is the present part: it ends where
/// the next boundary begins.
/// </summary>
internal sealed class MultipartForm : ReadOnlyStream
{
    private const int BufferSize = 128 * 1024;
    private const int HeadLimit = 8 * 1024;
    private readonly Stream _body;
    private readonly byte[] _delimiter;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;
    private bool _bodyEnded;

    public MultipartForm(Stream body, string boundary)
    {
        (_body, _delimiter) = (body, Encoding.UTF8.GetBytes("\r\n--" + boundary));
        // The first boundary may stand at the very beginning: it is then found like the others.
        (_buffer[0], _buffer[1], _end) = ((byte)'\r', (byte)'\n', 2);
    }

    /// <summary>Goes to the next part, past what is left of this one.</summary>
    /// <returns>Its headers; null after the last part.</returns>
    public string? NextPart()
    {
        while (Available() is var (count, found) && !found) _start += count;
        _start += DelimiterAt() - _start + _delimiter.Length;
        string rest = ReadLine();
        if (rest.StartsWith("--", StringComparison.Ordinal)) return null;
        var head = new StringBuilder();
        for (string line = ReadLine(); line.Length > 0; line = ReadLine())
        {
            if (head.Append(line).Append('\n').Length > HeadLimit) throw new S3Error(ErrorCode.MalformedPOSTRequest);
        }
        return head.ToString();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var (available, _) = Available();
        int taken = Math.Min(count, available);
        Buffer.BlockCopy(_buffer, _start, buffer, offset, taken);
        _start += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) ArrayPool<byte>.Shared.Return(_buffer);
        base.Dispose(disposing);
    }

    /// <summary>How many bytes at hand surely belong to the present part, and whether its end is behind them.</summary>
    private (int Count, bool EndFound) Available()
    {
        while (true)
        {
            int at = DelimiterAt();
            if (at >= 0) return (at - _start, true);
            int sure = _end - _start - _delimiter.Length + 1;
            if (sure > 0) return (sure, false);
            if (!Fill()) throw new S3Error(ErrorCode.MalformedPOSTRequest);
        }
    }

    private int DelimiterAt()
    {
        int at = _buffer.AsSpan(_start, _end - _start).IndexOf(_delimiter);
        return at < 0 ? -1 : _start + at;
    }

    private string ReadLine()
    {
        while (true)
        {
            int at = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (at >= 0)
            {
                string line = Encoding.UTF8.GetString(_buffer, _start, at).TrimEnd('\r');
                _start += at + 1;
                return line;
            }
            // The last boundary need not be followed by a line end.
            if (_end - _start > HeadLimit) throw new S3Error(ErrorCode.MalformedPOSTRequest);
            if (Fill()) continue;
            string last = Encoding.UTF8.GetString(_buffer, _start, _end - _start);
            _start = _end;
            return last.Length > 0 ? last : throw new S3Error(ErrorCode.MalformedPOSTRequest);
        }
    }

    private bool Fill()
    {
        if (_bodyEnded) return false;
        Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
        (_start, _end) = (0, _end - _start);
        int read = _body.Read(_buffer, _end, BufferSize - _end);
        _end += read;
        _bodyEnded = read == 0;
        return read > 0;
    }
}
