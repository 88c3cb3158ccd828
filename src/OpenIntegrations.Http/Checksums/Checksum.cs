using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.Http.Checksums;

/// <summary>A running checksum of the kinds S3 stores beside an object.</summary>
public abstract class Checksum : IDisposable
{
    private static readonly (string Name, Func<Checksum> Create)[] s_algorithms =
    [
        ("CRC32", static () => new Crc32(Crc32.Ieee)),
        ("CRC32C", static () => new Crc32(Crc32.Castagnoli)),
        ("CRC64NVME", static () => new Crc64Nvme()),
        ("SHA1", static () => new DigestChecksum("SHA1")),
        ("SHA256", static () => new DigestChecksum("SHA256")),
    ];

    /// <summary>The names by which S3 calls the algorithms that can be computed here.</summary>
    public static IEnumerable<string> Algorithms => s_algorithms.Select(a => a.Name);

    /// <exception cref="ArgumentException">The algorithm is not one of <see cref="Algorithms"/>.</exception>
    public static Checksum Create(string algorithm)
    {
        foreach (var (name, create) in s_algorithms)
        {
            if (string.Equals(name, algorithm, StringComparison.OrdinalIgnoreCase)) return create();
        }
        throw new ArgumentException($"'{algorithm}' is not a checksum algorithm that can be computed here. These are: {string.Join(", ", Algorithms)}.");
    }

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
}
