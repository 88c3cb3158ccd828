using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Sends the checksum of a body along with it.</summary>
public static class ObjectChecksum
{
    private const string AnyChecksum = "x-amz-checksum-";

    /// <summary>Computes the checksum and sets its header.</summary>
    /// <returns>The checksum in Base64.</returns>
    public static async Task<string> AddAsync(S3Request request, string algorithm, CancellationToken cancellationToken)
    {
        using Checksum checksum = Checksum.Create(algorithm);
        using var sink = new ChecksumStream(checksum);
        await request.Body.WriteToAsync(sink, cancellationToken).ConfigureAwait(false);
        return request.Headers[Checksum.HeaderOf(algorithm)] = checksum.FinishBase64();
    }

    /// <summary>The member of a document that holds a checksum of that algorithm: <c>ChecksumCRC32C</c>.</summary>
    public static string MemberOf(string algorithm) => "Checksum" + algorithm.ToUpperInvariant();

    /// <summary>The algorithm to use for an upload; null for none.</summary>
    /// <param name="provider">Whose rule holds.</param>
    /// <param name="asked">The algorithm that the caller wants, or null.</param>
    /// <param name="headers">What the caller sends along: a digest of the caller's own is enough.</param>
    /// <exception cref="ArgumentException">One is wanted that the store refuses.</exception>
    public static string? Choose(Provider provider, string? asked, HeaderList headers)
    {
        if (asked is not null) return Allow(provider, asked);
        bool isLocked = IsLocked(headers) && !provider.ContentMD5 && provider.ChecksumMode != ChecksumMode.Never;
        bool hasOwn = headers.Contains("Content-MD5")
            || headers.Names.Any(n => n.StartsWith(AnyChecksum, StringComparison.OrdinalIgnoreCase));
        return (provider.ChecksumMode == ChecksumMode.Always || isLocked) && !hasOwn ? provider.ChecksumAlgorithm : null;
    }

    /// <summary>
    /// Whether each body carries its MD5: objects that are locked demand a digest, and who gave one for the whole wants one of each part.
    /// </summary>
    public static bool NeedsMD5(Provider provider, HeaderList headers) =>
        headers.Contains("Content-MD5")
            || (IsLocked(headers) && (provider.ContentMD5 || provider.ChecksumMode == ChecksumMode.Never));

    private static bool IsLocked(HeaderList headers) => DocumentDigest.IsLocked(headers);

    /// <exception cref="ArgumentException">The store takes no checksums.</exception>
    public static string Allow(Provider provider, string algorithm) => provider.ChecksumMode != ChecksumMode.Never
        ? algorithm
        : throw new ArgumentException(
            $"{provider.Title} takes no checksums. Use -ContentMD5, or set ChecksumMode of the connection to WhenRequired if that has "
                + $"changed.");
}
