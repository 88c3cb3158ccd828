using System;
using System.Text;

namespace OpenIntegrations.Http;

/// <summary>Paths and queries as people type them into an address bar.</summary>
public static class UrlText
{
    /// <summary>Encodes what a URL cannot hold and leaves the rest, escapes among it, as it is.</summary>
    public static string Encode(string text) => Encode(text, static c => c is > ' ' and < (char)127 && "\"<>\\^`{|}#".IndexOf(c) < 0);

    /// <summary>
    /// A path in the form that AWS signs: every sign that is no letter, digit, <c>-._~</c> or <c>/</c> is encoded. Escapes stay as they
    /// are.
    /// </summary>
    public static string EncodePath(string path) =>
        Encode(path, static c => c is '/' or '-' or '.' or '_' or '~' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'));

    private static string Encode(string text, Func<char, bool> isPlain)
    {
        var encoded = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isPair = char.IsHighSurrogate(c) && i + 1 < text.Length;
            bool stays = c == '%' ? IsEscape(text, i) : isPlain(c);
            encoded.Append(stays ? c.ToString() : PercentEncoding.Encode(text.Substring(i, isPair ? 2 : 1)));
            if (isPair) i++;
        }
        return encoded.ToString();
    }

    private static bool IsEscape(string text, int at) =>
        at + 2 < text.Length && Uri.IsHexDigit(text[at + 1]) && Uri.IsHexDigit(text[at + 2]);
}
