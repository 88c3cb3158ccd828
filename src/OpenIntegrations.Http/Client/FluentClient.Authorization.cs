using System;
using System.IO;
using System.Runtime.CompilerServices;
using OpenIntegrations.Http.Authorizations;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Client;

public sealed partial class FluentClient
{
    /// <summary>Sends user and password with each request (RFC 7617), in UTF-8. Use it over https only.</summary>
    /// <param name="user">The user, without a colon.</param>
    /// <param name="password">The password, as text or a SecureString.</param>
    public FluentClient AddBasicAuthorization(string user, Secret password) =>
        Authorize(() => new BasicAuthorization(user, Text(password)), user);

    /// <summary>Sends a token with each request (RFC 6750).</summary>
    /// <param name="token">The token, as text or a SecureString.</param>
    public FluentClient AddBearerAuthorization(Secret token) =>
        Authorize(() => new BearerAuthorization(Filled(Text(token), "token")), Confidential.Mask);

    /// <summary>
    /// Answers the server's challenge without sending the password (RFC 7616): MD5, SHA-1 and SHA-256, with and without -sess, for auth and
    /// auth-int.
    /// </summary>
    /// <remarks>
    /// The first request goes unauthorized; what its refusal teaches serves those that follow. A large body is therefore sent twice, once.
    /// </remarks>
    /// <param name="user">The user.</param>
    /// <param name="password">The password, as text or a SecureString.</param>
    public FluentClient AddDigestAuthorization(string user, Secret password) =>
        Authorize(() => new DigestAuthorization(Filled(user, "user"), Text(password)), user);

    /// <summary>
    /// Signs each request by AWS Signature Version 4. The signature is made last and covers every x-amz- header, however it was set, and
    /// the port in Host.
    /// </summary>
    /// <remarks>
    /// Reserved signs in path and query, such as + and (, are sent encoded then, because servers encode them before they verify;
    /// UseURLEncoding(false) leaves them alone.
    /// </remarks>
    /// <param name="accessKey">The access key.</param>
    /// <param name="secretKey">The secret key, as text or a SecureString.</param>
    /// <param name="region">The region.</param>
    /// <param name="service">The service, for example s3, execute-api or es.</param>
    /// <param name="sessionToken">The token of temporary credentials.</param>
    public FluentClient AddAWS4Authorization(string accessKey, Secret secretKey, string region, string service = "s3",
        Secret? sessionToken = null) =>
        Authorize(() => Aws4(Keys(accessKey, secretKey, sessionToken), Filled(region, "region"), Filled(service, "service")),
            $"{region}/{service}");

    /// <summary>Signs each request by OAuth 1.0a (RFC 5849), by HMAC-SHA256 unless SetOAuthV1Algorithm says otherwise.</summary>
    /// <remarks>The nonce is random and every value of the header is quoted and encoded, which OInt does otherwise.</remarks>
    /// <param name="token">The token; empty where there is none yet.</param>
    /// <param name="secret">The token's secret, as text or a SecureString.</param>
    /// <param name="consumerKey">The client's key.</param>
    /// <param name="consumerSecret">
    /// The client's secret, as text or a SecureString; for RSA its private key in PEM form, or the path of a file with it.
    /// </param>
    /// <param name="version">The version of the protocol, which is 1.0; empty leaves it out.</param>
    public FluentClient AddOAuthV1Authorization(string? token, Secret? secret, string consumerKey, Secret consumerSecret,
        string? version = "1.0") =>
        Authorize(() =>
            new OAuth1Authorization(
                new OAuth1Keys(Filled(consumerKey, "consumer key"), KeyOrFile(Text(consumerSecret)), token ?? "", Text(secret)), version),
                    consumerKey);

    /// <summary>Sets how OAuth 1.0a signs; AddOAuthV1Authorization must come first.</summary>
    /// <param name="algorithm">HMAC or RSA.</param>
    /// <param name="hashFunction">SHA1 or SHA256.</param>
    public FluentClient SetOAuthV1Algorithm(string algorithm, string hashFunction) => Do(state =>
    {
        if (state.Authorization is not OAuth1Authorization oauth)
            throw new InvalidOperationException("There is no OAuth 1.0a authorization; call AddOAuthV1Authorization first.");
        state.Authorization = oauth.With(algorithm, hashFunction);
        return $"{algorithm}-{hashFunction}";
    });

    private FluentClient Authorize(Func<Authorization> make, string who, [CallerMemberName] string name = "") => Do(
        state =>
        {
            state.Authorization = make();
            return who;
        },
        name);

    private static Credentials Keys(string accessKey, Secret secretKey, Secret? sessionToken) =>
        new(Filled(accessKey, "access key"), Filled(Text(secretKey), "secret key"),
            Text(sessionToken) is { Length: > 0 } token ? token : null);

    // Most often a variable that was never set.
    private static string Filled(string? value, string what) =>
        string.IsNullOrEmpty(value) ? throw new ArgumentException($"The {what} is empty.") : value!;

    // S3 alone knows unsigned payloads.
    private static Aws4Authorization Aws4(Credentials credentials, string region, string service) =>
        new(credentials, region, service, Signing.SigV4.IsS3(service) ? PayloadSigning.Auto : PayloadSigning.Signed);

    private static string Text(Secret? secret) => secret?.Reveal() ?? "";

    private string KeyOrFile(string secret) =>
        !secret.Contains("-----BEGIN") && FindFile(secret) is { } path && File.ReadAllText(path) is var text && text.Contains("-----BEGIN")
            ? text : secret;
}
