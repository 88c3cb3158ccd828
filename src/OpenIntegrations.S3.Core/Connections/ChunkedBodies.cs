namespace OpenIntegrations.S3.Connections;

/// <summary>
/// Whether uploads go in S3's own chunks (aws-chunked), which lets a checksum follow the bytes instead of going before them.
/// </summary>
public enum ChunkedBodies
{
    /// <summary>Plain bodies, which every store takes.</summary>
    None,

    /// <summary>A signature in each chunk: <c>STREAMING-AWS4-HMAC-SHA256-PAYLOAD</c>.</summary>
    Signed,

    /// <summary>A signature in each chunk and a checksum behind the last: <c>STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER</c>.</summary>
    SignedTrailer,

    /// <summary>No signature, and a checksum behind the last chunk: <c>STREAMING-UNSIGNED-PAYLOAD-TRAILER</c>. For https.</summary>
    UnsignedTrailer,
}
