using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Client;
using OpenIntegrations.Http.Files;

namespace OpenIntegrations.S3.Local.Wire;

/// <summary>What goes out on a connection. Head and body share a buffer, so that a small answer is one packet.</summary>
internal sealed class AnswerWriter(Socket socket) : IDisposable
{
    private static readonly byte[] s_continue = Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n");
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(RequestBody.BufferSize);
    private int _filled;
    private bool _isBroken;
    private bool _isOverfull;

    public void WriteContinue()
    {
        Write(s_continue, 0, s_continue.Length);
        Flush();
    }

    public void Write(Answer answer, bool withoutBody, bool keepsAlive)
    {
        WriteHead(answer, keepsAlive);
        if (!withoutBody && answer.Status is not (204 or 304)) answer.Content?.WriteTo(this);
        Flush();
    }

    /// <summary>Sends the head of an answer without its end, or with the first half of what the content fills the buffer with.</summary>
    public void WriteBeginning(Answer answer, bool withoutBody)
    {
        WriteHead(answer, keepsAlive: false);
        int head = _filled;
        if (!withoutBody && answer.Content is { Length: > 1 } content)
        {
            _isBroken = true;
            content.WriteTo(this);
        }
        _isBroken = false;
        _filled = _isOverfull ? _buffer.Length / 2 : _filled > head ? head + ((_filled - head) / 2) : head - 1;
        Flush();
    }

    public void Write(byte[] bytes, int offset, int count)
    {
        while (count > 0)
        {
            if (_filled == _buffer.Length) Flush();
            int taken = Math.Min(count, _buffer.Length - _filled);
            Buffer.BlockCopy(bytes, offset, _buffer, _filled, taken);
            (_filled, offset, count) = (_filled + taken, offset + taken, count - taken);
        }
    }

    /// <summary>Sends a piece of a file through the buffer.</summary>
    public void Write(FileReader file, long offset, long length)
    {
        for (long end = offset + length; offset < end;)
        {
            if (_filled == _buffer.Length) Flush();
            int read = file.Read(_buffer, _filled, (int)Math.Min(_buffer.Length - _filled, end - offset), offset);
            if (read == 0) throw new IOException($"'{file.Path}' is shorter than it was.");
            (_filled, offset) = (_filled + read, offset + read);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void WriteHeader(string name, string value)
    {
        Write(name);
        Write(": ");
        Write(OneLine(value));
        Write("\r\n");
    }

    /// <summary>Values come from links and forms too, where a line end may hide: it must not begin another header.</summary>
    private static string OneLine(string value)
    {
        foreach (char c in value)
        {
            if (char.IsControl(c)) return new string([.. value.Select(static c => char.IsControl(c) ? ' ' : c)]);
        }
        return value;
    }

    private void Write(string text)
    {
        if (_buffer.Length - _filled >= Encoding.UTF8.GetMaxByteCount(text.Length))
            _filled += Encoding.UTF8.GetBytes(text, 0, text.Length, _buffer, _filled);
        else Write(Encoding.UTF8.GetBytes(text), 0, Encoding.UTF8.GetByteCount(text));
    }

    private void WriteHead(Answer answer, bool keepsAlive)
    {
        Write("HTTP/1.1 " + answer.Status.ToString(CultureInfo.InvariantCulture) + " " + ReasonPhrase.Of(answer.Status) + "\r\n");
        foreach (var (name, value) in answer.Headers) WriteHeader(name, value);
        if (answer.Status is not (204 or 304))
            WriteHeader("Content-Length", (answer.Content?.Length ?? 0).ToString(CultureInfo.InvariantCulture));
        if (!keepsAlive) WriteHeader("Connection", "close");
        Write("\r\n");
    }

    private void Flush()
    {
        // A full buffer of an answer that is to be broken off is thrown away but for its beginning, which is sent in the end.
        if (_isBroken)
        {
            (_isOverfull, _filled) = (true, _buffer.Length / 2);
            return;
        }
        for (int sent = 0; sent < _filled;) sent += socket.Send(_buffer, sent, _filled - sent, SocketFlags.None);
        _filled = 0;
    }
}
