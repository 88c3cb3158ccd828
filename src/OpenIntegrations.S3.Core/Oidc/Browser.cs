using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Oidc;

/// <summary>Opens the user's browser.</summary>
internal static class Browser
{
    /// <summary>Opens an address with the program that BROWSER names, else with what the platform opens addresses with.</summary>
    /// <returns>False when there is nothing to open it with.</returns>
    public static bool TryOpen(string url, Func<string, string?> environment)
    {
        ProcessStartInfo? start = environment("BROWSER") is { Length: > 0 } program
            ? Inherit(CommandLine.StartInfo([.. CommandLine.Split(program), url]))
            : HasDesktop(environment) ? new ProcessStartInfo(url) { UseShellExecute = true } : null;
        if (start is null) return false;
        try
        {
            using Process? process = Process.Start(start);
            return true;
        }
        catch (Exception e)
            when (e is Win32Exception or FileNotFoundException or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    // A browser that writes into a pipe nobody reads would be stopped by it.
    private static ProcessStartInfo Inherit(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = false;
        start.StandardOutputEncoding = null;
        return start;
    }

    // Elsewhere a text browser could take the terminal away.
    private static bool HasDesktop(Func<string, string?> environment) =>
        !RuntimeInformation.IsOSPlatform(OSPlatform.Linux) || environment("DISPLAY") is { Length: > 0 }
            || environment("WAYLAND_DISPLAY") is { Length: > 0 };
}
