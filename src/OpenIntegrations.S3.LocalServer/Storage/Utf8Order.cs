using System;

namespace OpenIntegrations.S3.Local;

/// <summary>
/// The order of keys: that of their UTF-8 bytes. It is the order of UTF-16 too, except that characters beyond U+FFFF, which are pairs of
/// surrogates there, come after all the others.
/// </summary>
internal static class Utf8Order
{
    public static int Compare(string a, string b)
    {
        int common = Math.Min(a.Length, b.Length);
        for (int i = 0; i < common; i++)
        {
            if (a[i] != b[i]) return Rank(a[i]) - Rank(b[i]);
        }
        return a.Length - b.Length;
    }

    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
