using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client.Proofs;

/// <summary>Compares what was sent with what the store says that it has.</summary>
internal static class SameContent
{
    private const int MD5Digits = 32;
    private const string Checksum = "x-amz-checksum-";

    /// <summary>The bytes of the object, without the form in which they went.</summary>
    public static RequestBody Of(S3Request request) => request.Body is AwsChunkedBody chunked ? chunked.Content : request.Body;

    public static long? LengthOf(HeaderList head) =>
        long.TryParse(head["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long length) ? length : null;

    /// <summary>The length of an object of which an answer may bring a range.</summary>
    public static long? TotalOf(HeaderList answer)
    {
        if (answer["Content-Range"] is not { } range) return LengthOf(answer);
        return long.TryParse(range.Substring(range.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long total)
            ? total : null;
    }

    public static string ETagOf(HeaderList head) => (head["ETag"] ?? "").Trim().Trim('"');

    public static bool IsMD5(string etag) => etag.Length == MD5Digits && etag.All(c => c is >= '0' and <= '9' or >= 'a' and <= 'f');

    /// <summary>Whether the object is what the request put there.</summary>
    /// <param name="request">The request.</param>
    /// <param name="head">The headers of the object.</param>
    /// <param name="lengthIsEnough">Whether its length tells enough where the store has no digest of it.</param>
    /// <param name="cancellationToken">Ends the computation.</param>
    public static async Task<bool> HoldsAsync(S3Request request, HeaderList head, bool lengthIsEnough, CancellationToken cancellationToken)
    {
        RequestBody body = Of(request);
        if (body.Length is null || LengthOf(head) != body.Length || !HasMetadata(request.Headers, head)) return false;
        if (SameChecksum(request.Headers, head) is { } same) return same;
        if (!IsMD5(ETagOf(head)) || IsEncrypted(head) || !body.CanRepeat) return lengthIsEnough;
        string sent = await body.DigestAsync(HashAlgorithmName.MD5, cancellationToken).ConfigureAwait(false);
        return string.Equals(ETagOf(head), sent, StringComparison.Ordinal);
    }

    // With a customer's key or one of KMS the ETag is no MD5 of the content.
    private static bool IsEncrypted(HeaderList head) =>
        head.Contains("x-amz-server-side-encryption-customer-algorithm")
            || (head["x-amz-server-side-encryption"] ?? "").StartsWith("aws:kms", StringComparison.Ordinal);

    private static bool? SameChecksum(HeaderList sent, HeaderList head)
    {
        foreach (var (name, value) in sent)
        {
            if (name.StartsWith(Checksum, StringComparison.OrdinalIgnoreCase) && head[name] is { } theirs) return theirs == value;
        }
        return null;
    }

    private static bool HasMetadata(HeaderList sent, HeaderList head) =>
        sent.Where(h => h.Key.StartsWith("x-amz-meta-", StringComparison.OrdinalIgnoreCase))
            .All(h => head.Contains(h.Key));
}
