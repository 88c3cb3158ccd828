using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Puts an object into a bucket: in one request when it fits into a part, else by parts in parallel.</summary>
/// <param name="client">The store.</param>
/// <param name="put">The PUT request without its body; its headers are spread over the requests of an upload by parts.</param>
/// <param name="source">The bytes.</param>
public sealed class Upload(S3Client client, S3Request put, UploadSource source)
{
    /// <summary>What pieces may take of memory together, unless one alone takes more.</summary>
    internal const long MaxBuffered = 64 * 1024 * 1024;

    private readonly Provider _provider = client.Connection.Provider;
    private string? _checksum;
    private long _done;

    /// <summary>Bytes in a part; the connection's by default.</summary>
    public long PartSize { get; init; } = client.Connection.PartSize;

    public int Parallel { get; init; } = client.Connection.Parallel;

    /// <summary>The algorithm of the checksums to send along; null for what the provider's rule says.</summary>
    public string? Checksum { get; init; }

    public IProgress<TransferProgress> Progress { get; init; } = SilentProgress.Instance;

    /// <exception cref="S3RequestFailedException">The store refused one of the requests.</exception>
    public async Task<S3Answer> RunAsync(CancellationToken cancellationToken)
    {
        _checksum = ObjectChecksum.Choose(_provider, Checksum, put.Headers);
        long partSize = PartPlan.SizeFor(source.Length, PartSize, _provider);
        IAsyncEnumerator<UploadPiece> pieces = source.PiecesAsync(partSize, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (pieces.ConfigureAwait(false))
        {
            await pieces.MoveNextAsync().ConfigureAwait(false);
            if (pieces.Current.Body.Length < partSize || source.Length == partSize) return await PutAsync(pieces.Current, cancellationToken).ConfigureAwait(false);
            HeaderList headers = put.Headers.Clone();
            if (_checksum is not null) headers["x-amz-checksum-algorithm"] = _checksum.ToUpperInvariant();
            var upload = new MultipartUpload(client, put.Bucket!, put.Key!, headers);
            return await upload.RunAsync(
                (_, token) => Workers<UploadPiece>.RunAsync(Remaining(pieces), Degree(partSize), (piece, t) => SendPartAsync(upload, piece, t), token), cancellationToken).ConfigureAwait(false);
        }
    }

    private int Degree(long partSize) => source.IsBuffered ? (int)Math.Max(1, Math.Min(Parallel, MaxBuffered / partSize)) : Parallel;

    private async Task<S3Answer> PutAsync(UploadPiece piece, CancellationToken cancellationToken)
    {
        using (piece)
        {
            S3Request request = put.Copy();
            request.Body = piece.Body;
            request.Sending = Count();
            await UploadBody.PrepareAsync(request, _provider, _checksum, cancellationToken).ConfigureAwait(false);
            return await client.SendOrThrowAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendPartAsync(MultipartUpload upload, UploadPiece piece, CancellationToken cancellationToken)
    {
        using (piece)
        {
            if (piece.Number > _provider.MaxParts)
                throw new InvalidOperationException($"The stream is longer than {_provider.MaxParts} parts of {piece.Body.Length} bytes. Use a larger -PartSize.");
            S3Request request = upload.PartRequest(Routes.UploadPart, piece.Number, piece.Body);
            request.Sending = Count();
            await UploadBody.PrepareAsync(request, _provider, _checksum, cancellationToken).ConfigureAwait(false);
            S3Answer answer = await client.SendOrThrowAsync(request, cancellationToken).ConfigureAwait(false);
            if (_checksum is null) upload.Add(piece.Number, answer.Headers["ETag"]);
            else upload.Add(piece.Number, answer.Headers["ETag"], ObjectChecksum.MemberOf(_checksum), UploadBody.Sent(request, _checksum));
        }
    }

    /// <summary>The piece that was looked at already, and those behind it.</summary>
    private static async IAsyncEnumerable<UploadPiece> Remaining(IAsyncEnumerator<UploadPiece> pieces)
    {
        do yield return pieces.Current;
        while (await pieces.MoveNextAsync().ConfigureAwait(false));
    }

    /// <summary>Adds up what several requests report, and takes back what an attempt reported that is repeated.</summary>
    private Action<long> Count()
    {
        long reported = 0;
        return sent =>
        {
            long done = Interlocked.Add(ref _done, sent - reported);
            reported = sent;
            Progress.Report(new TransferProgress(put.Key!, done, source.Length));
        };
    }
}
