using System;
using System.Globalization;
using System.Linq;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;

namespace OpenIntegrations.S3.Local.Auth;

/// <summary>
/// Reads the signature that stands in a link.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
/// </summary>
internal static class PresignedClaim
{
    private static readonly string[] s_needed =
        ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-Date", "X-Amz-SignedHeaders", "X-Amz-Expires"];

    public static Claim Read(S3Request request)
    {
        if (s_needed.Any(name => string.IsNullOrEmpty(request.Query[name])))
            throw Error(
                "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, "
                    + "X-Amz-SignedHeaders, and X-Amz-Expires parameters.");
        if (request.Query["X-Amz-Algorithm"] != SigV4.Algorithm) throw Error("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"");
        if (!SigningScope.TryParseTimestamp(request.Query["X-Amz-Date"]!, out var time))
            throw Error("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        var credential = CredentialScope.Parse(request.Query["X-Amz-Credential"]!)
            ?? throw Error(
                "Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting "
                    + "\"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        var scope = new SigningScope(time, credential.Region, credential.Service);
        if (credential.Complaint(scope.Date) is { } complaint) throw Error("Error parsing the X-Amz-Credential parameter; " + complaint);
        return new Claim(
            credential.AccessKey, scope, request.Query["X-Amz-SignedHeaders"]!.Split(';'), request.Query["X-Amz-Signature"]!,
            request.Query["X-Amz-Security-Token"] ?? request.Headers["x-amz-security-token"],
            time + Lifetime(request.Query["X-Amz-Expires"]!));
    }

    private static TimeSpan Lifetime(string text)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds))
            throw Error("X-Amz-Expires should be a number");
        if (seconds < 0) throw Error("X-Amz-Expires must be non-negative");
        if (seconds > PresignedQuery.MaxExpiry.TotalSeconds)
            throw Error("X-Amz-Expires must be less than a week (in seconds) that is 604800");
        return TimeSpan.FromSeconds(seconds);
    }

    private static S3Error Error(string message) => new(ErrorCode.AuthorizationQueryParametersError, message);
}
