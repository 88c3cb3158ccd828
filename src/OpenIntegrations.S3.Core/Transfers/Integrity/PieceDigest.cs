using System;
using OpenIntegrations.Http.Checksums;

namespace OpenIntegrations.S3.Transfers.Integrity;

/// <summary>Computes digests of bytes that come in a row, a new one wherever a part of the object begins.</summary>
/// <param name="proof">Takes the digests.</param>
/// <param name="offset">Where in the object the first byte lies.</param>
internal sealed class PieceDigest(ContentProof proof, long offset) : IDisposable
{
    private readonly Checksum _checksum = Checksum.Create(proof.Algorithm);
    private long _begin = offset;
    private long _at = offset;

    public void Append(byte[] buffer, int index, int count)
    {
        while (count > 0)
        {
            int taken = (int)Math.Min(count, proof.PartEnd(_at) - _at);
            if (taken <= 0) throw new IntegrityException("More bytes came than the object has.");
            _checksum.Append(buffer, index, taken);
            (_at, index, count) = (_at + taken, index + taken, count - taken);
            if (_at == proof.PartEnd(_begin)) Close();
        }
    }

    /// <summary>Hands in the digest of what came last.</summary>
    public void Finish()
    {
        if (_at > _begin || _at == 0) Close();
    }

    public void Dispose() => _checksum.Dispose();

    private void Close()
    {
        proof.Add(new Piece(_begin, _at - _begin, _checksum.Finish()));
        _begin = _at;
    }
}
