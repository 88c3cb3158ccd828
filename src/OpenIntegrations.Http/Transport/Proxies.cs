using System;
using System.Net;

namespace OpenIntegrations.Http;

/// <summary>Makes the proxy that the settings name.</summary>
internal static class Proxies
{
    public static IWebProxy Create(TransportSettings settings) => new WebProxy(new Uri(settings.Proxy!))
    {
        Credentials = settings.ProxyUser is null ? null : new NetworkCredential(settings.ProxyUser, settings.ProxyPassword),
    };
}
