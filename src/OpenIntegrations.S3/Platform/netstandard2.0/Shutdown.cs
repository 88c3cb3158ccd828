using OpenIntegrations.S3.Pipeline.Pumping;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>Windows PowerShell runs where processes are not told to end: they are ended.</summary>
internal static class Shutdown
{
    public static void Watch(Pump pump) => _ = pump;

    public static void Forget(Pump pump) => _ = pump;
}
