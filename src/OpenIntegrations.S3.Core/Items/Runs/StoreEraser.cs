using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Items.Plans;
using OpenIntegrations.S3.Items.Removals;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Items.Runs;

/// <summary>Deletes objects, as many a request as the store takes.</summary>
internal sealed class StoreEraser : Eraser
{
    private readonly StoreEnd _end;
    private readonly Removal _removal;

    public StoreEraser(StoreEnd end)
    {
        _end = end;
        HeaderList headers = OperationHeaders.Where(end.Headers,
            n => OperationHeaders.Takes(Routes.HeadObject, n) && !n.Contains("customer") && !n.Contains("checksum"));
        _removal = new Removal(end.Client, headers);
    }

    internal override async IAsyncEnumerable<(Entry Item, Exception? Error)> EraseAsync(IEnumerable<Entry> items,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (Removed removed in _removal.RunAsync(Found(items), cancellationToken).ConfigureAwait(false))
            yield return (removed.Item.Entry, removed.Error);
    }

    internal override async Task EraseMovedAsync(string path, Entry source, CancellationToken cancellationToken)
    {
        S3Request delete = Routes.DeleteObject.For(_end.Bucket, _end.KeyOf(path));
        // Stores that know the condition keep what was written since; others leave it aside, or do not know what to do.
        if (source.ETag is { } etag) delete.Headers["If-Match"] = etag;
        S3Answer answer = await _end.Client.SendAsync(delete, cancellationToken).ConfigureAwait(false);
        if (Conditions.AreUnknown(answer.Error?.Code) && delete.Headers.Contains("If-Match"))
        {
            delete.Headers["If-Match"] = null;
            answer = await _end.Client.SendAsync(delete, cancellationToken).ConfigureAwait(false);
        }
        if (answer.Error is not null) throw new S3RequestFailedException(answer);
    }

    private async IAsyncEnumerable<Found> Found(IEnumerable<Entry> items)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        // An object is meant, whichever version of it there is.
        foreach (Entry item in items) yield return new Found(_end.Bucket, _end.Prefix, item with { VersionId = null });
    }
}
