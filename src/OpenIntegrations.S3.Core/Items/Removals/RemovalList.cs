using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace OpenIntegrations.S3.Items.Removals;

/// <summary>The items that are to be deleted.</summary>
public sealed class RemovalList() : AskedList<Found>(Write, Read)
{
    /// <summary>The bytes of all together, as far as they are known.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the bytes of some are not known.</summary>
    public bool IsAtLeast { get; private set; }

    /// <summary>Whether some are versions, which go for good.</summary>
    public bool HasVersions { get; private set; }

    /// <inheritdoc/>
    public override void Add(Found item)
    {
        base.Add(item);
        Bytes = ByteSize.Plus(Bytes, item.Entry.Size);
        IsAtLeast |= item.Entry is { Size: null, Kind: not EntryKind.DeleteMarker };
        HasVersions |= item.Entry.VersionId is not null;
    }

    /// <summary>All of it, for who takes what comes in time.</summary>
    public async IAsyncEnumerable<Found> AllAsync()
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (Found item in All()) yield return item;
    }

    /// <summary>The same in batches, each of one bucket.</summary>
    /// <param name="size">How many are in a batch, at most.</param>
    public IEnumerable<List<Found>> Batches(int size)
    {
        var batch = new List<Found>();
        foreach (Found item in All())
        {
            if (batch.Count == size || (batch.Count > 0 && batch[0].Bucket != item.Bucket))
            {
                yield return batch;
                batch = [];
            }
            batch.Add(item);
        }
        if (batch.Count > 0) yield return batch;
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        base.Clear();
        (Bytes, IsAtLeast, HasVersions) = (0, false, false);
    }

    private protected override (string Bucket, string Key)? Destroys(Found item) => (item.Bucket, item.Key!);

    private static void Write(BinaryWriter writer, Found item)
    {
        writer.Write(item.Bucket);
        writer.Write(item.Folder!);
        EntryRecord.Write(writer, item.Entry);
    }

    private static Found Read(BinaryReader reader) => new(reader.ReadString(), reader.ReadString(), EntryRecord.Read(reader));
}
