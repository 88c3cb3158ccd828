using System;
using System.Collections.Generic;
using System.IO;

namespace OpenIntegrations.S3.Local;

/// <summary>
/// The bytes of a version. Who reads them holds a lease; bytes of a deleted version go when the last lease ends, so that
/// a reader finishes what it began, also where open files cannot be deleted.
/// </summary>
/// <param name="files">In the order of the bytes.</param>
/// <param name="folder">The folder that goes with them; null when it holds others' files too.</param>
internal sealed class ObjectData(IReadOnlyList<DataFile> files, string? folder = null)
{
    private int _leases;
    private bool _deleted;

    public static ObjectData Empty => new([]);

    public IReadOnlyList<DataFile> Files { get; } = files;

    /// <summary>Where a range lies in the files.</summary>
    public IEnumerable<(DataFile File, ByteRange Piece)> Pieces(ByteRange range)
    {
        long start = 0;
        foreach (DataFile file in Files)
        {
            long from = Math.Max(range.Offset, start);
            long to = Math.Min(range.Offset + range.Length, start + file.Length);
            if (from < to) yield return (file, new(from - start, to - from));
            start += file.Length;
        }
    }

    /// <summary>To be called where the version cannot be deleted meanwhile.</summary>
    public IDisposable Lease()
    {
        lock (Files) _leases++;
        return new Ending(this);
    }

    public void Delete()
    {
        lock (Files)
        {
            _deleted = true;
            if (_leases > 0) return;
        }
        DeleteFiles();
    }

    private void End()
    {
        lock (Files)
        {
            if (--_leases > 0 || !_deleted) return;
        }
        DeleteFiles();
    }

    private void DeleteFiles()
    {
        foreach (DataFile file in Files) File.Delete(file.Path);
        if (folder is not null && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private sealed class Ending(ObjectData data) : IDisposable
    {
        private ObjectData? _data = data;

        public void Dispose()
        {
            _data?.End();
            _data = null;
        }
    }
}
