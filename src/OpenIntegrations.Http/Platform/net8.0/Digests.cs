using System;
using System.Security.Cryptography;

namespace OpenIntegrations.Http;

/// <summary>One-shot digests of this platform.</summary>
internal static class Digests
{
    public static byte[] Sha256(byte[] data, int offset, int count) => SHA256.HashData(data.AsSpan(offset, count));

    public static byte[] Md5(byte[] data) => MD5.HashData(data);

    public static byte[] HmacSha256(byte[] key, byte[] data) => HMACSHA256.HashData(key, data);
}
