using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.Client;
using OpenIntegrations.S3.Connections;
using OpenIntegrations.S3.Requests;

namespace OpenIntegrations.S3.Transfers.Integrity;

/// <summary>Finds by what the bytes of an object can be verified.</summary>
/// <param name="client">The store.</param>
/// <param name="get">The GET whose answer is verified.</param>
/// <param name="verification">How much is wanted.</param>
/// <param name="asks">Whether the caller itself asks for checksums.</param>
internal sealed class ProofPlan(S3Client client, S3Request get, Verification verification, bool asks)
{
    public const string AskHeader = "x-amz-checksum-mode";

    // Directory buckets give ETags that look like an MD5 and are none.
    private readonly bool _etagIsMD5 =
        client.Connection.Provider.ETagIsMD5 && DirectoryBucketName.ZoneOf(get.Bucket) is null;

    /// <summary>Has the store say which checksums it has, where it minds no such question.</summary>
    public static void Ask(S3Client client, S3Request get, Verification verification)
    {
        if (verification != Verification.None && client.Connection.Provider.TellsChecksums) get.Headers[AskHeader] ??= "ENABLED";
    }

    /// <summary>The proof of an object whose first bytes are about to be read; null for none.</summary>
    /// <param name="open">The answer with its first bytes.</param>
    /// <param name="extent">Where these bytes lie.</param>
    /// <param name="identity">What they are of.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public async Task<ContentProof?> MakeAsync(WireResponse open, Extent extent, ObjectIdentity identity,
        CancellationToken cancellationToken)
    {
        HeaderList headers = open.Headers;
        var question = new ObjectHead(client, get, open);
        if (verification == Verification.None || extent.Total is not { } total || extent.First != 0) return null;
        // What the answer to a range says of checksums may be of that range; and who asks for them is told, where it says nothing.
        bool isSilent = asks && open.Status == 206 && !headers.Names.Any(IsChecksum);
        HeaderList whole = extent.IsWhole && !isSilent ? headers
            : await HeadAsync(question, headers, identity, cancellationToken).ConfigureAwait(false) ?? headers;
        IEnumerable<StoredDigest> known = extent.IsWhole || !ReferenceEquals(whole, headers) ? StoredDigest.Checksums(whole) : [];
        if (extent.IsWhole || verification == Verification.Full) known = known.Concat(ETag(whole));
        return await FirstAsync(known, whole, question, total, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The proof of an object that comes in ranges; null for none.</summary>
    /// <param name="head">The answer to a HEAD.</param>
    /// <param name="total">The object's length.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public async Task<ContentProof?> OfHeadAsync(HeaderList head, long total, CancellationToken cancellationToken)
    {
        if (verification == Verification.None) return null;
        IEnumerable<StoredDigest> known = StoredDigest.Checksums(head);
        if (verification == Verification.Full) known = known.Concat(ETag(head));
        return await FirstAsync(known, head, new ObjectHead(client, get, null), total, cancellationToken).ConfigureAwait(false);
    }

    private IEnumerable<StoredDigest> ETag(HeaderList headers) => !_etagIsMD5 ? []
        : StoredDigest.ETag(headers).Where(d => d.Parts == 0 || verification == Verification.Full);

    private static async Task<ContentProof?> FirstAsync(IEnumerable<StoredDigest> known, HeaderList whole, ObjectHead question, long total,
        CancellationToken cancellationToken)
    {
        foreach (StoredDigest digest in known)
        {
            long? partLength = digest.Parts == 0 ? total
                : await PartLengthAsync(question, digest.Parts, total, cancellationToken).ConfigureAwait(false);
            if (partLength is { } length) return new ContentProof(digest, total, length) { Told = whole.Where(h => IsChecksum(h.Key)) };
        }
        return null;
    }

    /// <summary>
    /// Whether a question is worth a request: the store has a checksum of each object, or of this one, or the caller wants it.
    /// </summary>
    private bool MayHaveChecksums(HeaderList answered) =>
        client.Connection.Provider is { TellsChecksums: true, ChecksumMode: ChecksumMode.Always } || verification == Verification.Full
            || asks || answered.Names.Any(IsChecksum);

    private static bool IsChecksum(string header) => header.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase);

    private async Task<HeaderList?> HeadAsync(ObjectHead question, HeaderList answered, ObjectIdentity identity,
        CancellationToken cancellationToken)
    {
        if (!MayHaveChecksums(answered)) return null;
        if (await question.TryAskAsync(null, cancellationToken).ConfigureAwait(false) is not { } head) return null;
        identity.CheckSame(ObjectIdentity.Of(head.Headers));
        return head.Headers;
    }

    /// <summary>The length of all parts but the last; null where the store does not tell or they differ.</summary>
    private static async Task<long?> PartLengthAsync(ObjectHead question, int parts, long total,
        CancellationToken cancellationToken)
    {
        if (parts == 1) return total;
        S3Answer? first = await question.TryAskAsync(1, cancellationToken).ConfigureAwait(false);
        return first is { Status: 206 }
            && long.TryParse(first.Headers["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long length)
            && length > 0 && (total + length - 1) / length == parts ? length : null;
    }
}
