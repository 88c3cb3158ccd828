using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace OpenIntegrations.Http;

/// <summary>A file that several readers read at their own offsets.</summary>
public sealed class FileReader : IDisposable
{
    private readonly SafeFileHandle _handle;

    public FileReader(string path)
    {
        Path = path;
        _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Length = RandomAccess.GetLength(_handle);
    }

    public string Path { get; }

    public long Length { get; }

    public int Read(byte[] buffer, int index, int count, long fileOffset) => RandomAccess.Read(_handle, buffer.AsSpan(index, count), fileOffset);

    public void Dispose() => _handle.Dispose();
}
