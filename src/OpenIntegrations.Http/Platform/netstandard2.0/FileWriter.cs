using System;
using System.IO;

namespace OpenIntegrations.Http;

/// <summary>A file that several writers fill at their own offsets. It has a temporary name until it is complete.</summary>
public sealed class FileWriter : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _path;
    private readonly string _temporary;

    public FileWriter(string path)
    {
        _path = path;
        _temporary = TemporaryName.For(path);
        _stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096);
    }

    public void Write(byte[] buffer, int count, long fileOffset)
    {
        lock (_stream)
        {
            _stream.Position = fileOffset;
            _stream.Write(buffer, 0, count);
        }
    }

    /// <summary>Puts the file in its place, over one that is there.</summary>
    public void Commit()
    {
        _stream.Dispose();
        if (File.Exists(_path)) File.Replace(_temporary, _path, null);
        else File.Move(_temporary, _path);
    }

    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(_temporary);
    }
}
