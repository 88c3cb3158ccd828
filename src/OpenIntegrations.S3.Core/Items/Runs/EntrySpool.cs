using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>
/// Keeps entries until they are wanted, in their order: some in memory, and more than that in a temporary file that nobody else can read.
/// Of each it keeps what a deletion needs: where it is, of what kind, and how large.
/// </summary>
/// <param name="most">How many are kept in memory.</param>
internal sealed class EntrySpool(int most = EntrySpool.UsualMost) : IDisposable
{
    private const int UsualMost = 10_000;
    private const long Unknown = -1;
    private const int BufferSize = 64 * 1024;

    // Names are kept as they are: a sign that a file cannot hold must not become another one.
    private static readonly Encoding s_exact = new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);

    private readonly List<Entry> _first = [];
    private FileStream? _file;
    private BinaryWriter? _writer;

    public long Count { get; private set; }

    /// <summary>The bytes of all together, as far as they are known.</summary>
    public long Bytes { get; private set; }

    /// <summary>The temporary file; null while there is none.</summary>
    internal string? File => _file?.Name;

    /// <exception cref="IOException">There is no room for a temporary file.</exception>
    public void Add(Entry entry)
    {
        Count++;
        Bytes += entry.Size ?? 0;
        if (_first.Count < most)
        {
            _first.Add(entry);
            return;
        }
        _writer ??= new BinaryWriter(_file = Temporary(), s_exact, leaveOpen: true);
        _writer.Write(entry.Path);
        _writer.Write((byte)entry.Kind);
        _writer.Write(entry.Size ?? Unknown);
    }

    /// <summary>All of them, from the first one. Nothing may be added meanwhile.</summary>
    public IEnumerable<Entry> Read()
    {
        foreach (Entry entry in _first) yield return entry;
        if (_file is null) yield break;
        _writer!.Flush();
        _file.Position = 0;
        using var reader = new BinaryReader(_file, s_exact, leaveOpen: true);
        for (long left = Count - _first.Count; left > 0; left--)
        {
            var entry = new Entry(reader.ReadString(), (EntryKind)reader.ReadByte());
            long size = reader.ReadInt64();
            yield return size == Unknown ? entry : entry with { Size = size };
        }
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _file?.Dispose();
    }

    // A name of the system's own is readable for its user alone.
    private static FileStream Temporary() => new(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, BufferSize,
        FileOptions.DeleteOnClose);
}
