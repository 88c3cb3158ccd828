using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Transfers;

namespace OpenIntegrations.S3.Items.Removals;

/// <summary>
/// Deletes items, as many a request as the store takes and several requests at a time. One that fails keeps none from going.
/// </summary>
/// <param name="client">The store.</param>
/// <param name="headers">Headers for each request.</param>
public sealed class Removal(S3Client client, HeaderList headers)
{
    // More would wait at the store: it deletes what a request names one by one.
    private const int BatchesAtOnce = 4;

    private readonly Dictionary<string, BatchDelete> _deletions = new(StringComparer.Ordinal);

    /// <summary>Deletes items while they come, and says of each what became of it.</summary>
    public async IAsyncEnumerable<Removed> RunAsync(IAsyncEnumerable<Found> items,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var underWay = new Queue<Task<IReadOnlyList<Removed>>>();
        await foreach (List<Found> batch in BatchesAsync(items, cancellationToken).ConfigureAwait(false))
        {
            if (underWay.Count == BatchesAtOnce)
            {
                foreach (Removed removed in await underWay.Dequeue().ConfigureAwait(false)) yield return removed;
            }
            underWay.Enqueue(RunAsync(batch, cancellationToken));
        }
        while (underWay.Count > 0)
        {
            foreach (Removed removed in await underWay.Dequeue().ConfigureAwait(false)) yield return removed;
        }
    }

    /// <summary>Deletes items of one bucket, at most as many as the store takes in a request.</summary>
    public async Task<IReadOnlyList<Removed>> RunAsync(IReadOnlyList<Found> batch, CancellationToken cancellationToken)
    {
        var outcome = new RemovalOutcome(batch);
        try
        {
            List<ObjectVersion> objects = batch.Select(i => new ObjectVersion(i.Key!, i.Entry.VersionId)).ToList();
            await foreach (S3Answer answer in DeletionOf(batch[0].Bucket).RunAsync(objects, cancellationToken).ConfigureAwait(false))
                outcome.Take(answer);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            outcome.Fail(e);
        }
        return outcome.Items;
    }

    private BatchDelete DeletionOf(string bucket)
    {
        lock (_deletions)
        {
            if (!_deletions.TryGetValue(bucket, out BatchDelete? deletion))
                _deletions[bucket] = deletion = new BatchDelete(client, bucket, headers);
            return deletion;
        }
    }

    private async IAsyncEnumerable<List<Found>> BatchesAsync(IAsyncEnumerable<Found> items,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int size = Math.Max(1, client.Connection.Provider.BatchDeleteSize);
        var batch = new List<Found>();
        await foreach (Found item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (batch.Count == size || (batch.Count > 0 && batch[0].Bucket != item.Bucket))
            {
                yield return batch;
                batch = [];
            }
            batch.Add(item);
        }
        if (batch.Count > 0) yield return batch;
    }
}
