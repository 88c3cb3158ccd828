using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Checksums;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers;
using OpenIntegrations.S3.Transfers.Integrity;

namespace OpenIntegrations.S3.Items.Plans;

/// <summary>Compares a file with an object of the same size without moving it, by the digests that the store has of it.</summary>
internal sealed class ContentCheck(StoreEnd store, FileEnd files)
{
    private const long MiB = 1024 * 1024;

    // The parts of those who write most of the world's objects.
    private static readonly long[] s_usualParts = [8 * MiB, 16 * MiB, 5 * MiB, 15 * MiB, 50 * MiB, 64 * MiB, 100 * MiB, 128 * MiB];

    /// <summary>Whether they are the same: null where nothing tells.</summary>
    /// <param name="path">The path of both.</param>
    /// <param name="item">What the store's list says of the object.</param>
    /// <param name="mayAsk">Whether a request may be spent.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<bool?> CompareAsync(string path, Entry item, bool mayAsk, CancellationToken cancellationToken)
    {
        string file = files.FileOf(path);
        var listed = new HeaderList { { "ETag", item.ETag ?? "" } };
        StoredDigest[] digests = store.Client.Connection.Provider.ETagIsMD5 ? StoredDigest.ETag(listed).ToArray() : [];
        foreach (StoredDigest digest in digests)
        {
            if (await IsOfAsync(file, item.Size ?? 0, digest, cancellationToken).ConfigureAwait(false)) return true;
        }
        // Digits in the form of an MD5 are none where a key encrypts the object: a list does not say whether one does.
        return mayAsk ? await AskAsync(path, file, item, cancellationToken).ConfigureAwait(false) : null;
    }

    private async Task<bool?> AskAsync(string path, string file, Entry item, CancellationToken cancellationToken)
    {
        S3Request head = store.Bind(Routes.HeadObject, path);
        if (store.Client.Connection.Provider.TellsChecksums) head.Headers[ProofPlan.AskHeader] = "ENABLED";
        S3Answer answer = await store.Client.SendOrThrowAsync(head, cancellationToken).ConfigureAwait(false);
        IEnumerable<StoredDigest> digests = store.Client.Connection.Provider.ETagIsMD5 ? StoredDigest.Of(answer.Headers)
            : StoredDigest.Checksums(answer.Headers);
        bool? isSame = null;
        foreach (StoredDigest digest in digests)
        {
            if (await IsOfAsync(file, item.Size ?? 0, digest, cancellationToken).ConfigureAwait(false)) return true;
            // The parts may have had any size: only a digest of the bytes can say no.
            if (digest.Parts == 0) isSame = false;
        }
        return isSame;
    }

    private async Task<bool> IsOfAsync(string file, long size, StoredDigest digest, CancellationToken cancellationToken)
    {
        foreach (long partSize in PartSizes(size, digest.Parts))
        {
            List<byte[]> parts = await DigestsAsync(file, digest.Algorithm, partSize, cancellationToken).ConfigureAwait(false);
            byte[] found = digest.Parts == 0 ? parts[0] : ContentProof.OfParts(digest.Algorithm, parts);
            if (found.AsSpan().SequenceEqual(digest.Value)) return true;
        }
        return false;
    }

    private IEnumerable<long> PartSizes(long size, int parts)
    {
        if (parts <= 1) return [long.MaxValue];
        long own = PartPlan.SizeFor(size, store.Client.Connection.PartSize, store.Client.Connection.Provider);
        return s_usualParts.Prepend(own).Distinct().Where(p => (size + p - 1) / p == parts);
    }

    private static Task<List<byte[]>> DigestsAsync(string file, string algorithm, long partSize, CancellationToken cancellationToken) =>
        Task.Run(() =>
        {
            var digests = new List<byte[]>();
            var buffer = new byte[RequestBody.BufferSize];
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            do
            {
                using Checksum checksum = Checksum.Create(algorithm);
                for (long left = partSize, read = 1; left > 0 && read > 0; left -= read)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
                    checksum.Append(buffer, 0, (int)read);
                }
                digests.Add(checksum.Finish());
            }
            while (stream.Position < stream.Length);
            return digests;
        }, cancellationToken);
}
