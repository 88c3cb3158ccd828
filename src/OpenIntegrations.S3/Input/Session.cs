using System.Collections.Concurrent;

namespace OpenIntegrations.S3.Input;

/// <summary>What lasts as long as the PowerShell process.</summary>
internal static class Session
{
    private static readonly ConcurrentDictionary<string, bool> s_told = new();

    /// <summary>The profile that Use-S3Profile chose, or null.</summary>
    public static string? ProfileName { get; set; }

    /// <summary>Whether the user has not been told this yet.</summary>
    public static bool IsNews(string message) => s_told.TryAdd(message, true);
}
