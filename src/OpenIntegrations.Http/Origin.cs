using System;
using System.Globalization;
using System.Linq;
using System.Net;

namespace OpenIntegrations.Http;

/// <summary>Where a request goes: scheme, host and port. Two requests share credentials only when their origins are equal.</summary>
public sealed record Origin(string Scheme, string Host, int Port)
{
    private const int MaxHost = 255;

    public string Host { get; init => field = Checked(value); } = Checked(Host);

    public bool IsSecure => Scheme == "https";

    /// <summary>Whether it is on this machine, so that nobody listens on the way.</summary>
    public bool IsLoopback => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    /// <summary>The <c>Host</c> header: with the port when it is not the scheme's own.</summary>
    public string HostHeader => Port == DefaultPort(Scheme) ? Host : Host + ":" + Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads <c>scheme://host[:port]</c> off an absolute URL; without a scheme it is https.</summary>
    /// <exception cref="FormatException">The text is not an http or https URL.</exception>
    public static Origin Parse(string url) => UrlParts.Parse(url).Origin;

    /// <summary>The origin of an address. Uri reads hosts that are addresses or not ASCII; it sees no more of the text than that.</summary>
    internal static Origin Of(AddressText text)
    {
        string url = (text.Scheme ?? "https") + "://" + text.Host;
        if (Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 && uri.Scheme is ("http" or "https")
            && text.Host.IndexOf('\\') < 0)
        {
            string host = HostOf(uri);
            if (IsHost(host)) return new(uri.Scheme, host, uri.Port);
        }
        throw new FormatException($"'{text.Site}' is not an http or https URL.");
    }

    /// <summary>Whether a text is a host with or without a port, as the <c>Host</c> header has it.</summary>
    internal static bool IsHostHeader(string text)
    {
        int colon = text.LastIndexOf(':');
        bool hasPort = colon > text.LastIndexOf(']');
        return !hasPort ? IsHost(text)
            : IsHost(text.Substring(0, colon)) && ushort.TryParse(text.Substring(colon + 1), NumberStyles.None, null, out _);
    }

    public override string ToString() => Scheme + "://" + HostHeader;

    private static string HostOf(Uri uri) => uri.HostNameType switch
    {
        UriHostNameType.IPv6 => "[" + uri.DnsSafeHost + "]",
        // A name may be an address as soon as it is ASCII, as browsers read it: ㉞ becomes 34, and that is 0.0.0.34.
        UriHostNameType.Dns when Uri.TryCreate("http://" + uri.IdnHost, UriKind.Absolute, out Uri? plain) => plain.IdnHost,
        _ => uri.IdnHost,
    };

    private static string Checked(string host) => IsHost(host) ? host
        : throw new InvalidRequestException($"'{HeaderRules.Visible(host)}' is no host: it takes letters, digits, hyphens and dots only.");

    private static bool IsHost(string text)
    {
        bool isAddress = text.Length > 2 && text[0] == '[' && text[text.Length - 1] == ']';
        string signs = isAddress ? "[]:.%-_" : ".-_";
        foreach (char c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')) && !signs.Contains(c)) return false;
        }
        return text.Length is > 0 and <= MaxHost;
    }

    private static int DefaultPort(string scheme) => scheme == "https" ? 443 : 80;
}
