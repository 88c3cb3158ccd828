using System;
using System.Text;

namespace OpenIntegrations.Http;

/// <summary>Paths and queries as people type them into an address bar.</summary>
public static class UrlText
{
    /// <summary>Encodes what a URL cannot hold and leaves the rest, escapes among it, as it is.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isPair = char.IsHighSurrogate(c) && i + 1 < text.Length;
            bool stays = c is > ' ' and < (char)127 && "\"<>\\^`{|}#".IndexOf(c) < 0 && (c != '%' || IsEscape(text, i));
            encoded.Append(stays ? c.ToString() : PercentEncoding.Encode(text.Substring(i, isPair ? 2 : 1)));
            if (isPair) i++;
        }
        return encoded.ToString();
    }

    private static bool IsEscape(string text, int at) => at + 2 < text.Length && Uri.IsHexDigit(text[at + 1]) && Uri.IsHexDigit(text[at + 2]);
}
