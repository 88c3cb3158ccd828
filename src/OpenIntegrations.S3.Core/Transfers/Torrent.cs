using System;

namespace OpenIntegrations.S3.Transfers;

/// <summary>
/// Tells a torrent from the object that stores answer with where they do not know torrents: it is one dictionary of BEP 3, with an
/// <c>info</c> in it.
/// </summary>
internal static class Torrent
{
    private const int MaxDepth = 32;

    public static bool Is(ReadOnlySpan<byte> bytes)
    {
        bool hasInfo = false;
        int end = bytes.Length > 0 && bytes[0] == 'd' ? Dictionary(bytes, 1, 0, ref hasInfo) : -1;
        return hasInfo && end == bytes.Length;
    }

    /// <returns>The index behind the value; -1 where there is none.</returns>
    private static int Value(ReadOnlySpan<byte> bytes, int at, int depth)
    {
        bool ignored = false;
        if (at < 0 || at >= bytes.Length || depth > MaxDepth) return -1;
        return bytes[at] switch
        {
            (byte)'d' => Dictionary(bytes, at + 1, depth + 1, ref ignored),
            (byte)'l' => List(bytes, at + 1, depth + 1),
            (byte)'i' => Integer(bytes, at + 1),
            _ => Text(bytes, at, out _),
        };
    }

    private static int Dictionary(ReadOnlySpan<byte> bytes, int at, int depth, ref bool hasInfo)
    {
        while (at >= 0 && at < bytes.Length && bytes[at] != 'e')
        {
            int behind = Text(bytes, at, out ReadOnlySpan<byte> name);
            hasInfo |= name.SequenceEqual("info"u8);
            at = Value(bytes, behind, depth);
        }
        return at >= 0 && at < bytes.Length ? at + 1 : -1;
    }

    private static int List(ReadOnlySpan<byte> bytes, int at, int depth)
    {
        while (at >= 0 && at < bytes.Length && bytes[at] != 'e') at = Value(bytes, at, depth);
        return at >= 0 && at < bytes.Length ? at + 1 : -1;
    }

    private static int Integer(ReadOnlySpan<byte> bytes, int at)
    {
        int first = at < bytes.Length && bytes[at] == '-' ? at + 1 : at;
        int end = first;
        while (end < bytes.Length && IsDigit(bytes[end])) end++;
        return end > first && end < bytes.Length && bytes[end] == 'e' ? end + 1 : -1;
    }

    private static int Text(ReadOnlySpan<byte> bytes, int at, out ReadOnlySpan<byte> text)
    {
        text = default;
        long length = 0;
        int end = at;
        for (; end >= 0 && end < bytes.Length && IsDigit(bytes[end]) && length <= bytes.Length; end++)
            length = length * 10 + bytes[end] - '0';
        if (end <= at || end >= bytes.Length || bytes[end] != ':' || length > bytes.Length - end - 1) return -1;
        text = bytes.Slice(end + 1, (int)length);
        return end + 1 + (int)length;
    }

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';
}
