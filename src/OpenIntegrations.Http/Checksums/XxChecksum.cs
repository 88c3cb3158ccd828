using System;
using System.IO.Hashing;

namespace OpenIntegrations.Http.Checksums;

/// <summary>A running checksum of the xxHash family, with the seed 0. Its bytes come most significant first.</summary>
internal sealed class XxChecksum(XxKind kind) : Checksum
{
    private readonly NonCryptographicHashAlgorithm _hash = kind switch
    {
        XxKind.Xx3 => new XxHash3(),
        XxKind.Xx128 => new XxHash128(),
        _ => new XxHash64(),
    };

    public override void Append(byte[] buffer, int offset, int count) => _hash.Append(buffer.AsSpan(offset, count));

    public override byte[] Finish() => _hash.GetHashAndReset();
}
