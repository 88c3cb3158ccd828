using System.Text.RegularExpressions;
using OpenIntegrations.Http.Client;

namespace OpenIntegrations.S3.Output;

/// <summary>Values as they may be seen.</summary>
internal static class Shown
{
    // Longer than any access key and shorter than any token: a JWT in its place is a secret too.
    private const int LongestKey = 64;

    // What stands before the host: a password, although it does not belong there.
    private static readonly Regex s_user = new("(?<=://)[^/?#@]*@", RegexOptions.CultureInvariant);

    /// <summary>A setting without the user and password that an address may have in it.</summary>
    public static object? Value(object? value) => value is string text ? s_user.Replace(text, Confidential.Mask + "@") : value;

    /// <summary>An access key, or the beginning of a token that stands in its place.</summary>
    public static string? Key(string? accessKey) => accessKey is { Length: > LongestKey } ? accessKey.Substring(0, 4) + "…" : accessKey;
}
