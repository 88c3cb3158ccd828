using System;
using System.Management.Automation;

namespace OpenIntegrations.S3.Drive.Crossing;

/// <summary>Whose a path is: the file system's, a drive's, or another provider's.</summary>
internal static class PathProvider
{
    public static bool IsDrive(ProviderInfo? provider) => provider?.ImplementingType == typeof(S3Provider);

    public static bool IsFiles(ProviderInfo? provider) => provider?.Name == "FileSystem";

    /// <summary>The provider of a path as a function was given it; null where it is a wrong one, which PowerShell says.</summary>
    public static ProviderInfo? Of(PSCmdlet function, string path)
    {
        try
        {
            _ = function.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider;
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
