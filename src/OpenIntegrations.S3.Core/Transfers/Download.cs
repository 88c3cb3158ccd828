using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Files;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers.Integrity;
using OpenIntegrations.S3.Transfers.Keeping;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// Gets an object into a file: a small one in one request, a larger one by ranges in parallel, each written straight to its place.
/// The file appears when it is complete and verified.
/// </summary>
/// <param name="client">The store.</param>
/// <param name="get">The GET request. One that asks for a range or part of its own is done in one request.</param>
public sealed class Download(S3Client client, S3Request get)
{
    private readonly bool _isWhole = Wanted.Of(get).IsWhole;
    private Lanes? _lanes;
    private long _done;
    private long? _total;

    public long PartSize { get; init; } = client.Connection.PartSize;

    public int Parallel { get; init; } = client.Connection.Parallel;

    public Verification Verification { get; init; }

    /// <summary>The object's bytes as a list has them; null for not known. What fits into a part is asked for as a whole.</summary>
    public long? Listed { get; init; }

    /// <summary>Whether a download in ranges that is interrupted is kept for another run; null for never.</summary>
    public Resuming? Resume { get; init; }

    /// <summary>The ETag that the list has; null for not known. An object with it has the size that the list has.</summary>
    public string? ListedETag { get; init; }

    /// <summary>The time for the file, in UTC, by the headers of the answer; null for the present.</summary>
    public Func<HeaderList, DateTime?>? TimeOf { get; init; }

    public IProgress<TransferProgress> Progress { get; init; } = SilentProgress.Instance;

    /// <summary>By what the content was verified, once it was: <c>CRC64NVME</c>, <c>ETag</c>; null for nothing but its length.</summary>
    public string? VerifiedBy { get; private set; }

    /// <summary>The download into a file, as any other transfer.</summary>
    public ITransfer To(string path) => new FileDownload(this, get, path);

    /// <exception cref="S3RequestFailedException">The store refused one of the requests.</exception>
    /// <exception cref="IntegrityException">What came is not what was asked for, or not what is stored.</exception>
    public async Task<S3Answer> ToFileAsync(string path, CancellationToken cancellationToken)
    {
        bool mayRange = _isWhole && !(Listed <= PartSize) && !FileOutput.IsSequential(path);
        using var resume = new DownloadResume(client, get, path, mayRange ? Resume : null);
        return await resume.FindAsync(Verification, cancellationToken).ConfigureAwait(false) is { } head
            ? await GoOnAsync(head, resume, cancellationToken).ConfigureAwait(false)
            : await BeginAsync(mayRange, resume, cancellationToken).ConfigureAwait(false);
    }

    private async Task<S3Answer> BeginAsync(bool mayRange, DownloadResume resume, CancellationToken cancellationToken)
    {
        using ObjectStream first = await OpenFirstAsync(mayRange, cancellationToken).ConfigureAwait(false);
        _total = _isWhole ? first.Extent.Total : first.Remaining;
        // What has no ETag cannot say that it is another object than the one that was listed.
        if (_total != Listed && _total is not null && ListedETag?.Trim('"') is { } listed
            && (first.Identity.ETag is null || listed == first.Headers["ETag"]?.Trim('"')))
            throw new IntegrityException($"The store lists {Listed} bytes of an object of which it says now that it has {_total}.");
        var whole = new Whole(first.Identity, first.Extent.Total, first.Proof, first.Headers);
        resume.Clear();
        bool inRanges = mayRange && first.Extent.Total > first.Extent.End;
        if (inRanges) resume.Begin(first.Extent.Total!.Value, first.Extent.End!.Value, first.Identity);
        using FileWriter file = resume.Open(goesOn: false);
        await FillAsync(file, resume, whole, inRanges
            ? token => InRangesAsync(first, whole, resume, file, token)
            : token => SaveAsync(first, null, file, token), cancellationToken).ConfigureAwait(false);
        VerifiedBy = first.Proof?.Name;
        return Envelope(first.Headers, first.Status, first.Proof);
    }

