using System.Threading;

namespace OpenIntegrations.S3.Client;

/// <summary>Counts what this process asked a store to change, so that who remembers what is there knows when to ask again.</summary>
public sealed class StoreChanges
{
    private long _count;

    /// <summary>How many requests there were that may have changed something.</summary>
    public long Count => Interlocked.Read(ref _count);

    internal void Add() => Interlocked.Increment(ref _count);
}
