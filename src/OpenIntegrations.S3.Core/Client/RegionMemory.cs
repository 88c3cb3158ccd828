using System;
using System.Collections.Concurrent;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Connections;

namespace OpenIntegrations.S3.Client;

/// <summary>Remembers for the process in which region a bucket turned out to be, so that only its first request goes astray.</summary>
internal static class RegionMemory
{
    // AWS's host that names no region; it sends each bucket's requests where they belong.
    private const string GlobalHost = "s3.amazonaws.com";

    private static readonly ConcurrentDictionary<(Origin Endpoint, string Bucket), string> s_regions = new();

    /// <summary>The connection to use for a bucket.</summary>
    public static S3Connection Apply(S3Connection connection, string? bucket) =>
        bucket is not null && s_regions.TryGetValue((connection.Endpoint.Origin, bucket), out string? region) ? In(connection, region) : connection;

    /// <summary>Keeps what an error says about the bucket's region.</summary>
    /// <returns>True when that is news and another attempt makes sense.</returns>
    public static bool Learn(S3Connection connection, S3Connection used, S3Answer refusal)
    {
        if (refusal.Request.Bucket is not { } bucket || refusal.Error is not { Region: { Length: > 0 } region } error || region == used.Region) return false;
        if (error.Code is not ("PermanentRedirect" or "TemporaryRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException" or "BadRequest")) return false;
        s_regions[(connection.Endpoint.Origin, bucket)] = region;
        return true;
    }

    /// <summary>The same connection in another region. Where the host names the region, the host changes with it and stays what it is otherwise: within its domain, FIPS, dual stack.</summary>
    public static S3Connection In(S3Connection connection, string region)
    {
        Origin origin = connection.Endpoint.Origin;
        string host = origin.Host == GlobalHost ? $"s3.{region}.amazonaws.com" : ReplaceLabel(origin.Host, connection.Region, region);
        return connection with { Region = region, Endpoint = connection.Endpoint with { Origin = origin with { Host = host } } };
    }

    private static string ReplaceLabel(string host, string from, string to)
    {
        string[] labels = host.Split('.');
        int at = Array.FindIndex(labels, l => l == from || l.EndsWith("-" + from, StringComparison.Ordinal));
        if (at >= 0) labels[at] = labels[at].Substring(0, labels[at].Length - from.Length) + to;
        return string.Join(".", labels);
    }
}
