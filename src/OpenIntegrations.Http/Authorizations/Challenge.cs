using System;
using System.Collections.Generic;
using System.Text;

namespace OpenIntegrations.Http.Authorizations;

/// <summary>One way to authenticate that a server offers in WWW-Authenticate (RFC 9110, 11.6.1).</summary>
internal sealed class Challenge(string scheme)
{
    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    public string Scheme { get; } = scheme;

    public string? this[string name] => _parameters.TryGetValue(name, out string? value) ? value : null;

    /// <summary>Reads all challenges of a header, several joined by commas.</summary>
    public static IReadOnlyList<Challenge> Parse(string header)
    {
        var challenges = new List<Challenge>();
        foreach (string item in Split(header))
        {
            int equals = item.IndexOf('=');
            int blank = item.IndexOf(' ');
            bool startsOne = equals < 0 || (blank > 0 && blank < equals);
            if (startsOne) challenges.Add(new Challenge(blank < 0 ? item : item.Substring(0, blank)));
            if (challenges.Count > 0 && equals > 0) challenges[challenges.Count - 1].Add(startsOne ? item.Substring(blank + 1) : item);
        }
        return challenges;
    }

    /// <summary>The items between commas that stand outside of quotes.</summary>
    private static IEnumerable<string> Split(string header)
    {
        var item = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < header.Length; i++)
        {
            char c = header[i];
            if (c == '"') quoted = !quoted;
            if (c == ',' && !quoted)
            {
                if (item.ToString().Trim() is { Length: > 0 } done) yield return done;
                item.Clear();
                continue;
            }
            item.Append(c);
            if (c == '\\' && quoted && i + 1 < header.Length) item.Append(header[++i]);
        }
        if (item.ToString().Trim() is { Length: > 0 } last) yield return last;
    }

    private void Add(string pair)
    {
        string[] sides = pair.Split(['='], 2);
        if (sides.Length == 2) _parameters[sides[0].Trim()] = Unquote(sides[1].Trim());
    }

    private static string Unquote(string text)
    {
        if (text.Length < 2 || text[0] != '"' || text[text.Length - 1] != '"') return text;
        var plain = new StringBuilder(text.Length);
        for (int i = 1; i < text.Length - 1; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length - 1) i++;
            plain.Append(text[i]);
        }
        return plain.ToString();
    }
}
