using System;
using System.Linq;
using System.Text;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Client;

/// <summary>Takes a token that stands in the place of an access key out of a refusal: stores may repeat what they were asked with, and refusals are shown.</summary>
internal static class TokenEcho
{
    // Longer than any access key and shorter than any token.
    private const int LongestKey = 64;
    private const int ScopeElements = 4;
    private const int Shown = 4;
    private const string Begin = "Credential=";

    public static ArraySegment<byte> Without(ArraySegment<byte> body, WireRequest request)
    {
        if (request.Headers["Authorization"] is not { Length: > LongestKey } header || TokenOf(header) is not { } token) return body;
        string text = Encoding.UTF8.GetString(body.Array!, body.Offset, body.Count);
        return text.Contains(token, StringComparison.Ordinal) ? new(Encoding.UTF8.GetBytes(text.Replace(token, token.Substring(0, Shown) + "…"))) : body;
    }

    // The key may have slashes in it: the scope is what stands last.
    private static string? TokenOf(string header)
    {
        int start = header.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = start < Begin.Length ? -1 : header.IndexOf(',', start);
        if (end < 0) return null;
        string[] elements = header.Substring(start, end - start).Split('/');
        string key = string.Join("/", elements.Take(elements.Length - ScopeElements));
        return key.Length > LongestKey ? key : null;
    }
}
