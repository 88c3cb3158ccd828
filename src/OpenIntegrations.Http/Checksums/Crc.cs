namespace OpenIntegrations.Http.Checksums;

/// <summary>A running CRC.</summary>
internal sealed class Crc(CrcKind kind) : Checksum
{
    private ulong _state = kind.Start;

    public override void Append(byte[] buffer, int offset, int count) => _state = kind.Update(_state, buffer, offset, count);

    public override byte[] Finish()
    {
        byte[] crc = kind.Finish(_state);
        _state = kind.Start;
        return crc;
    }
}
