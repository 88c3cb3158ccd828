namespace OpenIntegrations.Http.Signing;

/// <summary>
/// Signs the chunks of an aws-chunked body, each over the signature before it.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and sigv4-streaming-trailers.html
/// </summary>
public sealed class ChunkSigner(string secretKey, SigningScope scope, string seedSignature)
{
    private string _previous = seedSignature;

    public string SignChunk(string chunkSha256) => Next(ChunkStringToSign(_previous, chunkSha256));

    /// <summary>Signs the trailing headers, given as <c>name:value\n</c> lines.</summary>
    public string SignTrailer(string canonicalTrailer) => Next(TrailerStringToSign(_previous, canonicalTrailer));

    internal string ChunkStringToSign(string previous, string chunkSha256) =>
        SigV4.Lines("AWS4-HMAC-SHA256-PAYLOAD", scope.Timestamp, scope.ToString(), previous, Hash.EmptySha256, chunkSha256);

    internal string TrailerStringToSign(string previous, string canonicalTrailer) =>
        SigV4.Lines("AWS4-HMAC-SHA256-TRAILER", scope.Timestamp, scope.ToString(), previous, Hash.Sha256Hex(canonicalTrailer));

    private string Next(string stringToSign) => _previous = SigV4.Signature(secretKey, scope, stringToSign);
}
