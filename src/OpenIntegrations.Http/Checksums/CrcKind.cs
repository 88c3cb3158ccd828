using System;

namespace OpenIntegrations.Http.Checksums;

/// <summary>
/// A reflected CRC that begins and ends with all bits turned: its polynomial, and the arithmetic modulo that polynomial by which two
/// checksums become one. The highest bit stands for 1, the next one for x.
/// </summary>
internal sealed class CrcKind
{
    /// <summary>CRC-32 (IEEE 802.3).</summary>
    public static readonly CrcKind Ieee = new(32, 0xEDB88320);

    /// <summary>CRC-32C (Castagnoli, RFC 3720).</summary>
    public static readonly CrcKind Castagnoli = new(32, 0x82F63B78);

    /// <summary>CRC-64/NVME (NVM Express).</summary>
    public static readonly CrcKind Nvme = new(64, 0x9A6C9329AC4BC9B5);

    private readonly int _width;
    private readonly ulong _polynomial;
    private readonly Func<ulong, byte[], int, int, ulong> _update;

    private CrcKind(int width, ulong polynomial)
    {
        (_width, _polynomial) = (width, polynomial);
        Table = new CrcTable(polynomial);
        _update = CrcHardware.For(this) ?? Table.Update;
    }

    /// <summary>What a processor without the right instructions uses.</summary>
    public CrcTable Table { get; }

    /// <summary>The polynomial, x to the width left out.</summary>
    public ulong Polynomial => _polynomial;

    /// <summary>The state before the first byte.</summary>
    public ulong Start => ulong.MaxValue >> (64 - _width);

    public ulong Update(ulong state, byte[] buffer, int offset, int count) => _update(state, buffer, offset, count);

    /// <summary>The checksum that a state stands for, most significant byte first.</summary>
    public byte[] Finish(ulong state)
    {
        ulong crc = state ^ Start;
        var bytes = new byte[_width / 8];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)(crc >> (_width - 8 - 8 * i));
        return bytes;
    }

    /// <summary>The checksum of two texts in a row.</summary>
    public byte[] Combine(byte[] first, byte[] second, long secondLength)
    {
        ulong moved = Multiply(Power(8 * (ulong)secondLength), Read(first)) ^ Read(second);
        return Finish(moved ^ Start);
    }

    /// <summary>x to a power, aligned to the highest of 64 bits.</summary>
    public ulong AlignedPower(ulong exponent) => Power(exponent) << (64 - _width);

    private static ulong Read(byte[] checksum)
    {
        ulong value = 0;
        foreach (byte b in checksum) value = value << 8 | b;
        return value;
    }

    private ulong Power(ulong exponent)
    {
        ulong result = 1UL << (_width - 1);
        for (ulong square = 1UL << (_width - 2); exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0) result = Multiply(square, result);
            square = Multiply(square, square);
        }
        return result;
    }

    private ulong Multiply(ulong a, ulong b)
    {
        ulong product = 0;
        for (ulong bit = 1UL << (_width - 1); bit != 0; bit >>= 1)
        {
            if ((a & bit) != 0) product ^= b;
            b = (b & 1) != 0 ? (b >> 1) ^ _polynomial : b >> 1;
        }
        return product;
    }
}
