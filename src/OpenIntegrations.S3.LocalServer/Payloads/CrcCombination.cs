using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.Local.Payloads;

/// <summary>
/// The CRC of two pieces from the CRCs of each: the first one is moved past the second by multiplying it with a power of x
/// in the field of the polynomial. All polynomials are reflected, so the highest bit is x to the power of 0.
/// </summary>
internal static class CrcCombination
{
    private static readonly Dictionary<string, (ulong Polynomial, int Width)> s_kinds = new(StringComparer.Ordinal)
    {
        ["CRC32"] = (0xEDB88320, 32),
        ["CRC32C"] = (0x82F63B78, 32),
        ["CRC64NVME"] = (0x9A6C9329AC4BC9B5, 64),
    };

    public static bool IsPossible(string algorithm) => s_kinds.ContainsKey(algorithm);

    /// <summary>The checksum of all pieces together, in base64.</summary>
    public static string Of(string algorithm, IEnumerable<(string Base64, long Length)> pieces)
    {
        var (polynomial, width) = s_kinds[algorithm];
        ulong whole = 0;
        foreach (var (piece, length) in pieces)
            whole = Multiply(whole, PowerOfX(length * 8, polynomial, width), polynomial, width) ^ Number(piece);
        return Convert.ToBase64String([.. Enumerable.Range(1, width / 8).Select(i => (byte)(whole >> (width - 8 * i)))]);
    }

    private static ulong Number(string base64) => Convert.FromBase64String(base64).Aggregate(0UL, static (number, b) => number << 8 | b);

    private static ulong Multiply(ulong a, ulong b, ulong polynomial, int width)
    {
        ulong product = 0;
        for (int bit = width - 1; bit >= 0; bit--)
        {
            if ((a >> bit & 1) != 0) product ^= b;
            b = (b & 1) != 0 ? b >> 1 ^ polynomial : b >> 1;
        }
        return product;
    }

    private static ulong PowerOfX(long exponent, ulong polynomial, int width)
    {
        ulong power = 1UL << (width - 1);
        ulong square = 1UL << (width - 2);
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0) power = Multiply(power, square, polynomial, width);
            square = Multiply(square, square, polynomial, width);
        }
        return power;
    }
}
