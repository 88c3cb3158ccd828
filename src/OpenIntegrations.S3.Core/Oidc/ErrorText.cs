using System.Collections.Generic;
using System.Linq;

namespace OpenIntegrations.S3.Oidc;

/// <summary>
/// What a server says of a refusal, fit to be shown: in one line, not too long, and without the secrets that it may repeat.
/// </summary>
internal static class ErrorText
{
    private const int Longest = 300;

    public static string Of(string code, string? description, IEnumerable<string> secrets)
    {
        string text = string.IsNullOrWhiteSpace(description) ? code : $"{code}: {description!.Trim()}";
        foreach (string secret in secrets.Where(s => s.Length > 0)) text = text.Replace(secret, "***");
        text = new string(text.Select(c => char.IsControl(c) ? ' ' : c).ToArray());
        return text.Length <= Longest ? text : text.Substring(0, Longest) + "…";
    }
}
