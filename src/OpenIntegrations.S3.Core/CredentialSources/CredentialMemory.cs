using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>Keeps what sources of credentials gave, so that connections with the same source fetch once.</summary>
public sealed class CredentialMemory
{
    private readonly ConcurrentDictionary<string, SharedCredentials> _named = new();
    private readonly ConditionalWeakTable<object, SharedCredentials> _owned = new();

    /// <param name="key">
    /// What makes two sources the same: a text, or an object that is one of its kind and takes its credentials with it when it goes.
    /// </param>
    internal SharedCredentials Of(object key) => key is string name
        ? _named.GetOrAdd(name, static _ => new SharedCredentials())
        : _owned.GetValue(key, static _ => new SharedCredentials());
}
