using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Http.Checksums;

/// <summary>A running checksum of the kinds S3 stores beside an object.</summary>
public abstract class Checksum : IDisposable
{
    private static readonly (string Name, int Length, Func<Checksum> Create, CrcKind? Crc)[] s_algorithms =
    [
        ("CRC32C", 4, static () => new Crc(CrcKind.Castagnoli), CrcKind.Castagnoli),
        ("CRC64NVME", 8, static () => new Crc(CrcKind.Nvme), CrcKind.Nvme),
        ("CRC32", 4, static () => new Crc(CrcKind.Ieee), CrcKind.Ieee),
        ("SHA1", 20, static () => new DigestChecksum("SHA1"), null),
        ("SHA256", 32, static () => new DigestChecksum("SHA256"), null),
        ("XXHASH3", 8, static () => new XxChecksum(XxKind.Xx3), null),
        ("XXHASH128", 16, static () => new XxChecksum(XxKind.Xx128), null),
        ("XXHASH64", 8, static () => new XxChecksum(XxKind.Xx64), null),
        ("SHA512", 64, static () => new DigestChecksum("SHA512"), null),
        (MD5, 16, static () => new DigestChecksum(MD5), null),
    ];

    /// <summary>The digest of <c>Content-MD5</c> and of many an ETag, and one of S3's checksums, too.</summary>
    public const string MD5 = "MD5";

    /// <summary>The names by which S3 calls the algorithms, all of which are computed here. What is in more use comes first.</summary>
    public static IEnumerable<string> Algorithms => s_algorithms.Select(a => a.Name);

    /// <exception cref="ArgumentException">The algorithm is not one of <see cref="Algorithms"/>.</exception>
    public static Checksum Create(string algorithm) => Find(algorithm).Create();

    /// <summary>Bytes of a checksum.</summary>
    public static int LengthOf(string algorithm) => Find(algorithm).Length;

    /// <summary>Whether the checksums of two texts give that of both in a row.</summary>
    public static bool CanCombine(string algorithm) => Find(algorithm).Crc is not null;

    /// <summary>The checksum of two texts in a row.</summary>
    /// <param name="algorithm">One that <see cref="CanCombine"/>.</param>
    /// <param name="first">The checksum of the first text.</param>
    /// <param name="second">The checksum of the second text.</param>
    /// <param name="secondLength">The bytes of the second text.</param>
    public static byte[] Combine(string algorithm, byte[] first, byte[] second, long secondLength) =>
        (Find(algorithm).Crc ?? throw new ArgumentException($"Two checksums of {algorithm} do not make one.", nameof(algorithm)))
            .Combine(first, second, secondLength);

    /// <summary>The header that carries a checksum of that algorithm.</summary>
    public static string HeaderOf(string algorithm) => "x-amz-checksum-" + algorithm.ToLowerInvariant();

    public abstract void Append(byte[] buffer, int offset, int count);

    /// <summary>The checksum of all that was appended, most significant byte first.</summary>
    public abstract byte[] Finish();

    /// <summary>The form that S3 headers carry.</summary>
    public string FinishBase64() => Convert.ToBase64String(Finish());

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    private static (string Name, int Length, Func<Checksum> Create, CrcKind? Crc) Find(string algorithm)
    {
        foreach (var known in s_algorithms)
        {
            if (string.Equals(known.Name, algorithm, StringComparison.OrdinalIgnoreCase)) return known;
        }
        throw new ArgumentException(
            $"'{algorithm}' is not a checksum algorithm that can be computed here. These are: {string.Join(", ", Algorithms)}.");
    }
}
