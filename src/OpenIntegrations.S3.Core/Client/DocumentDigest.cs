using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>
/// The digest that a document or a locked object carries: its MD5, which every store takes, or a checksum where the connection wants no
/// MD5; and the checksum that the caller wants. Whoever made the request: uploads bring theirs, and what somebody wrote by hand gets one.
/// </summary>
internal static class DocumentDigest
{
    private const string ContentMD5 = "Content-MD5";
    private const string AnyChecksum = "x-amz-checksum-";
    private const string Trailer = "x-amz-trailer";
    private const string AnyLock = "x-amz-object-lock-";

    /// <summary>Whether the object is to be locked: stores demand a digest of it then.</summary>
    public static bool IsLocked(HeaderList headers) => headers.Names.Any(n => n.StartsWith(AnyLock, StringComparison.OrdinalIgnoreCase));

    /// <summary>The MD5 of what is too large to be held, and is to be locked.</summary>
    public static async Task PrepareAsync(S3Request request, Provider provider, CancellationToken cancellationToken)
    {
        if (request.Body is BytesBody || !request.Body.CanRepeat || !provider.ContentMD5 || !IsBareLock(request, request.Headers)) return;
        using Checksum checksum = Checksum.Create(Checksum.MD5);
        using var sink = new ChecksumStream(checksum);
        await request.Body.WriteToAsync(sink, cancellationToken).ConfigureAwait(false);
        request.Headers[ContentMD5] = checksum.FinishBase64();
    }

    public static void Add(HeaderList headers, S3Request request, Provider provider)
    {
        bool isDue = (WrittenByHand.RouteOf(request) is { RequiresDigest: true } && !headers.Contains(ContentMD5))
            || IsBareLock(request, headers);
        if (!isDue && request.DocumentChecksum is null) return;
        if (request.Body is not BytesBody { Bytes: var bytes }) return;
        byte[] document = bytes.ToArray();
        string? algorithm = request.DocumentChecksum;
        if (isDue && provider.ContentMD5) headers[ContentMD5] = Hash.Md5Base64(document);
        else if (isDue && provider.ChecksumMode != ChecksumMode.Never) algorithm ??= provider.ChecksumAlgorithm;
        if (algorithm is not null) headers[Checksum.HeaderOf(algorithm)] = Of(document, algorithm);
    }

    // The beginning of an upload and a copy carry nothing, and of what a link is made for nobody knows yet.
    private static bool IsBareLock(S3Request request, HeaderList headers) => request.Method == "PUT" && request.Body.Length != 0
        && IsLocked(headers)
        && !headers.Contains(ContentMD5) && !headers.Contains(Trailer) && !headers.Contains(CopySource.HeaderName)
        && !headers.Names.Any(n => n.StartsWith(AnyChecksum, StringComparison.OrdinalIgnoreCase));

    private static string Of(byte[] document, string algorithm)
    {
        using Checksum checksum = Checksum.Create(algorithm);
        checksum.Append(document, 0, document.Length);
        return checksum.FinishBase64();
    }
}
