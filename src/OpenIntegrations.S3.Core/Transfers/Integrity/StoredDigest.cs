using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Checksums;

namespace OpenIntegrations.S3.Transfers.Integrity;

/// <summary>A digest that the store has of an object: of its bytes, or of the digests of its parts.</summary>
/// <param name="Algorithm">One that <see cref="Checksum"/> computes.</param>
/// <param name="Value">The digest.</param>
/// <param name="Parts">The number of parts whose digests it is of; 0 where it is of the bytes.</param>
/// <param name="Source">The header that says so.</param>
internal sealed record StoredDigest(string Algorithm, byte[] Value, int Parts, string Source)
{
    /// <summary>What the headers of an answer about a whole object say, the cheapest to compute first.</summary>
    public static IEnumerable<StoredDigest> Of(HeaderList headers) => Checksums(headers).Concat(ETag(headers));

    /// <summary>The checksums that S3 keeps.</summary>
    public static IEnumerable<StoredDigest> Checksums(HeaderList headers)
    {
        bool isComposite = headers["x-amz-checksum-type"] == "COMPOSITE";
        foreach (string algorithm in Checksum.Algorithms)
        {
            string name = Checksum.HeaderOf(algorithm);
            if (headers[name] is not { } text || Parse(algorithm, text) is not { } digest) continue;
            // A composite one without the number of its parts cannot be told from any other.
            if (digest.Parts > 0 || !isComposite) yield return digest;
        }
    }

    /// <summary>The ETag where it is made of MD5s, which encryption under a key of its own makes something else.</summary>
    public static IEnumerable<StoredDigest> ETag(HeaderList headers)
    {
        bool isOpaque = headers["x-amz-server-side-encryption"] is { } kind && kind != "AES256"
            || headers.Contains("x-amz-server-side-encryption-customer-algorithm");
        if (!isOpaque && ObjectIdentity.ETagOf(headers) is { } etag && OfETag(etag) is { } digest) yield return digest;
    }

    /// <summary>An ETag that looks like one made of MD5s; null for any other.</summary>
    public static StoredDigest? OfETag(string etag) => etag.StartsWith("W/", StringComparison.Ordinal) ? null
        : Parse(Checksum.MD5, etag.Trim('"'), "ETag", Hex);

    /// <summary>A checksum as documents and headers carry it; null when it is none.</summary>
    public static StoredDigest? Parse(string algorithm, string text) => Parse(algorithm, text, Checksum.HeaderOf(algorithm), Base64);

    private static StoredDigest? Parse(string algorithm, string text, string source, Func<string, byte[]?> decode)
    {
        int dash = text.LastIndexOf('-');
        int parts = 0;
        if (dash >= 0 && (!int.TryParse(text.Substring(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out parts) || parts < 1))
            return null;
        byte[]? value = decode(dash < 0 ? text : text.Substring(0, dash));
        return value?.Length == Checksum.LengthOf(algorithm) ? new(algorithm, value, parts, source) : null;
    }

    private static byte[]? Base64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[]? Hex(string text)
    {
        var bytes = new byte[text.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!byte.TryParse(text.Substring(2 * i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[i]))
                return null;
        }
        return text.Length % 2 == 0 ? bytes : null;
    }
}
