using System;
using System.Diagnostics.CodeAnalysis;

namespace OpenIntegrations.Http.Transport;

/// <summary>Random numbers from 0 to 1 for any thread.</summary>
internal static class Jitter
{
    [SuppressMessage("Security", "CA5394", Justification = "It spreads waits and keeps no secret.")]
    public static double Next() => Random.Shared.NextDouble();
}
