namespace OpenIntegrations.Http.Checksums;

/// <summary>
/// Eight tables for a reflected CRC, so that eight bytes are taken in one step.
/// The method is "slicing-by-8" (Kounavis and Berry, 2005).
/// </summary>
internal sealed class CrcTable
{
    public const int Slices = 8;
    private readonly ulong[] _values = new ulong[Slices * 256];

    public CrcTable(ulong reflectedPolynomial)
    {
        for (uint i = 0; i < 256; i++)
        {
            ulong value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >> 1) ^ reflectedPolynomial : value >> 1;
            _values[i] = value;
        }
        for (int i = 256; i < _values.Length; i++) _values[i] = (_values[i - 256] >> 8) ^ _values[_values[i - 256] & 255];
    }

    public ulong Update(ulong crc, byte[] buffer, int offset, int count)
    {
        ulong[] table = _values;
        int end = offset + count;
        for (; offset + Slices <= end; offset += Slices)
        {
            crc ^= Low64(buffer, offset);
            crc = table[1792 + (byte)crc] ^ table[1536 + (byte)(crc >> 8)] ^ table[1280 + (byte)(crc >> 16)] ^ table[1024
                + (byte)(crc >> 24)]
                ^ table[768 + (byte)(crc >> 32)] ^ table[512 + (byte)(crc >> 40)] ^ table[256
                    + (byte)(crc >> 48)] ^ table[(byte)(crc >> 56)];
        }
        for (; offset < end; offset++) crc = table[(byte)crc ^ buffer[offset]] ^ (crc >> 8);
        return crc;
    }

    private static ulong Low64(byte[] b, int i) =>
        b[i] | (ulong)b[i + 1] << 8 | (ulong)b[i + 2] << 16 | (ulong)b[i + 3] << 24
        | (ulong)b[i + 4] << 32 | (ulong)b[i + 5] << 40 | (ulong)b[i + 6] << 48 | (ulong)b[i + 7] << 56;
}
