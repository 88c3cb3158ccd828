using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using OpenIntegrations.S3.Pipeline.Pumping;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>
/// Ends what is under way when the process is told to end (SIGTERM, SIGHUP): as Ctrl+C does, so that uploads are given up and files that
/// are not complete are removed. Then the process ends as it would have.
/// </summary>
internal static class Shutdown
{
    private static readonly ConcurrentDictionary<Pump, bool> s_pumps = new();

    // Held for as long as the process lives.
    private static readonly PosixSignalRegistration[] s_signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, static _ => End()),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, static _ => End()),
    ];

    /// <summary>Has a pump stopped when the process ends.</summary>
    public static void Watch(Pump pump) => s_pumps[pump] = s_signals.Length > 0;

    public static void Forget(Pump pump) => s_pumps.TryRemove(pump, out _);

    private static void End()
    {
        Pump[] pumps = s_pumps.Keys.ToArray();
        foreach (Pump pump in pumps) pump.Stop();
        SpinWait.SpinUntil(() => pumps.All(p => p.IsIdle), Pump.Patience);
    }
}
