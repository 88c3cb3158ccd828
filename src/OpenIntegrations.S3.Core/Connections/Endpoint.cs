using System;
using System.Net;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Connections;

/// <summary>A store's address: the origin, and a path before the bucket where a gateway lives under one.</summary>
/// <param name="Origin">Scheme, host and port.</param>
/// <param name="BasePath">Empty, or encoded and beginning with <c>/</c>, without one at its end.</param>
/// <param name="Style">How buckets are addressed.</param>
public sealed record Endpoint(Origin Origin, string BasePath, AddressingStyle Style)
{
    /// <exception cref="FormatException">The text is not an http or https URL, or has more to it than an address.</exception>
    public static Endpoint Parse(string url, AddressingStyle style)
    {
        if (url.IndexOfAny(['?', '#']) >= 0) throw new FormatException($"'{url}' has a query; a store's URL is its address only.");
        if (url.Contains('@')) throw new FormatException("it has a user name in it. Credentials go into the connection's other settings.");
        UrlParts parts = UrlParts.Parse(url);
        return new(parts.Origin, parts.Path.TrimEnd('/'), style);
    }

    /// <summary>The origin and the encoded path of a bucket, an object, or (with neither) the service.</summary>
    public (Origin Origin, string Path) Locate(string? bucket, string? key)
    {
        string tail = key is null ? "" : "/" + PercentEncoding.EncodePath(key);
        if (bucket is null) return (Origin, BasePath + "/");
        if (!IsVirtualHosted(bucket)) return (Origin, BasePath + "/" + PercentEncoding.Encode(bucket) + tail);
        return (Origin with { Host = bucket + "." + Origin.Host }, BasePath + (tail.Length == 0 ? "/" : tail));
    }

    public bool IsVirtualHosted(string bucket) => Style switch
    {
        AddressingStyle.Path => false,
        AddressingStyle.VirtualHosted => true,
        _ => IsHostLabel(bucket) && !HasPort && !IPAddress.TryParse(Origin.Host.Trim('[', ']'), out _),
    };

    private bool HasPort => Origin.HostHeader != Origin.Host;

    // A name with dots has no wildcard certificate, one of two characters is no bucket at AWS.
    private static bool IsHostLabel(string bucket)
    {
        if (bucket.Length is < 3 or > 63 || bucket[0] == '-' || bucket[bucket.Length - 1] == '-') return false;
        foreach (char c in bucket)
        {
            if (c is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '-')) return false;
        }
        return true;
    }
}
