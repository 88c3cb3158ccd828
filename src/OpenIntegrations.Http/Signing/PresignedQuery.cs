using System;
using System.Globalization;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Signing;

/// <summary>
/// Signs a URL instead of headers, so that whoever has the link can use it until it expires.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
/// </summary>
public static class PresignedQuery
{
    /// <summary>Seven days: no store accepts a signature for longer.</summary>
    public static readonly TimeSpan MaxExpiry = TimeSpan.FromDays(7);

    /// <summary>The name of a session token.</summary>
    public const string UsualToken = "X-Amz-Security-Token";

    /// <summary>The same of a session that belongs to one bucket.</summary>
    public const string SessionToken = "X-Amz-" + "S3session-Token";

    /// <summary>Adds the signature to the request's query. Headers of the request that are signed must be sent with the link.</summary>
    /// <exception cref="InvalidRequestException">HTTP cannot carry the request, or it cannot be signed.</exception>
    public static void Sign(WireRequest request, Credentials credentials, SigningScope scope, TimeSpan expiresIn,
        string token = UsualToken)
    {
        RequestRules.Prepare(request);
        SigningRules.CheckRequest(request, credentials, scope);
        var headers = SigV4.HeadersToSign(request);
        request.Query.Add("X-Amz-Algorithm", SigV4.Algorithm);
        request.Query.Add("X-Amz-Credential", credentials.AccessKey + "/" + scope);
        request.Query.Add("X-Amz-Date", scope.Timestamp);
        request.Query.Add("X-Amz-Expires", ((long)expiresIn.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        if (credentials.SessionToken is not null) request.Query.Add(token, credentials.SessionToken);
        request.Query.Add("X-Amz-SignedHeaders", SigV4.SignedHeaders(headers));

        string canonical = SigV4.CanonicalRequest(request.Method, request.Path, request.Query.Canonical(), headers, SigV4.UnsignedPayload);
        request.Query.Add("X-Amz-Signature", SigV4.Signature(credentials.SecretKey, scope, SigV4.StringToSign(scope, canonical)));
    }
}
