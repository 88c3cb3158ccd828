using System;
using System.Linq;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Wire;

namespace OpenIntegrations.S3.Local.Auth;

/// <summary>
/// Reads the signature that stands in the <c>Authorization</c> header.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-auth-using-authorization-header.html
/// </summary>
internal static class HeaderClaim
{
    public static Claim Read(S3Request request, string header)
    {
        if (header.StartsWith("AWS ", StringComparison.Ordinal)) throw Claim.OldSignature();
        if (!header.StartsWith(SigV4.Algorithm, StringComparison.Ordinal))
            throw ErrorCode.Argument("Authorization", header.Split(' ')[0], "Unsupported Authorization Type");
        var credential = CredentialScope.Parse(Piece(header, "Credential"))
            ?? throw Malformed("the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        DateTimeOffset time = Time(request);
        var scope = new SigningScope(time, credential.Region, credential.Service);
        if (credential.Complaint(scope.Date) is { } complaint) throw Malformed(complaint);
        string[] signed = Piece(header, "SignedHeaders").Split(';');
        return new Claim(credential.AccessKey, scope, signed, Piece(header, "Signature"), request.Headers["x-amz-security-token"], null);
    }

    private static string Piece(string header, string name)
    {
        string? piece = header.Substring(SigV4.Algorithm.Length).Split(',').Select(p => p.Trim())
            .FirstOrDefault(p => p.StartsWith(name + "=", StringComparison.Ordinal));
        return piece?.Substring(name.Length + 1)
            ?? throw Malformed($"the authorization header requires three components: Credential, SignedHeaders, and Signature.");
    }

    private static DateTimeOffset Time(S3Request request)
    {
        if (request.Headers["x-amz-date"] is { } amazon && SigningScope.TryParseTimestamp(amazon, out var time)) return time;
        return HttpDate.TryParse(request.Headers["x-amz-date"] ?? request.Headers["Date"], out time)
            ? time : throw new S3Error(ErrorCode.AccessDenied, "AWS authentication requires a valid Date or x-amz-date header");
    }

    private static S3Error Malformed(string reason) =>
        new(ErrorCode.AuthorizationHeaderMalformed, "The authorization header is malformed; " + reason);
}
