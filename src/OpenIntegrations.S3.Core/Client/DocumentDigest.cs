using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>
/// The digest that a document carries: its MD5, which every store takes, or a checksum where the connection wants no MD5; and the checksum
/// that the caller wants.
/// </summary>
internal static class DocumentDigest
{
    private const string ContentMD5 = "Content-MD5";

    public static void Add(HeaderList headers, S3Request request, Provider provider)
    {
        bool isDue = request.Route is { RequiresDigest: true } && !headers.Contains(ContentMD5);
        if (!isDue && request.DocumentChecksum is null) return;
        if (request.Body is not BytesBody { Bytes: var bytes }) return;
        byte[] document = bytes.ToArray();
        string? algorithm = request.DocumentChecksum;
        if (isDue && provider.ContentMD5) headers[ContentMD5] = Hash.Md5Base64(document);
        else if (isDue && provider.ChecksumMode != ChecksumMode.Never) algorithm ??= provider.ChecksumAlgorithm;
        if (algorithm is not null) headers[Checksum.HeaderOf(algorithm)] = Of(document, algorithm);
    }

    private static string Of(byte[] document, string algorithm)
    {
        using Checksum checksum = Checksum.Create(algorithm);
        checksum.Append(document, 0, document.Length);
        return checksum.FinishBase64();
    }
}
