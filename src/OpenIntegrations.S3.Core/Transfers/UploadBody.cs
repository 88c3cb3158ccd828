using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// Gives the bytes of an object the form in which the store wants them: as they are or in chunks, with a checksum before or behind them.
/// </summary>
internal static class UploadBody
{
    /// <summary>Prepares a request that carries bytes of an object.</summary>
    /// <param name="request">The request with its body.</param>
    /// <param name="provider">Whose rule holds.</param>
    /// <param name="checksum">The algorithm of the checksum, or null for none.</param>
    /// <param name="needsMD5">Whether its MD5 goes along.</param>
    /// <param name="cancellationToken">Ends the computation.</param>
    public static async Task PrepareAsync(S3Request request, Provider provider, string? checksum, bool needsMD5,
        CancellationToken cancellationToken)
    {
        if (needsMD5 && !request.Headers.Contains("Content-MD5")) await AddMD5Async(request, cancellationToken).ConfigureAwait(false);
        bool isChunked = provider.ChunkedBodies != ChunkedBodies.None && request.Body.Length > 0;
        string? trailer = (isChunked, provider.ChunkedBodies) switch
        {
            (true, ChunkedBodies.SignedTrailer) => checksum,
            (true, ChunkedBodies.UnsignedTrailer) => checksum ?? provider.ChecksumAlgorithm,
            _ => null,
        };
        if (checksum is not null && trailer is null)
            await ObjectChecksum.AddAsync(request, checksum, cancellationToken).ConfigureAwait(false);
        if (isChunked) request.Body = new AwsChunkedBody(request.Body, provider.ChunkedBodies != ChunkedBodies.UnsignedTrailer, trailer);
    }

    /// <summary>Adds the MD5 of the body, for stores and buckets that demand a digest.</summary>
    private static async Task AddMD5Async(S3Request request, CancellationToken cancellationToken)
    {
        using Checksum checksum = Checksum.Create(Checksum.MD5);
        using var sink = new ChecksumStream(checksum);
        await request.Body.WriteToAsync(sink, cancellationToken).ConfigureAwait(false);
        request.Headers["Content-MD5"] = checksum.FinishBase64();
    }

    /// <summary>The checksum that went along with a request that was sent.</summary>
    public static string? Sent(S3Request request, string algorithm) =>
        (request.Body as AwsChunkedBody)?.TrailerValue ?? request.Headers[Checksum.HeaderOf(algorithm)];
}
