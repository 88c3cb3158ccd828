using System.Globalization;
using System.Net;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>Addresses as policies write them: one, or a range such as <c>10.0.0.0/8</c>.</summary>
internal static class AddressRange
{
    /// <summary>A policy for more addresses than these is public.</summary>
    private const int NarrowBits = 8;
    private const int NarrowBits6 = 32;

    public static bool Contains(string address, string range)
    {
        if (!IPAddress.TryParse(address, out IPAddress? given) || !TryRead(range, out IPAddress? first, out int bits)) return false;
        byte[] left = given.GetAddressBytes(), right = first!.GetAddressBytes();
        if (left.Length != right.Length) return false;
        for (int bit = 0; bit < bits; bit++)
        {
            int mask = 0x80 >> (bit % 8);
            if ((left[bit / 8] & mask) != (right[bit / 8] & mask)) return false;
        }
        return true;
    }

    public static bool IsNarrow(string range) =>
        TryRead(range, out IPAddress? first, out int bits) && bits >= (first!.GetAddressBytes().Length == 4 ? NarrowBits : NarrowBits6);

    private static bool TryRead(string range, out IPAddress? first, out int bits)
    {
        string[] pieces = range.Split('/');
        bits = 0;
        if (!IPAddress.TryParse(pieces[0], out first)) return false;
        int all = first.GetAddressBytes().Length * 8;
        bits = all;
        return pieces.Length == 1 || (pieces.Length == 2
            && int.TryParse(pieces[1], NumberStyles.None, CultureInfo.InvariantCulture, out bits) && bits <= all);
    }
}
