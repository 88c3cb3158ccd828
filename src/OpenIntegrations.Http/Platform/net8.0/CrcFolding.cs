using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OpenIntegrations.Http.Checksums;

/// <summary>
/// Folds 64 bytes at a time by multiplication without carry, until 16 are left that have the same remainder; the table does the rest.
/// The method is Gopal and others', "Fast CRC Computation for Generic Polynomials" (Intel, 2009).
/// </summary>
internal sealed class CrcFolding
{
    private const int Block = 16;
    private const int Stride = 4 * Block;
    private readonly CrcTable _table;
    private readonly Vector128<ulong> _byStride;
    private readonly Vector128<ulong> _byBlock;

    public CrcFolding(CrcKind kind)
    {
        _table = kind.Table;
        _byStride = Constants(kind, Stride * 8);
        _byBlock = Constants(kind, Block * 8);
    }

    /// <remarks>
    /// Instructions that not every processor has are compiled when they are needed: at once as they should be, since the first version of
    /// a loop takes longer than many a transfer.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Update(ulong state, byte[] buffer, int offset, int count)
    {
        if (count < 2 * Stride) return _table.Update(state, buffer, offset, count);
        ReadOnlySpan<Vector128<ulong>> blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(buffer.AsSpan(offset, count));
        Vector128<ulong> a = blocks[0] ^ Vector128.CreateScalar(state), b = blocks[1], c = blocks[2], d = blocks[3];
        int at = 4;
        for (; at + 4 <= blocks.Length; at += 4)
        {
            a = Fold(a, _byStride) ^ blocks[at];
            b = Fold(b, _byStride) ^ blocks[at + 1];
            c = Fold(c, _byStride) ^ blocks[at + 2];
            d = Fold(d, _byStride) ^ blocks[at + 3];
        }
        a = Fold(Fold(Fold(a, _byBlock) ^ b, _byBlock) ^ c, _byBlock) ^ d;
        for (; at < blocks.Length; at++) a = Fold(a, _byBlock) ^ blocks[at];

        var rest = new byte[Block];
        a.AsByte().CopyTo(rest);
        state = _table.Update(0, rest, 0, Block);
        return _table.Update(state, buffer, offset + at * Block, count - at * Block);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Fold(Vector128<ulong> value, Vector128<ulong> constants) =>
        Pclmulqdq.CarrylessMultiply(value, constants, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, constants, 0x11);

    // The product of two reflected numbers lies one bit lower than its place, so the powers are one less.
    private static Vector128<ulong> Constants(CrcKind kind, ulong bits) =>
        Vector128.Create(kind.AlignedPower(bits + 63), kind.AlignedPower(bits - 1));
}
