using System;
using System.IO;

namespace OpenIntegrations.Http.Files;

/// <summary>A file that several readers read at their own offsets.</summary>
public sealed class FileReader : IDisposable
{
    private readonly RandomFile _file;

    public FileReader(string path)
    {
        _file = new RandomFile(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            State = FileState.Of(path) with { Length = _file.Length };
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public string Path => State.Path;

    /// <summary>Its bytes when it was opened.</summary>
    public long Length => State.Length;

    /// <summary>When it was last changed, in UTC, when it was opened.</summary>
    public DateTime Modified => State.Modified;

    internal FileState State { get; }

    public int Read(byte[] buffer, int index, int count, long fileOffset) => _file.Read(buffer, index, count, fileOffset);

    /// <summary>Makes sure that the file is still as it was when it was opened: the same one, of the same length and time.</summary>
    /// <exception cref="IOException">It was written or replaced meanwhile.</exception>
    public void CheckUnchanged()
    {
        State.Check();
        if (_file.Length != Length) throw FileChange.Error(Path);
    }

    public void Dispose() => _file.Dispose();
}
