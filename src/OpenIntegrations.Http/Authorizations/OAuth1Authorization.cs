using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Authorizations;

/// <summary>OAuth 1.0a in the <c>Authorization</c> header (RFC 5849), each attempt with a time and a nonce of its own.</summary>
internal sealed class OAuth1Authorization : Authorization
{
    private readonly OAuth1Keys _keys;
    private readonly string? _version;
    private readonly Func<string> _nonce;

    /// <param name="keys">The keys of the client and of its user.</param>
    /// <param name="version">What stands in oauth_version, which can be 1.0 only; null or empty to leave it out.</param>
    public OAuth1Authorization(OAuth1Keys keys, string? version = "1.0")
        : this(keys, version, static () => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture))
    {
    }

    internal OAuth1Authorization(OAuth1Keys keys, string? version, Func<string> nonce) =>
        (_keys, _version, _nonce) = (keys, version, nonce);

    /// <summary>Whether the client proves itself by a private key instead of a secret.</summary>
    public bool UsesRsa { get; private init; }

    public HashAlgorithmName Hash { get; private init; } = HashAlgorithmName.SHA256;

    private string Method => (UsesRsa ? "RSA-" : "HMAC-") + Hash.Name;

    /// <summary>The same keys with another algorithm.</summary>
    /// <param name="algorithm">HMAC or RSA.</param>
    /// <param name="hash">SHA1 or SHA256.</param>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public OAuth1Authorization With(string algorithm, string hash) => new(_keys, _version, _nonce)
    {
        UsesRsa = algorithm.ToUpperInvariant() switch
        {
            "RSA" => true,
            "HMAC" => false,
            _ => throw new ArgumentException($"'{algorithm}' is no algorithm of OAuth 1.0a; it is HMAC or RSA."),
        },
        Hash = hash.ToUpperInvariant().Replace("-", "") switch
        {
            "SHA1" => HashAlgorithmName.SHA1,
            "SHA256" => HashAlgorithmName.SHA256,
            _ => throw new ArgumentException($"'{hash}' is no hash for OAuth 1.0a; it is SHA1 or SHA256."),
        },
    };

    public override ValueTask ApplyAsync(WireRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> parameters = Protocol(now);
        string baseString = OAuth1Signature.BaseString(request, parameters);
        parameters.Add(new("oauth_signature", UsesRsa
            ? OAuth1Signature.Rsa(Hash, _keys.ClientSecret.Reveal(), baseString)
            : OAuth1Signature.Hmac(Hash, _keys.ClientSecret.Reveal(), _keys.TokenSecret.Reveal(), baseString)));
        request.Headers["Authorization"] = "OAuth "
            + string.Join(", ", parameters.Select(p => $"{p.Key}=\"{PercentEncoding.Encode(p.Value)}\""));
        return default;
    }

    private List<KeyValuePair<string, string>> Protocol(DateTimeOffset now)
    {
        var parameters = new List<KeyValuePair<string, string>> { new("oauth_consumer_key", _keys.ClientKey) };
        if (_keys.Token.Length > 0) parameters.Add(new("oauth_token", _keys.Token));
        parameters.Add(new("oauth_signature_method", Method));
        parameters.Add(new("oauth_timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        parameters.Add(new("oauth_nonce", _nonce()));
        if (!string.IsNullOrEmpty(_version)) parameters.Add(new("oauth_version", _version!));
        return parameters;
    }
}
