using System.Text;
using System.Text.Json;

namespace OpenIntegrations.Http.Documents;

/// <summary>JSON as people type it in a shell: also with apostrophes for quotes.</summary>
public static class LooseJson
{
    public static bool Begins(string text)
    {
        string trimmed = text.TrimStart();
        return trimmed.Length > 0 && trimmed[0] is ('{' or '[');
    }

    /// <returns>Null when the text is no JSON in either form, or a name stands in it twice.</returns>
    public static object? Read(string text) => TryRead(text) ?? TryRead(Requote(text));

    private static object? TryRead(string json)
    {
        try
        {
            return JsonTree.ReadGiven(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Strings in apostrophes become strings in quotes. Within them a quote is escaped, and <c>\'</c> is an apostrophe.</summary>
    private static string Requote(string text)
    {
        var json = new StringBuilder(text.Length);
        char open = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isQuote = c is '\'' or '"';
            if (c == '\\' && i + 1 < text.Length) json.Append(text[++i] == '\'' ? "'" : "\\" + text[i]);
            else if (isQuote && open is '\0')
            {
                json.Append('"');
                open = c;
            }
            else if (c == open)
            {
                json.Append('"');
                open = '\0';
            }
            else json.Append(c == '"' ? "\\\"" : c.ToString());
        }
        return json.ToString();
    }
}
