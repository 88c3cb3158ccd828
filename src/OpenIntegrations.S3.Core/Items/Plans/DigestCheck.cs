using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Requests;
using OpenIntegrations.S3.Transfers.Integrity;

namespace OpenIntegrations.S3.Items.Plans;

/// <summary>Compares two objects of the same size without reading them, by the digests that their stores have.</summary>
internal sealed class DigestCheck(StoreEnd source, StoreEnd target)
{
    /// <summary>What the lists say of two objects: null where that tells nothing.</summary>
    // ETags of parts depend on how they were cut: of those only equality says something.
    public static bool? OfLists(Entry from, Entry to)
    {
        if (from.ETag is not { } one || to.ETag is not { } other) return null;
        if (one.Trim('"') == other.Trim('"')) return true;
        return one.Contains('-') || other.Contains('-') ? null : false;
    }

    /// <summary>
    /// Whether they are the same: null where nothing tells. Asks for both where the lists do not say that they are: digits in the form of
    /// an MD5 are none where a key encrypts the object, and a list does not say whether one does.
    /// </summary>
    public async Task<bool?> CompareAsync(string path, Entry from, Entry to, CancellationToken cancellationToken)
    {
        if (OfLists(from, to) == true) return true;
        List<StoredDigest> theirs = await AskAsync(target, path, cancellationToken).ConfigureAwait(false);
        bool? isSame = null;
        foreach (StoredDigest digest in await AskAsync(source, path, cancellationToken).ConfigureAwait(false))
        {
            StoredDigest? other = theirs.Find(d => d.Algorithm == digest.Algorithm && d.Parts == digest.Parts);
            if (other is null) continue;
            if (other.Value.SequenceEqual(digest.Value)) return true;
            // As many parts may have been cut elsewhere: only digests of the bytes can say no.
            if (digest.Parts == 0) isSame = false;
        }
        return isSame;
    }

    private static async Task<List<StoredDigest>> AskAsync(StoreEnd end, string path, CancellationToken cancellationToken)
    {
        S3Request head = end.Bind(Routes.HeadObject, path);
        if (end.Client.Connection.Provider.TellsChecksums) head.Headers[ProofPlan.AskHeader] = "ENABLED";
        S3Answer answer = await end.Client.SendOrThrowAsync(head, cancellationToken).ConfigureAwait(false);
        return [.. end.Client.Connection.Provider.ETagIsMD5 ? StoredDigest.Of(answer.Headers) : StoredDigest.Checksums(answer.Headers)];
    }
}
