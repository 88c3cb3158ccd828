using System;
using System.Collections.Concurrent;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.S3.Client;

/// <summary>What was learnt of a store: where its buckets are, what it knows, how it is doing.</summary>
internal sealed class StoreState
{
    public RegionMemory Regions { get; } = new();

    /// <summary>The sub-resources that the store has proved to know.</summary>
    public ConcurrentDictionary<(string SubResource, bool OfObject), bool> Known { get; } = new();

    public RetryBudget Budget { get; } = new();

    /// <summary>How far the store's clock is ahead of this machine's, where that matters.</summary>
    public TimeSpan ClockOffset { get; set; }
}
