using System.Security.Cryptography;
using System.Text;

namespace OpenIntegrations.Http;

/// <summary>One-shot digests of this platform.</summary>
internal static class Digests
{
    public static string Hex(byte[] bytes)
    {
        const string digits = "0123456789abcdef";
        var text = new char[bytes.Length * 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = digits[bytes[i] >> 4];
            text[2 * i + 1] = digits[bytes[i] & 15];
        }
        return new string(text);
    }

    public static byte[] Sha256(byte[] data, int offset, int count)
    {
        using var sha = SHA256.Create();
        return sha.ComputeHash(data, offset, count);
    }

    public static byte[] Sha256(string text)
    {
        byte[] data = Encoding.UTF8.GetBytes(text);
        return Sha256(data, 0, data.Length);
    }

    public static byte[] Md5(byte[] data)
    {
        using var md5 = MD5.Create();
        return md5.ComputeHash(data);
    }

    public static byte[] HmacSha256(byte[] key, string text)
    {
        using var hmac = new HMACSHA256(key);
        return hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
    }
}
