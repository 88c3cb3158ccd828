using System;
using System.Collections.Generic;

namespace OpenIntegrations.S3.Connections;

/// <summary>
/// A host name with holes: <c>s3.{region}.example.com</c>. A hole fills a label or a part of one; <c>*.</c> in front stands for any labels.
/// What fills <c>{region}</c> is the region that requests are signed for.
/// </summary>
internal static class HostPattern
{
    private const string Region = "{region}";

    public static bool Matches(string pattern, string host) => Match(pattern, host, out _);

    /// <summary>What the host has where the pattern has <c>{region}</c>; null when it has no such place or does not match.</summary>
    public static string? RegionOf(string pattern, string host) => Match(pattern, host, out string? region) ? region : null;

    /// <summary>The host of a region; null when the pattern has other holes besides.</summary>
    public static string? For(string pattern, string region) =>
        pattern.Replace(Region, region) is var host && host.IndexOfAny(['{', '*']) < 0 ? host : null;

    private static bool Match(string pattern, string host, out string? region)
    {
        region = null;
        string[] wanted = pattern.Split('.');
        string[] labels = host.ToLowerInvariant().Split('.');
        int skipped = labels.Length - wanted.Length;
        bool open = wanted[0] == "*";
        if (open ? skipped < 0 : skipped != 0) return false;
        for (int i = open ? 1 : 0; i < wanted.Length; i++)
        {
            if (!MatchLabel(wanted[i], labels[i + skipped], ref region)) return false;
        }
        return true;
    }

    private static bool MatchLabel(string wanted, string label, ref string? region)
    {
        int hole = wanted.IndexOf('{');
        if (hole < 0) return wanted == label;
        int end = wanted.IndexOf('}') + 1;
        int length = label.Length - (wanted.Length - (end - hole));
        bool fits = length > 0 && label.StartsWith(wanted.Substring(0, hole), StringComparison.Ordinal) && label.EndsWith(wanted.Substring(end), StringComparison.Ordinal);
        if (fits && wanted.Substring(hole, end - hole) == Region) region = label.Substring(hole, length);
        return fits;
    }
}
