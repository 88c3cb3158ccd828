using System;
using System.Globalization;
using System.Linq;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Auth;

/// <summary>Lets in who can prove to hold a secret, and learns from the proof how the body is covered.</summary>
/// <param name="identities">Who may sign in.</param>
/// <param name="region">The endpoint's.</param>
/// <param name="isSubResource">Whether a query parameter makes another operation of a request.</param>
internal sealed class Authenticator(Identities identities, string region, Func<Level, string, bool> isSubResource)
{
    private static readonly TimeSpan s_maxSkew = TimeSpan.FromMinutes(15);

    /// <summary>Finds out who asks: nobody, when there is no signature.</summary>
    /// <exception cref="S3Error">The signature is too old, or not the one that the secret gives.</exception>
    public PayloadPromise Check(S3Request request)
    {
        if (request.IsOldLink && request.Headers["Authorization"] is null)
        {
            OldLink.Check(request, this);
            return PayloadPromise.None;
        }
        if (Claim.Of(request) is not { } claim) return PayloadPromise.OfUnsigned(request.Headers);
        CheckRegion(claim.Scope.Region, claim.IsPresigned, request.BucketRegion);
        CheckTime(claim, request.Now);
        LocalIdentity identity = identities.Find(claim.AccessKey, claim.Token);
        Credentials account = identity.Keys;
        CheckCoverage(claim, request.Headers);
        string payloadHash = PayloadPromise.HashOf(request.Headers, claim.IsPresigned);
        CheckSignature(claim, account, CanonicalForm.Of(request, claim, payloadHash));
        request.Requester = identity;
        return PayloadPromise.Of(payloadHash, () => new ChunkSigner(account.SecretKey, claim.Scope, claim.Signature));
    }

    /// <summary>Whether a query parameter makes another operation of a request.</summary>
    public bool IsSubResource(Level level, string name) => isSubResource(level, name);

    /// <summary>Whose a key is, when the token that came with it is the key's own.</summary>
    public LocalIdentity Find(string accessKey, string? token) => identities.Find(accessKey, token);

    /// <summary>A signature may be for the endpoint's region or for the one that the bucket was created in.</summary>
    public void CheckRegion(string signedFor, bool presigned, string? bucketRegion)
    {
        if (signedFor == region || signedFor == bucketRegion) return;
        string expected = bucketRegion ?? region;
        var (code, beginning) = presigned
            ? (ErrorCode.AuthorizationQueryParametersError, "Error parsing the X-Amz-Credential parameter; ")
            : (ErrorCode.AuthorizationHeaderMalformed, "The authorization header is malformed; ");
        throw new S3Error(code, $"{beginning}the region '{signedFor}' is wrong; expecting '{expected}'").With("Region", expected)
            .WithHeader("x-amz-bucket-region", expected);
    }

    private static void CheckTime(Claim claim, DateTimeOffset now)
    {
        if (claim.Expires is { } expires)
        {
            if (claim.Scope.Time - now > s_maxSkew)
                throw new S3Error(ErrorCode.AccessDenied, "Request is not yet valid").With("ServerTime", XmlExtensions.Timestamp(now));
            if (now > expires)
                throw new S3Error(ErrorCode.AccessDenied, "Request has expired").With("Expires", XmlExtensions.Timestamp(expires))
                    .With("ServerTime", XmlExtensions.Timestamp(now));
        }
        else if (IsSkewed(claim, now) && IsSkewed(claim, DateTimeOffset.UtcNow))
        {
            throw ErrorCode.RequestTimeTooSkewed.With("RequestTime", claim.Scope.Timestamp).With("ServerTime", XmlExtensions.Timestamp(now))
                .With("MaxAllowedSkewMilliseconds", s_maxSkew.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        }
    }

    // A clock that a test turned is no fault of who signs.
    private static bool IsSkewed(Claim claim, DateTimeOffset now) => (claim.Scope.Time - now).Duration() > s_maxSkew;

    /// <summary>Host and every header of S3's own must be under the signature, or anyone on the way could have added them.</summary>
    private static void CheckCoverage(Claim claim, HeaderList headers)
    {
        var open = headers.Names.Select(n => n.ToLowerInvariant())
            .Where(n => (n == "host" || n.StartsWith("x-amz-", StringComparison.Ordinal)) && !claim.SignedHeaders.Contains(n)).ToArray();
        if (open.Length > 0)
            throw new S3Error(ErrorCode.AccessDenied, "There were headers present in the request which were not signed")
                .With("HeadersNotSigned", string.Join(", ", open));
    }

    private static void CheckSignature(Claim claim, Credentials account, string canonical)
    {
        string stringToSign = SigV4.StringToSign(claim.Scope, canonical);
        if (Signatures.Same(SigV4.Signature(account.SecretKey, claim.Scope, stringToSign), claim.Signature)) return;
        throw ErrorCode.SignatureDoesNotMatch.With("AWSAccessKeyId", claim.AccessKey).With("StringToSign", stringToSign)
            .With("SignatureProvided", claim.Signature).With("CanonicalRequest", canonical);
    }
}
