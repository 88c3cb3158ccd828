using System;
using System.IO;

namespace OpenIntegrations.Http.Files;

/// <summary>An open file that is read and written at any offset by several threads. A pipe takes what is written in turn.</summary>
internal sealed class RandomFile(string path, FileMode mode, FileAccess access, FileShare share) : IDisposable
{
    private readonly FileStream _stream = new(path, mode, access, share, 4096);

    public long Length => _stream.Length;

    public int Read(byte[] buffer, int index, int count, long fileOffset)
    {
        lock (_stream)
        {
            _stream.Position = fileOffset;
            return _stream.Read(buffer, index, count);
        }
    }

    public void Write(byte[] buffer, int count, long fileOffset)
    {
        lock (_stream)
        {
            if (_stream.CanSeek) _stream.Position = fileOffset;
            _stream.Write(buffer, 0, count);
        }
    }

    public void SetLength(long length) => _stream.SetLength(length);

    public void Dispose() => _stream.Dispose();
}
