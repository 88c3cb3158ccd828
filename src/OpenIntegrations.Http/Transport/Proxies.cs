using System;
using System.Net;

namespace OpenIntegrations.Http;

/// <summary>Makes the proxy that the settings name.</summary>
internal static class Proxies
{
    public static IWebProxy Create(TransportSettings settings)
    {
        var url = new Uri(settings.Proxy!.Contains("://") ? settings.Proxy : "http://" + settings.Proxy);
        return new WebProxy(url) { Credentials = settings.ProxyUser is null ? OfUrl(url) : new NetworkCredential(settings.ProxyUser, settings.ProxyPassword) };
    }

    private static NetworkCredential? OfUrl(Uri url)
    {
        if (url.UserInfo.Length == 0) return null;
        string[] sides = url.UserInfo.Split([':'], 2);
        return new NetworkCredential(PercentEncoding.Decode(sides[0]), sides.Length == 2 ? PercentEncoding.Decode(sides[1]) : "");
    }
}
