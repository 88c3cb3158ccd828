using System;
using System.Text;

namespace OpenIntegrations.Http;

/// <summary>
/// Percent-encoding by RFC 3986 as SigV4 and OAuth demand it: every byte of the UTF-8 form except
/// <c>A-Z a-z 0-9 - . _ ~</c> becomes <c>%XX</c> with upper-case digits.
/// </summary>
public static class PercentEncoding
{
    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Encodes a query name or value, or a single path segment.</summary>
    /// <exception cref="ArgumentException">The text is not valid UTF-16 (a surrogate stands alone).</exception>
    public static string Encode(string text) => Encode(text, keepSlash: false);

    /// <summary>Encodes the bytes that a text has in another encoding than UTF-8, for forms.</summary>
    public static string Encode(string text, Encoding encoding) =>
        IsPlain(text, keepSlash: false) ? text : Encode(encoding.GetBytes(text), keepSlash: false);

    /// <summary>Encodes a path: like <see cref="Encode(string)"/>, but <c>/</c> stays.</summary>
    /// <exception cref="ArgumentException">The text is not valid UTF-16 (a surrogate stands alone).</exception>
    public static string EncodePath(string path) => Encode(path, keepSlash: true);

    /// <summary>
    /// A query name or value, or a single path segment, with each sign encoded as <see cref="Encode(string)"/> does it, whether it was
    /// before or not.
    /// </summary>
    public static string Normalize(string text) => Normalize(text, keepSlash: false);

    /// <summary>A path in that form, in which an encoded slash is a slash.</summary>
    public static string NormalizePath(string path) => Normalize(path, keepSlash: true);

    /// <summary>Undoes percent-encoding. <c>+</c> stays <c>+</c>; a <c>%</c> that starts no escape stays as it is.</summary>
    public static string Decode(string text)
    {
        if (text.IndexOf('%') < 0) return text;
        byte[] bytes = DecodeBytes(text, out int length);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    /// <summary>Like <see cref="Decode"/>, but refuses bytes that are not UTF-8 instead of replacing them.</summary>
    public static bool TryDecode(string text, out string decoded)
    {
        decoded = text;
        if (text.IndexOf('%') < 0) return true;
        byte[] bytes = DecodeBytes(text, out int length);
        try
        {
            decoded = s_strictUtf8.GetString(bytes, 0, length);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Normalize(string text, bool keepSlash)
    {
        if (IsNormal(text, keepSlash)) return text;
        byte[] bytes = DecodeBytes(text, out int length);
        return Encode(bytes.AsSpan(0, length), keepSlash);
    }

    private static bool IsNormal(string text, bool keepSlash)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsPlain(text[i], keepSlash)) continue;
            if (text[i] != '%' || i + 2 >= text.Length) return false;
            (int high, int low) = (Digit((byte)text[i + 1]), Digit((byte)text[i + 2]));
            bool isUpper = high >= 0 && low >= 0 && text[i + 1] == UpperDigit(high) && text[i + 2] == UpperDigit(low);
            if (!isUpper || IsPlain((char)((high * 16) + low), keepSlash)) return false;
            i += 2;
        }
        return true;
    }

    private static byte[] DecodeBytes(string text, out int length)
    {
        byte[] source = s_strictUtf8.GetBytes(text);
        length = 0;
        for (int i = 0; i < source.Length; i++)
        {
            bool escape = source[i] == '%' && i + 2 < source.Length && Digit(source[i + 1]) >= 0 && Digit(source[i + 2]) >= 0;
            source[length++] = escape ? (byte)(Digit(source[i + 1]) * 16 + Digit(source[i + 2])) : source[i];
            if (escape) i += 2;
        }
        return source;
    }

    private static string Encode(string text, bool keepSlash)
    {
        return IsPlain(text, keepSlash) ? text : Encode(s_strictUtf8.GetBytes(text), keepSlash);
    }

    private static string Encode(ReadOnlySpan<byte> bytes, bool keepSlash)
    {
        var encoded = new StringBuilder(bytes.Length + 16);
        foreach (byte b in bytes)
        {
            if (IsPlain((char)b, keepSlash)) encoded.Append((char)b);
            else encoded.Append('%').Append(UpperDigit(b >> 4)).Append(UpperDigit(b & 15));
        }
        return encoded.ToString();
    }

    private static bool IsPlain(string text, bool keepSlash)
    {
        foreach (char c in text)
        {
            if (!IsPlain(c, keepSlash)) return false;
        }
        return true;
    }

    private static bool IsPlain(char c, bool keepSlash) =>
        c is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '.' or '_' or '~' || (keepSlash && c == '/');

    private static char UpperDigit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);

    private static int Digit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };
}
