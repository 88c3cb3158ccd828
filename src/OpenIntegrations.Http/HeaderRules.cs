using System;
using System.Linq;

namespace OpenIntegrations.Http;

/// <summary>What may stand in a header (RFC 9110, 5.5). A line break in a value would smuggle in another header.</summary>
public static class HeaderRules
{
    private const string TokenSigns = "!#$%&'*+-.^_`|~";
    private static readonly char[] s_blanks = [' ', '\t'];

    /// <exception cref="InvalidRequestException">The name is empty or has characters that a name may not have.</exception>
    public static string Name(string name) => IsToken(name) ? name : throw new InvalidRequestException(
        $"'{Visible(name)}' is no header name: it takes letters from A to Z, digits and {TokenSigns} only.", name);

    /// <summary>A value without the blanks around it, which HTTP drops on the way and a signature would miss.</summary>
    /// <exception cref="InvalidRequestException">
    /// The value has a line break or another control character; it is not shown, as it may be secret.
    /// </exception>
    public static string Value(string name, string value)
    {
        string trimmed = value.Trim(s_blanks);
        for (int i = 0; i < trimmed.Length; i++)
        {
            if (Wrong(trimmed, ref i) is { } what) throw new InvalidRequestException($"The value of the header {name} has {what}.", name);
        }
        return trimmed;
    }

    /// <summary>The method as it is sent.</summary>
    /// <exception cref="InvalidRequestException">The text is no HTTP method.</exception>
    public static string Method(string method) =>
        IsToken(method) ? method.ToUpperInvariant() : throw new InvalidRequestException($"'{Visible(method)}' is no HTTP method.");

    /// <summary>Whether a text is a token (RFC 9110, 5.6.2): a method, a header's name, a scheme of authorization.</summary>
    public static bool IsToken(string text)
    {
        foreach (char c in text)
        {
            if (!IsTokenSign(c)) return false;
        }
        return text.Length > 0;
    }

    /// <summary>Whether a text is made of the characters that every server and every signature takes.</summary>
    internal static bool IsAscii(string text)
    {
        foreach (char c in text)
        {
            if (c is > '~' or (< ' ' and not '\t')) return false;
        }
        return true;
    }

    /// <summary>Whether a value has nothing that would end it or be lost on the way; it may go beyond ASCII.</summary>
    internal static bool CanBeSent(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (Wrong(value, ref i) is not null) return false;
        }
        return true;
    }

    /// <summary>A text of which nothing drives a terminal.</summary>
    internal static string Visible(string text) =>
        string.Concat(text.Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString()));

    private static bool IsTokenSign(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || TokenSigns.Contains(c);

    /// <summary>What is wrong with a character, which may be a pair; null when it can be sent.</summary>
    private static string? Wrong(string text, ref int at)
    {
        char c = text[at];
        if (c is >= ' ' and <= '~') return null;
        if (c is '\r' or '\n') return "a line break";
        if (c != '\t' && char.IsControl(c)) return $"a control character (U+{(int)c:X4})";
        if (!char.IsSurrogate(c)) return null;
        if (!char.IsSurrogatePair(text, at)) return $"half a character (U+{(int)c:X4})";
        at++;
        return null;
    }
}
