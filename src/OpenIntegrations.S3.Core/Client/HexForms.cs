using System.Text;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Client;

/// <summary>Texts as stores write them byte by byte: in two digits each, with blanks between them or without.</summary>
internal static class HexForms
{
    /// <summary>Every form of a text.</summary>
    public static string[] Of(string text)
    {
        string close = Hash.Hex(Encoding.UTF8.GetBytes(text));
        var spaced = new StringBuilder(close.Length * 2);
        for (int i = 0; i < close.Length; i += 2) spaced.Append(i == 0 ? "" : " ").Append(close, i, 2);
        return [close, close.ToUpperInvariant(), spaced.ToString(), spaced.ToString().ToUpperInvariant()];
    }

    /// <summary>Whether a text may hold the form of a text of printable ASCII that has at least so many characters.</summary>
    public static bool MayBeIn(string text, int length)
    {
        for (int i = 0; i + (2 * length) <= text.Length; i++)
        {
            if (Count(text, i) >= length) return true;
        }
        return false;
    }

    private static int Count(string text, int at)
    {
        int count = 0;
        for (; at + 1 < text.Length && text[at] is >= '2' and <= '7' && IsDigit(text[at + 1]); count++)
            at += at + 2 < text.Length && text[at + 2] == ' ' ? 3 : 2;
        return count;
    }

    private static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
