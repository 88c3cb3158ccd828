using System;
using System.Net;

namespace OpenIntegrations.Http.Transport;

/// <summary>Makes the proxy that the settings name.</summary>
internal static class Proxies
{
    public static IWebProxy Create(TransportSettings settings)
    {
        ProxyAddress address = ProxyAddress.Of(settings.Proxy!);
        (string? user, string? password) = settings.ProxyUser is null
            ? (address.User, address.Password)
            : (settings.ProxyUser, settings.ProxyPassword);
        return new WebProxy(address.Url ?? throw new UriFormatException("The proxy is no URL."))
        {
            Credentials = user is null ? null : new NetworkCredential(user, password ?? ""),
        };
    }
}
