using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Documents;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;
using OpenIntegrations.S3.CredentialSources;
using OpenIntegrations.S3.Documents;

namespace OpenIntegrations.S3.Oidc;

/// <summary>Exchanges codes and refresh tokens for tokens. Source: https://www.rfc-editor.org/rfc/rfc6749#section-5</summary>
/// <param name="url">The endpoint's address.</param>
/// <param name="clientId">The client that the tokens are for; a public one, without a secret.</param>
/// <param name="transport">How connections are made.</param>
/// <param name="now">The clock.</param>
internal sealed class TokenEndpoint(string url, string clientId, TransportSettings transport, Func<DateTimeOffset> now)
{
    private const int Attempts = 3;
    private static readonly string[] s_public = ["grant_type", "client_id", "redirect_uri", "scope"];

    /// <summary>Exchanges the code that the browser brought.</summary>
    /// <exception cref="TokenRefusedException">The server refused.</exception>
    /// <exception cref="IOException">There is no server, or its answer is none.</exception>
    public Task<TokenSet> ExchangeAsync(string code, AuthorizationRequest request, CancellationToken cancellationToken) => AskAsync(
        [new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", request.RedirectUri), new("client_id", clientId),
            new("code_verifier", request.Verifier)],
        cancellationToken);

    /// <summary>Exchanges a refresh token, which most servers take once only.</summary>
    /// <exception cref="TokenRefusedException">The server refused.</exception>
    /// <exception cref="IOException">There is no server, or its answer is none.</exception>
    public Task<TokenSet> RefreshAsync(string refreshToken, string? scope, CancellationToken cancellationToken) => AskAsync(
        [new("grant_type", "refresh_token"), new("refresh_token", refreshToken), new("client_id", clientId),
            .. scope is null ? [] : new KeyValuePair<string, string>[] { new("scope", scope) }],
        cancellationToken);

    private async Task<TokenSet> AskAsync(KeyValuePair<string, string>[] form, CancellationToken cancellationToken)
    {
        string body = string.Join("&", form.Select(p => p.Key + "=" + PercentEncoding.Encode(p.Value)));
        WireRequest request = WebCall.Request("POST", url, BytesBody.FromText(body));
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded";
        request.Headers["Accept"] = "application/json";
        DateTimeOffset asked = now();
        (int status, byte[] bytes) = await WebCall.SendAsync(request, transport, Attempts, Authorization.None, now, cancellationToken)
            .ConfigureAwait(false);
        TreeMap? answer = Parse(bytes);
        if (status == 200 && answer?.GetText("access_token") is { Length: > 0 } token)
            return new(token, answer.GetText("refresh_token"), End(asked, answer["expires_in"]));
        throw Refusal(status, answer, form.Where(p => Array.IndexOf(s_public, p.Key) < 0).Select(p => p.Value));
    }

    private static TreeMap? Parse(byte[] body)
    {
        try
        {
            return WebCall.Json(Encoding.UTF8.GetString(body));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DateTimeOffset? End(DateTimeOffset asked, object? seconds) =>
        seconds is not null
            && double.TryParse(Scalars.Format(seconds), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double lifetime)
                && lifetime is > 0 and < 1e9
            ? asked.AddSeconds(lifetime)
            : null;

    private Exception Refusal(int status, TreeMap? answer, IEnumerable<string> secrets)
    {
        if (answer?.GetText("error") is { } code)
            return new TokenRefusedException(code, ErrorText.Of(code, answer.GetText("error_description"), secrets));
        return new IOException($"{url} answered with status {Scalars.Format(status)} where tokens are due.");
    }
}
