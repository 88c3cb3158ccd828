using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Sends the checksum of a body along with it.</summary>
public static class ObjectChecksum
{
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
}
