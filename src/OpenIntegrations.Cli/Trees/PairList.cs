using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.Cli.Trees;

/// <summary>Names with values in one word: <c>a=1</c>, <c>a=1,b=2</c>, <c>a=1&amp;b=2</c>, or <c>{"a":"1"}</c>.</summary>
internal static class PairList
{
    /// <summary>The pairs; null for a text that has none.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? Read(string text)
    {
        if (LooseJson.Begins(text))
            return LooseJson.Read(text) is TreeMap map
                ? [.. map.Select(p => new KeyValuePair<string, string>(p.Key, p.Value is null ? "" : Scalars.Format(p.Value)))]
                : null;
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (string word in Words(text))
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) return null;
            pairs.Add(new(word[..equals], word[(equals + 1)..]));
        }
        return pairs;
    }

    // A comma in a value stays there where no name follows it.
    private static IEnumerable<string> Words(string text)
    {
        int start = 0;
        for (int i = text.IndexOfAny([',', '&']); i >= 0; i = text.IndexOfAny([',', '&'], i + 1))
        {
            int equals = text.IndexOf('=', i), next = text.IndexOfAny([',', '&'], i + 1);
            if (equals < 0 || (next >= 0 && next < equals) || !IsName(text.AsSpan(i + 1, equals - i - 1))) continue;
            yield return text[start..i];
            start = i + 1;
        }
        yield return text[start..];
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')) return false;
        }
        return text.Length > 0;
    }
}
