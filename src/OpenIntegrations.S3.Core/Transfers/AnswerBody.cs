using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// The body of a good answer to a request that somebody wrote himself. What has a length and an ETag is an object: it is compared with what
/// was asked for, and taken up where a connection breaks.
/// </summary>
public static class AnswerBody
{
    /// <summary>The body as it comes.</summary>
    /// <exception cref="IntegrityException">It is an object, and not what was asked for.</exception>
    public static async Task<Stream> OpenAsync(S3Client client, S3Request request, WireResponse open,
        CancellationToken cancellationToken) =>
        IsObject(request, open) ? await ObjectStream.OfAsync(client, request, open, cancellationToken).ConfigureAwait(false)
            : await open.OpenAsync().ConfigureAwait(false);

    /// <summary>The whole body in memory.</summary>
    /// <exception cref="AnswerTooLargeException">It does not fit there.</exception>
    /// <exception cref="IntegrityException">It is an object, and not what was asked for.</exception>
    public static async Task<byte[]> ReadAsync(S3Client client, S3Request request, WireResponse open, CancellationToken cancellationToken)
    {
        if (!IsObject(request, open) || open.ContentLength > int.MaxValue)
            return await open.ReadAllAsync(AnswerLimit.OfContent(int.MaxValue), cancellationToken).ConfigureAwait(false);
        using var memory = new MemoryStream((int)open.ContentLength!.Value);
        using Stream body = await ObjectStream.OfAsync(client, request, open, cancellationToken).ConfigureAwait(false);
        await body.CopyToAsync(memory, 64 * 1024, cancellationToken).ConfigureAwait(false);
        return memory.ToArray();
    }

    private static bool IsObject(S3Request request, WireResponse open) =>
        request.Method == "GET" && open.ContentLength is not null && open.Headers.Contains("ETag");
}
