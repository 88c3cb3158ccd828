using System.IO;
using System.Linq;
using OpenIntegrations.S3.Items.Removals;

namespace OpenIntegrations.S3.Items.Restoring;

/// <summary>The steps that bring things back. What they destroy are objects that did not exist at the time that comes back.</summary>
public sealed class RestoreList() : AskedList<RestoreStep>(Write, Read)
{
    /// <summary>How many objects are deleted.</summary>
    public long Deletions { get; private set; }

    /// <summary>Their bytes, as far as they are known.</summary>
    public long Bytes { get; private set; }

    /// <inheritdoc/>
    public override void Add(RestoreStep item)
    {
        base.Add(item);
        if (item.Kind != RestoreKind.Delete) return;
        Deletions++;
        Bytes = ByteSize.Plus(Bytes, item.Key.Entry.Size);
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        (Deletions, Bytes) = (0, 0);
    }

    private protected override (string Bucket, string Key)? Destroys(RestoreStep item) =>
        item.Kind == RestoreKind.Delete ? (item.Key.Bucket, item.Key.Key!) : null;

    private static void Write(BinaryWriter writer, RestoreStep item)
    {
        writer.Write(item.Key.Bucket);
        writer.Write(item.Key.Folder!);
        EntryRecord.Write(writer, item.Key.Entry);
        writer.Write((byte)item.Kind);
        writer.Write(item.Version is not null);
        if (item.Version is { } version) EntryRecord.Write(writer, version);
        writer.Write(item.Markers.Count);
        foreach (string? marker in item.Markers) writer.Write(marker ?? "");
    }

    private static RestoreStep Read(BinaryReader reader)
    {
        var key = new Found(reader.ReadString(), reader.ReadString(), EntryRecord.Read(reader));
        var kind = (RestoreKind)reader.ReadByte();
        Entry? version = reader.ReadBoolean() ? EntryRecord.Read(reader) : null;
        var markers = new string?[reader.ReadInt32()];
        for (int i = 0; i < markers.Length; i++) markers[i] = reader.ReadString() is { Length: > 0 } marker ? marker : null;
        return new RestoreStep(key, kind, version, markers);
    }
}
