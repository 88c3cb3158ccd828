using System;
using System.IO;
using System.Text;

namespace OpenIntegrations.S3.Items;

/// <summary>An entry as bytes, for files that only this process reads. The error of what could not be read stays behind.</summary>
internal static class EntryRecord
{
    // Names are kept as they are: a sign that a file cannot hold must not become another one.
    private static readonly Encoding s_exact = new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);

    [Flags]
    private enum Facts : byte
    {
        None = 0,
        Size = 1,
        Time = 2,
        ETag = 4,
        Class = 8,
        Version = 16,
        Latest = 32,
    }

    public static BinaryWriter Writer(Stream stream) => new(stream, s_exact, leaveOpen: true);

    public static BinaryReader Reader(Stream stream) => new(stream, s_exact, leaveOpen: true);

    public static void Write(BinaryWriter writer, Entry entry)
    {
        writer.Write(entry.Path);
        writer.Write((byte)entry.Kind);
        writer.Write((byte)FactsOf(entry));
        if (entry.Size is { } size) writer.Write(size);
        if (entry.LastModified is { } time) writer.Write(time.ToBinary());
        if (entry.ETag is { } tag) writer.Write(tag);
        if (entry.StorageClass is { } storageClass) writer.Write(storageClass);
        if (entry.VersionId is { } version) writer.Write(version);
    }

    public static Entry Read(BinaryReader reader)
    {
        var entry = new Entry(reader.ReadString(), (EntryKind)reader.ReadByte());
        var facts = (Facts)reader.ReadByte();
        // Initializers run in the order in which they stand here, which is that of the bytes.
        return entry with
        {
            Size = Has(facts, Facts.Size) ? reader.ReadInt64() : null,
            LastModified = Has(facts, Facts.Time) ? DateTime.FromBinary(reader.ReadInt64()) : null,
            ETag = Has(facts, Facts.ETag) ? reader.ReadString() : null,
            StorageClass = Has(facts, Facts.Class) ? reader.ReadString() : null,
            VersionId = Has(facts, Facts.Version) ? reader.ReadString() : null,
            IsLatest = Has(facts, Facts.Latest),
        };
    }

    private static Facts FactsOf(Entry entry) => (entry.Size is null ? 0 : Facts.Size) | (entry.LastModified is null ? 0 : Facts.Time)
        | (entry.ETag is null ? 0 : Facts.ETag) | (entry.StorageClass is null ? 0 : Facts.Class)
        | (entry.VersionId is null ? 0 : Facts.Version) | (entry.IsLatest ? Facts.Latest : 0);

    private static bool Has(Facts facts, Facts one) => (facts & one) != 0;
}
