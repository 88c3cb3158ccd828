using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Checksums;

namespace OpenIntegrations.S3.Transfers;

/// <summary>The checksum of a body before it is sent.</summary>
internal static class ChecksumOf
{
    public static async Task<string> BodyAsync(string algorithm, RequestBody body, CancellationToken cancellationToken)
    {
        using Checksum checksum = Checksum.Create(algorithm);
        using var sink = new ChecksumStream(checksum);
        await body.WriteToAsync(sink, cancellationToken).ConfigureAwait(false);
        return checksum.FinishBase64();
    }
}
