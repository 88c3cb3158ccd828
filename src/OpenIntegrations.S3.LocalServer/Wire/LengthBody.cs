using System;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Wire;

/// <summary>A body of which the head said the length.</summary>
internal sealed class LengthBody(SocketReader reader, long length) : IncomingBody
{
    private long _rest = length;

    public override long? Rest => _rest;

    protected override int ReadBody(byte[] buffer, int offset, int count)
    {
        if (_rest == 0) return 0;
        int read = reader.Read(buffer, offset, (int)Math.Min(count, _rest));
        if (read == 0) throw new S3Error(ErrorCode.IncompleteBody);
        _rest -= read;
        return read;
    }
}
