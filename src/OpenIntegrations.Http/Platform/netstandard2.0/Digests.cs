using System.Security.Cryptography;

namespace OpenIntegrations.Http;

/// <summary>One-shot digests of this platform.</summary>
internal static class Digests
{
    public static byte[] Sha256(byte[] data, int offset, int count)
    {
        using var sha = SHA256.Create();
        return sha.ComputeHash(data, offset, count);
    }

    public static byte[] Md5(byte[] data)
    {
        using var md5 = MD5.Create();
        return md5.ComputeHash(data);
    }

    public static byte[] HmacSha256(byte[] key, byte[] data)
    {
        using var hmac = new HMACSHA256(key);
        return hmac.ComputeHash(data);
    }
}
