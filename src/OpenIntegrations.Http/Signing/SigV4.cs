using System;
using System.Collections.Generic;
using System.Text;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Signing;

/// <summary>
/// The steps of AWS Signature Version 4, each under its name in the specification.
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
/// </summary>
public static class SigV4
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    private const int UsualLength = 512;

    /// <summary>The payload hash of a body that is not signed.</summary>
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    /// <summary>
    /// Joins what is signed. Header names come in lower case and sorted, as <see cref="HeadersToSign(WireRequest)"/> gives them.
    /// </summary>
    public static string CanonicalRequest(string method, string path, string canonicalQuery,
        IReadOnlyList<KeyValuePair<string, string>> headers, string payloadHash)
    {
        var text = new StringBuilder(UsualLength);
        text.Append(method).Append('\n').Append(path).Append('\n').Append(canonicalQuery).Append('\n');
        for (int i = 0; i < headers.Count; i++) text.Append(headers[i].Key).Append(':').Append(headers[i].Value).Append('\n');
        text.Append('\n');
        return AppendNames(text, headers).Append('\n').Append(payloadHash).ToString();
    }

    /// <summary>
    /// The path as it is signed. S3 takes it as it is sent; every other service wants empty and dot segments folded and the rest encoded
    /// once more.
    /// Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
    /// </summary>
    public static string CanonicalPath(string path, string service)
    {
        if (IsS3(service)) return path;
        var kept = new List<string>();
        foreach (string segment in path.Split('/'))
        {
            if (segment == ".." && kept.Count > 0) kept.RemoveAt(kept.Count - 1);
            if (segment is not ("" or "." or "..")) kept.Add(PercentEncoding.Encode(segment));
        }
        return "/" + string.Join("/", kept) + (kept.Count > 0 && path.EndsWith('/') ? "/" : "");
    }

    internal static bool IsS3(string service) => service.StartsWith("s3", StringComparison.Ordinal);

    public static string StringToSign(SigningScope scope, string canonicalRequest) =>
        Lines(Algorithm, scope.Timestamp, scope.ToString(), Hash.Sha256Hex(canonicalRequest));

    public static string Signature(string secretKey, SigningScope scope, string stringToSign) =>
        Hash.Hex(Hash.HmacSha256(SigningKey.Of(secretKey, scope), stringToSign));

    public static string AuthorizationHeader(string accessKey, SigningScope scope, string signedHeaders, string signature) =>
        $"{Algorithm} Credential={accessKey}/{scope}, SignedHeaders={signedHeaders}, Signature={signature}";

    public static string SignedHeaders(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        headers.Count == 1 ? headers[0].Key : AppendNames(new StringBuilder(), headers).ToString();

    /// <summary>
    /// The headers of a request that a signature covers: host, every <c>x-amz-*</c>, content-type and content-md5, in lower case, sorted.
    /// Others are left out because proxies change them on the way (Accept-Encoding, User-Agent, Expect, Connection).
    /// </summary>
    public static List<KeyValuePair<string, string>> HeadersToSign(WireRequest request) =>
        HeadersToSign(request, IsSigned);

    /// <summary>Whether a header of that lower-case name is covered.</summary>
    internal static bool IsSigned(string name) =>
        name is "content-type" or "content-md5" || name.StartsWith("x-amz-", StringComparison.Ordinal);

    /// <summary>The host and the headers whose lower-case name is wanted, in lower case, sorted.</summary>
    public static List<KeyValuePair<string, string>> HeadersToSign(WireRequest request, Func<string, bool> wanted)
    {
        var chosen = new List<KeyValuePair<string, string>> { new("host", request.Headers["Host"] ?? request.Origin.HostHeader) };
        foreach (var (name, _) in request.Headers)
        {
            string lower = name.ToLowerInvariant();
            bool isNew = lower != "host" && wanted(lower) && !chosen.Exists(c => c.Key == lower);
            if (isNew) chosen.Add(new(lower, Trim(request.Headers[name]!)));
        }
        chosen.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return chosen;
    }

    /// <summary>A header's value as it is signed: outer blanks go, runs of inner blanks become one.</summary>
    public static string Trim(string value)
    {
        string trimmed = value.Trim();
        if (trimmed.IndexOf("  ", StringComparison.Ordinal) < 0) return trimmed;
        var folded = new StringBuilder(trimmed.Length);
        foreach (char c in trimmed)
        {
            if (c != ' ' || folded[folded.Length - 1] != ' ') folded.Append(c);
        }
        return folded.ToString();
    }

    internal static string Lines(params string[] lines) => string.Join("\n", lines);

    private static StringBuilder AppendNames(StringBuilder text, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        for (int i = 0; i < headers.Count; i++)
        {
            if (i > 0) text.Append(';');
            text.Append(headers[i].Key);
        }
        return text;
    }
}
