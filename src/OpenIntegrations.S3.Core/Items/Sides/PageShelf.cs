using System;
using System.Collections.Generic;
using System.IO;

namespace OpenIntegrations.S3.Items.Sides;

/// <summary>
/// Keeps pages that were read before their turn: some in memory, and more in a temporary file that nobody else can read. Safe for several
/// threads.
/// </summary>
/// <param name="most">How many entries are kept in memory.</param>
internal sealed class PageShelf(int most = 32_000) : IDisposable
{
    // What waits in the file beyond that is asked for when its turn comes nearer.
    private const long Roomy = 256L * 1024 * 1024;

    private readonly object _gate = new();
    private FileStream? _file;
    private long _end;
    private long _waiting;
    private int _inMemory;

    /// <summary>Whether so much waits in the file that there had better not be more.</summary>
    public bool IsFull
    {
        get
        {
            lock (_gate) return _waiting > Roomy;
        }
    }

    /// <summary>The temporary file; null while there is none.</summary>
    internal string? File => _file?.Name;

    /// <param name="page">The entries, of which those with errors are always kept in memory.</param>
    /// <param name="isNext">Whether they will be taken at once.</param>
    /// <exception cref="IOException">There is no room for a temporary file.</exception>
    public Shelved Put(List<Entry> page, bool isNext)
    {
        lock (_gate)
        {
            if (isNext || _inMemory + page.Count <= most || page.Exists(e => e.Error is not null))
            {
                _inMemory += page.Count;
                return new Shelved(page, 0, 0, page.Count);
            }
            byte[] bytes = Bytes(page);
            _file ??= TemporaryFile.Open();
            if (_waiting == 0) _end = 0;
            var shelved = new Shelved(null, _end, bytes.Length, page.Count);
            _file.Position = _end;
            _file.Write(bytes, 0, bytes.Length);
            (_end, _waiting) = (_end + bytes.Length, _waiting + bytes.Length);
            return shelved;
        }
    }

    /// <summary>Each can be taken once.</summary>
    public List<Entry> Take(Shelved shelved)
    {
        lock (_gate)
        {
            if (shelved.Entries is { } entries)
            {
                _inMemory -= entries.Count;
                return entries;
            }
            _file!.Position = shelved.At;
            var page = new List<Entry>(shelved.Count);
            using BinaryReader reader = EntryRecord.Reader(_file);
            while (page.Count < shelved.Count) page.Add(EntryRecord.Read(reader));
            _waiting -= shelved.Length;
            return page;
        }
    }

    public void Dispose() => _file?.Dispose();

    private static byte[] Bytes(List<Entry> page)
    {
        using var bytes = new MemoryStream();
        using (BinaryWriter writer = EntryRecord.Writer(bytes))
        {
            foreach (Entry entry in page) EntryRecord.Write(writer, entry);
        }
        return bytes.ToArray();
    }

    /// <summary>Where a page waits: here, or in the file.</summary>
    internal readonly record struct Shelved(List<Entry>? Entries, long At, int Length, int Count);
}
