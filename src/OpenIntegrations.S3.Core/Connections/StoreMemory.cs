using System;
using System.Collections.Concurrent;

namespace OpenIntegrations.S3.Connections;

/// <summary>
/// What was learnt of a store while it was used: the regions of its buckets, the sub-resources it knows. Each kind of memory is a class of
/// its own, made when it is first asked for; all connections to the same store in the same <see cref="SessionMemory"/> share it.
/// </summary>
public sealed class StoreMemory
{
    private readonly ConcurrentDictionary<Type, object> _kinds = new();

    /// <summary>The memory of a kind.</summary>
    public T Of<T>() where T : class, new() => (T)_kinds.GetOrAdd(typeof(T), static _ => new T());
}
