using System;
using System.IO;
using OpenIntegrations.S3.Local.Errors;

namespace OpenIntegrations.S3.Local.Storage;

/// <summary>A file that is being written under a temporary name. Unless it is given its name and settled it is gone in the end.</summary>
internal sealed class Draft : IDisposable
{
    private readonly FileStream _stream;
    private readonly Action _ended;
    private string? _path;
    private bool _isNamed;

    /// <param name="folder">Where the file will be.</param>
    /// <param name="name">What no file was called before.</param>
    /// <param name="gone">What to say when the folder is not there any more.</param>
    /// <param name="ended">Told when the file is settled or gone.</param>
    public Draft(string folder, string name, ErrorCode gone, Action? ended = null)
    {
        _ended = ended ?? (static () => { });
        _path = Path.Combine(folder, name + FolderLayout.Temporary);
        try
        {
            _stream = new FileStream(_path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        }
        catch (DirectoryNotFoundException)
        {
            throw new S3Error(gone);
        }
    }

    public Stream Stream => _stream;

    /// <summary>An empty one is not kept: nothing needs no file.</summary>
    public bool IsEmpty => _stream.Length == 0;

    /// <summary>Gives the file its name, for as long as it is not settled.</summary>
    /// <returns>The file, or none when it is empty.</returns>
    public DataFile[] Keep(string path)
    {
        if (IsEmpty) return [];
        long length = _stream.Length;
        _stream.Dispose();
        Files.MoveOver(_path!, path);
        (_path, _isNamed) = (path, true);
        return [new DataFile(path, length)];
    }

    /// <summary>Somebody else answers for the file from now on, if it has a name.</summary>
    public void Settle()
    {
        if (_isNamed) _path = null;
    }

    public void Dispose()
    {
        _stream.Dispose();
        // The folder may be gone with its bucket.
        if (_path is not null) Eraser.TryErase(_path);
        _path = null;
        _ended();
    }
}
