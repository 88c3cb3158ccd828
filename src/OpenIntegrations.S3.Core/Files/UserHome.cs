using System;

namespace OpenIntegrations.S3.Files;

/// <summary>The folder that other programs keep their configuration below.</summary>
internal static class UserHome
{
    public static string Find(Func<string, string?> environment) =>
        environment("HOME") is { Length: > 0 } home
            ? home
            : environment("USERPROFILE") is { Length: > 0 } profile
            ? profile
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
