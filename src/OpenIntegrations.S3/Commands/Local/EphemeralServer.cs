using System;
using System.IO;

namespace OpenIntegrations.S3.Commands;

/// <summary>What a server has that leaves nothing behind: a folder and a profile of its own.</summary>
internal static class EphemeralServer
{
    public static string NewFolder()
    {
        string folder = Path.Combine(Path.GetTempPath(), "s3-ephemeral-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>A name that nobody else has.</summary>
    public static string NewProfileName() => "ephemeral-" + Guid.NewGuid().ToString("N").Substring(0, 12);
}
