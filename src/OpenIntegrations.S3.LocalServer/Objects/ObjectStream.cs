using System;
using System.Collections.Generic;
using OpenIntegrations.Http.Files;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Values;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Objects;

/// <summary>A piece of an object as the source of a copy.</summary>
internal sealed class ObjectStream(ObjectData data, ByteRange range) : ReadOnlyStream
{
    private readonly Queue<(DataFile File, ByteRange Piece)> _pieces = new(data.Pieces(range));
    private FileReader? _reader;
    private long _offset;
    private long _end;

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_offset == _end)
        {
            if (_pieces.Count == 0) return 0;
            Open(_pieces.Dequeue());
        }
        int read = _reader!.Read(buffer, offset, (int)Math.Min(count, _end - _offset), _offset);
        if (read == 0) throw new System.IO.IOException($"'{_reader.Path}' is shorter than it was.");
        _offset += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _reader?.Dispose();
        base.Dispose(disposing);
    }

    private void Open((DataFile File, ByteRange Piece) next)
    {
        _reader?.Dispose();
        _reader = new FileReader(next.File.Path);
        (_offset, _end) = (next.Piece.Offset, next.Piece.Offset + next.Piece.Length);
    }
}
