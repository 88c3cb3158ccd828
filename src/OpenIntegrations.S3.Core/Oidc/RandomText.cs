using System;
using System.Security.Cryptography;

namespace OpenIntegrations.S3.Oidc;

/// <summary>Texts that nobody can guess, of characters that need no encoding anywhere.</summary>
internal static class RandomText
{
    private const int Entropy = 32;

    /// <summary>43 characters with 256 bits of chance in them.</summary>
    public static string Next()
    {
        var bytes = new byte[Entropy];
        using (var random = RandomNumberGenerator.Create()) random.GetBytes(bytes);
        return Base64Url(bytes);
    }

    public static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
