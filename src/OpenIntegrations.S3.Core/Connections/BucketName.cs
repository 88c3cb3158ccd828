using System;

namespace OpenIntegrations.S3.Connections;

/// <summary>Refuses names that no store takes. What only some refuse (capitals, underscores, two letters) is left to the store.</summary>
internal static class BucketName
{
    private const int MaxLength = 255;

    /// <exception cref="ArgumentException">The name is empty, too long, or has a character that no bucket name has.</exception>
    public static string Check(string name)
    {
        if (name.Length == 0) throw new ArgumentException("The bucket name is empty.");
        if (name.Length > MaxLength)
            throw new ArgumentException($"The bucket name has {name.Length} characters; no store takes more than {MaxLength}.");
        if (name is "." or "..") throw new ArgumentException($"'{name}' is not a bucket name.");
        foreach (char c in name)
        {
            if (!IsAllowed(c))
                throw new ArgumentException(
                    $"'{name}' is not a bucket name: no store takes '{c}' in it. Letters, digits, '.', '-' and '_' are allowed.");
        }
        return name;
    }

    // The colon parts tenant and bucket at Ceph RGW.
    private static bool IsAllowed(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' or '-' or '_' or ':';
}
