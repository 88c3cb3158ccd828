using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using OpenIntegrations.Http;
using OpenIntegrations.Http.Signing;
using OpenIntegrations.S3.Local.Accounts;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Payloads;
using OpenIntegrations.S3.Local.Requests;
using OpenIntegrations.S3.Local.Storage;
using OpenIntegrations.S3.Local.Documents;

namespace OpenIntegrations.S3.Local.Auth;

/// <summary>
/// A presigned link or form of Signature Version 2: the kind that boto3 and <c>aws s3 presign</c> still make for us-east-1 unless they are
/// told otherwise.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html
/// </summary>
internal static class OldLink
{
    private const string AmazonPrefix = "x-amz-";

    /// <summary>The parameters that the signature covers; all others are not part of the resource.</summary>
    private static readonly string[] s_covered =
    [
        "accelerate", "acl", "analytics", "cors", "delete", "inventory", "legal-hold", "lifecycle", "location", "logging", "metrics",
        "notification", "object-lock",
        "partNumber", "policy", "replication", "requestPayment", "response-cache-control", "response-content-disposition",
        "response-content-encoding",
        "response-content-language", "response-content-type", "response-expires", "restore", "retention", "select", "select-type",
        "tagging", "torrent", "uploadId",
        "uploads", "versionId", "versioning", "versions", "website",
    ];

    /// <summary>It chooses the form of a list and nothing else.</summary>
    private static readonly string[] s_selects = ["list-type"];

    /// <param name="request">One for which <see cref="S3Request.IsOldLink"/> holds.</param>
    /// <param name="authenticator">Knows the accounts.</param>
    /// <exception cref="S3Error">The link is too old, or its signature is not the one that the secret gives.</exception>
    public static void Check(S3Request request, Authenticator authenticator)
    {
        if (!long.TryParse(request.Query["Expires"], NumberStyles.None, CultureInfo.InvariantCulture, out long expires))
            throw new S3Error(ErrorCode.AccessDenied,
                "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters");
        if (request.Now.ToUnixTimeSeconds() > expires)
            throw new S3Error(ErrorCode.AccessDenied, "Request has expired").With("ServerTime", XmlExtensions.Timestamp(request.Now));
        CheckCoverage(request, authenticator);
        string accessKey = request.Query["AWSAccessKeyId"]!, given = request.Query["Signature"]!;
        LocalIdentity identity =
            authenticator.Find(accessKey, request.Query["x-amz-security-token"] ?? request.Headers["x-amz-security-token"]);
        string stringToSign = StringToSign(request, request.RawPath);
        // Some clients sign a bucket with a slash behind it that they do not send.
        bool isBucket = request.Level == Level.Bucket && !request.RawPath.EndsWith('/');
        if (!IsSigned(stringToSign) && !(isBucket && IsSigned(StringToSign(request, request.RawPath + "/"))))
            throw ErrorCode.SignatureDoesNotMatch.With("AWSAccessKeyId", accessKey).With("StringToSign", stringToSign)
                .With("SignatureProvided", given);
        request.Requester = identity;

        bool IsSigned(string text) => Signatures.Same(Signature(identity.Keys.SecretKey, text), given);
    }

    /// <summary>
    /// The form of old: it carries a policy that is signed as a link is, and boto3 still makes it where it makes such links.
    /// </summary>
    /// <exception cref="S3Error">Its signature is not the one that the secret gives.</exception>
    /// <returns>Who signed.</returns>
    public static LocalIdentity CheckForm(HeaderList fields, string policy, Authenticator authenticator)
    {
        string accessKey = fields["AWSAccessKeyId"]!, given = fields["signature"] ?? "";
        LocalIdentity identity = authenticator.Find(accessKey, fields["x-amz-security-token"]);
        return Signatures.Same(Signature(identity.Keys.SecretKey, policy), given) ? identity
            : throw ErrorCode.SignatureDoesNotMatch.With("AWSAccessKeyId", accessKey).With("StringToSign", policy)
                .With("SignatureProvided", given);
    }

    /// <summary>Whoever holds a link could make another operation of it by a parameter that the signature does not cover.</summary>
    private static void CheckCoverage(S3Request request, Authenticator authenticator)
    {
        string? open = request.Query.Decoded.Select(p => p.Key)
            .FirstOrDefault(name =>
                authenticator.IsSubResource(request.Level, name) && !s_covered.Contains(name) && !s_selects.Contains(name));
        if (open is not null)
            throw new S3Error(ErrorCode.AccessDenied, $"A link of Signature Version 2 does not cover '{open}'. Use Signature Version 4.")
                .With("ParameterNotSigned", open);
    }

    private static string Signature(string secretKey, string text)
    {
        using var hmac = new HMACSHA1(Encoding.UTF8.GetBytes(secretKey));
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    private static string StringToSign(S3Request request, string path) => string.Join(
        "\n", request.Method, request.Headers["Content-MD5"] ?? "", request.Headers["Content-Type"] ?? "", request.Query["Expires"],
        AmazonHeaders(request) + Resource(request, path));

    private static string AmazonHeaders(S3Request request)
    {
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in request.Headers.Names.Where(n => n.StartsWith(AmazonPrefix, StringComparison.OrdinalIgnoreCase)))
            headers[name.ToLowerInvariant()] = SigV4.Trim(request.Headers[name]!);
        foreach (var (name, value) in request.Query.Decoded.Where(p => p.Key.StartsWith(AmazonPrefix, StringComparison.Ordinal)))
            headers[name] = value ?? "";
        return string.Concat(headers.Select(h => h.Key + ":" + h.Value + "\n"));
    }

    private static string Resource(S3Request request, string path)
    {
        var covered = request.Query.Decoded.Where(p => s_covered.Contains(p.Key)).OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => p.Value is null ? p.Key : p.Key + "=" + p.Value).ToArray();
        string bucket = request.IsVirtualHost ? "/" + request.BucketName : "";
        return bucket + path + (covered.Length == 0 ? "" : "?" + string.Join("&", covered));
    }
}
