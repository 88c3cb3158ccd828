using System;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace OpenIntegrations.Http;

/// <summary>
/// The ways in which a text is written inside of another one: HTML and XML (<c>&amp;#43;</c>), JSON (<c>\u002B</c>), URLs (<c>%2b</c>).
/// </summary>
public static class Escapes
{
    private static readonly char[] s_signs = ['&', '\\', '%'];

    private static readonly Regex s_json = new(@"\\(?:u([0-9A-Fa-f]{4})|([/\\""]))", RegexOptions.CultureInvariant);

    /// <summary>A text without any of them, as somebody would read it who knows them all.</summary>
    public static string Undo(string text)
    {
        if (text.IndexOfAny(s_signs) < 0) return text;
        return PercentEncoding.Decode(s_json.Replace(WebUtility.HtmlDecode(text), static escape => escape.Groups[1].Success
            ? ((char)int.Parse(escape.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
            : escape.Groups[2].Value));
    }

    /// <summary>Takes something out of a text, also where the text has it in one of these forms.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hide">Takes it out of a plain text, which stays what it is where it has none of it.</param>
    public static string Hide(string text, Func<string, string> hide)
    {
        string hidden = hide(text);
        string plain = Undo(hidden);
        return plain == hidden || hide(plain) is var clean && clean == plain ? hidden : Hide(clean, hide);
    }
}
