using OpenIntegrations.Http;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>The digest that a document carries: its MD5, which every store takes, or a checksum where the connection wants no MD5.</summary>
internal static class DocumentDigest
{
    private const string ContentMD5 = "Content-MD5";

    public static void Add(HeaderList headers, S3Request request, Provider provider)
    {
        if (!request.CarriesDocument || request.Body is not BytesBody { Bytes: var bytes } || headers.Contains(ContentMD5)) return;
        byte[] document = bytes.ToArray();
        if (provider.ContentMD5) headers[ContentMD5] = Hash.Md5Base64(document);
        else if (provider.ChecksumMode != ChecksumMode.Never)
        {
            using Checksum checksum = Checksum.Create(provider.ChecksumAlgorithm);
            checksum.Append(document, 0, document.Length);
            headers[Checksum.HeaderOf(provider.ChecksumAlgorithm)] = checksum.FinishBase64();
        }
    }
}
