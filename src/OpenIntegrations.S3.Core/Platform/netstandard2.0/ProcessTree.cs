using System.Diagnostics;

namespace OpenIntegrations.S3.CredentialKinds;

/// <summary>A process. This platform does not tell which others it started.</summary>
internal static class ProcessTree
{
    public static void Kill(Process process) => process.Kill();
}
