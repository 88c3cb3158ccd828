using System;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Connections;

/// <summary>A proxy as people write it, perhaps with user and password in it. Those are kept apart: an address is shown.</summary>
public static class ProxyAddress
{
    public static (string Url, string? User, string? Password) Split(string proxy)
    {
        int at = proxy.LastIndexOf('@');
        if (at < 0) return (proxy, null, null);
        int start = proxy.IndexOf("://", StringComparison.Ordinal) is var found and >= 0 ? found + 3 : 0;
        string[] sides = proxy.Substring(start, at - start).Split([':'], 2);
        string? password = sides.Length == 2 ? PercentEncoding.Decode(sides[1]) : null;
        return (proxy.Substring(0, start) + proxy.Substring(at + 1), PercentEncoding.Decode(sides[0]), password);
    }
}
