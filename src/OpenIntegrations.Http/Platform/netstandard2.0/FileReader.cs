using System;
using System.IO;

namespace OpenIntegrations.Http;

/// <summary>A file that several readers read at their own offsets.</summary>
public sealed class FileReader : IDisposable
{
    private readonly FileStream _stream;

    public FileReader(string path)
    {
        Path = path;
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096);
        Length = _stream.Length;
    }

    public string Path { get; }

    public long Length { get; }

    public int Read(byte[] buffer, int index, int count, long fileOffset)
    {
        lock (_stream)
        {
            _stream.Position = fileOffset;
            return _stream.Read(buffer, index, count);
        }
    }

    public void Dispose() => _stream.Dispose();
}
