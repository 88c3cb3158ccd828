namespace OpenIntegrations.S3.Items;

/// <summary>Keeps entries until they are wanted.</summary>
internal sealed class EntrySpool() : Spool<Entry>(EntryRecord.Write, EntryRecord.Read)
{
    /// <summary>The bytes of all together, as far as they are known.</summary>
    public long Bytes { get; private set; }

    /// <inheritdoc/>
    public override void Add(Entry item)
    {
        Bytes = ByteSize.Plus(Bytes, item.Size);
        base.Add(item);
    }
}
