using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Input;

/// <summary>
/// A word of a command line: what stands in it, and how a text is written so that it is one word and nothing in it runs. The text is a
/// stranger's: anyone who may write to a bucket chooses its keys.
/// </summary>
internal static class TypedWord
{
    // PowerShell takes the typographic quotes for the plain ones.
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";
    private const string DoubleQuotes = "\"\u201C\u201D\u201E";

    /// <summary>What the user typed so far, without the quotes around it.</summary>
    public static string Read(string word)
    {
        if (word.Length == 0) return word;
        string? quotes = new[] { SingleQuotes, DoubleQuotes }.FirstOrDefault(q => q.Contains(word[0]));
        if (quotes is null) return word;
        bool isClosed = word.Length > 1 && quotes.Contains(word[word.Length - 1]);
        string inner = word.Substring(1, word.Length - (isClosed ? 2 : 1));
        return Undoubled(inner, quotes) ?? inner;
    }

    // PowerShell gives a word in quotes as its value between them, where a quote is not doubled as it was when it was typed.
    private static string? Undoubled(string inner, string quotes)
    {
        var text = new StringBuilder(inner.Length);
        for (int i = 0; i < inner.Length; i++)
        {
            text.Append(inner[i]);
            if (quotes.Contains(inner[i]) && (++i == inner.Length || !quotes.Contains(inner[i]))) return null;
        }
        return text.ToString();
    }

    /// <summary>A text in quotes, as PowerShell escapes it.</summary>
    public static string Quote(string text) =>
        text.Any(char.IsControl) ? QuoteControls(text) : "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'";

    /// <summary>A completion of a stranger's text.</summary>
    public static CompletionResult Completion(string text) => Completion(text, Quote(text), TerminalText.Of(text));

    /// <summary>A completion of a word of ours, which is quoted only where PowerShell would read it as more than one.</summary>
    public static CompletionResult Known(string text) => Completion(text, IsPlain(text) ? text : Quote(text), text);

    /// <summary>Whether a text is one word as it is.</summary>
    public static bool IsPlain(string text) => text.Length > 0 && char.IsLetterOrDigit(text[0])
        && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '+');

    // Line breaks and escape sequences would reach the terminal with the completed line: they are written as what makes them.
    private static string QuoteControls(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            if (char.IsControl(c)) quoted.Append("$([char]0x").Append(((int)c).ToString("x2", CultureInfo.InvariantCulture)).Append(')');
            else if (c is '$' or '`' || DoubleQuotes.Contains(c)) quoted.Append('`').Append(c);
            else quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }

    private static CompletionResult Completion(string text, string word, string shown) =>
        new(word, shown.Length == 0 ? word : shown, CompletionResultType.ParameterValue, shown.Length == 0 ? word : shown);
}
