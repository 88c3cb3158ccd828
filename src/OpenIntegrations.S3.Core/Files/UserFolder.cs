using System;
using System.IO;
using System.Runtime.InteropServices;

namespace OpenIntegrations.S3.Files;

/// <summary>Where things of the user's are kept.</summary>
internal static class UserFolder
{
    /// <summary>Moves all of it, for tests and for machines without a home.</summary>
    public const string Variable = "OINT_HOME";

    private const string Name = "OpenIntegrations.S3";

    /// <summary>What the user has set.</summary>
    public static string Settings() => Chosen ?? Path.Combine(Of(Environment.SpecialFolder.ApplicationData), Name);

    /// <summary>What is remembered on this machine from one run to the next.</summary>
    public static string State()
    {
        if (Chosen is { } chosen) return chosen;
        string folder = RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? LinuxState()
            : Of(Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(folder, Name);
    }

    /// <summary>Whether the user has chosen the folder.</summary>
    public static bool IsChosen => Chosen is not null;

    private static string? Chosen => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen ? chosen : null;

    private static string Of(Environment.SpecialFolder folder) =>
        Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify);

    // The convention takes no relative path for one.
    private static string LinuxState() => Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state
        && Path.IsPathRooted(state) ? state : Path.Combine(UserHome.Find(Environment.GetEnvironmentVariable), ".local", "state");
}
