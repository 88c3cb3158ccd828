using System;

namespace OpenIntegrations.Cli.S3;

/// <summary>A URL that is a whole request: where it goes, and the encoded path and query that are sent as they are.</summary>
internal sealed record RequestUrl(string Origin, string Path, string Query)
{
    public static RequestUrl Parse(string url)
    {
        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        int host = scheme < 0 ? 0 : scheme + 3;
        int end = url.IndexOfAny(['/', '?'], host);
        if (end < 0) return new(url, "/", "");
        string target = url[end..].Split('#')[0];
        string[] sides = target.Split('?', 2);
        return new(url[..end], sides[0].Length == 0 ? "/" : sides[0], sides.Length == 2 ? sides[1] : "");
    }
}
