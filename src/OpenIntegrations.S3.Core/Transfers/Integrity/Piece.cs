namespace OpenIntegrations.S3.Transfers.Integrity;

/// <summary>The digest of some bytes of an object, none of which lie in another part of it.</summary>
internal readonly record struct Piece(long Offset, long Length, byte[] Digest)
{
    public long End => Offset + Length;
}
