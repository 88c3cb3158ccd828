namespace OpenIntegrations.S3.Input;

/// <summary>What lasts as long as the PowerShell process.</summary>
internal static class Session
{
    /// <summary>The profile that Use-S3Profile chose, or null.</summary>
    public static string? ProfileName { get; set; }
}
