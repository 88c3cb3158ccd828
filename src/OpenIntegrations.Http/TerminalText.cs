using System.Globalization;
using System.Linq;
using System.Text;

namespace OpenIntegrations.Http;

/// <summary>Text of a stranger (a key, a message, a header) as a terminal may show it: nothing in it can drive the terminal.</summary>
public static class TerminalText
{
    /// <summary>Replaces control characters, and those that turn the direction of text, by escapes that can be seen.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="keepLines">Whether line ends and tabs stay what they are.</param>
    public static string Of(string text, bool keepLines = false)
    {
        if (!text.Any(c => Drives(c, keepLines))) return text;
        var shown = new StringBuilder(text.Length + 16);
        foreach (char c in text) shown.Append(Drives(c, keepLines) ? Escape(c) : c.ToString());
        return shown.ToString();
    }

    /// <summary>Whether a terminal takes a sign for more than something to show.</summary>
    /// <param name="c">The sign.</param>
    /// <param name="keepLines">Whether line ends and tabs are meant.</param>
    public static bool Drives(char c, bool keepLines = false) => c switch
    {
        '\n' or '\r' or '\t' => !keepLines,
        // Bidirectional overrides make a name look like another; the separators end lines in some terminals.
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u2028' or '\u2029' => true,
        _ => char.IsControl(c),
    };

    private static string Escape(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\u001B' => "\\e",
        < '\u0100' => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
        _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
    };
}
