using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using OpenIntegrations.Http;
using OpenIntegrations.S3.Local.Auth;
using OpenIntegrations.S3.Local.Errors;
using OpenIntegrations.S3.Local.Requests;

namespace OpenIntegrations.S3.Local.Browsers;

/// <summary>
/// Keeps web pages out. A page can send forms and simple requests to an endpoint on its reader's machine, and it knows the keys when these
/// are the documented ones. It cannot hide where it comes from: from that its requests are told.
/// </summary>
/// <param name="allowed">Origins that may ask, such as <c>http://localhost:3000</c>; <c>*</c> for all.</param>
internal sealed class BrowserGuard(IReadOnlyCollection<string> allowed)
{
    /// <summary>Names that nobody can point to this machine from elsewhere (RFC 6761, RFC 9476).</summary>
    private static readonly string[] s_reserved = [".localhost", ".test", ".internal"];

    /// <exception cref="S3Error">The request comes from a page that is not allowed to ask.</exception>
    public void Check(S3Request request)
    {
        if (allowed.Contains("*")) return;
        CheckHost(request.Headers["Host"]);
        if (OriginOf(request) is not { } origin || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase)) return;
        if (IsSame(origin, request.Headers["Host"]) || IsAllowedByBucket(request, origin) || IsHarmless(request)) return;
        throw new S3Error(ErrorCode.AccessDenied, $"A page of {origin} asks, and pages of that origin are not allowed to.")
            .With("Origin", origin);
    }

    /// <summary>A name of somebody else's that leads here lets his pages ask as if they came from here.</summary>
    private void CheckHost(string? header)
    {
        if (header is null) return;
        string host = HostOf(header);
        if (host.IndexOf('.') < 0 || IPAddress.TryParse(host.Trim('[', ']'), out _)) return;
        if (s_reserved.Any(end => host.EndsWith(end, StringComparison.OrdinalIgnoreCase))) return;
        if (allowed.Select(AddressText.Of)
            .Any(a => a.Scheme is not null && HostOf(a.Host).Equals(host, StringComparison.OrdinalIgnoreCase))) return;
        throw new S3Error(ErrorCode.AccessDenied, "The Host header is no name of this machine.").With("Host", header);
    }

    /// <summary>The page's origin; null when no page asks. An old browser names it in the referrer of a form only.</summary>
    private static string? OriginOf(S3Request request)
    {
        HeaderList headers = request.Headers;
        if (headers["Origin"] is { } origin) return origin;
        bool isRead = request.Method is "GET" or "HEAD";
        if (isRead) return null;
        if (headers["Sec-Fetch-Site"] is "cross-site" or "same-site") return "null";
        return headers["Referer"] is not { } page ? null
            : AddressText.Of(page) is { Scheme: not null } address ? address.Site : "null";
    }

    /// <summary>
    /// What everybody may read a page may ask for too: the answer has no header that would let it see what it got. A preflight does
    /// nothing.
    /// </summary>
    private static bool IsHarmless(S3Request request) =>
        request.Method == "OPTIONS" || (request.Method is "GET" or "HEAD" && !Claim.IsMade(request));

    private static bool IsSame(string origin, string? host) =>
        origin.Equals("http://" + host, StringComparison.OrdinalIgnoreCase)
            || origin.Equals("https://" + host, StringComparison.OrdinalIgnoreCase);

    private static bool IsAllowedByBucket(S3Request request, string origin) =>
        request.BucketName is { } name && request.Store.Find(name) is { } bucket
            && CorsRules.Of(bucket.Settings).Allow(origin, request.Method);

    private static string HostOf(string header)
    {
        int colon = header.LastIndexOf(':');
        return colon > header.LastIndexOf(']') ? header.Substring(0, colon) : header;
    }
}
