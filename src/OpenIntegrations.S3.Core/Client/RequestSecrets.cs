using System;
using System.Collections.Generic;
using System.Linq;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.S3.Client;

/// <summary>What of a request is secret, as it was sent.</summary>
internal static class RequestSecrets
{
    // Longer than any access key and shorter than any token that stands in the place of one.
    private const int LongestKey = 64;
    private const int ScopeElements = 4;
    private const string Credential = "Credential=";
    private const string Signature = "Signature=";

    private static readonly string[] s_headers =
    [
        "x-amz-security-token", "x-amz-server-side-encryption-customer-key", "x-amz-copy-source-server-side-encryption-customer-key",
        "x-amz-s3session-token", "Proxy-Authorization", "Cookie",
    ];

    public static IEnumerable<string> Of(WireRequest request)
    {
        foreach (string name in s_headers)
        {
            if (request.Headers[name] is { } value) yield return value;
        }
        if (request.SignedWith is { } used)
        {
            yield return used.SecretKey;
            if (used.SessionToken is not null) yield return used.SessionToken;
        }
        if (request.Headers["Authorization"] is { } header && header.IndexOf(Signature, StringComparison.Ordinal) is var at and >= 0)
            yield return header.Substring(at + Signature.Length);
        if (request.Query.Count == 0) yield break;
        foreach (var (name, value) in request.Query.Decoded)
        {
            if (value is not null && name is "X-Amz-Signature" or "X-Amz-Security-Token" or "Signature") yield return value!;
        }
    }

    /// <summary>The token that stands in the place of an access key; null for none.</summary>
    public static string? TokenOf(WireRequest request)
    {
        if (request.Headers["Authorization"] is not { Length: > LongestKey } header) return null;
        int start = header.IndexOf(Credential, StringComparison.Ordinal) + Credential.Length;
        int end = start < Credential.Length ? -1 : header.IndexOf(',', start);
        if (end - start <= LongestKey) return null;
        // The key may have slashes in it: the scope is what stands last.
        string[] elements = header.Substring(start, end - start).Split('/');
        string key = string.Join("/", elements.Take(elements.Length - ScopeElements));
        return key.Length > LongestKey ? key : null;
    }
}
