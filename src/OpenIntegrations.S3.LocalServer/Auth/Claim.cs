using System;
using System.Collections.Generic;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;

namespace OpenIntegrations.S3.Local.Auth;

/// <summary>What a request says about its signature: whose it is, when and for what it was made, what it covers.</summary>
/// <param name="AccessKey">The key that is claimed; any text, slashes included.</param>
/// <param name="Scope">When and for what the signature was made.</param>
/// <param name="SignedHeaders">Lower-case names, in the order in which they were signed.</param>
/// <param name="Signature">In hexadecimal.</param>
/// <param name="Token">The session token, when one was sent.</param>
/// <param name="Expires">Until when a presigned link is good; null when the signature stands in a header.</param>
internal sealed record Claim(string AccessKey, SigningScope Scope, IReadOnlyList<string> SignedHeaders, string Signature, string? Token,
    DateTimeOffset? Expires)
{
    public bool IsPresigned => Expires is not null;

    /// <summary>Never the signature or the token.</summary>
    public override string ToString() => $"{AccessKey} {Scope}";

    /// <summary>Whether a request brings a signature of any kind.</summary>
    public static bool IsMade(S3Request request) =>
        request.Headers["Authorization"] is not null || IsInLink(request) || request.IsOldLink;

    /// <summary>Null when there is no signature.</summary>
    /// <exception cref="S3Error">It is not one of Signature Version 4.</exception>
    public static Claim? Of(S3Request request)
    {
        string? header = request.Headers["Authorization"];
        bool presigned = IsInLink(request);
        if (header is not null && (presigned || request.IsOldLink))
            throw ErrorCode.Argument(
                "Authorization", header.Split(' ')[0],
                "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the "
                    + "Authorization header should be specified");
        if (presigned) return PresignedClaim.Read(request);
        return header is not null ? HeaderClaim.Read(request, header) : null;
    }

    private static bool IsInLink(S3Request request) =>
        request.Query["X-Amz-Algorithm"] is not null || request.Query["X-Amz-Signature"] is not null;

    public static S3Error OldSignature() =>
        new(ErrorCode.InvalidRequest, "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
}
