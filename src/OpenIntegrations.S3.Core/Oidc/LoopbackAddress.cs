using System;
using System.Globalization;
using System.Net;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Oidc;

/// <summary>An address on this machine that a browser is sent back to: <c>http://localhost:3000/servers/callback</c>.</summary>
/// <param name="Host">localhost, or an address of the loopback.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
/// <param name="Path">The path, beginning with <c>/</c>.</param>
internal sealed record LoopbackAddress(string Host, int Port, string Path)
{
    /// <summary>
    /// The addresses to listen at. A name may lead to either, and the browser must not meet another program at one of them.
    /// </summary>
    public IPAddress[] Addresses =>
        Host == "localhost" ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Parse(Host.Trim('[', ']'))];

    public string HostHeader => Port == 80 ? Host : Host + ":" + Port.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">The text is no http address of this machine.</exception>
    public static LoopbackAddress Parse(string uri)
    {
        if (uri.IndexOfAny(['?', '#']) >= 0 || UrlParts.TryParse(uri) is not { Origin: { IsSecure: false, IsLoopback: true } origin } parts)
            throw new FormatException(
                $"'{uri}' is no redirect address: it must be http and lead to this machine, as http://localhost:3000/servers/callback "
                    + $"does.");
        return new(origin.Host, origin.Port, parts.Path);
    }

    public override string ToString() => $"http://{HostHeader}{Path}";
}
