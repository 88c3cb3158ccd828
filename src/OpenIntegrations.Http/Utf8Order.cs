using System;
using System.Collections.Generic;

namespace OpenIntegrations.Http;

/// <summary>
/// The order of the bytes of UTF-8, in which S3 lists names. It is that of code points, and that of UTF-16 except that characters beyond
/// U+FFFF, which are pairs of surrogates there, come after all the others.
/// </summary>
public sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Comparer { get; } = new();

    public int Compare(string? x, string? y)
    {
        int common = Math.Min(x!.Length, y!.Length);
        for (int i = 0; i < common; i++)
        {
            if (x[i] != y[i]) return Rank(x[i]) - Rank(y[i]);
        }
        return x.Length - y.Length;
    }

    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
