using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Transfers.Integrity;

namespace OpenIntegrations.S3.Transfers.Keeping;

/// <summary>Holds parts that a store has of an upload against the bytes that they should be.</summary>
/// <param name="algorithm">The algorithm of the upload's checksums; null for none.</param>
/// <param name="etagIsMD5">Whether the ETag of a part is its MD5.</param>
internal sealed class PartProof(string? algorithm, bool etagIsMD5)
{
    public static PartProof Of(Provider provider, string? bucket, HeaderList headers, string? algorithm)
    {
        bool isOpaque = headers["x-amz-server-side-encryption"] is { } kind && kind != "AES256"
            || headers.Contains("x-amz-server-side-encryption-customer-algorithm");
        return new(algorithm, provider.ETagIsMD5 && !isOpaque && DirectoryBucketName.ZoneOf(bucket) is null);
    }

    /// <summary>The part with all that the completion says of it; null where nothing shows that it is what the body has.</summary>
    public async Task<UploadedPart?> ProveAsync(UploadedPart part, RequestBody body, CancellationToken cancellationToken)
    {
        if (part.Length != body.Length) return null;
        string? checksum = algorithm is null ? null : await DigestAsync(algorithm, body, cancellationToken).ConfigureAwait(false);
        if (part.Checksum is not null) return part.Checksum == checksum ? part : null;
        if (!etagIsMD5 || StoredDigest.OfETag(part.ETag) is not { Parts: 0 } stored) return null;
        string md5 = await DigestAsync(Checksum.MD5, body, cancellationToken).ConfigureAwait(false);
        return md5 == Convert.ToBase64String(stored.Value) ? part with { Checksum = checksum } : null;
    }

    private static Task<string> DigestAsync(string algorithm, RequestBody body, CancellationToken cancellationToken) => Task.Run(async () =>
    {
        using Checksum checksum = Checksum.Create(algorithm);
        using var sink = new ChecksumStream(checksum);
        await body.WriteToAsync(sink, cancellationToken).ConfigureAwait(false);
        return checksum.FinishBase64();
    }, cancellationToken);
}
