using System;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.CredentialSources;

namespace OpenIntegrations.S3.Oidc;

/// <summary>
/// A server that signs people in by OpenID Connect, as it describes itself. Source:
/// https://openid.net/specs/openid-connect-discovery-1_0.html
/// </summary>
/// <param name="AuthorizeUrl">Where the user's browser goes.</param>
/// <param name="TokenUrl">Where codes and refresh tokens are exchanged for tokens.</param>
internal sealed record OidcServer(string AuthorizeUrl, string TokenUrl)
{
    private const string Description = "/.well-known/openid-configuration";

    /// <summary>Asks a server for its addresses.</summary>
    /// <param name="issuer">The server's address; <c>/.well-known/openid-configuration</c> is below it.</param>
    /// <param name="transport">How connections are made.</param>
    /// <param name="now">The clock.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="CredentialsUnavailableException">
    /// There is no such server, or it names addresses that secrets must not be sent to.
    /// </exception>
    public static async Task<OidcServer> DiscoverAsync(string issuer, TransportSettings transport, Func<DateTimeOffset> now,
        CancellationToken cancellationToken)
    {
        string url = issuer.TrimEnd('/') + Description;
        try
        {
            TreeMap description =
                WebCall.Json(await WebCall.TextAsync(WebCall.Request("GET", url), transport, 3, now, cancellationToken)
                    .ConfigureAwait(false));
            return new(Address(description, "authorization_endpoint", url), Address(description, "token_endpoint", url));
        }
        catch (Exception e) when (e is JsonException or IOException or FormatException)
        {
            throw new CredentialsUnavailableException($"There is no OpenID Connect at {url}: {e.Message}", e);
        }
    }

    /// <summary>An address that the description names. What is secret goes to the server that the user named and to no other.</summary>
    private static string Address(TreeMap description, string name, string url)
    {
        string address = description.GetText(name) ?? throw new JsonException($"its description lacks {name}.");
        Origin named = Origin.Parse(url), found = Origin.Parse(address);
        if (named == found) return address;
        throw new CredentialsUnavailableException(
            $"The server at {named} sends sign-ins to {found}. If that is the address it is known by, set Url to it.");
    }
}
