using System.Text;
using OpenIntegrations.Http;

namespace OpenIntegrations.S3.Oidc;

/// <summary>
/// A question to the user, whether a client may have tokens. Who steals the answer cannot use it without the verifier (PKCE), and an answer
/// to another
/// question is known by its state. Sources: https://www.rfc-editor.org/rfc/rfc7636 and https://www.rfc-editor.org/rfc/rfc8252
/// </summary>
/// <param name="ClientId">Who asks.</param>
/// <param name="RedirectUri">Where the browser brings the answer.</param>
/// <param name="Scope">What for.</param>
internal sealed record AuthorizationRequest(string ClientId, string RedirectUri, string Scope)
{
    /// <summary>Tells the answer from others; it is no secret, but cannot be guessed.</summary>
    public string State { get; } = RandomText.Next();

    /// <summary>Proves that who brings the code is who asked. It does not leave this process before that.</summary>
    internal string Verifier { get; } = RandomText.Next();

    /// <summary>The address for the user's browser.</summary>
    public string Url(OidcServer server)
    {
        var query = new QueryString();
        query.Add("response_type", "code");
        query.Add("client_id", ClientId);
        query.Add("redirect_uri", RedirectUri);
        query.Add("scope", Scope);
        query.Add("state", State);
        query.Add("code_challenge", RandomText.Base64Url(Hash.Sha256(Encoding.ASCII.GetBytes(Verifier))));
        query.Add("code_challenge_method", "S256");
        return server.AuthorizeUrl + (server.AuthorizeUrl.Contains('?') ? "&" : "?") + query;
    }

    /// <summary>Never the verifier.</summary>
    public override string ToString() => $"AuthorizationRequest {{ {ClientId} }}";
}
