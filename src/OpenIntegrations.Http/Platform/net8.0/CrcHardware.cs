using System;
using System.Buffers.Binary;
using System.Runtime.Intrinsics.X86;
using Arm = System.Runtime.Intrinsics.Arm;

namespace OpenIntegrations.Http.Checksums;

/// <summary>The processor's own CRC-32C.</summary>
internal static class CrcHardware
{
    public static bool IsSupported => Sse42.X64.IsSupported || Arm.Crc32.Arm64.IsSupported;

    public static uint Crc32C(uint crc, byte[] buffer, int offset, int count)
    {
        ReadOnlySpan<byte> rest = buffer.AsSpan(offset, count);
        for (; rest.Length >= 8; rest = rest.Slice(8)) crc = Step(crc, BinaryPrimitives.ReadUInt64LittleEndian(rest));
        foreach (byte b in rest) crc = Sse42.IsSupported ? Sse42.Crc32(crc, b) : Arm.Crc32.ComputeCrc32C(crc, b);
        return crc;
    }

    private static uint Step(uint crc, ulong eight) =>
        Sse42.X64.IsSupported ? (uint)Sse42.X64.Crc32(crc, eight) : Arm.Crc32.Arm64.ComputeCrc32C(crc, eight);
}
