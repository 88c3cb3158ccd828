using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Authorizations;

/// <summary>
/// The steps of an OAuth 1.0a signature, each under its name in the specification.
/// Source: https://www.rfc-editor.org/rfc/rfc5849#section-3.4
/// </summary>
internal static class OAuth1Signature
{
    /// <summary>3.4.1.1: what is signed.</summary>
    /// <param name="request">The request; its query takes part, its body only when it is a <see cref="FormBody"/>.</param>
    /// <param name="protocolParameters">The oauth_… parameters without the signature.</param>
    public static string BaseString(WireRequest request, IEnumerable<KeyValuePair<string, string>> protocolParameters) => string.Join(
        "&",
        request.Method.ToUpperInvariant(),
        PercentEncoding.Encode(BaseUri(request)),
        PercentEncoding.Encode(Normalize(Parameters(request).Concat(protocolParameters))));

    /// <summary>3.4.2: HMAC over the base string, in Base64.</summary>
    public static string Hmac(HashAlgorithmName hash, string clientSecret, string tokenSecret, string baseString)
    {
        byte[] key = Encoding.ASCII.GetBytes(PercentEncoding.Encode(clientSecret) + "&" + PercentEncoding.Encode(tokenSecret));
        using var hmac = IncrementalHash.CreateHMAC(hash, key);
        hmac.AppendData(Encoding.ASCII.GetBytes(baseString));
        return Convert.ToBase64String(hmac.GetHashAndReset());
    }

    /// <summary>3.4.3: RSASSA-PKCS1-v1_5 over the base string, in Base64.</summary>
    /// <param name="hash">SHA-1 or SHA-256.</param>
    /// <param name="privateKey">The client's private key in PEM form.</param>
    /// <param name="baseString">What is signed.</param>
    /// <exception cref="CryptographicException">The key cannot be read.</exception>
    public static string Rsa(HashAlgorithmName hash, string privateKey, string baseString)
    {
        using RSA rsa = PrivateKeys.FromPem(privateKey);
        return Convert.ToBase64String(rsa.SignData(Encoding.ASCII.GetBytes(baseString), hash, RSASignaturePadding.Pkcs1));
    }

    /// <summary>3.4.1.2: scheme, host, a port of its own, and path.</summary>
    private static string BaseUri(WireRequest request) => request.Origin + request.Path;

    /// <summary>3.4.1.3.1: where parameters come from.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Parameters(WireRequest request) =>
        FormBody.Decode(request.Query.ToString()).Concat((request.Body as FormBody)?.Fields ?? []);

    /// <summary>3.4.1.3.2: encoded, sorted by encoded name and value, joined.</summary>
    private static string Normalize(IEnumerable<KeyValuePair<string, string>> parameters) => string.Join("&", parameters
        .Select(p => new KeyValuePair<string, string>(PercentEncoding.Encode(p.Key), PercentEncoding.Encode(p.Value)))
        .OrderBy(p => p.Key, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal)
        .Select(p => p.Key + "=" + p.Value));
}
