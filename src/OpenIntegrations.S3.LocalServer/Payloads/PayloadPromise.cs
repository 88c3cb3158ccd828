using System;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Payloads;

/// <summary>How a signature covers the body: by a digest of all of it, chunk by chunk, or not at all.</summary>
/// <param name="Sha256">The digest, in hexadecimal; null when it was not signed.</param>
/// <param name="IsChunked">Whether the body is in S3's chunks.</param>
/// <param name="Signer">Signs the chunks anew, to compare; null when they carry no signatures.</param>
/// <param name="HasTrailer">Whether headers follow the last chunk.</param>
internal sealed record PayloadPromise(string? Sha256, bool IsChunked = false, ChunkSigner? Signer = null, bool HasTrailer = false)
{
    private const string Signed = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string SignedWithTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    private const string UnsignedWithTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    public static PayloadPromise None { get; } = new((string?)null);

    /// <summary>What stands in the canonical request for the body.</summary>
    public static string HashOf(HeaderList headers, bool presigned) =>
        headers["x-amz-content-sha256"]
            ?? (presigned
                ? SigV4.UnsignedPayload
                : throw new S3Error(ErrorCode.InvalidRequest, "Missing required header for this request: x-amz-content-sha256"));

    /// <summary>Who does not sign may say what the body is, and cannot sign its chunks.</summary>
    public static PayloadPromise OfUnsigned(HeaderList headers) => headers["x-amz-content-sha256"] is not { } hash ? None
        : Of(hash, static () => throw new S3Error(ErrorCode.AccessDenied));

    public static PayloadPromise Of(string hash, Func<ChunkSigner> signer) => hash switch
    {
        SigV4.UnsignedPayload => None,
        Signed => new(null, IsChunked: true, signer()),
        SignedWithTrailer => new(null, IsChunked: true, signer(), HasTrailer: true),
        UnsignedWithTrailer => new(null, IsChunked: true, HasTrailer: true),
        { Length: 64 } when hash.All(Uri.IsHexDigit) => new(hash.ToLowerInvariant()),
        _ when hash.StartsWith("STREAMING-AWS4-ECDSA-", StringComparison.Ordinal) =>
            throw ErrorCode.NotImplemented.With("Header", "x-amz-content-sha256"),
        _ => throw ErrorCode.Argument("x-amz-content-sha256", hash,
            $"x-amz-content-sha256 must be {SigV4.UnsignedPayload}, {UnsignedWithTrailer}, {Signed}, {SignedWithTrailer} or a valid "
                + $"sha256 value."),
    };
}
