using System;
using System.IO;

namespace OpenIntegrations.Http.Files;

/// <summary>A file that several readers read at their own offsets.</summary>
public sealed class FileReader : IDisposable
{
    private readonly RandomFile _file;

    public FileReader(string path)
    {
        Path = path;
        _file = new RandomFile(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Length = _file.Length;
        Modified = File.GetLastWriteTimeUtc(path);
    }

    public string Path { get; }

    /// <summary>Its bytes when it was opened.</summary>
    public long Length { get; }

    /// <summary>When it was last changed, in UTC, when it was opened.</summary>
    public DateTime Modified { get; }

    public int Read(byte[] buffer, int index, int count, long fileOffset) => _file.Read(buffer, index, count, fileOffset);

    /// <summary>Makes sure that the file is still as it was when it was opened: the same one, of the same length and time.</summary>
    /// <exception cref="IOException">It was written or replaced meanwhile.</exception>
    public void CheckUnchanged()
    {
        var now = new FileInfo(Path);
        if (!now.Exists || now.Length != Length || _file.Length != Length || now.LastWriteTimeUtc != Modified)
            throw new IOException($"'{Path}' was changed while it was read. What was sent of it is of two states.");
    }

    public void Dispose() => _file.Dispose();
}
