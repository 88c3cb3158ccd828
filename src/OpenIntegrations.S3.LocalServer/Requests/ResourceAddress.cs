using System;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Values;

namespace OpenIntegrations.S3.Local.Requests;

/// <summary>
/// Which bucket and which key a request is about. The bucket stands in the host (<c>bucket.localhost</c>, <c>bucket.s3.localhost</c>)
/// or is the first piece of the path.
/// </summary>
/// <param name="Bucket">Null for the service itself.</param>
/// <param name="Key">Null for the bucket itself. Slashes and dots stay as they are.</param>
/// <param name="IsVirtualHost">Whether the bucket stands in the host.</param>
internal sealed record ResourceAddress(string? Bucket, string? Key, bool IsVirtualHost = false)
{
    private static readonly string[] s_suffixes = [".s3.localhost", ".localhost"];

    /// <param name="host">The Host header.</param>
    /// <param name="path">Decoded, beginning with a slash.</param>
    /// <exception cref="S3Error">The key is too long.</exception>
    public static ResourceAddress Of(string? host, string path)
    {
        string rest = path.Substring(1);
        if (BucketOf(host) is { } virtualBucket) return new(virtualBucket, KeyOf(rest), IsVirtualHost: true);
        int slash = rest.IndexOf('/');
        if (slash < 0) return new(rest.Length == 0 ? null : rest, null);
        return new(rest.Substring(0, slash), KeyOf(rest.Substring(slash + 1)));
    }

    private static string? BucketOf(string? host)
    {
        if (host is null) return null;
        int colon = host.LastIndexOf(':');
        string name = (colon > host.LastIndexOf(']') ? host.Substring(0, colon) : host).ToLowerInvariant();
        if (name == "s3.localhost") return null;
        foreach (string suffix in s_suffixes)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal))
                return name.Substring(0, name.Length - suffix.Length);
        }
        return null;
    }

    private static string? KeyOf(string key)
    {
        if (key.Length == 0) return null;
        ObjectKey.Check(key);
        return key;
    }
}
