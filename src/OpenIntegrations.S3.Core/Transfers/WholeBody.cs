using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers.Integrity;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// A body that is not an object and fits into memory: an annotation, a torrent. It is complete, and what its checksums say it is.
/// </summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Headers">The headers they came with.</param>
public sealed record WholeBody(byte[] Bytes, HeaderList Headers)
{
    private const long MaxLength = 64 * 1024 * 1024;

    /// <returns>The body, or the store's refusal.</returns>
    /// <exception cref="IntegrityException">The bytes are not those that their checksum was made of.</exception>
    public static async Task<(WholeBody? Body, S3Answer? Refusal)> GetAsync(S3Client client, S3Request get,
        CancellationToken cancellationToken)
    {
        var series = new BodySeries(client.Retry, client.Connection.Transport.IdleTimeout);
        while (true)
        {
            (WireResponse? open, S3Answer? refusal) = await client.OpenAsync(get, cancellationToken).ConfigureAwait(false);
            if (refusal is not null) return (null, refusal);
            try
            {
                using (open) return (await ReadAsync(open!, cancellationToken).ConfigureAwait(false), null);
            }
            catch (Exception e) when (series.After(e) is { } delay)
            {
                await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Like <see cref="GetAsync"/>, where only a torrent is believed.</summary>
    /// <returns>The torrent, or the store's refusal; what is none is taken for one.</returns>
    public static async Task<(WholeBody? Body, S3Answer? Refusal)> GetTorrentAsync(S3Client client, S3Request get,
        CancellationToken cancellationToken)
    {
        S3Answer? refusal;
        try
        {
            (WholeBody? body, refusal) = await GetAsync(client, get, cancellationToken).ConfigureAwait(false);
            if (body is not null && Torrent.Is(body.Bytes)) return (body, null);
        }
        catch (AnswerTooLargeException)
        {
            // No torrent is as large.
            refusal = null;
        }
        return (null, refusal ?? new S3Answer(501, new TreeMap(), new HeaderList(), get)
        {
            Error = new S3Error("NotImplemented", "The store does not know torrents: it answered with something else.", null, null),
        });
    }

    private static async Task<WholeBody> ReadAsync(WireResponse open, CancellationToken cancellationToken)
    {
        byte[] bytes = await open.ReadAllAsync(AnswerLimit.OfDocument(MaxLength), cancellationToken).ConfigureAwait(false);
        if (StoredDigest.Checksums(open.Headers).FirstOrDefault(d => d.Parts == 0) is { } stored) Verify(bytes, stored);
        return new WholeBody(bytes, open.Headers);
    }

    private static void Verify(byte[] bytes, StoredDigest stored)
    {
        using Checksum checksum = Checksum.Create(stored.Algorithm);
        checksum.Append(bytes, 0, bytes.Length);
        byte[] found = checksum.Finish();
        if (!found.AsSpan().SequenceEqual(stored.Value))
            throw new IntegrityException(
                $"The bytes that came are not those that are stored: their {stored.Algorithm} is {Convert.ToBase64String(found)}; the "
                    + $"store has {Convert.ToBase64String(stored.Value)} ({stored.Source}).");
    }
}
