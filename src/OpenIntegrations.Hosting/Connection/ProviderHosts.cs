using System;
using System.Linq;

namespace OpenIntegrations.Hosting;

/// <summary>Which addresses the token and the API key may be sent to.</summary>
public static class ProviderHosts
{
    private static readonly string[] s_domains = ["hostkey.com", "hostkey.ru"];

    /// <summary>The base of an address that a user gave; a module's name at its end is taken off.</summary>
    /// <exception cref="ArgumentException">It is no URL, or not https and not this machine.</exception>
    public static string BaseOf(string url)
    {
        string text = url.Contains("://") ? url : "https://" + url;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.UserInfo.Length > 0 || uri.Query.Length > 0) throw new ArgumentException("The address of the account API is no URL, or has a user or a query in it.");
        if (uri.Scheme != "https" && !(uri.Scheme == "http" && uri.IsLoopback)) throw new ArgumentException($"The address of the account API must begin with https://, or the key could be read on the way: '{url}'.");
        string path = uri.AbsolutePath.EndsWith(".php", StringComparison.Ordinal) ? uri.AbsolutePath.Substring(0, uri.AbsolutePath.LastIndexOf('/')) : uri.AbsolutePath;
        return uri.GetLeftPart(UriPartial.Authority) + path.TrimEnd('/') + "/";
    }

    /// <summary>The base that an answer leads to: by https, within the provider's own domains, and only when we are there already. Null for any other.</summary>
    /// <param name="current">The base so far.</param>
    /// <param name="named">A host or a URL, as the answer names it.</param>
    public static string? Follow(string current, string named)
    {
        string text = named.Contains("://") ? named : "https://" + named;
        bool isOwn = Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri is { Scheme: "https", IsDefaultPort: true, UserInfo: "", Query: "" } && IsProviders(uri) && IsProviders(new Uri(current));
        return isOwn ? BaseOf(text) : null;
    }

    private static bool IsProviders(Uri uri) => s_domains.Any(d => uri.IdnHost == d || uri.IdnHost.EndsWith("." + d, StringComparison.Ordinal));
}
