using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace OpenIntegrations.Http;

/// <summary>A file that several writers fill at their own offsets. It has a temporary name until it is complete.</summary>
public sealed class FileWriter : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly string _path;
    private readonly string _temporary;

    public FileWriter(string path)
    {
        _path = path;
        _temporary = TemporaryName.For(path);
        _handle = File.OpenHandle(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    public void Write(byte[] buffer, int count, long fileOffset) => RandomAccess.Write(_handle, buffer.AsSpan(0, count), fileOffset);

    /// <summary>Puts the file in its place, over one that is there.</summary>
    public void Commit()
    {
        _handle.Dispose();
        File.Move(_temporary, _path, overwrite: true);
    }

    public void Dispose()
    {
        _handle.Dispose();
        File.Delete(_temporary);
    }
}
