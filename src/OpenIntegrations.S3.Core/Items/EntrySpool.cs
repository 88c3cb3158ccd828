namespace OpenIntegrations.S3.Items;

/// <summary>Keeps entries until they are wanted.</summary>
/// <param name="most">How many are kept in memory.</param>
internal sealed class EntrySpool(int most = EntrySpool.UsualMost) : Spool<Entry>(EntryRecord.Write, EntryRecord.Read, most)
{
    private const int UsualMost = 10_000;

    /// <summary>The bytes of all together, as far as they are known.</summary>
    public long Bytes { get; private set; }

    /// <inheritdoc/>
    public override void Add(Entry item)
    {
        Bytes = ByteSize.Plus(Bytes, item.Size);
        base.Add(item);
    }
}
