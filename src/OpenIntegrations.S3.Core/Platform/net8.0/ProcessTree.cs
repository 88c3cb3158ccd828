using System.Diagnostics;

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>A process and those that it started.</summary>
internal static class ProcessTree
{
    public static void Kill(Process process) => process.Kill(entireProcessTree: true);
}
