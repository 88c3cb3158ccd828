using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using OpenIntegrations.S3.Items.Names;

namespace OpenIntegrations.S3.Items.Removals;

/// <summary>
/// What is to be deleted, kept in its order until somebody was asked: some of it in memory, and more in a temporary file that nobody else
/// can read. What a question needs is known at any time.
/// </summary>
public sealed class RemovalList : IDisposable
{
    private const int MostInMemory = 10_000;

    private readonly Spool<Found> _items;
    private Places _places = new();

    public RemovalList()
        : this(MostInMemory)
    {
    }

    internal RemovalList(int mostInMemory) => _items = new Spool<Found>(Write, Read, mostInMemory);

    public long Count => _items.Count;

    /// <summary>The bytes of all together, as far as they are known.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the bytes of some are not known.</summary>
    public bool IsAtLeast { get; private set; }

    /// <summary>Whether some are versions, which go for good.</summary>
    public bool HasVersions { get; private set; }

    public IEnumerable<string> Buckets => _places.Buckets;

    /// <summary>The folders that have all of it, as addresses.</summary>
    public IEnumerable<string> Places => _places.Common();

    /// <exception cref="IOException">There is no room for a temporary file.</exception>
    public void Add(Found item)
    {
        _items.Add(item);
        _places.Add(item.Bucket, item.Key!);
        Bytes = ByteSize.Plus(Bytes, item.Entry.Size);
        IsAtLeast |= item.Entry is { Size: null, Kind: not EntryKind.DeleteMarker };
        HasVersions |= item.Entry.VersionId is not null;
    }

    /// <summary>All of it, from the first one. Nothing may be added meanwhile.</summary>
    public IEnumerable<Found> All() => _items.Read();

    /// <summary>The same, for who takes what comes in time.</summary>
    public async IAsyncEnumerable<Found> AllAsync()
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (Found item in _items.Read()) yield return item;
    }

    /// <summary>The same in batches, each of one bucket.</summary>
    /// <param name="size">How many are in a batch, at most.</param>
    public IEnumerable<List<Found>> Batches(int size)
    {
        var batch = new List<Found>();
        foreach (Found item in _items.Read())
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

    /// <summary>Forgets all of it, and is ready for more.</summary>
    public void Clear()
    {
        _items.Clear();
        (_places, Bytes, IsAtLeast, HasVersions) = (new Places(), 0, false, false);
    }

    public void Dispose() => _items.Dispose();

    private static void Write(BinaryWriter writer, Found item)
    {
        writer.Write(item.Bucket);
        writer.Write(item.Folder!);
        EntryRecord.Write(writer, item.Entry);
    }

    private static Found Read(BinaryReader reader) => new(reader.ReadString(), reader.ReadString(), EntryRecord.Read(reader));
}
