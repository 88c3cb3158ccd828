using System;
using System.Collections.Generic;

namespace OpenIntegrations.S3.Client;

/// <summary>The order of S3 lists: by the bytes of UTF-8, which is the order of code points and not of UTF-16.</summary>
public sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Comparer { get; } = new();

    public int Compare(string? x, string? y)
    {
        int length = Math.Min(x!.Length, y!.Length);
        for (int i = 0; i < length; i++)
        {
            if (x[i] != y[i]) return Rank(x[i]) - Rank(y[i]);
        }
        return x.Length - y.Length;
    }

    // Surrogates stand for code points above all of the basic plane.
    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
