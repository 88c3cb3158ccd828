using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Documents;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// Gets an object into a file: a small one in one request, a larger one by ranges in parallel, each written straight to its place.
/// The file appears when it is complete.
/// </summary>
/// <param name="client">The store.</param>
/// <param name="get">The GET request. One that asks for a range or part of its own is done in one request.</param>
public sealed class Download(S3Client client, S3Request get)
{
    private long _done;
    private long? _total;

    public long PartSize { get; init; } = client.Connection.PartSize;

    public int Parallel { get; init; } = client.Connection.Parallel;

    public IProgress<TransferProgress> Progress { get; init; } = SilentProgress.Instance;

    /// <exception cref="S3RequestFailedException">The store refused one of the requests.</exception>
    public async Task<S3Answer> ToFileAsync(string path, CancellationToken cancellationToken)
    {
        bool mayRange = !get.Headers.Contains("Range") && get.Query["partNumber"] is null;
        using WireResponse first = await OpenFirstAsync(mayRange, cancellationToken).ConfigureAwait(false);
        ContentRange? range = mayRange ? ContentRange.Parse(first.Headers["Content-Range"]) : null;
        long? total = _total = range is null ? first.ContentLength : range.Value.Total;
        KeyValuePair<string, string>? unchanged = Unchanged.Since(first.Headers);

        using var file = new FileWriter(path);
        using var body = new ObjectStream(client, get, first);
        Task head = SaveAsync(body, 0, file, cancellationToken);
        if (range is { } got && total > got.Last + 1) await FinishAsync(head, got.Last + 1, total.Value, unchanged, file, cancellationToken).ConfigureAwait(false);
        else await head.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        file.Commit();
        return Envelope(first, total, whole: range is not null);
    }

    private async Task<WireResponse> OpenFirstAsync(bool mayRange, CancellationToken cancellationToken)
    {
        S3Request request = get.Copy();
        if (mayRange) request.Headers["Range"] = ContentRange.Header(0, PartSize);
        (WireResponse? open, S3Answer? refusal) = await client.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        // An empty object has no first byte to ask for.
        if (mayRange && refusal?.Status == 416) (open, refusal) = await client.OpenAsync(get, cancellationToken).ConfigureAwait(false);
        return refusal is null ? open! : throw new S3RequestFailedException(refusal);
    }

    /// <summary>Gets the ranges behind the first while that is still coming in.</summary>
    private async Task FinishAsync(Task head, long from, long total, KeyValuePair<string, string>? unchanged, FileWriter file, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task rest = Workers<Part>.RunAsync(Ranges(from, total), Math.Max(1, Parallel - 1), (part, token) => GetRangeAsync(part, unchanged, file, token), stop.Token);
        Task ended = await Task.WhenAny(head, rest).ConfigureAwait(false);
        if (ended.IsFaulted || ended.IsCanceled) stop.Cancel();
        await Task.WhenAll(ended, head, rest).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<Part> Ranges(long from, long total)
    {
        foreach (Part part in PartPlan.Cut(total - from, PartSize)) yield return part with { Offset = part.Offset + from };
        await Task.CompletedTask.ConfigureAwait(false);
    }

    private async Task GetRangeAsync(Part part, KeyValuePair<string, string>? unchanged, FileWriter file, CancellationToken cancellationToken)
    {
        S3Request request = get.Copy();
        request.Headers["Range"] = ContentRange.Header(part.Offset, part.Offset + part.Length);
        request.Headers.Demand(unchanged);
        (WireResponse? open, S3Answer? refusal) = await client.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        using var body = new ObjectStream(client, get, open!);
        if (body.Remaining != part.Length) throw new InvalidOperationException($"The store gave {body.Remaining} bytes where {part.Length} were asked for.");
        await SaveAsync(body, part.Offset, file, cancellationToken).ConfigureAwait(false);
    }

    private Task SaveAsync(ObjectStream body, long offset, FileWriter file, CancellationToken cancellationToken) => FileOutput.CopyAsync(
        body, file, offset, read => Progress.Report(new TransferProgress(get.Key!, Interlocked.Add(ref _done, read), _total)), cancellationToken);

    /// <summary>The answer as one request would have given it.</summary>
    private S3Answer Envelope(WireResponse first, long? total, bool whole)
    {
        HeaderList headers = first.Headers.Clone();
        if (whole)
        {
            headers["Content-Range"] = null;
            headers["Content-Length"] = total?.ToString(CultureInfo.InvariantCulture);
        }
        return new S3Answer(whole ? 200 : first.Status, new TreeMap(), headers, get);
    }
}
