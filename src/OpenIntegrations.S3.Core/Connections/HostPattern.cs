using System;
using System.Collections.Concurrent;

namespace OpenIntegrations.S3.Connections;

/// <summary>
/// A host name with holes: <c>s3.{region}.example.com</c>. A hole fills a label or a part of one; <c>*.</c> in front stands for any labels.
/// What fills <c>{region}</c> is the region that requests are signed for.
/// </summary>
internal static class HostPattern
{
    private const string Region = "{region}";

    private static readonly ConcurrentDictionary<string, string[]> s_labels = new(StringComparer.Ordinal);

    public static bool Matches(string pattern, string host) => Match(pattern, host, out _);

    /// <summary>What the host has where the pattern has <c>{region}</c>; null when it has no such place or does not match.</summary>
    public static string? RegionOf(string pattern, string host) => Match(pattern, host, out string? region) ? region : null;

    /// <summary>The host of a region; null when the pattern has other holes besides.</summary>
    public static string? For(string pattern, string region) =>
        pattern.Replace(Region, region) is var host && host.IndexOfAny(['{', '*']) < 0 ? host : null;

    /// <summary>How many labels a host has in front of what matches; null when its end does not match.</summary>
    /// <param name="pattern">A pattern that does not begin with <c>*.</c>.</param>
    /// <param name="labels">The host's labels, in lower case.</param>
    public static int? LabelsInFront(string pattern, string[] labels)
    {
        string[] wanted = LabelsOf(pattern);
        int front = labels.Length - wanted.Length;
        string? region = null;
        for (int i = wanted.Length - 1; i >= 0 && front >= 0; i--)
        {
            if (!MatchLabel(wanted[i], labels[i + front], ref region)) return null;
        }
        return front >= 0 ? front : null;
    }

    // There are as many as the table of providers has.
    private static string[] LabelsOf(string pattern) => s_labels.GetOrAdd(pattern, static p => p.Split('.'));

    private static bool Match(string pattern, string host, out string? region)
    {
        region = null;
        string[] wanted = LabelsOf(pattern);
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
        bool fits = length > 0 && label.StartsWith(wanted.Substring(0, hole), StringComparison.Ordinal)
            && label.EndsWith(wanted.Substring(end), StringComparison.Ordinal);
        if (fits && wanted.Substring(hole, end - hole) == Region) region = label.Substring(hole, length);
        return fits;
    }
}
