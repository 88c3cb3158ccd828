using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers.Integrity;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// Copies an object within the store: in one request where the store does that (S3 up to 5 GB), else by parts in parallel.
/// </summary>
/// <param name="client">The store.</param>
/// <param name="source">The object to copy.</param>
/// <param name="put">The CopyObject request, complete but for the source.</param>
public sealed class Copy(S3Client client, CopySource source, S3Request put) : ITransfer
{
    /// <summary>What S3 copies in one request, in bytes.</summary>
    public const long MaxSingle = 5L * 1024 * 1024 * 1024;

    private const long LargePart = 512L * 1024 * 1024;

    private long _done;

    /// <summary>Bytes in a part. Given, it is also the size above which the copy is made by parts.</summary>
    public long? PartSize { get; init; }

    public int Parallel { get; init; } = client.Connection.Parallel;

    public IProgress<TransferProgress> Progress { get; init; } = SilentProgress.Instance;

    public TransferPlan Plan => new(TransferKind.Copy, new S3Address(source.Bucket, source.Key, source.VersionId).ToString(),
        new S3Address(put.Bucket!, put.Key).ToString(), null);

    /// <exception cref="S3RequestFailedException">The store refused one of the requests.</exception>
    public async Task<S3Answer> RunAsync(CancellationToken cancellationToken)
    {
        var tags = new CopiedTags(client, put);
        S3Answer? whole = PartSize is null ? await CopyWholeAsync(tags, cancellationToken).ConfigureAwait(false) : null;
        if (whole is { Error: null }) return whole;
        if (whole is not null && !MayBeTooLarge(whole)) throw new S3RequestFailedException(whole);

        S3Answer head = await client.SendOrThrowAsync(OfSource(Routes.HeadObject), cancellationToken).ConfigureAwait(false);
        bool known = long.TryParse(head.Headers["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long length);
        if (known && length > (PartSize ?? MaxSingle)) return await CopyByPartsAsync(head, length, cancellationToken).ConfigureAwait(false);
        whole ??= await CopyWholeAsync(tags, cancellationToken).ConfigureAwait(false);
        return whole.Error is null ? whole : throw new S3RequestFailedException(whole);
    }

    private async Task<S3Answer> CopyWholeAsync(CopiedTags tags, CancellationToken cancellationToken)
    {
        await tags.ReadAsync(OfSource(Routes.HeadObject), OfSource(Routes.GetObjectTagging), cancellationToken).ConfigureAwait(false);
        S3Answer whole = await client.SendAsync(tags.For(Whole()), cancellationToken).ConfigureAwait(false);
        if (whole.Error is null) await tags.EnsureAsync(whole, cancellationToken).ConfigureAwait(false);
        return whole;
    }

    private static bool MayBeTooLarge(S3Answer refusal) => refusal.Error!.Code is "EntityTooLarge" or "InvalidRequest" or "InvalidArgument";

    private S3Request Whole()
    {
        S3Request request = put.Copy();
        request.Headers[CopySource.HeaderName] = source.ToString();
        return request;
    }

    private async Task<S3Answer> CopyByPartsAsync(S3Answer head, long length, CancellationToken cancellationToken)
    {
        Provider provider = client.Connection.Provider;
        // Without the store's help the parts pass through memory.
        long size = PartPlan.SizeFor(length, PartSize ?? (provider.PartCopy ? LargePart : provider.PartSize), provider);
        HeaderList headers = CopyHeaders.ForUpload(put.Headers, head.Headers);
        if (!CopyHeaders.Replaces(put.Headers, "x-amz-tagging-directive"))
        {
            headers["x-amz-tagging"] = await ObjectDescription
                .TagsAsync(client, OfSource(Routes.GetObjectTagging), head.Headers, cancellationToken).ConfigureAwait(false);
        }
        var upload = new MultipartUpload(client, put.Bucket!, put.Key!, headers);
        int degree = provider.PartCopy ? Parallel : (int)Math.Max(1, Math.Min(Parallel, Upload.MaxBuffered / size));
        return await upload.RunAsync(
            (_, token) =>
                Workers<Part>.RunAsync(Parts(length, size), degree,
                    (part, t) =>
                        provider.PartCopy ? CopyPartAsync(upload, part, head, length, t) : PassPartAsync(upload, part, head, length, t),
                        token), cancellationToken).ConfigureAwait(false);
    }

    private async Task CopyPartAsync(MultipartUpload upload, Part part, S3Answer head, long length, CancellationToken cancellationToken)
    {
        S3Request request = upload.PartRequest(Routes.UploadPartCopy, part.Number, RequestBody.Empty);
        foreach (var (name, value) in CopyHeaders.ForPart(put.Headers)) request.Headers[name] = value;
        request.Headers[CopySource.HeaderName] = source.ToString();
        request.Headers["x-amz-copy-source-range"] = ContentRange.Header(part.Offset, part.Offset + part.Length);
        if (ObjectIdentity.Of(head.Headers).Condition is { } same) request.Headers[CopyHeaders.OfSource(same.Key)] ??= same.Value;
        S3Answer answer = await client.SendOrThrowAsync(request, cancellationToken).ConfigureAwait(false);
        upload.Add(new(part.Number, part.Length, answer.Response.GetText("CopyPartResult", "ETag") ?? "", null));
        Progress.Report(new TransferProgress(put.Key!, Interlocked.Add(ref _done, part.Length), length));
    }

    /// <summary>Gets a part of the source and sends it on, for stores that cannot copy parts.</summary>
    private async Task PassPartAsync(MultipartUpload upload, Part part, S3Answer head, long length, CancellationToken cancellationToken)
    {
        S3Request get = OfSource(Routes.GetObject);
        get.Headers["Range"] = ContentRange.Header(part.Offset, part.Offset + part.Length);
        ObjectIdentity identity = ObjectIdentity.Of(head.Headers);
        identity.Demand(get.Headers);
        var opening = new ObjectOpening(client, get) { Verification = Verification.None, Identity = identity, Total = length };
        (ObjectStream? body, S3Answer? refusal) = await opening.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        var bytes = new byte[part.Length];
        using (body)
        {
            for (int filled = 0, read = 1; read > 0 && filled < bytes.Length; filled += read)
                read = await body!.ReadAsync(bytes.AsMemory(filled), cancellationToken).ConfigureAwait(false);
        }
        S3Answer answer =
            await client.SendOrThrowAsync(upload.PartRequest(Routes.UploadPart, part.Number, new BytesBody(bytes)), cancellationToken)
                .ConfigureAwait(false);
        upload.Add(new(part.Number, part.Length, answer.Headers["ETag"] ?? "", null));
        Progress.Report(new TransferProgress(put.Key!, Interlocked.Add(ref _done, part.Length), length));
    }

    private S3Request OfSource(ObjectRoute route)
    {
        S3Request request = route.For(source.Bucket, source.Key, source.VersionId);
        foreach (var (name, value) in CopyHeaders.ForHead(put.Headers)) request.Headers[name] = value;
        return request;
    }

    private static async IAsyncEnumerable<Part> Parts(long length, long size)
    {
        foreach (Part part in PartPlan.Cut(length, size)) yield return part;
        await Task.CompletedTask.ConfigureAwait(false);
    }
}
