using System;

namespace OpenIntegrations.S3.Local.Access;

/// <summary>Patterns of policies: a star stands for any text, a question mark for one character.</summary>
internal static class PolicyPattern
{
    public static bool Fits(string pattern, string text, StringComparison comparison = StringComparison.Ordinal)
    {
        int p = 0, t = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*') (star, mark) = (p++, t);
            else if (p < pattern.Length && (pattern[p] == '?' || string.Compare(pattern, p, text, t, 1, comparison) == 0))
                (p, t) = (p + 1, t + 1);
            else if (star >= 0) (p, t) = (star + 1, ++mark);
            else return false;
        }
        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }
}
