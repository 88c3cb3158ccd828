using System;
using System.Linq;
using OpenIntegrations.Http;

namespace OpenIntegrations.Hosting.Connection;

/// <summary>Which addresses the token and the API key may be sent to.</summary>
public static class ProviderHosts
{
    private static readonly string[] s_domains = ["hostkey.com", "hostkey.ru"];

    /// <summary>The base of an address that a user gave; a module's name at its end is taken off.</summary>
    /// <exception cref="ArgumentException">It is no URL, or not https and not this machine.</exception>
    public static string BaseOf(string url)
    {
        if (UrlParts.TryParse(url) is not { UserInfo: null, Query: "", Origin: var origin } parts)
            throw new ArgumentException("The address of the account API is no URL, or has a user or a query in it.");
        if (!origin.IsSecure && !origin.IsLoopback)
            throw new ArgumentException(
                $"The address of the account API must begin with https://, or the key could be read on the way: '{url}'.");
        string path = parts.Path.EndsWith(".php", StringComparison.Ordinal)
            ? parts.Path.Substring(0, parts.Path.LastIndexOf('/'))
            : parts.Path;
        return origin + path.TrimEnd('/') + "/";
    }

    /// <summary>
    /// The base that an answer leads to: by https, within the provider's own domains, and only when we are there already. Null for any
    /// other.
    /// </summary>
    /// <param name="current">The base so far.</param>
    /// <param name="named">A host or a URL, as the answer names it.</param>
    public static string? Follow(string current, string named) =>
        UrlParts.TryParse(named) is { UserInfo: null, Query: "", Origin: { IsSecure: true, Port: 443 } origin } && IsProviders(origin)
            && IsProviders(Origin.Parse(current))
            ? BaseOf(named) : null;

    private static bool IsProviders(Origin origin) =>
        s_domains.Any(d => origin.Host == d || origin.Host.EndsWith("." + d, StringComparison.Ordinal));
}
