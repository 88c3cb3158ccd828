using System;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.CredentialSources;

/// <summary>Credentials as they are read from wherever they lie: without the blanks and line ends around them.</summary>
internal static class CleanCredentials
{
    /// <exception cref="FormatException">One of them has a control character in it; it is named and not shown.</exception>
    public static Credentials Of(string access, string secret, string? token) =>
        new(Clean("access key", access), Clean("secret key", secret), token is null ? null : Clean("session token", token));

    private static string Clean(string name, string text)
    {
        string clean = CleanText.Trim(text);
        if (clean.Length == 0) throw new FormatException($"the {name} is empty.");
        return CleanText.HasControl(clean)
            ? throw new FormatException($"the {name} has a line end or another control character in it.")
            : clean;
    }
}
