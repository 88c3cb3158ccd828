using System;
using System.Globalization;

namespace OpenIntegrations.Http;

/// <summary>Where a request goes: scheme, host and port. Two requests share credentials only when their origins are equal.</summary>
public sealed record Origin(string Scheme, string Host, int Port)
{
    public bool IsSecure => Scheme == "https";

    /// <summary>The <c>Host</c> header: with the port when it is not the scheme's own.</summary>
    public string HostHeader => Port == DefaultPort(Scheme) ? Host : Host + ":" + Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads <c>scheme://host[:port]</c> off an absolute URL; without a scheme it is https.</summary>
    /// <exception cref="FormatException">The text is not an http or https URL.</exception>
    public static Origin Parse(string url)
    {
        string absolute = url.IndexOf("://", StringComparison.Ordinal) < 0 ? "https://" + url : url;
        if (!Uri.TryCreate(absolute, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0 || uri.Scheme is not ("http" or "https"))
            throw new FormatException($"'{url}' is not an http or https URL.");
        string host = uri.HostNameType == UriHostNameType.IPv6 ? "[" + uri.DnsSafeHost + "]" : uri.IdnHost;
        return new(uri.Scheme, host, uri.Port);
    }

    public override string ToString() => Scheme + "://" + HostHeader;

    private static int DefaultPort(string scheme) => scheme == "https" ? 443 : 80;
}
