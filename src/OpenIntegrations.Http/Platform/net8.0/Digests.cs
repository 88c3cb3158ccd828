using System;
using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace OpenIntegrations.Http;

/// <summary>One-shot digests of this platform.</summary>
internal static class Digests
{
    public static string Hex(byte[] bytes) => string.Create(bytes.Length * 2, bytes, static (text, from) =>
    {
        for (int i = 0; i < from.Length; i++) (text[2 * i], text[(2 * i) + 1]) = (Digit(from[i] >> 4), Digit(from[i] & 15));
    });

    public static byte[] Sha256(byte[] data, int offset, int count) => SHA256.HashData(data.AsSpan(offset, count));

    public static byte[] Sha256(string text)
    {
        byte[] buffer = Utf8(text, out int length);
        byte[] digest = SHA256.HashData(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return digest;
    }

    public static byte[] Md5(byte[] data) => MD5.HashData(data);

    public static byte[] HmacSha256(byte[] key, string text)
    {
        byte[] buffer = Utf8(text, out int length);
        byte[] digest = HMACSHA256.HashData(key, buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return digest;
    }

    private static byte[] Utf8(string text, out int length)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        length = Encoding.UTF8.GetBytes(text, buffer);
        return buffer;
    }

    private static char Digit(int value) => (char)(value < 10 ? '0' + value : 'a' + value - 10);
}
