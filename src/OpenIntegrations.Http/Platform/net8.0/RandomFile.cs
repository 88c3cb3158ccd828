using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace OpenIntegrations.Http.Files;

/// <summary>An open file that is read and written at any offset by several threads. A pipe takes what is written in turn.</summary>
internal sealed class RandomFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly FileStream _inTurn;

    public RandomFile(string path, FileMode mode, FileAccess access, FileShare share)
    {
        _handle = File.OpenHandle(path, mode, access, share);
        _inTurn = new FileStream(_handle, access, bufferSize: 0);
    }

    public long Length => RandomAccess.GetLength(_handle);

    public int Read(byte[] buffer, int index, int count, long fileOffset) =>
        RandomAccess.Read(_handle, buffer.AsSpan(index, count), fileOffset);

    public void Write(byte[] buffer, int count, long fileOffset)
    {
        if (_inTurn.CanSeek) RandomAccess.Write(_handle, buffer.AsSpan(0, count), fileOffset);
        else _inTurn.Write(buffer, 0, count);
    }

    public void SetLength(long length) => RandomAccess.SetLength(_handle, length);

    public void Dispose() => _inTurn.Dispose();
}
