using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>
/// Copies objects: within a store by the store itself, between two, or where the store cannot, by sending on what is read. Both keep
/// metadata and tags, except those that are given anew.
/// </summary>
internal sealed class StoreMover(StoreEnd from, StoreEnd to, MoveSettings settings) : Mover
{
    private readonly bool _isInPlace = TreeJob.AreOnePlace(from, to);
    private volatile bool _passes = from.Store != to.Store;

    internal override ItemAction Action => ItemAction.Copy;

    internal override async Task<Moved> MoveAsync(TreeStep step, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        if (!_passes)
        {
            try
            {
                return await CopyAsync(step, progress, cancellationToken).ConfigureAwait(false);
            }
            catch (S3RequestFailedException e) when (e.Code is "NotImplemented" or "MethodNotAllowed" || IsForeign(e))
            {
                _passes = true;
            }
        }
        return await PassAsync(step, progress, cancellationToken).ConfigureAwait(false);
    }

    internal override async Task MakeFolderAsync(string path, CancellationToken cancellationToken) =>
        await to.Client.SendOrThrowAsync(to.PutFolder(path), cancellationToken).ConfigureAwait(false);

    // Who may write at the target may not read the source: each does its own then.
    private bool IsForeign(S3RequestFailedException refusal) =>
        !ReferenceEquals(from.Client, to.Client) && refusal.Code is "AccessDenied" or "NoSuchBucket" or "NoSuchKey";

    private async Task<Moved> CopyAsync(TreeStep step, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        S3Request put = to.Put(step.Path, Routes.CopyObject);
        if (_isInPlace || ObjectDescription.IsIn(put.Headers))
        {
            S3Answer head = await from.Client.SendOrThrowAsync(from.Bind(Routes.HeadObject, step.Path), cancellationToken)
                .ConfigureAwait(false);
            Keep(put, head.Headers);
            put.Headers["x-amz-metadata-directive"] = "REPLACE";
        }
        if (settings.KeepsClass && step.Source!.StorageClass is { Length: > 0 } kept && kept != "STANDARD")
            put.Headers["x-amz-storage-class"] ??= kept;
        if (put.Headers.Contains("x-amz-tagging")) put.Headers["x-amz-tagging-directive"] = "REPLACE";
        foreach (var (name, value) in CopyHeaders.SourceKey(from.ReadHeaders)) put.Headers[name] = value;
        var source = new CopySource(from.Bucket, from.KeyOf(step.Path), from.VersionId);
        // What the store copies in one request it is trusted to count itself.
        bool isLarge = step.Source?.Size > Copy.MaxSingle;
        var copy = new Copy(to.Client, source, put)
        {
            PartSize = settings.PartSize ?? (isLarge ? Copy.MaxSingle / 10 : null),
            Parallel = settings.Parallel ?? to.Client.Connection.Parallel,
            Progress = progress,
        };
        S3Answer answer = await copy.RunAsync(cancellationToken).ConfigureAwait(false);
        string? etag = answer.Response.GetText("CopyObjectResult", "ETag") ?? answer.Headers["ETag"];
        return new Moved(step.Size, etag is null ? null : "ETag " + etag.Trim('"'));
    }

    private async Task<Moved> PassAsync(TreeStep step, IProgress<TransferProgress> progress, CancellationToken cancellationToken)
    {
        S3Request get = from.Bind(Routes.GetObject, step.Path);
        get.MustBeFresh = settings.ErasesSource;
        (ObjectStream? body, S3Answer? refusal) =
            await ObjectStream.OpenAsync(from.Client, get, cancellationToken, settings.Verification).ConfigureAwait(false);
        if (refusal is not null) throw new S3RequestFailedException(refusal);
        // Whoever reads waits for turns of its own at the same place.
        using ObjectStream content = body!.LeaveTurn();
        S3Request put = to.Put(step.Path);
        Keep(put, content.Headers);
        put.Headers["x-amz-tagging"] ??= await ObjectDescription
            .TagsAsync(from.Client, from.Bind(Routes.GetObjectTagging, step.Path), content.Headers, cancellationToken)
            .ConfigureAwait(false);
        long? length = content.Remaining;
        using var source = new StreamSource(content, length: length);
        var upload = new Upload(to.Client, put, source)
        {
            PartSize = settings.PartSize ?? to.Client.Connection.PartSize,
            Parallel = 2,
            Checksum = settings.Checksum,
            IsProven = settings.ErasesSource,
            Progress = progress,
        };
        S3Answer answer = await upload.RunAsync(cancellationToken).ConfigureAwait(false);
        return new Moved(length ?? step.Size, ChecksumOf(answer.Headers));
    }

    private void Keep(S3Request put, HeaderList old)
    {
        if (_isInPlace) ObjectDescription.KeepInPlace(put.Headers, old);
        else ObjectDescription.Keep(put.Headers, old);
    }
}
