using System;

namespace OpenIntegrations.Http.Transport;

/// <summary>Random numbers from 0 to 1 for any thread.</summary>
internal static class Jitter
{
    private static readonly Random s_random = new();

    public static double Next()
    {
        lock (s_random) return s_random.NextDouble();
    }
}
