namespace OpenIntegrations.Http.Authorizations;

/// <summary>What an OAuth 1.0a client signs with.</summary>
/// <param name="clientKey">Names the client (consumer key).</param>
/// <param name="clientSecret">The client's secret; for RSA its private key in PEM form.</param>
/// <param name="token">Names the user who allowed it; empty where there is none yet.</param>
/// <param name="tokenSecret">The secret of the token.</param>
internal sealed class OAuth1Keys(string clientKey, Secret clientSecret, string token, Secret tokenSecret)
{
    public string ClientKey { get; } = clientKey;

    public string Token { get; } = token;

    internal Secret ClientSecret { get; } = clientSecret;

    internal Secret TokenSecret { get; } = tokenSecret;
}
