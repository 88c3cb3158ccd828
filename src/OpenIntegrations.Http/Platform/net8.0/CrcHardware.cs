using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Arm = System.Runtime.Intrinsics.Arm;

namespace OpenIntegrations.Http.Checksums;

/// <summary>The processor's own ways to a CRC: an instruction for CRC-32C, multiplication without carry for all of them.</summary>
internal static class CrcHardware
{
    /// <summary>The fastest way that this processor has; null for none.</summary>
    public static Func<ulong, byte[], int, int, ulong>? For(CrcKind kind)
    {
        if (kind.Polynomial == 0x82F63B78 && (Sse42.X64.IsSupported || Arm.Crc32.Arm64.IsSupported)) return Crc32C;
        return Pclmulqdq.IsSupported && Sse2.X64.IsSupported ? new CrcFolding(kind).Update : null;
    }

    // As in CrcFolding: not twice.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Crc32C(ulong state, byte[] buffer, int offset, int count)
    {
        uint crc = (uint)state;
        ReadOnlySpan<byte> bytes = buffer.AsSpan(offset, count);
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words) crc = BitOperations.Crc32C(crc, word);
        foreach (byte b in bytes.Slice(words.Length * sizeof(ulong))) crc = BitOperations.Crc32C(crc, b);
        return crc;
    }
}
