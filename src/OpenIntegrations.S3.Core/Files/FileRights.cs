using System;

namespace OpenIntegrations.S3.Files;

/// <summary>Looks whether others can read a file that holds secrets, as ssh does with its keys.</summary>
internal static class FileRights
{
    /// <param name="path">The file; none, or one that is missing, is fine.</param>
    /// <param name="warn">Told when the file is open to others.</param>
    public static void Check(string? path, Action<string> warn)
    {
        if (path is not null && PrivateFile.OthersMay(path) is { } rights)
            warn($"'{path}' holds secrets and others can read it ({rights}). Take that right away: chmod 600 '{path}'.");
    }
}
