using System.Security.Cryptography;

namespace OpenIntegrations.Http.Checksums;

/// <summary>Digests of cryptography as object checksums.</summary>
internal sealed class DigestChecksum(string algorithm) : Checksum
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(new HashAlgorithmName(algorithm));

    public override void Append(byte[] buffer, int offset, int count) => _hash.AppendData(buffer, offset, count);

    public override byte[] Finish() => _hash.GetHashAndReset();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }
}
