using System;
using System.IO;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>A small file, written under a temporary name. Unless it is given its name it is gone in the end.</summary>
internal sealed class NewFile : IDisposable
{
    private readonly string _path;
    private bool _kept;

    public NewFile(string path, byte[] content, bool durably)
    {
        _path = path;
        try
        {
            using var stream = new FileStream(Temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1);
            stream.Write(content, 0, content.Length);
            if (durably) stream.Flush(flushToDisk: true);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private string Temporary => _path + FolderLayout.Temporary;

    public void Commit()
    {
        Files.MoveOver(Temporary, _path);
        _kept = true;
    }

    public void Dispose()
    {
        if (!_kept) Eraser.TryErase(Temporary);
    }
}
