using System;
using System.IO;

namespace OpenIntegrations.S3.Local;

/// <summary>A file that is being written under a temporary name. Unless it is given its name it is gone in the end.</summary>
internal sealed class Draft : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;
    private bool _kept;

    /// <param name="folder">Where the file will be.</param>
    /// <param name="name">What no file was called before.</param>
    /// <param name="gone">What to say when the folder is not there any more.</param>
    public Draft(string folder, string name, ErrorCode gone)
    {
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

    /// <summary>Gives the file its name. An empty one is not kept: nothing needs no file.</summary>
    /// <returns>The file, or none.</returns>
    public DataFile[] Keep(string path)
    {
        long length = _stream.Length;
        _stream.Dispose();
        if (length == 0) return [];
        Files.MoveOver(_path, path);
        _kept = true;
        return [new DataFile(path, length)];
    }

    public void Dispose()
    {
        _stream.Dispose();
        // The folder may be gone with its bucket.
        if (!_kept && File.Exists(_path)) File.Delete(_path);
    }
}
