using System;
using System.Globalization;
using System.Text;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Wire;

/// <summary>A body in the chunks of HTTP (RFC 9112, section 7.1); not to be mixed up with those of S3, which may lie within.</summary>
internal sealed class ChunkedBody(SocketReader reader) : IncomingBody
{
    private long _chunk;
    private bool _started;
    private bool _ended;

    public override long? Rest => _ended ? 0 : null;

    protected override int ReadBody(byte[] buffer, int offset, int count)
    {
        if (_chunk == 0 && !_ended) NextChunk();
        if (_ended) return 0;
        int read = reader.Read(buffer, offset, (int)Math.Min(count, _chunk));
        if (read == 0) throw new S3Error(ErrorCode.IncompleteBody);
        _chunk -= read;
        return read;
    }

    private void NextChunk()
    {
        if (_started && Line().Length > 0) throw new S3Error(ErrorCode.BadRequest, "A chunk is longer than it said.");
        _started = true;
        string size = Line().Split(';')[0].Trim();
        if (size.Length == 0 || !long.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _chunk)
            || _chunk < 0)
            throw new S3Error(ErrorCode.BadRequest, "A chunk does not say its size.");
        if (_chunk == 0) SkipTrailer();
    }

    private void SkipTrailer()
    {
        for (int i = 0; Line().Length > 0; i++)
        {
            if (i == HttpLimits.Trailers) throw new S3Error(ErrorCode.BadRequest, "The trailer does not end.");
        }
        _ended = true;
    }

    private string Line() => reader.ReadLine() is { } line
        ? Encoding.ASCII.GetString(line.Array!, line.Offset, line.Count)
        : throw new S3Error(ErrorCode.IncompleteBody);
}
