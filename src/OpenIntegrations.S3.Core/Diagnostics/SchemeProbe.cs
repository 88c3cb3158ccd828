using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.S3.Diagnostics;

/// <summary>Finds out whether https or http is spoken at an address that does not say.</summary>
public static class SchemeProbe
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>Whether an address leaves the scheme open, and is one where both are usual: it has a port of its own.</summary>
    public static bool IsOpen(string url) => AddressText.Of(url).Scheme is null && UrlParts.TryParse(url)?.Origin is { Port: not 443 };

    /// <summary>Asks for nothing in particular, without credentials, first by https and then by http.</summary>
    /// <returns>The address with the scheme that answered; null when neither did.</returns>
    public static async Task<string?> FindAsync(string url, TransportSettings transport, CancellationToken cancellationToken)
    {
        // Whose certificate it is is no question here: nothing secret is sent.
        TransportSettings hasty =
            transport with { ConnectTimeout = s_patience, FirstByteTimeout = s_patience, SkipCertificateCheck = true };
        foreach (string scheme in new[] { "https://", "http://" })
        {
            if (await AnswersAsync(scheme + url, hasty, cancellationToken).ConfigureAwait(false)) return scheme + url;
        }
        return null;
    }

    private static async Task<bool> AnswersAsync(string url, TransportSettings transport, CancellationToken cancellationToken)
    {
        try
        {
            var request = new WireRequest("GET", Origin.Parse(url), "/");
            using WireResponse response = await new HttpTransport(transport, RetryPolicy.None)
                .SendAsync(request, Authorization.None, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException or IOException or InvalidDataException)
        {
            return false;
        }
    }
}
