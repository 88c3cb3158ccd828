using System;
using System.Collections.Concurrent;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Client;

/// <summary>Remembers in which region a bucket turned out to be, so that only its first request goes astray.</summary>
internal sealed class RegionMemory
{
    // What stays when the region changes is at least a name and its domain: no answer leads out of it.
    private const int FixedLabels = 2;

    // co.uk and com.au are nobody's domain.
    private const int LongestSharedDomain = 3;

    private readonly ConcurrentDictionary<string, string> _regions = new(StringComparer.Ordinal);

    /// <summary>The connection to use for a bucket.</summary>
    public S3Connection Apply(S3Connection connection, string? bucket) =>
        bucket is not null && _regions.TryGetValue(bucket, out string? region) ? In(connection, region) : connection;

    /// <summary>Keeps what an error says about the bucket's region.</summary>
    /// <returns>True when that is news and another attempt makes sense.</returns>
    public bool Learn(S3Connection used, S3Answer refusal)
    {
        if (refusal.Request.Bucket is not { } bucket || refusal.Error is not { } error) return false;
        if (error.Code is not ("PermanentRedirect" or "TemporaryRedirect" or "AuthorizationHeaderMalformed"
            or "IllegalLocationConstraintException" or "BadRequest")) return false;
        string? region = error.Region ?? (error.Url is null ? null : used.Provider.RegionOf(Origin.Parse(error.Url).Host));
        if (region is null || !RegionName.IsValid(region) || region == used.Region) return false;
        _regions[bucket] = region;
        return true;
    }

    /// <summary>
    /// The same connection in another region. Where the host names the region, the host changes with it and stays what it is otherwise:
    /// within its domain, FIPS, dual stack.
    /// </summary>
    public static S3Connection In(S3Connection connection, string region)
    {
        Origin origin = connection.Endpoint.Origin;
        string host = AwsHosts.In(origin.Host, region) ?? ReplaceLabel(origin.Host, connection.Region, region);
        return connection with { Region = region, Endpoint = connection.Endpoint with { Origin = origin with { Host = host } } };
    }

    private static string ReplaceLabel(string host, string from, string to)
    {
        // A dot behind a name is no domain, and an address has none.
        string name = host.TrimEnd('.');
        string[] labels = name.Split('.');
        if (labels[labels.Length - 1].All(char.IsDigit)) return host;
        int at = Array.FindIndex(labels, l => l == from || l.EndsWith("-" + from, StringComparison.Ordinal));
        int behind = labels.Length - at - 1;
        if (at < 0 || behind < FixedLabels || (behind == FixedLabels && labels[at + 1].Length <= LongestSharedDomain)) return host;
        labels[at] = labels[at].Substring(0, labels[at].Length - from.Length) + to;
        return string.Join(".", labels) + host.Substring(name.Length);
    }
}
