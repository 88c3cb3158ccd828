using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using OpenIntegrations.S3.Local.Values;

namespace OpenIntegrations.S3.Local.Storage;

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
    private string? _tombstone;

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

    /// <param name="tombstone">The file that says that they are to be erased; it goes after them.</param>
    public void Delete(string tombstone)
    {
        lock (Files)
        {
            (_deleted, _tombstone) = (true, tombstone);
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
        foreach (DataFile file in Files) Eraser.TryErase(file.Path);
        if (folder is not null) Eraser.TryEraseUpload(folder);
        if (!Files.Any(f => File.Exists(f.Path))) Eraser.TryErase(_tombstone!);
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
