using System;
using System.Collections.Generic;
using System.IO;
using OpenIntegrations.S3.Items.Names;

namespace OpenIntegrations.S3.Items.Removals;

/// <summary>
/// What is to be done when somebody was asked, kept in its order: some of it in memory, and more in a temporary file that nobody else can
/// read. What a question needs is known at any time.
/// </summary>
/// <typeparam name="T">What is kept.</typeparam>
public abstract class AskedList<T> : IDisposable
{
    private readonly Spool<T> _items;
    private Places _places = new();

    private protected AskedList(Action<BinaryWriter, T> write, Func<BinaryReader, T> read) => _items = new Spool<T>(write, read);

    /// <summary>How many are kept in memory.</summary>
    internal int MostInMemory
    {
        init => _items.Most = value;
    }

    public long Count => _items.Count;

    public IEnumerable<string> Buckets => _places.Buckets;

    /// <summary>The folders that have all of what is destroyed, as addresses.</summary>
    public IEnumerable<string> Places => _places.Common();

    /// <exception cref="IOException">There is no room for a temporary file.</exception>
    public virtual void Add(T item)
    {
        _items.Add(item);
        if (Destroys(item) is var (bucket, key)) _places.Add(bucket, key);
    }

    /// <summary>All of it, from the first one. Nothing may be added meanwhile.</summary>
    public IEnumerable<T> All() => _items.Read();

    /// <summary>Forgets all of it, and is ready for more.</summary>
    public virtual void Clear()
    {
        _items.Clear();
        _places = new Places();
    }

    public void Dispose()
    {
        _items.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>What an item destroys; null for nothing.</summary>
    private protected abstract (string Bucket, string Key)? Destroys(T item);
}
