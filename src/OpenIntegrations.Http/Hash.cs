using System;

namespace OpenIntegrations.Http;

/// <summary>The digests that signatures and checksums are made of, as bytes and as lower-case hexadecimal.</summary>
public static class Hash
{
    /// <summary>SHA-256 of nothing, in hexadecimal.</summary>
    public const string EmptySha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public static byte[] Sha256(byte[] data) => Digests.Sha256(data, 0, data.Length);

    /// <summary>The digest of a text in UTF-8.</summary>
    public static byte[] Sha256(string text) => Digests.Sha256(text);

    public static string Sha256Hex(byte[] data, int offset, int count) => Hex(Digests.Sha256(data, offset, count));

    public static string Sha256Hex(string text) => Hex(Sha256(text));

    public static byte[] HmacSha256(byte[] key, string text) => Digests.HmacSha256(key, text);

    public static string Md5Base64(byte[] data) => Convert.ToBase64String(Digests.Md5(data));

    public static string Hex(byte[] bytes) => Digests.Hex(bytes);
}
