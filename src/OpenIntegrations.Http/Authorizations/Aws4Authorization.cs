using System;
using System.Threading;
using System.Threading.Tasks;
using OpenIntegrations.Http.Requests;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.Http.Transport;

namespace OpenIntegrations.Http.Authorizations;

/// <summary>How the body of a signed request is covered by the signature.</summary>
public enum PayloadSigning
{
    /// <summary>Signed over http; over https bodies larger than 1 MiB are left to TLS, which protects them already.</summary>
    Auto,

    /// <summary>The signature covers the SHA-256 of the body.</summary>
    Signed,

    /// <summary>The body is sent as UNSIGNED-PAYLOAD.</summary>
    Unsigned,
}

/// <summary>AWS Signature Version 4 in the <c>Authorization</c> header.</summary>
/// <param name="credentials">Asked for credentials at each attempt.</param>
/// <param name="region">The region of the signature's scope.</param>
/// <param name="service">The service of the signature's scope.</param>
/// <param name="payload">How bodies are covered.</param>
public sealed class Aws4Authorization(CredentialSource credentials, string region, string service = "s3",
    PayloadSigning payload = PayloadSigning.Auto) : Authorization
{
    /// <summary>The header of a session token.</summary>
    public const string UsualTokenHeader = "x-amz-security-token";

    private const long LargeBody = 1024 * 1024;

    /// <summary>The header that carries the session token; services with sessions of their own have another.</summary>
    public string TokenHeader { get; init; } = UsualTokenHeader;

    /// <summary>Tells whether a refusal is about the credentials. Without it the status 401 or 403 makes that likely.</summary>
    public Func<WireResponse, CancellationToken, ValueTask<CredentialBlame>> Judge { get; init; } =
        static (refusal, _) => new(refusal.Status is 401 or 403 ? CredentialBlame.Possible : CredentialBlame.None);

    /// <summary>Whether the signature is for S3, which computes the path in a way of its own.</summary>
    internal bool IsS3 => SigV4.IsS3(service);

    public override async ValueTask ApplyAsync(WireRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        RequestRules.Prepare(request);
        Credentials current = await credentials.GetAsync(now, cancellationToken).ConfigureAwait(false);
        var scope = new SigningScope(now, region, service);
        SigningRules.CheckRequest(request, current, scope);
        string payloadHash = await PayloadHashAsync(request, cancellationToken).ConfigureAwait(false);
        Sign(request, current, scope, payloadHash);
        request.SignedWith = current;
    }

    public override async ValueTask<bool> LearnAsync(WireRequest request, WireResponse refusal, CancellationToken cancellationToken)
    {
        if (request.SignedWith is not { } used) return false;
        CredentialBlame blame = await Judge(refusal, cancellationToken).ConfigureAwait(false);
        return blame != CredentialBlame.None
            && await credentials.RenewAsync(used, blame == CredentialBlame.Certain, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<string> PayloadHashAsync(WireRequest request, CancellationToken cancellationToken) => request.Body switch
    {
        AwsChunkedBody chunked => chunked.PayloadHash,
        { CanRepeat: false } => SigV4.UnsignedPayload,
        { Length: > LargeBody } when payload == PayloadSigning.Auto && request.Origin.IsSecure => SigV4.UnsignedPayload,
        { Length: not 0 } when payload == PayloadSigning.Unsigned => SigV4.UnsignedPayload,
        var body => await body.Sha256Async(cancellationToken).ConfigureAwait(false),
    };

    private void Sign(WireRequest request, Credentials credentials, SigningScope scope, string payloadHash)
    {
        request.Headers["x-amz-date"] = scope.Timestamp;
        request.Headers["x-amz-content-sha256"] = payloadHash;
        request.Headers[TokenHeader] = credentials.SessionToken;
        (request.Body as AwsChunkedBody)?.Announce(request.Headers);

        var headers = SigV4.HeadersToSign(request);
        string canonical =
            SigV4.CanonicalRequest(request.Method, SigV4.CanonicalPath(request.Path, scope.Service), request.Query.Canonical(), headers,
                payloadHash);
        string signature = SigV4.Signature(credentials.SecretKey, scope, SigV4.StringToSign(scope, canonical));
        (request.Body as AwsChunkedBody)?.Seed(new ChunkSigner(credentials.SecretKey, scope, signature));
        request.Headers["Authorization"] = SigV4.AuthorizationHeader(credentials.AccessKey, scope, SigV4.SignedHeaders(headers), signature);
    }
}
