namespace OpenIntegrations.S3.Output;

/// <summary>Values as they may be seen.</summary>
internal static class Shown
{
    // Longer than any access key and shorter than any token: a JWT in its place is a secret too.
    private const int LongestKey = 64;

    /// <summary>An access key, or the beginning of a token that stands in its place.</summary>
    public static string? Key(string? accessKey) => accessKey is { Length: > LongestKey } ? accessKey.Substring(0, 4) + "…" : accessKey;
}