    /// <summary>Gets what an earlier run has not got.</summary>
    private async Task<S3Answer> GoOnAsync(S3Answer head, DownloadResume resume, CancellationToken cancellationToken)
    {
        (long length, long partSize) = resume.Cut;
        _total = length;
        var plan = new ProofPlan(client, get, Verification, get.Headers.Contains(ProofPlan.AskHeader));
        ContentProof? proof = await plan.OfHeadAsync(head.Headers, length, cancellationToken).ConfigureAwait(false);
        var whole = new Whole(ObjectIdentity.Of(head.Headers), length, proof, head.Headers);
        using FileWriter file = resume.Open(goesOn: true);
        file.SetLength(length);
        await FillAsync(file, resume, whole, async token =>
        {
            _lanes = new Lanes(Parallel, partSize);
            await Workers<Part>.RunAsync(Parts(PartPlan.Cut(length, partSize)), Parallel,
                (part, t) => GetPartAsync(part, whole, resume, file, t), token).ConfigureAwait(false);
            await ProveAsync(whole, file, token).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
        VerifiedBy = proof?.Name;
        return Envelope(head.Headers, head.Status, proof);
    }

    /// <summary>Gives the file its name when all of it is there and proven.</summary>
    private async Task FillAsync(FileWriter file, DownloadResume resume, Whole whole, Func<CancellationToken, Task> fill,
        CancellationToken cancellationToken)
    {
        try
        {
            await fill(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            file.LastModified = TimeOf?.Invoke(whole.Headers);
            file.Commit();
            resume.Drop();
        }
        catch (Exception e)
        {
            file.KeepsPartial = resume.Keeps(e);
            throw;
        }
    }

    private async Task<ObjectStream> OpenFirstAsync(bool mayRange, CancellationToken cancellationToken)
    {
        S3Request request = get.Copy();
        if (mayRange) request.Headers["Range"] = ContentRange.Header(0, PartSize);
        var opening = new ObjectOpening(client, request) { Verification = Verification, TakesWhole = mayRange };
        (ObjectStream? body, S3Answer? refusal) = await opening.OpenAsync(cancellationToken).ConfigureAwait(false);
        // An empty object has no first byte to ask for. Ranges of one that nothing identifies could be of two.
        bool again = mayRange && (refusal?.Status == 416 || (body is { Identity.Condition: null } && body.Extent.End < body.Extent.Total));
        if (again)
        {
            body?.Dispose();
            S3Request whole = get.Copy();
            whole.HasNoRange = refusal?.Status == 416;
            (body, refusal) = await new ObjectOpening(client, whole) { Verification = Verification }.OpenAsync(cancellationToken)
                .ConfigureAwait(false);
        }
        return refusal is null ? body! : throw new S3RequestFailedException(refusal);
    }

    /// <summary>Gets the ranges behind the first while that is still coming in.</summary>
    private async Task InRangesAsync(ObjectStream first, Whole whole, DownloadResume resume, FileWriter file,
        CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        long size = first.Extent.End!.Value;
        IEnumerable<Part> parts = PartPlan.Cut(whole.Total!.Value, size);
        _lanes = new Lanes(Parallel, size);
        Task head = SaveFirstAsync(parts.First(), first, whole, resume, file, stop.Token);
        Task rest = Workers<Part>.RunAsync(Parts(parts.Skip(1)), Math.Max(1, Parallel - 1),
            (part, token) => GetRangeAsync(part, whole, resume, file, token), stop.Token);
        Task ended = await Task.WhenAny(head, rest).ConfigureAwait(false);
        if (ended.IsFaulted || ended.IsCanceled) stop.Cancel();
        await Task.WhenAll(ended, head, rest).ConfigureAwait(false);
        await ProveAsync(whole, file, cancellationToken).ConfigureAwait(false);
    }

    // Its turn ends with it: a client with one turn has it for the ranges behind.
    private async Task SaveFirstAsync(Part part, ObjectStream first, Whole whole, DownloadResume resume, FileWriter file,
        CancellationToken cancellationToken)
    {
        using RequestTurn turn = await _lanes!.EnterAsync(cancellationToken).ConfigureAwait(false);
        using (first) await SaveAsync(part, first, whole, resume, file, cancellationToken).ConfigureAwait(false);
    }

    private static Task ProveAsync(Whole whole, FileWriter file, CancellationToken cancellationToken) => whole.Proof is not { } proof
        ? Task.CompletedTask
        : proof.FinishAsync((part, token) => FileDigest.OfAsync(file, proof.Algorithm, part, token), cancellationToken);

    private static async IAsyncEnumerable<Part> Parts(IEnumerable<Part> parts)
    {
        foreach (Part part in parts) yield return part;
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <summary>Gets a part that is not there, or not as it was when it came.</summary>
    private async Task GetPartAsync(Part part, Whole whole, DownloadResume resume, FileWriter file, CancellationToken cancellationToken)
    {
        if (resume.DigestOf(part) is { } digest)
        {
            byte[] found = await FileDigest.OfAsync(file, DownloadResume.Algorithm, part, cancellationToken).ConfigureAwait(false);
            if (Convert.ToBase64String(found) == digest)
            {
                using PieceDigest? piece = whole.Proof?.Begin(part.Offset, part.Offset + part.Length);
                if (piece is not null)
                    await FileDigest.ReadAsync(file, part, (bytes, count) => piece.Append(bytes, 0, count), cancellationToken)
                        .ConfigureAwait(false);
                piece?.Finish();
                Report(part.Length);
                return;
            }
        }
        await GetRangeAsync(part, whole, resume, file, cancellationToken).ConfigureAwait(false);
    }

    private async Task GetRangeAsync(Part part, Whole whole, DownloadResume resume, FileWriter file, CancellationToken cancellationToken)
    {
        using RequestTurn turn = await _lanes!.EnterAsync(cancellationToken).ConfigureAwait(false);
        S3Request request = get.Copy();
        request.Headers["Range"] = ContentRange.Header(part.Offset, part.Offset + part.Length);
        whole.Identity.Demand(request.Headers);
        var opening = new ObjectOpening(client, request)
        {
            Verification = Verification.None, Identity = whole.Identity, Total = whole.Total,
        };
        (ObjectStream? body, S3Answer? refusal) = await opening.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        using (body) await SaveAsync(part, body!, whole, resume, file, cancellationToken).ConfigureAwait(false);
    }

    private async Task SaveAsync(Part part, ObjectStream body, Whole whole, DownloadResume resume, FileWriter file,
        CancellationToken cancellationToken)
    {
        using PieceDigest? digest = whole.Proof?.Begin(body.Extent.First, body.Extent.End);
        using Checksum? own = resume.IsKept ? Checksum.Create(DownloadResume.Algorithm) : null;
        await SaveAsync(body, (bytes, count) =>
        {
            digest?.Append(bytes, 0, count);
            own?.Append(bytes, 0, count);
        }, file, cancellationToken).ConfigureAwait(false);
        digest?.Finish();
        if (own is not null) resume.Add(part, own.FinishBase64());
    }

    private Task SaveAsync(ObjectStream body, Action<byte[], int>? written, FileWriter file, CancellationToken cancellationToken) =>
        FileOutput.CopyAsync(body, file, _isWhole ? body.Extent.First : 0, written ?? (static (_, _) => { }), Report, cancellationToken,
            body.Remaining);

    private void Report(int read)
    {
        _lanes?.Moved(read);
        Report((long)read);
    }

    private void Report(long more) => Progress.Report(new TransferProgress(get.Key!, Interlocked.Add(ref _done, more), _total));

    /// <summary>The answer as one request would have given it.</summary>
    private S3Answer Envelope(HeaderList answered, int status, ContentProof? proof)
    {
        HeaderList headers = answered.Clone();
        if (_isWhole)
        {
            foreach (var (name, value) in proof?.Told ?? []) headers[name] ??= value;
            headers["Content-Range"] = null;
            headers["Content-Length"] = _total?.ToString(CultureInfo.InvariantCulture);
        }
        return new S3Answer(_isWhole ? 200 : status, new TreeMap(), headers, get);
    }

    /// <summary>What is known of the object while its ranges come.</summary>
    private sealed record Whole(ObjectIdentity Identity, long? Total, ContentProof? Proof, HeaderList Headers);
}
