using System;
using System.Globalization;
using System.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Client.Answers;

/// <summary>Headers by which a cache on the way tells that it answered without asking the store.</summary>
internal static class CacheSigns
{
    private static readonly string[] s_names =
        ["X-Cache", "X-Cache-Status", "CF-Cache-Status", "X-Proxy-Cache", "X-Nginx-Cache", "X-Varnish-Cache"];

    // Squid and Varnish, nginx, Azure and Akamai. What was compared with the store's says REVALIDATED or RefreshHit.
    private static readonly string[] s_words = ["HIT", "STALE", "UPDATING", "TCP_HIT", "TCP_MEM_HIT"];

    /// <summary>The header that tells it; null where none does.</summary>
    public static string? In(HeaderList headers)
    {
        if (int.TryParse(headers["Age"], NumberStyles.None, CultureInfo.InvariantCulture, out int age) && age > 0) return $"Age: {age}";
        if (headers["Cache-Status"] is { } status && status.Contains("; hit", StringComparison.OrdinalIgnoreCase))
            return "Cache-Status: " + status;
        string? name = s_names.FirstOrDefault(n => headers[n] is { } value && Array.Exists(s_words, word => IsWord(value.Trim(), word)));
        return name is null ? null : $"{name}: {headers[name]}";
    }

    private static bool IsWord(string text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (text.Length == word.Length || text[word.Length] is ' ' or ',' or ';');
}
