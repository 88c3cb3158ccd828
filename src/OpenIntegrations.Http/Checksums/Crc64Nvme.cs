namespace OpenIntegrations.Http.Checksums;

/// <summary>CRC-64/NVME (NVM Express, reflected, polynomial AD93D23594C93659).</summary>
internal sealed class Crc64Nvme : Checksum
{
    private static readonly CrcTable s_table = new(0x9A6C9329AC4BC9B5);
    private ulong _crc = ulong.MaxValue;

    public override void Append(byte[] buffer, int offset, int count) => _crc = s_table.Update(_crc, buffer, offset, count);

    public override byte[] Finish()
    {
        ulong crc = ~_crc;
        _crc = ulong.MaxValue;
        var bytes = new byte[8];
        for (int i = 0; i < 8; i++) bytes[i] = (byte)(crc >> (56 - 8 * i));
        return bytes;
    }
}
