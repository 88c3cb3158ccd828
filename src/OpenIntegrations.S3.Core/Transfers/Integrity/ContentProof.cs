using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Checksums;

namespace OpenIntegrations.S3.Transfers.Integrity;

/// <summary>Holds the bytes of an object, in whichever pieces they come, against the digest that the store has of it.</summary>
/// <param name="stored">The digest.</param>
/// <param name="length">The bytes of the object.</param>
/// <param name="partLength">The bytes of each of its parts but the last; the object's where it has no parts.</param>
internal sealed class ContentProof(StoredDigest stored, long length, long partLength)
{
    private readonly List<Piece> _pieces = new();

    public string Algorithm => stored.Algorithm;

    /// <summary>What the store says of the whole object's checksums, by header.</summary>
    public IEnumerable<KeyValuePair<string, string>> Told { get; init; } = [];

    /// <summary>In a word, what it is.</summary>
    public string Name => stored.Source == "ETag" ? "ETag" : Algorithm;

    /// <summary>The byte behind the part in which a byte lies.</summary>
    public long PartEnd(long offset) => partLength == 0 ? length : Math.Min(length, (offset / partLength + 1) * partLength);

    /// <summary>The digest of a range as it comes; null where it would be of no use.</summary>
    public PieceDigest? Begin(long offset, long? end) => Checksum.CanCombine(Algorithm) || (IsEdge(offset) && end is { } e && IsEdge(e))
        ? new PieceDigest(this, offset)
        : null;

    public void Add(Piece piece)
    {
        lock (_pieces) _pieces.Add(piece);
    }

    /// <summary>Compares what came with what the store has.</summary>
    /// <param name="read">Computes the digest of a part whose bytes did not come in one piece.</param>
    /// <param name="cancellationToken">Ends the computation.</param>
    /// <exception cref="IntegrityException">They differ.</exception>
    public async Task FinishAsync(Func<Part, CancellationToken, Task<byte[]>> read, CancellationToken cancellationToken)
    {
        _pieces.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        var digests = new List<byte[]>();
        foreach (Part part in PartPlan.Cut(length, Math.Max(1, partLength)).DefaultIfEmpty(new Part(1, 0, 0)))
            digests.Add(Joined(part) ?? await read(part, cancellationToken).ConfigureAwait(false));
        byte[] found = stored.Parts == 0 ? digests.Single() : OfParts(Algorithm, digests);
        if (!found.AsSpan().SequenceEqual(stored.Value))
            throw new IntegrityException(
                $"The bytes that came are not those that are stored: their {Algorithm} is {Convert.ToBase64String(found)}; the store has "
                    + $"{Convert.ToBase64String(stored.Value)} ({stored.Source}).");
    }

    /// <summary>The digest of digests that S3 has of an object in parts.</summary>
    public static byte[] OfParts(string algorithm, IEnumerable<byte[]> digests)
    {
        using Checksum checksum = Checksum.Create(algorithm);
        foreach (byte[] digest in digests) checksum.Append(digest, 0, digest.Length);
        return checksum.Finish();
    }

    private bool IsEdge(long offset) => offset == 0 || PartEnd(offset - 1) == offset;

    /// <summary>The digest of a part by those of its pieces; null when they do not give it.</summary>
    private byte[]? Joined(Part part)
    {
        byte[]? joined = null;
        long at = part.Offset;
        foreach (Piece piece in _pieces.Where(p => p.Offset >= part.Offset && p.End <= part.Offset + part.Length))
        {
            if (piece.Offset != at || (joined is not null && !Checksum.CanCombine(Algorithm))) return null;
            joined = joined is null ? piece.Digest : Checksum.Combine(Algorithm, joined, piece.Digest, piece.Length);
            at = piece.End;
        }
        return at == part.Offset + part.Length ? joined : null;
    }
}
