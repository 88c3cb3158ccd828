namespace OpenIntegrations.Http.Checksums;

/// <summary>CRC-32 (IEEE 802.3) and CRC-32C (Castagnoli, RFC 3720), both reflected.</summary>
internal sealed class Crc32(Crc32.Variant variant) : Checksum
{
    public static readonly Variant Ieee = new(new CrcTable(0xEDB88320), hardware: false);
    public static readonly Variant Castagnoli = new(new CrcTable(0x82F63B78), hardware: CrcHardware.IsSupported);

    private uint _crc = uint.MaxValue;

    public override void Append(byte[] buffer, int offset, int count) => _crc = variant.Hardware
        ? CrcHardware.Crc32C(_crc, buffer, offset, count)
        : (uint)variant.Table.Update(_crc, buffer, offset, count);

    public override byte[] Finish()
    {
        uint crc = ~_crc;
        _crc = uint.MaxValue;
        return [(byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc];
    }

    internal sealed class Variant(CrcTable table, bool hardware)
    {
        public CrcTable Table => table;

        public bool Hardware => hardware;
    }
}
