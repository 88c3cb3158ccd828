using System;
using System.IO;
using System.Security.Cryptography;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Commands;

/// <summary>What a server has that leaves nothing behind: a folder, a profile and keys of its own.</summary>
internal static class EphemeralServer
{
    private const int KeyBytes = 10;

    public static string NewFolder()
    {
        string folder = Path.Combine(Path.GetTempPath(), "s3-ephemeral-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Keys that nobody knows: a server that one session uses needs no others.</summary>
    public static Credentials NewKeys() => new(RandomKey(), RandomKey() + RandomKey());

    private static string RandomKey()
    {
        var bytes = new byte[KeyBytes];
        using (var random = RandomNumberGenerator.Create()) random.GetBytes(bytes);
        return Hash.Hex(bytes);
    }

    /// <summary>A name that nobody else has.</summary>
    public static string NewProfileName() => "ephemeral-" + Guid.NewGuid().ToString("N").Substring(0, 12);
}
