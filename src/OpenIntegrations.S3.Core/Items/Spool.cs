using System;
using System.Collections.Generic;
using System.IO;

namespace OpenIntegrations.S3.Items;

/// <summary>
/// Keeps things until they are wanted, in their order: some in memory, and more than that in a temporary file that nobody else can read.
/// </summary>
/// <param name="write">Writes one.</param>
/// <param name="read">Reads one as it was written.</param>
/// <typeparam name="T">What is kept.</typeparam>
internal class Spool<T>(Action<BinaryWriter, T> write, Func<BinaryReader, T> read) : IDisposable
{
    private readonly List<T> _first = [];
    private FileStream? _file;
    private BinaryWriter? _writer;

    /// <summary>How many are kept in memory.</summary>
    public int Most { get; set; } = 10_000;

    public long Count { get; private set; }

    /// <summary>The temporary file; null while there is none.</summary>
    internal string? File => _file?.Name;

    /// <exception cref="IOException">There is no room for a temporary file.</exception>
    public virtual void Add(T item)
    {
        Count++;
        if (_first.Count < Most)
        {
            _first.Add(item);
            return;
        }
        _writer ??= EntryRecord.Writer(_file = TemporaryFile.Open());
        write(_writer, item);
    }

    /// <summary>All of them, from the first one. Nothing may be added meanwhile.</summary>
    public IEnumerable<T> Read()
    {
        foreach (T item in _first) yield return item;
        if (_file is null) yield break;
        _writer!.Flush();
        _file.Position = 0;
        using BinaryReader reader = EntryRecord.Reader(_file);
        for (long left = Count - _first.Count; left > 0; left--) yield return read(reader);
    }

    /// <summary>Forgets them all, and is ready for others.</summary>
    public void Clear()
    {
        Dispose();
        _first.Clear();
        Count = 0;
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _file?.Dispose();
        (_writer, _file) = (null, null);
    }
}
