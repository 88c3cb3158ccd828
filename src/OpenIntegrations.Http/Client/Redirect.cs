using System;
using OpenIntegrations.Http.Bodies;
using OpenIntegrations.Http.Requests;

namespace OpenIntegrations.Http.Client;

/// <summary>Where an answer of 3xx leads, by the rules of browsers (RFC 9110, 15.4).</summary>
/// <param name="Request">The request to send next.</param>
/// <param name="IsSameOrigin">Whether credentials may go along.</param>
internal sealed record Redirect(WireRequest Request, bool IsSameOrigin)
{
    /// <summary>The next request; null when the answer stands: no redirect, no place to go, or a step from https down to http.</summary>
    public static Redirect? After(WireRequest request, int status, string? location)
    {
        if (status is not (300 or 301 or 302 or 303 or 307 or 308) || string.IsNullOrEmpty(location)) return null;
        UrlParts? target = new UrlParts(request.Origin, request.Path, request.Query.ToString(), null).Resolve(location!);
        if (target is null || (request.Origin.IsSecure && !target.Origin.IsSecure)) return null;
        bool isSame = target.Origin == request.Origin;
        string method = MethodAfter(request.Method, status);
        HeaderList headers = isSame ? request.Headers.Clone() : Confidential.Without(request.Headers);
        bool keepsBody = method == request.Method;
        return new(new WireRequest(method, target.Origin, target.Path)
        {
            Query = QueryString.Parse(target.Query),
            Headers = keepsBody ? headers : WithoutContent(headers),
            Body = keepsBody ? request.Body : RequestBody.Empty,
        }, isSame);
    }

    private static string MethodAfter(string method, int status) => (status, method) switch
    {
        (303, not "HEAD") => "GET",
        (300 or 301 or 302, "POST") => "GET",
        _ => method,
    };

    private static HeaderList WithoutContent(HeaderList headers)
    {
        var rest = new HeaderList();
        foreach (var (name, value) in headers)
        {
            if (!name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)) rest.Add(name, value);
        }
        return rest;
    }
}
