using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace OpenIntegrations.Testing.Cells;

/// <summary>Signature version 4 as a server sees it, written apart from the module's own.</summary>
internal sealed record SignatureCheck(string AccessKey, string Date, string Region, string Service, string SignedHeaders, string Signature,
    string Time, bool IsLink)
{
    /// <summary>Reads a signature off a request; null when it has none that the gateway can read.</summary>
    public static SignatureCheck? Of(RecordedRequest request)
    {
        if (request.Header("Authorization") is { } header) return OfHeader(header, request.Header("x-amz-date") ?? "");
        Dictionary<string, string> query = CellsSignInPages.Form(request.Query);
        return query.TryGetValue("X-Amz-Credential", out string? credential)
            ? OfScope(credential, query["X-Amz-SignedHeaders"], query["X-Amz-Signature"], query["X-Amz-Date"], isLink: true)
            : null;
    }

    public bool IsRight(RecordedRequest request, string secret)
    {
        string payload = IsLink ? "UNSIGNED-PAYLOAD" : request.Header("x-amz-content-sha256") ?? "UNSIGNED-PAYLOAD";
        string headers = string.Concat(SignedHeaders.Split(';').Select(name => $"{name}:{request.Header(name)}\n"));
        string canonical = $"{request.Method}\n{request.Path}\n{Query(request.Query)}\n{headers}\n{SignedHeaders}\n{payload}";
        string scope = $"{Date}/{Region}/{Service}/aws4_request";
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (string part in scope.Split('/')) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        string text = $"AWS4-HMAC-SHA256\n{Time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text))) == Signature;
    }

    public static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();

    // The gateway splits at commas and finds exactly three fields.
    private static SignatureCheck? OfHeader(string header, string time)
    {
        string[] fields = header.Replace("AWS4-HMAC-SHA256", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .Split(',');
        if (!header.StartsWith("AWS4-HMAC-SHA256 ", StringComparison.Ordinal) || fields.Length != 3) return null;
        string[] values = fields.Select(f => f[(f.IndexOf('=', StringComparison.Ordinal) + 1)..]).ToArray();
        return OfScope(values[0], values[1], values[2], time, isLink: false);
    }

    // The scope is the last four elements: the key may have slashes in it.
    private static SignatureCheck? OfScope(string credential, string signedHeaders, string signature, string time, bool isLink)
    {
        string[] parts = credential.Split('/');
        return parts.Length < 5
            ? null
            : new(string.Join("/", parts[..^4]), parts[^4], parts[^3], parts[^2], signedHeaders, signature, time, isLink);
    }

    private static string Query(string query) => string.Join("&", query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(p => !p.StartsWith("X-Amz-Signature=", StringComparison.Ordinal) && !p.StartsWith("pydio_jwt=", StringComparison.Ordinal))
        .Select(p => p.Contains('=', StringComparison.Ordinal) ? p : p + "=").OrderBy(p => p, StringComparer.Ordinal));
}
