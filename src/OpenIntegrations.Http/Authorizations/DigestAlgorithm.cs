using System;
using System.Security.Cryptography;
using System.Text;

namespace OpenIntegrations.Http.Authorizations;

/// <summary>A hash that Digest authorization is made with, and whether it is bound to the session.</summary>
internal sealed record DigestAlgorithm(HashAlgorithmName Hash, bool IsSession)
{
    /// <summary>The algorithm that a challenge names; MD5 when it names none; null for one that is not known here (SHA-512-256).</summary>
    public static DigestAlgorithm? Find(string? name)
    {
        string upper = (name ?? "MD5").ToUpperInvariant();
        bool isSession = upper.EndsWith("-SESS", StringComparison.Ordinal);
        return (isSession ? upper.Substring(0, upper.Length - 5) : upper) switch
        {
            "MD5" => new(HashAlgorithmName.MD5, isSession),
            "SHA" or "SHA-1" => new(HashAlgorithmName.SHA1, isSession),
            "SHA-256" => new(HashAlgorithmName.SHA256, isSession),
            _ => null,
        };
    }

    /// <summary>H of the specification: the digest of texts joined by colons, in hexadecimal.</summary>
    public string Of(params string[] parts)
    {
        using var hash = IncrementalHash.CreateHash(Hash);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join(":", parts)));
        return Http.Hash.Hex(hash.GetHashAndReset());
    }
}
