using OpenIntegrations.Hosting.Answers;
using OpenIntegrations.Hosting.Connection;

namespace OpenIntegrations.S3.Pipeline;

/// <summary>The hosting provider that this PowerShell process is connected to.</summary>
internal static class HostingSession
{
    /// <exception cref="HostingException">There is none.</exception>
    public static HostingClient Client =>
        Current ?? throw new HostingException("Hosting", HostingFaultKind.NotConnected,
            "There is no connection to a hosting provider. Connect-S3Hosting makes one.");

    public static HostingClient? Current { get; set; }
}
