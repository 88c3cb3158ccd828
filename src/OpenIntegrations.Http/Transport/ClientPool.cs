using System.Collections.Concurrent;
using System.Net.Http;
using System.Threading;

namespace OpenIntegrations.Http.Transport;

/// <summary>One HttpClient, and so one pool of connections, for each kind of connection settings in the process.</summary>
internal static class ClientPool
{
    private static readonly ConcurrentDictionary<TransportSettings, HttpClient> s_clients = new();

    public static HttpClient For(TransportSettings settings) =>
        s_clients.GetOrAdd(OfConnections(settings), static s => new HttpClient(new SchemeHandler(s))
    {
        // The watchdog knows better: it tells waiting from sending.
        Timeout = Timeout.InfiniteTimeSpan,
    });

    // What concerns single requests only does not need connections of its own.
    private static TransportSettings OfConnections(TransportSettings settings) =>
        settings with { FirstByteTimeout = default, IdleTimeout = default, DocumentTimeout = default, UserAgent = "" };
}
