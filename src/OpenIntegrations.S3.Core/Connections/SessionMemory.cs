using System.Collections.Concurrent;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Connections;

/// <summary>
/// Owns what is remembered between connections. A program that wants two of its connections to know nothing of each other gives each a
/// memory of its own.
/// </summary>
public sealed class SessionMemory
{
    private readonly ConcurrentDictionary<object, StoreMemory> _stores = new();

    /// <summary>The memory of those who say nothing else.</summary>
    public static SessionMemory OfProcess { get; } = new();

    /// <summary>What sources of credentials gave. It does not matter to them whose connection asks.</summary>
    public CredentialMemory Credentials { get; } = new();

    /// <summary>
    /// The memory of a store. Another way to it, through a proxy or with other authorities, may end at another store of the same name.
    /// </summary>
    internal StoreMemory Of(S3Connection connection) =>
        _stores.GetOrAdd((connection.Endpoint, connection.Region, connection.Transport, connection.Provider),
            static _ => new StoreMemory());
}
