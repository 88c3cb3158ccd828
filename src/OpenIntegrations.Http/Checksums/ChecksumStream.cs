using OpenIntegrations.Http.Bodies;

namespace OpenIntegrations.Http.Checksums;

/// <summary>Takes bytes and keeps their checksum only.</summary>
public sealed class ChecksumStream(Checksum checksum) : WriteOnlyStream
{
    public override void Write(byte[] buffer, int offset, int count) => checksum.Append(buffer, offset, count);
}
