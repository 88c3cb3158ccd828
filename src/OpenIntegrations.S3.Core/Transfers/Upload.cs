using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Files;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.S3.Transfers;

/// <summary>Puts an object into a bucket: in one request when it fits into a part, else by parts in parallel.</summary>
/// <param name="client">The store.</param>
/// <param name="put">The PUT request without its body; its headers are spread over the requests of an upload by parts.</param>
/// <param name="source">The bytes.</param>
public sealed class Upload(S3Client client, S3Request put, UploadSource source) : ITransfer
{
    /// <summary>What pieces may take of memory together, unless one alone takes more.</summary>
    internal const long MaxBuffered = 64 * 1024 * 1024;

    /// <summary>The header of a request that puts bytes behind those of an object.</summary>
    internal const string AppendHeader = "x-amz-write-offset-bytes";

    private readonly Provider _provider = client.Connection.Provider;
    private string? _checksum;
    private bool _needsMD5;
    private long _partSize;
    private long _done;

    /// <summary>Bytes in a part; the connection's by default.</summary>
    public long PartSize { get; init; } = client.Connection.PartSize;

    public int Parallel { get; init; } = client.Connection.Parallel;

    /// <summary>The algorithm of the checksums to send along; null for what the provider's rule says.</summary>
    public string? Checksum { get; init; }

    /// <summary>Whether an MD5 goes along where nothing else proves what has arrived.</summary>
    public bool IsProven { get; init; }

    public IProgress<TransferProgress> Progress { get; init; } = SilentProgress.Instance;

    /// <summary>How many parts go at the same time; null before there are any.</summary>
    internal Lanes? Lanes { get; private set; }

    /// <summary>Whether the upload of a file that is interrupted is kept for another run; null for never.</summary>
    public Resuming? Resume { get; init; }

    public TransferPlan Plan =>
        new(TransferKind.Upload, source.Name, new S3Address(put.Bucket!, put.Key).ToString(), source.Length);

    /// <exception cref="S3RequestFailedException">The store refused one of the requests.</exception>
    /// <exception cref="IntegrityException">The store says that it has something else than was sent.</exception>
    /// <exception cref="IOException">The source changed while it was sent.</exception>
    public async Task<S3Answer> RunAsync(CancellationToken cancellationToken)
    {
        _checksum = ObjectChecksum.Choose(_provider, Checksum, put.Headers);
        _needsMD5 = _checksum is null && (IsProven || ObjectChecksum.NeedsMD5(_provider, put.Headers));
        bool appends = put.Headers.Contains(AppendHeader);
        _partSize = appends && !source.IsBuffered ? Copy.MaxSingle : PartPlan.SizeFor(source.Length, PartSize, _provider);
        using UploadResume? resume = appends ? null : UploadResume.Take(client, put, source, (_partSize, _checksum), Resume);
        UploadState? begun = resume is null ? null : await resume.FindAsync(cancellationToken).ConfigureAwait(false);
        _partSize = begun?.PartSize ?? _partSize;
        var pieces = new Feed<UploadPiece>(source.PiecesAsync(_partSize, cancellationToken).GetAsyncEnumerator(cancellationToken));
        await using (pieces.ConfigureAwait(false))
        {
            await pieces.PeekAsync(cancellationToken).ConfigureAwait(false);
            bool isOne = begun is null && (pieces.Current.Body.Length < _partSize || source.Length == _partSize);
            if (appends && !isOne)
                throw new ArgumentException(
                    $"An append goes in one request, and this is longer than {_partSize} bytes. Use a larger part.");
            return isOne
                ? await PutAsync(pieces.Current, cancellationToken).ConfigureAwait(false)
                : await PutInPartsAsync(pieces, resume, begun, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<S3Answer> PutAsync(UploadPiece piece, CancellationToken cancellationToken)
    {
        using (piece)
        {
            S3Request request = put.Copy();
            request.Body = piece.Body;
            S3Answer answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            CheckAfterwards();
            return answer;
        }
    }

    // All that was sent was of one state, or its body would not have ended. The next comparison may see no difference, so that it is told.
    private void CheckAfterwards()
    {
        try
        {
            source.CheckUnchanged();
        }
        catch (IOException e) when (FileChange.Is(e))
        {
            throw FileChange.LateError(source.Name!);
        }
    }

    private async Task<S3Answer> PutInPartsAsync(Feed<UploadPiece> pieces, UploadResume? resume, UploadState? begun,
        CancellationToken cancellationToken)
    {
        HeaderList headers = put.Headers.Clone();
        if (_checksum is not null) headers["x-amz-checksum-algorithm"] = _checksum.ToUpperInvariant();
        var upload = new MultipartUpload(client, put.Bucket!, put.Key!, headers) { Checksum = _checksum, Resume = resume };
        if (begun is not null) upload.Continue(begun);
        var kept = new Dictionary<int, UploadedPart>();
        foreach (UploadedPart part in begun?.Parts ?? []) kept[part.Number] = part;
        int degree = source.IsBuffered ? (int)Math.Max(1, Math.Min(Parallel, MaxBuffered / _partSize)) : Parallel;
        Lanes = new Lanes(degree, _partSize);
        return await upload.RunAsync(async (_, token) =>
        {
            await Workers<UploadPiece>.RunAsync(pieces, degree, (piece, t) => SendPartAsync(upload, piece, kept, t), token)
                .ConfigureAwait(false);
            source.CheckUnchanged();
        }, cancellationToken).ConfigureAwait(false);
    }

    private async Task SendPartAsync(MultipartUpload upload, UploadPiece piece, Dictionary<int, UploadedPart> kept,
        CancellationToken cancellationToken)
    {
        using (piece)
        {
            if (piece.Number > _provider.MaxParts)
                throw new InvalidOperationException(
                    $"The stream is longer than {_provider.MaxParts} parts of {piece.Body.Length} bytes. Use larger parts (PartSize).");
            long length = piece.Body.Length!.Value;
            if (kept.TryGetValue(piece.Number, out UploadedPart there)
                && await Proof.ProveAsync(there, piece.Body, cancellationToken).ConfigureAwait(false) is { } proven)
            {
                upload.Add(proven);
                Count(null)(length);
                return;
            }
            using RequestTurn turn = await Lanes!.EnterAsync(cancellationToken).ConfigureAwait(false);
            S3Request request = upload.PartRequest(Routes.UploadPart, piece.Number, piece.Body);
            S3Answer answer = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            upload.Add(new(piece.Number, length, answer.Headers["ETag"] ?? "",
                _checksum is null ? null : UploadBody.Sent(request, _checksum)));
        }
    }

    private PartProof Proof => PartProof.Of(_provider, put.Bucket, put.Headers, _checksum);

    private async Task<S3Answer> SendAsync(S3Request request, CancellationToken cancellationToken)
    {
        request.Sending = Count(Lanes);
        await UploadBody.PrepareAsync(request, _provider, _checksum, _needsMD5, cancellationToken).ConfigureAwait(false);
        S3Answer answer = await client.SendOrThrowAsync(request, cancellationToken).ConfigureAwait(false);
        UploadProof.Check(request, answer, _provider);
        return answer;
    }

    /// <summary>Adds up what several requests report, and takes back what an attempt reported that is repeated.</summary>
    private Action<long> Count(Lanes? lanes)
    {
        long reported = 0;
        return sent =>
        {
            long more = sent - reported;
            reported = sent;
            lanes?.Moved(more);
            long done = Interlocked.Add(ref _done, more);
            Progress.Report(new TransferProgress(put.Key!, done, source.Length));
        };
    }
}
