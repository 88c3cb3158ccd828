using System;
using System.Globalization;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>
/// Values as people copy them: blanks, line ends and invisible marks around them are no part of them. Within them nobody can see a control
/// character, and what is sent or signed with one means something else.
/// </summary>
internal static class CleanText
{
    public static string Trim(string text) => Trim(text, static c => char.IsWhiteSpace(c) || IsInvisible(c));

    /// <summary>A password may begin or end with a blank, never with the line end of the file it came from.</summary>
    public static string TrimLineEnds(string text) => Trim(text, static c => c is '\r' or '\n' or '\0' or '\uFEFF');

    public static bool HasControl(string text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c)) return true;
        }
        return false;
    }

    private static bool IsInvisible(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static string Trim(string text, Func<char, bool> isNothing)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && isNothing(text[start])) start++;
        while (end > start && isNothing(text[end - 1])) end--;
        return text.Substring(start, end - start);
    }
}
